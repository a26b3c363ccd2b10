package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Decimals;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Origin;
import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What replicates make of small series. */
class UncertaintyTest {
  private static final Scheme SCHEME = Samples.scheme(P0Rule.MONTH_START);
  private static final Codebook CODEBOOK = Samples.configuration().codebook();

  @Test
  void aQuantileIsTheValueOfAReplicate() {
    double[] thousand = IntStream.rangeClosed(1, 1_000).mapToDouble(i -> i).toArray();
    assertThat(Band.of(thousand)).isEqualTo(new Band(25, 100, 500, 900, 975, 1_000));
    assertThat(Band.of(new double[] {3})).isEqualTo(new Band(3, 3, 3, 3, 3, 1));
    assertThat(Band.of(new double[] {1, 2, Double.NaN})).isEqualTo(new Band(1, 1, 1, 2, 2, 2));
    assertThat(Band.of(new double[] {Double.NaN}).replicates()).isZero();
    assertThat(Band.of(new double[] {Double.NaN}).median()).isNaN();
    assertThat(Band.of(new double[] {Double.NaN}).withoutNoise().median()).isNaN();
  }

  @Test
  void withoutAnythingToDrawBandsHaveNoWidth() {
    // One event a month, and each with a table score of its own.
    Uncertainty none =
        uncertainty(
            100,
            coding("A").on("2022-03").i0("0.3").weighing("0.3"),
            coding("B").on("2022-05").i0("-0.2").type("PROTEST").weighing("-0.2"));
    assertThat(none.swings()).isEmpty();
    assertThat(none.months())
        .hasSize(3)
        .allSatisfy(
            month -> {
              double score = month.score();
              assertThat(month.band()).isEqualTo(new Band(score, score, score, score, score, 100));
              assertThat(month.sameLevel()).isEqualTo(100);
              assertThat(month.samePart()).isEqualTo(100);
            });
  }

  @Test
  void eventsOfAMonthAreDrawnWithReplacement() {
    // Two events with table scores of their own: none, one or two of each.
    Uncertainty two =
        uncertainty(
            4_000,
            coding("A").on("2022-03-01").i0("0.9").weighing("0.9"),
            coding("B").on("2022-03-02").i0("0.3").weighing("0.3"));
    Band band = two.months().get(0).band();
    double part = (9 - 4.3) / 9;
    assertThat(band.low80()).isCloseTo(4.3 + 0.6 * part, within(1e-12));
    assertThat(band.median()).isCloseTo(4.3 + 1.2 * part, within(1e-12));
    assertThat(band.high80()).isCloseTo(4.3 + 1.8 * part, within(1e-12));
  }

  @Test
  void oneDrawOfATypeHoldsForAllItsEventsInAReplicate() {
    // One event a month, so only I0 is drawn: the second month repeats the first one's step.
    PackedSeries series = pack(null, null, visit("A", "2022-03"), visit("B", "2022-04"));
    Replicates replicates = Replicates.of(series, 9, 0, 200);
    for (int r = 0; r < 200; r++) {
      double first = (replicates.scores(0)[r] - 4.3) / (9 - 4.3);
      double second =
          (replicates.scores(1)[r] - replicates.scores(0)[r]) / (9 - replicates.scores(0)[r]);
      assertThat(second).isCloseTo(first, within(1e-12));
    }
    assertThat(Arrays.stream(replicates.scores(0)).distinct().count()).isGreaterThan(150);
  }

  @Test
  void levelsAreThoseOfTheDisplayedScores() {
    PackedSeries series =
        pack(null, null, visit("A", "2022-03"), visit("B", "2022-03"), tariff("C", "2022-04"));
    Replicates replicates = Replicates.of(series, 3, 0, 500);
    Uncertainty uncertainty = Uncertainty.of(List.of(replicates));
    for (int m = 0; m < 2; m++) {
      Uncertainty.MonthBand month = uncertainty.months().get(m);
      double level = 0;
      double part = 0;
      for (double score : replicates.scores(m)) {
        var place = place(score);
        level += place.level().equals(place(month.score()).level()) ? 1 : 0;
        part += place.equals(place(month.score())) ? 1 : 0;
      }
      assertThat(month.sameLevel()).isEqualTo(100 * level / 500, within(1e-9));
      assertThat(month.samePart()).isEqualTo(100 * part / 500, within(1e-9));
      assertThat(month.samePart()).isLessThan(100);
    }
  }

  @Test
  void aReplicateThatLeavesTheScaleDoesNotCountFromThatMonthOn() {
    Codebook wide = codebook(type("BREAK", Sign.NEGATIVE, -4_500_000, -9_500_000, 0));
    PackedSeries series =
        PackedSeries.of(
            SCHEME,
            wide,
            months(
                visitOf("A", "2022-03", "VISIT-HOS", "0.3"),
                coding("B").on("2022-04").type("BREAK").weighing("-4.5"),
                visitOf("C", "2022-05", "VISIT-HOS", "0.3")),
            null,
            null);
    Uncertainty uncertainty = Uncertainty.of(List.of(Replicates.of(series, 1, 0, 400)));
    assertThat(uncertainty.months().get(0).band().replicates()).isEqualTo(400);
    int kept = uncertainty.months().get(1).band().replicates();
    assertThat(kept).isBetween(300, 399);
    assertThat(uncertainty.months().get(2).band().replicates()).isEqualTo(kept);
    assertThat(uncertainty.shares())
        .allSatisfy(share -> assertThat(share.band().replicates()).isEqualTo(kept));
    Uncertainty.Swing swing = uncertainty.swings().get(0);
    assertThat(swing.type().code()).isEqualTo("BREAK");
    assertThat(swing.atLowest()).isNaN();
    assertThat(swing.atHighest()).isBetween(4.0, 5.0);
    assertThat(swing.size()).isNaN();
  }

