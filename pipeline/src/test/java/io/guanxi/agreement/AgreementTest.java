package io.guanxi.agreement;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.P0Rule;
import io.guanxi.score.DyadScores;
import io.guanxi.source.curated.Intake;
import io.guanxi.testkit.Samples;
import io.guanxi.text.FaultsException;
import io.guanxi.validate.Verdict;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are matched, counted and graded; every effect equals a score computed by hand. */
class AgreementTest {
  private static final Configuration CONFIGURATION = Samples.configuration();

  private static final WeightedCoding VISIT = coding("visit").on("2022-03-10").weighing("0.3");
  private static final WeightedCoding PROTEST =
      coding("protest").on("2022-04-05").type("PROTEST").theme("TRADE-FRICTION").weighing("-0.12");
  private static final WeightedCoding TARIFF =
      coding("protest").on("2022-04-05").type("TARIFF").theme("TRADE-FRICTION").weighing("-0.45");
  private static final WeightedCoding DEAL =
      coding("deal").on("2022-05").type("AGREE-ECON").theme("ECON-COOP").weighing("0.09");

  @Test
  void anEventIsMatchedByIdAndDyad() {
    WeightedCoding elsewhere = coding("visit").dyad("USA-KOR").weighing("0.3");
    Agreement agreement = compare(List.of(VISIT, PROTEST), List.of(VISIT, elsewhere));
    assertThat(agreement.common()).isEqualTo(1);
    assertThat(agreement.dyads()).containsExactly("CHN-KOR");
    assertThat(agreement.period()).isEqualTo("2022-03/2022-03");
    assertThat(agreement.onlyA()).extracting(UnmatchedEvent::coding).containsExactly(PROTEST);
    assertThat(agreement.onlyB()).extracting(UnmatchedEvent::coding).containsExactly(elsewhere);
    assertThat(agreement.scores())
        .extracting(each -> each.profile().dyad().id())
        .containsExactly("CHN-KOR", "USA-KOR");
  }

  @Test
  void theEffectOfADisagreementIsThatOfTheScorer() {
    Agreement agreement = compare(List.of(VISIT, PROTEST, DEAL), List.of(VISIT, TARIFF, DEAL));
    assertThat(agreement.disagreements()).hasSize(1);
    Disagreement only = agreement.disagreements().get(0);
    assertThat(only.attributes()).containsExactly(Attribute.TYPE, Attribute.I0);
    // March: 4.3 + (9 − 4.3)/9 · 0.3; April: −(9 + P)/9 · 0.12 or 0.45; May: (9 − P)/9 · 0.09.
    double march = 4.3 + (9 - 4.3) / 9 * 0.3;
    double change = -(9 + march) / 9 * (0.45 - 0.12);
    assertThat(only.effect().month()).hasToString("2022-04");
    assertThat(only.effect().change().value()).isCloseTo(change, within(1e-12));
    double last = change - change / 9 * 0.09;
    assertThat(only.effect().last().value()).isCloseTo(last, within(1e-12));
    FinalScores scores = agreement.scores().get(0);
    assertThat(scores.b().value() - scores.a()).isCloseTo(last, within(1e-12));
    assertThat(scores.merged()).isEqualTo(scores.b());
  }

  @Test
  void anEventOfOneCoderAloneHasTheEffectOfLosingOrAddingIt() {
    Agreement agreement = compare(List.of(VISIT, PROTEST), List.of(PROTEST, DEAL));
    double a = last(List.of(VISIT, PROTEST), "2022-05");
    Effect lost = agreement.onlyA().get(0).effect();
    assertThat(lost.change().value()).isCloseTo(-(9 - 4.3) / 9 * 0.3, within(1e-12));
    assertThat(lost.last().value()).isCloseTo(last(List.of(PROTEST), "2022-05") - a, within(1e-12));
    Effect added = agreement.onlyB().get(0).effect();
    assertThat(added.month()).hasToString("2022-05");
    assertThat(added.last().value())
        .isCloseTo(last(List.of(VISIT, PROTEST, DEAL), "2022-05") - a, within(1e-12));
    assertThat(agreement.scores().get(0).merged().value()).isEqualTo(a);
  }

  @Test
  void anEventDatedOtherwiseLeavesTheFirstCodersMonth() {
    WeightedCoding later = coding("visit").on("2022-04-10").weighing("0.3");
    Agreement agreement = compare(List.of(VISIT), List.of(later));
    Disagreement only = agreement.disagreements().get(0);
    assertThat(only.attributes()).containsExactly(Attribute.DATE);
    assertThat(only.effect().month()).hasToString("2022-03");
    assertThat(only.effect().change().value()).isCloseTo(-(9 - 4.3) / 9 * 0.3, within(1e-12));
    assertThat(only.effect().last().value()).isCloseTo(0, within(1e-12));
    assertThat(agreement.kappa(Attribute.TYPE).observed()).isEqualTo(1);
  }

