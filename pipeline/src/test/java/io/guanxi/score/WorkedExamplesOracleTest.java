package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Decimals;
import io.guanxi.model.MonthlyScore;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.Samples;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** METHOD §2: five published months in which little else happened. */
class WorkedExamplesOracleTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "India 1950-04,            4.6,  1.5,  5.3",
    "Indonesia 1950-04,        0.0,  1.5,  1.5",
    "Pakistan 1951-05,        -0.8,  1.5,  0.8",
    "West Germany 1972-10,    -1.5,  1.5,  0.2",
    "Indonesia 1967-10,       -4.1, -1.5, -4.9",
  })
  void relationsEstablishedOrSeveredMoveTheScoreAsPublished(
      String month, double before, String i0, BigDecimal published) {
    for (P0Rule rule : P0Rule.values()) {
      DyadScores scores =
          Samples.score(
              rule,
              Samples.profile("1950-03", before),
              List.of(coding(month).on("1950-04").weighing(i0)));

      assertThat(scores.months()).hasSize(1);
      MonthlyScore scored = scores.months().get(0);
      assertThat(Decimals.roundedDecimal(scored.score(), 1).subtract(published).abs())
          .as("%s under %s", month, rule)
          .isLessThanOrEqualTo(new BigDecimal("0.1"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // (9 − 4.6)/9 · 1.5 and so on, by hand
    "India 1950-04,            4.6,  1.5,  0.7333333333",
    "Indonesia 1950-04,        0.0,  1.5,  1.5",
    "Pakistan 1951-05,        -0.8,  1.5,  1.6333333333",
    "West Germany 1972-10,    -1.5,  1.5,  1.75",
    "Indonesia 1967-10,       -4.1, -1.5, -0.8166666667",
  })
  void theImpactIsTheFormulas(String month, double met, double i0, double impact) {
    long micros = Math.round(i0 * 1e6);
    for (CarriedScore score : List.of(CarriedScore.inDecimals(9), CarriedScore.inBinary(9))) {
      score.startAt(met);
      assertThat(score.impact(Math.max(micros, 0), Math.min(micros, 0)))
          .as(month)
          .isCloseTo(impact, within(1e-9));
    }
  }
}