  @Test
  void aShareOfNothingHasNoBand() {
    Uncertainty nothing =
        uncertainty(10, coding("A").on("2022-03").i0("0").weighing(Sign.POSITIVE, 0));
    assertThat(nothing.shares()).hasSize(2);
    assertThat(nothing.shares().get(0).share()).isNaN();
    assertThat(nothing.shares().get(0).band().replicates()).isZero();
  }

  @Test
  void theWindowBoundsSharesAndTheFinalScoreAndNothingElse() {
    WeightedCoding[] codings = {
      visit("A", "2022-03"), tariff("B", "2022-04"), visit("C", "2022-05"), tariff("D", "2022-06")
    };
    Uncertainty whole = Uncertainty.of(List.of(Replicates.of(pack(null, null, codings), 1, 0, 50)));
    Uncertainty part =
        Uncertainty.of(List.of(Replicates.of(pack("2022-04", "2022-05", codings), 1, 0, 50)));
    assertThat(part.months()).isEqualTo(whole.months());
    assertThat(part.shares()).hasSize(4);
    assertThat(part.swings().get(0).score()).isEqualTo(whole.months().get(2).score());
    assertThat(part.swings()).extracting(Uncertainty.Swing::events).containsExactlyInAnyOrder(1, 2);
    assertThat(whole.swings()).extracting(Uncertainty.Swing::events).containsOnly(2);

    Uncertainty later =
        Uncertainty.of(List.of(Replicates.of(pack("2023-01", "2023-02", codings), 1, 0, 50)));
    assertThat(later.shares()).isEmpty();
    Uncertainty before =
        Uncertainty.of(List.of(Replicates.of(pack(null, "2022-01", codings), 1, 0, 50)));
    assertThat(before.shares()).isEmpty();
    assertThat(before.swings()).isEmpty();
  }

  @Test
  void bandsAreCarriedAndCutAsScoresAre() {
    Uncertainty bands = uncertainty(20, visit("A", "2022-03"));
    Uncertainty carried = bands.carriedTo(YearMonth.of(2022, 6));
    assertThat(carried.months()).hasSize(4);
    assertThat(carried.months().get(3).month()).isEqualTo(YearMonth.of(2022, 6));
    assertThat(carried.months().get(3).band()).isEqualTo(bands.months().get(0).band());
    assertThat(bands.carriedTo(YearMonth.of(2022, 1))).isEqualTo(bands);
    Uncertainty cut = carried.between(YearMonth.of(2022, 4), YearMonth.of(2022, 5));
    assertThat(cut.period()).isEqualTo("2022-04/2022-05");
    assertThat(cut.months()).hasSize(2);
  }

  @Test
  void aSeriesWithoutMonthsIsItsInitialScore() {
    Uncertainty bands = uncertainty(20).carriedTo(YearMonth.of(2022, 3));
    assertThat(bands.months())
        .containsExactly(
            new Uncertainty.MonthBand(
                YearMonth.of(2022, 3), 4.3, new Band(4.3, 4.3, 4.3, 4.3, 4.3, 20), 100, 100));
    assertThat(bands.shares()).isEmpty();
    assertThat(bands.swings()).isEmpty();
  }

  @Test
  void dyadsShareTheTableScoresOfAReplicate() {
    PackedSeries china = pack(null, null, visit("A", "2022-03"));
    PackedSeries other =
        PackedSeries.of(
            SCHEME,
            CODEBOOK,
            DyadMonths.of(
                new DyadProfile(
                    Dyad.parse("JPN-KOR").orElseThrow(),
                    new LocalizedNames("", "", ""),
                    YearMonth.of(2022, 2),
                    4.3,
                    DyadProfile.Basis.GIVEN,
                    ""),
                List.of(visit("A", "2022-03"))),
            null,
            null);
    assertThat(Replicates.of(other, 1, 0, 50).scores(0))
        .isEqualTo(Replicates.of(china, 1, 0, 50).scores(0));
  }

  private static Levels.Place place(double score) {
    return SCHEME.levels().of(Decimals.roundedDecimal(score, SCHEME.decimals()));
  }

  private static Uncertainty uncertainty(int replicates, WeightedCoding... codings) {
    return Uncertainty.of(List.of(Replicates.of(pack(null, null, codings), 1, 0, replicates)));
  }

  private static PackedSeries pack(
      @Nullable String from, @Nullable String to, WeightedCoding... codings) {
    return PackedSeries.of(
        SCHEME,
        CODEBOOK,
        months(codings),
        from == null ? null : YearMonth.parse(from),
        to == null ? null : YearMonth.parse(to));
  }

  private static DyadMonths months(WeightedCoding... codings) {
    return DyadMonths.of(Samples.profile("2022-02", 4.3), List.of(codings));
  }

  private static WeightedCoding visit(String id, String month) {
    return visitOf(id, month, "VISIT-HOS", "0.3");
  }

  private static WeightedCoding tariff(String id, String month) {
    return coding(id).on(month).type("TARIFF").theme("TRADE-FRICTION").weighing("-0.45");
  }

  private static WeightedCoding visitOf(String id, String month, String type, String i0) {
    return coding(id).on(month).type(type).weighing(i0);
  }

  private static Codebook codebook(EventType more) {
    Map<String, EventType> types = new LinkedHashMap<>(CODEBOOK.types());
    types.put(more.code(), more);
    return new Codebook("wide", "wide.json", types);
  }

  private static EventType type(String code, Sign sign, long i0, long lowest, long highest) {
    return new EventType(
        code, new LocalizedNames("", "", ""), sign, i0, lowest, highest, Origin.ASSUMED, "");
  }
}
