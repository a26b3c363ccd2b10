package io.guanxi.report;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WindowExplainer;
import io.guanxi.model.WeightedCoding;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that people wrote into event files do no harm in the views. */
class ExplanationDocumentTest {
  private static final YearMonth MARCH = YearMonth.of(2022, 3);
  private static final Words WORDS = new Words(Samples.configuration(), Language.EN);

  @Test
  void aTitleCannotBreakOutOfItsCell() {
    Explanation explanation =
        explain(
            4.65,
            coding("e")
                .on("2022-03-01")
                .titles("a | b\n<img src=x> [link](http://example.org) *c* &amp;", "", "")
                .weighing("0.3"));

    assertThat(new ExplanationDocument(explanation, WORDS).document().markdown())
        .contains("| a \\| b \\<img src=x\\> \\[link\\](http://example.org) \\*c\\* \\&amp; |");
  }

  @Test
  void aTitleCannotSendCodesToTheTerminal() {
    Explanation explanation =
        explain(4.65, coding("e").on("2022-03-01").titles("\u001b[2Jgone", "", "").weighing("0.3"));

    assertThat(new ExplanationDocument(explanation, WORDS).document().text())
        .contains("[2Jgone")
        .doesNotContain("\u001b");
  }

  @Test
  void aMissingTitleIsTakenFromAnotherLanguageOrIsTheEventsId() {
    assertThat(WORDS.title(coding("id").titles("", "题", "제목").build())).isEqualTo("题");
    assertThat(WORDS.title(coding("id").titles("", "", "제목").build())).isEqualTo("제목");
    assertThat(WORDS.title(coding("id").titles("", " ", "").build())).isEqualTo("id");
  }

  @Test
  void whatCannotBeScoredIsCalledUndefinedWithTheReasonInEveryView() {
    List<WeightedCoding> tariffs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tariffs.add(
          coding("tariff-" + i)
              .on("2022-03-01")
              .type("TARIFF")
              .theme("TRADE-FRICTION")
              .weighing("-0.01"));
    }
    Explanation explanation = explain(4.35, tariffs.toArray(WeightedCoding[]::new));
    String reason = "CHN-KOR 2022-03: the score would leave the scale of ±9: ";

    assertThat(new ExplanationDocument(explanation, WORDS).document().text())
        .containsPattern("lower end of its range +undefined +" + reason);
    assertThat(new ExplanationDocument(explanation, WORDS).document().markdown())
        .containsPattern("lower end of its range \\(" + reason + ".*\\) \\| undefined \\|  \\|\n");
  }

  private static Explanation explain(double end, WeightedCoding... events) {
    return WindowExplainer.explain(
        Samples.configuration(),
        Samples.profile("2022-02", 4.5),
        List.of(events),
        MARCH,
        MARCH,
        MARCH,
        end);
  }
}