  @Test
  void theLargestEffectComesFirstAndAnUndefinedOneBeforeIt() {
    List<WeightedCoding> a = List.of(VISIT, PROTEST, DEAL);
    List<WeightedCoding> b =
        List.of(
            coding("visit").on("2022-03-10").i0("0.31").weighing("0.31"),
            TARIFF,
            coding("deal").on("2022-05").type("AGREE-ECON").theme("ECON-COOP").weighing("99"));
    Agreement agreement = compare(a, b);
    assertThat(agreement.disagreements())
        .extracting(each -> each.a().coding().eventId())
        .containsExactly("deal", "protest", "visit");
    Effect undefined = agreement.disagreements().get(0).effect();
    assertThat(undefined.change().isDefined()).isFalse();
    assertThat(undefined.last().reason())
        .startsWith("CHN-KOR 2022-05: the score would leave the scale of ±9");
    assertThat(agreement.scores().get(0).b().isDefined()).isFalse();
  }

  @Test
  void aFirstFileWhoseScoreLeavesTheScaleIsAFault() {
    assertThatThrownBy(
            () -> compare(List.of(coding("x").weighing("99")), List.of(coding("x").weighing("1"))))
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("a.csv: CHN-KOR 2022-03: the score would leave the scale of ±9");
  }

  @Test
  void retractedCodingsAreLeftOutAndCounted() {
    WeightedCoding retracted = coding("deal").status(Status.RETRACTED).weighing("0.09");
    Agreement agreement = compare(List.of(VISIT, DEAL), List.of(VISIT, retracted));
    assertThat(agreement.common()).isEqualTo(1);
    assertThat(agreement.b().retracted()).containsExactly(retracted);
    assertThat(agreement.onlyA()).extracting(UnmatchedEvent::coding).containsExactly(DEAL);
  }

  @Test
  void classesOfEitherCoderAreListedInTheOrderOfTheConfiguration() {
    Agreement agreement = compare(List.of(PROTEST, VISIT), List.of(TARIFF, VISIT));
    assertThat(agreement.graded())
        .extracting(AttributeAgreement::attribute)
        .containsExactly(Attribute.SIGN, Attribute.TYPE, Attribute.THEME);
    assertThat(agreement.graded().get(1).classes())
        .extracting(ClassAgreement::code)
        .containsExactly("VISIT-HOS", "PROTEST", "TARIFF");
    ClassAgreement tariff = agreement.graded().get(1).classes().get(2);
    assertThat(tariff.a()).isZero();
    assertThat(tariff.b()).isEqualTo(1);
    assertThat(tariff.both()).isZero();
    assertThat(tariff.kappa().kappa()).isZero();
  }

  @Test
  void aBarIsMetAtItsEdge() {
    List<WeightedCoding> a = new ArrayList<>();
    List<WeightedCoding> b = new ArrayList<>();
    // 20, 5; 10, 15: observed 0.7, expected 0.5, κ = 0.4 exactly.
    int[][] counts = {{20, 5}, {10, 15}};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int each = 0; each < counts[i][j]; each++) {
          a.add(small(i + "-" + j + "-" + each, i));
          b.add(small(i + "-" + j + "-" + each, j));
        }
      }
    }
    Agreement agreement = compare(a, b);
    assertThat(agreement.kappa(Attribute.SIGN).kappa()).isEqualTo(0.4);
    assertThat(KappaBar.all(agreement, 0.4))
        .extracting(KappaBar::verdict)
        .containsExactly(Verdict.PASS, Verdict.PASS, Verdict.PASS);
    assertThat(KappaBar.all(agreement, Math.nextUp(0.4)))
        .extracting(KappaBar::verdict)
        .containsOnly(Verdict.FAIL);
    assertThat(KappaBar.all(compare(List.of(VISIT), List.of(VISIT)), 0))
        .extracting(KappaBar::verdict)
        .containsOnly(Verdict.UNDEFINED);
  }

  private static WeightedCoding small(String id, int sign) {
    return sign == 0
        ? coding(id).weighing("0.001")
        : coding(id).type("PROTEST").theme("TRADE-FRICTION").weighing("-0.001");
  }

  private static double last(List<WeightedCoding> codings, String month) {
    DyadScores scores =
        Samples.score(P0Rule.MONTH_START, Samples.profile("2022-02", 4.3), codings)
            .carriedTo(YearMonth.parse(month));
    return scores.months().get(scores.months().size() - 1).score();
  }

  private static Agreement compare(List<WeightedCoding> a, List<WeightedCoding> b) {
    return Agreement.of(CONFIGURATION, file("a.csv", a), file("b.csv", b));
  }

  private static CodedFile file(String name, List<WeightedCoding> codings) {
    return CodedFile.of(new Intake.Sheet(name, codings.size(), codings, List.of(), 0));
  }
}
