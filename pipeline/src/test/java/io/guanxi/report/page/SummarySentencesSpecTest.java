package io.guanxi.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Sign;
import io.guanxi.report.Language;
import io.guanxi.scheme.DyadProfile.Basis;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The sentences, case by case: none, one and many of everything that is counted. */
class SummarySentencesSpecTest {
  private static final LocalizedNames PAIR =
      new LocalizedNames("China–South Korea", "中韩关系", "한중관계");
  private static final LocalizedNames GOOD = new LocalizedNames("good, low", "良好低等", "양호 하");
  private static final LocalizedNames INTERNAL =
      new LocalizedNames("interference in China's internal affairs", "干涉中国内政", "중국 내정 간섭");
  private static final LocalizedNames MILITARY =
      new LocalizedNames("military cooperation", "军事合作", "군사협력");
  private static final LocalizedNames TRADE = new LocalizedNames("trade", "经贸合作", "통상 협력");
  private static final YearMonth FIRST = YearMonth.of(2025, 1);

  /** A standing with displayed scores from 2025-01 on, after a start at the end of 2024-12. */
  private static PairStanding standing(
      Basis basis, String start, List<String> displayed, PairStanding.ThemedEvent... events) {
    List<PairStanding.Point> months = new ArrayList<>();
    for (String each : displayed) {
      months.add(point(FIRST.plusMonths(months.size()), each));
    }
    return new PairStanding(
        PAIR, basis, point(FIRST.minusMonths(1), start), months, GOOD, List.of(events));
  }

  /** A month whose unrounded score is the displayed one. */
  private static PairStanding.Point point(YearMonth month, String displayed) {
    BigDecimal score = new BigDecimal(displayed);
    return new PairStanding.Point(month, score, score.doubleValue());
  }

  private static PairStanding.ThemedEvent event(
      int month, Sign sign, LocalizedNames theme, String points) {
    return new PairStanding.ThemedEvent(
        YearMonth.of(2025, month), sign, theme, new BigDecimal(points));
  }

  private static List<String> of(Language language, PairStanding standing) {
    return new SummarySentences(language, 1).of(standing);
  }

  @Test
  void manyEventsAndAFall() {
    PairStanding standing =
        standing(
            Basis.PUBLISHED,
            "4.3",
            List.of("4.3", "3.9", "3.1", "3.1"),
            event(2, Sign.NEGATIVE, INTERNAL, "0.45"),
            event(3, Sign.NEGATIVE, MILITARY, "0.55"),
            event(4, Sign.NEGATIVE, INTERNAL, "0.50"),
            event(4, Sign.POSITIVE, TRADE, "9"));
    assertThat(of(Language.EN, standing))
        .containsExactly(
            "In April 2025 the China–South Korea score stood at 3.1 (good, low), unchanged from"
                + " March, with 2 events in the month.",
            "Since January 2025 it has fallen by 1.2 (−1.200 before rounding); 63\u00a0% of the negative score since then"
                + " belongs to one theme, “interference in China's internal affairs”.");
    assertThat(of(Language.ZH, standing))
        .containsExactly(
            "2025年4月中韩关系分值为3.1（良好低等），与3月持平，当月有2个事件。",
            "2025年1月以来下降1.2（未舍入−1.200）；其间负面分值的63%属于“干涉中国内政”。");
    assertThat(of(Language.KO, standing))
        .containsExactly(
            "2025년 4월 한중관계 점수는 3.1점(양호 하)으로 3월과 같으며, 그달의 사건은 2건이다.",
            "2025년 1월 이후 1.2점(반올림 전 −1.200) 내렸으며, 그동안 부정 점수의 63%는 ‘중국 내정 간섭’ 주제에 속한다.");
  }

  @Test
  void firstMonthWithOneEventOfOneTheme() {
    PairStanding standing =
        standing(Basis.ASSUMED, "-0.2", List.of("0.1"), event(1, Sign.POSITIVE, TRADE, "0.3"));
    assertThat(of(Language.EN, standing))
        .containsExactly(
            "In January 2025 the China–South Korea score, whose level rests on an assumed start,"
                + " stood at 0.1 (good, low), up 0.3 (+0.300 before rounding) from the start at the end of December 2024,"
                + " with one event in the month.",
            "Since December 2024 it has risen by 0.3 (+0.300 before rounding); all of the positive score since then belongs"
                + " to one theme, “trade”.");
    assertThat(of(Language.ZH, standing))
        .containsExactly(
            "2025年1月中韩关系分值为0.1（良好低等；水平以假定的起点为准），较2024年12月末的起点上升0.3（未舍入+0.300），当月有1个事件。",
            "2024年12月以来上升0.3（未舍入+0.300）；其间正面分值全部属于“经贸合作”。");
    assertThat(of(Language.KO, standing))
        .containsExactly(
            "2025년 1월 한중관계 점수(수준은 가정한 시작값에 따름)는 0.1점(양호 하)으로 시작값인 2024년 12월 말 수준보다"
                + " 0.3점(반올림 전 +0.300) 올랐으며, 그달의 사건은 1건이다.",
            "2024년 12월 이후 0.3점(반올림 전 +0.300) 올랐으며, 그동안 긍정 점수는 모두 ‘통상 협력’ 주제에 속한다.");
  }

  @Test
  void neverMovedAndNoEvent() {
    PairStanding standing = standing(Basis.GIVEN, "3.0", List.of("3.0", "3.0"));
    assertThat(of(Language.EN, standing))
        .containsExactly(
            "In February 2025 the China–South Korea score, whose start was given by the user, stood"
                + " at 3.0 (good, low), unchanged from January, with no event coded in the month.",
            "It has not moved since the end of December 2024; no event was scored in that time.");
    assertThat(of(Language.ZH, standing))
        .containsExactly(
            "2025年2月中韩关系分值为3.0（良好低等；起点由使用者给定），与1月持平，当月没有已编码的事件。", "2024年12月末以来未有变动；其间没有计入任何事件。");
    assertThat(of(Language.KO, standing))
        .containsExactly(
            "2025년 2월 한중관계 점수(시작값은 사용자가 지정)는 3.0점(양호 하)으로 1월과 같으며, 그달에 코딩된 사건은 없다.",
            "2024년 12월 말 이후 변동이 없으며, 그동안 채점된 사건은 없다.");
  }

  @Test
  void neverMovedThoughEventsWereScored() {
    assertThat(
            of(
                    Language.EN,
                    standing(
                        Basis.PUBLISHED,
                        "3.0",
                        List.of("3.0"),
                        event(1, Sign.NEGATIVE, INTERNAL, "0.001"),
                        event(1, Sign.NEGATIVE, MILITARY, "0.999")))
                .get(1))
        .isEqualTo(
            "It has not moved since the end of December 2024; more than 99\u00a0% of the negative"
                + " score since then belongs to one theme, “military cooperation”.");
  }

  @Test
  void eventsWithoutAScore() {
    assertThat(
            of(
                    Language.EN,
                    standing(
                        Basis.PUBLISHED,
                        "3.0",
                        List.of("3.0"),
                        event(1, Sign.POSITIVE, TRADE, "0")))
                .get(1))
        .isEqualTo(
            "It has not moved since the end of December 2024; no event of that time has a table"
                + " score other than zero.");
  }

  @Test
  void roundingIsNotToldAsMovement() {
    PairStanding standing =
        new PairStanding(
            PAIR,
            Basis.PUBLISHED,
            new PairStanding.Point(FIRST.minusMonths(1), new BigDecimal("3.1"), 3.129),
            List.of(
                new PairStanding.Point(FIRST, new BigDecimal("3.2"), 3.163),
                new PairStanding.Point(FIRST.plusMonths(1), new BigDecimal("3.2"), 3.24)),
            GOOD,
            List.of());
    assertThat(of(Language.EN, standing).get(0))
        .contains("unchanged from January (+0.077 before rounding)");
    assertThat(of(Language.EN, standing).get(1))
        .contains("Since December 2024 it has risen by 0.1 (+0.111 before rounding);");
  }

  @Test
  void monthBeforeOfAnotherYearIsNamedWithIt() {
    PairStanding standing =
        new PairStanding(
            PAIR,
            Basis.PUBLISHED,
            point(YearMonth.of(2024, 11), "-0.4"),
            List.of(point(YearMonth.of(2024, 12), "-0.4"), point(FIRST, "-0.5")),
            GOOD,
            List.of());
    assertThat(of(Language.EN, standing).get(0))
        .isEqualTo(
            "In January 2025 the China–South Korea score stood at −0.5 (good, low), down 0.1 (−0.100 before rounding) from"
                + " December 2024, with no event coded in the month.");
  }

  @Test
  void theFarthestMonthIsTheReferenceTheLatestOfSeveral() {
    PairStanding standing = standing(Basis.PUBLISHED, "4.3", List.of("4.3", "4.0", "4.3", "3.9"));
    assertThat(standing.reference().month()).isEqualTo(YearMonth.of(2025, 3));
    assertThat(standing.changeSince(standing.reference())).isEqualByComparingTo("-0.4");
  }

  @Property(seed = "20260101", tries = 400)
  void sentencesAreWholeInEveryCase(@ForAll("standings") PairStanding standing) {
    for (Language language : Language.values()) {
      List<String> sentences = of(language, standing);
      assertThat(sentences).hasSize(2);
      for (String sentence : sentences) {
        assertThat(sentence)
            .endsWith(language == Language.ZH ? "。" : ".")
            .doesNotContain("{", "}", "  ", " ,", " .", "null", ",,", "''")
            .doesNotContainPattern("−0\\.0+(?![0-9])")
            .doesNotContainPattern("\\b1 events|\\b0 events|\\b0 event\\b|\\b(up|down|by) 0\\.0\\b")
            .doesNotContainPattern("(100|\\b0)\u00a0?%");
      }
    }
  }

  @Provide
  Arbitrary<PairStanding> standings() {
    Arbitrary<List<String>> scores =
        Arbitraries.integers()
            .between(-12, 12)
            .map(tenths -> BigDecimal.valueOf(tenths, 1).toPlainString())
            .list()
            .ofMinSize(2)
            .ofMaxSize(12);
    Arbitrary<List<PairStanding.ThemedEvent>> events =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.of(Sign.values()),
                Arbitraries.of(INTERNAL, MILITARY, TRADE),
                Arbitraries.of("0", "0.001", "0.4", "5"))
            .as(SummarySentencesSpecTest::event)
            .list()
            .ofMaxSize(6);
    return Combinators.combine(Arbitraries.of(Basis.values()), scores, events)
        .as(
            (basis, all, those) ->
                standing(
                    basis,
                    all.get(0),
                    all.subList(1, all.size()),
                    those.toArray(PairStanding.ThemedEvent[]::new)));
  }
}
