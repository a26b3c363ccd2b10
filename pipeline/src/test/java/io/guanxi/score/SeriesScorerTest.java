package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Contribution;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.testkit.Samples;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The series of a dyad in cases that can be followed by hand. */
class SeriesScorerTest {
  private static final DyadProfile START = Samples.profile("2022-02", 4.5);

  @Test
  void aMonthIsOneStepFromItsStart() {
    DyadScores scores =
        score(
            P0Rule.MONTH_START,
            coding("E1").on("2022-03-01").weighing("0.2"),
            coding("E2").on("2022-03-05").weighing("-0.3"),
            coding("E3").on("2022-03-09").weighing("0.4"));

    // 4.5 + 4.5/9 · 0.6 + 13.5/9 · (−0.3)
    assertThat(scores.months())
        .containsExactly(
            new MonthlyScore(YearMonth.of(2022, 3), 4.5, 4.35, 600_000, -300_000, 2, 1, 0));
    assertThat(scores.contributions())
        .extracting(Object::toString)
        .allMatch(text -> text.contains("p0=4.5,"));
    assertThat(scores.contributions().get(1).impact()).isEqualTo(-0.45);
  }

  @Test
  void underRunningEveryEventMeetsWhatTheOnesBeforeItLeft() {
    DyadScores scores =
        score(
            P0Rule.RUNNING,
            coding("E1").on("2022-03-01").weighing("1"),
            coding("E2").on("2022-03-05").weighing("-1"));

    // 4.5 + 4.5/9 = 5; 5 − 14/9
    assertThat(scores.contributions())
        .extracting(each -> each.coding().coding().eventId() + " " + each.p0())
        .containsExactly("E1 4.5", "E2 5.0");
    assertThat(scores.months())
        .containsExactly(
            new MonthlyScore(
                YearMonth.of(2022, 3), 4.5, 5.0 - 14.0 / 9, 1_000_000, -1_000_000, 1, 1, 0));
  }

  @ParameterizedTest
  @EnumSource(P0Rule.class)
  void eventsMeetTheRelationByDateThenEventIdWithUnknownDaysLast(P0Rule rule) {
    DyadScores scores =
        score(
            rule,
            coding("A-month-only").on("2022-03").weighing("0.1"),
            coding("B2").on("2022-03-10").weighing("-0.1"),
            coding("Z").on("2022-03-09").weighing("0.1"),
            coding("B10").on("2022-03-10").weighing("0.1"),
            coding("last-day").on("2022-03-31").weighing("0.1"));

    assertThat(scores.contributions())
        .extracting(each -> each.coding().coding().eventId())
        .containsExactly("Z", "B10", "B2", "last-day", "A-month-only");
  }

  @ParameterizedTest
  @EnumSource(P0Rule.class)
  void silentMonthsLeaveTheScoreAsItIsForAnyLengthOfTime(P0Rule rule) {
    // China–ROK stood at −6.6 for 352 months (METHOD §3).
    DyadProfile profile = Samples.profile("1952-12", -6.6);
    YearMonth next = YearMonth.of(1952, 12).plusMonths(353);

    DyadScores scores =
        Samples.score(rule, profile, List.of(coding("E1").on(next.toString()).weighing("0.9")));

    assertThat(scores.months()).hasSize(353);
    assertThat(scores.months().subList(0, 352))
        .allMatch(month -> month.score() == -6.6 && month.change() == 0 && month.events() == 0);
    assertThat(scores.months().get(352).start()).isEqualTo(-6.6);
    assertThat(scores.months().get(352).change()).isGreaterThan(0);
  }

  @Test
  void monthsAreContiguousFromTheOneAfterTheStart() {
    DyadScores scores =
        score(
            P0Rule.MONTH_START,
            coding("E2").on("2023-01-01").weighing("0.2"),
            coding("E1").on("2022-11-01").weighing("0.2"));

    assertThat(scores.firstMonth()).isEqualTo(YearMonth.of(2022, 3));
    assertThat(scores.lastMonth()).isEqualTo(YearMonth.of(2023, 1));
    assertThat(scores.months())
        .extracting(MonthlyScore::month)
        .containsExactly(
            YearMonth.of(2022, 3),
            YearMonth.of(2022, 4),
            YearMonth.of(2022, 5),
            YearMonth.of(2022, 6),
            YearMonth.of(2022, 7),
            YearMonth.of(2022, 8),
            YearMonth.of(2022, 9),
            YearMonth.of(2022, 10),
            YearMonth.of(2022, 11),
            YearMonth.of(2022, 12),
            YearMonth.of(2023, 1));
    assertThat(scores.months()).extracting(MonthlyScore::events).filteredOn(n -> n > 0).hasSize(2);
  }

  @Test
  void retractedCodingsAreCountedAndNotScoredButLengthenTheSeries() {
    DyadScores scores =
        score(
            P0Rule.MONTH_START,
            coding("E1").on("2022-03-01").status(Status.DISPUTED).weighing("0.2"),
            coding("E2").on("2022-04-01").status(Status.RETRACTED).weighing("-0.9"));

    assertThat(scores.months()).hasSize(2);
    assertThat(scores.months().get(1).change()).isZero();
    assertThat(scores.contributions()).hasSize(1);
    assertThat(scores.tally()).isEqualTo(new DyadMonths.Tally(1, 1, 1, 0, 0, 0, Map.of()));
  }

  @Test
  void withoutCodingsNothingIsScored() {
    DyadScores scores = score(P0Rule.MONTH_START);

    assertThat(scores.months()).isEmpty();
    assertThat(scores.lastMonth()).isEqualTo(YearMonth.of(2022, 2));
    assertThat(scores.firstMonth()).isEqualTo(YearMonth.of(2022, 3));
  }

  @Test
  void anEventOfScoreZeroIsCountedOnTheSideOfItsType() {
    DyadScores scores =
        score(P0Rule.MONTH_START, coding("E1").on("2022-03-01").weighing(Sign.NEGATIVE, 0));

    assertThat(scores.months())
        .containsExactly(new MonthlyScore(YearMonth.of(2022, 3), 4.5, 4.5, 0, 0, 0, 1, 0));
  }

  @ParameterizedTest
  @EnumSource(P0Rule.class)
  void tableScoresThatDifferByExactlyNEndOnTheEdgeAndNeverBeyond(P0Rule rule) {
    // 8.1 − 9 · 17.1/9 is −9.000000000000002 in binary fractions.
    assertThat(8.1 - 9 * (9 + 8.1) / 9).isLessThan(-9);
    assertThat(endOf(rule, 8.1, "-9")).isEqualTo(-9);
    for (int tenths = -90; tenths <= 90; tenths++) {
      assertThat(endOf(rule, tenths / 10.0, "9")).isBetween(9 - 1e-12, 9.0);
      assertThat(endOf(rule, tenths / 10.0, "-9")).isBetween(-9.0, -9 + 1e-12);
    }
  }

  @Test
  void severalEventsThatDifferByExactlyNEndOnTheEdge() {
    List<WeightedCoding> codings = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      codings.add(coding("N" + i).weighing("-1"));
    }
    codings.add(coding("P").weighing("1"));

    DyadScores scores = Samples.score(P0Rule.MONTH_START, Samples.profile("2022-02", 0), codings);

    assertThat(scores.months().get(0).score()).isEqualTo(-9);
  }

  @Test
  void aMicropointMoreThanNIsAFault() {
    List<WeightedCoding> codings = List.of(coding("E").weighing("-9.000001"));

    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> Samples.score(P0Rule.MONTH_START, START, codings))
        .withMessage(
            "CHN-KOR 2022-03: the score would leave the scale of ±9: table scores of 0 and"
                + " -9.000001 meet 4.5; they may differ by 9 at most");
  }

  @Test
  void leavingTheScaleIsAFault() {
    List<WeightedCoding> codings = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      codings.add(coding("E" + i).on("2022-05-01").weighing("3"));
    }

    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> Samples.score(P0Rule.MONTH_START, START, codings))
        .withMessage(
            "CHN-KOR 2022-05: the score would leave the scale of ±9: table scores of 15 and 0 meet"
                + " 4.5; they may differ by 9 at most");
  }

  @Test
  void leavingTheScaleAtTheLowerEndIsAFault() {
    List<WeightedCoding> codings = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      codings.add(coding("E" + i).on("2022-03").weighing("-1"));
    }
    codings.add(coding("P").on("2022-03").weighing("0.25"));

    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> Samples.score(P0Rule.MONTH_START, START, codings))
        .withMessage(
            "CHN-KOR 2022-03: the score would leave the scale of ±9: table scores of 0.25 and -12"
                + " meet 4.5; they may differ by 9 at most");
  }

  @Test
  void carryingAddsSilentMonthsAndNothingElse() {
    DyadScores scores = score(P0Rule.MONTH_START, coding("E1").on("2022-03-01").weighing("0.2"));

    DyadScores carried = scores.carriedTo(YearMonth.of(2022, 6));

    double end = scores.months().get(0).score();
    assertThat(carried.months()).startsWith(scores.months().get(0)).hasSize(4);
    assertThat(carried.months().get(3))
        .isEqualTo(new MonthlyScore(YearMonth.of(2022, 6), end, end, 0, 0, 0, 0, 0));
    assertThat(carried.contributions()).isEqualTo(scores.contributions());
    assertThat(scores.carriedTo(YearMonth.of(2022, 3))).isEqualTo(scores);
    assertThat(scores.carriedTo(YearMonth.of(2020, 1))).isEqualTo(scores);
  }

  @Test
  void aSeriesWithoutMonthsIsCarriedFromItsStart() {
    DyadScores carried = score(P0Rule.MONTH_START).carriedTo(YearMonth.of(2022, 4));

    assertThat(carried.months())
        .containsExactly(
            new MonthlyScore(YearMonth.of(2022, 3), 4.5, 4.5, 0, 0, 0, 0, 0),
            new MonthlyScore(YearMonth.of(2022, 4), 4.5, 4.5, 0, 0, 0, 0, 0));
  }

  @Test
  void cuttingKeepsBothEndsAndTheScores() {
    DyadScores scores =
        score(
            P0Rule.MONTH_START,
            coding("E1").on("2022-03-01").weighing("0.2"),
            coding("E2").on("2022-04-30").weighing("0.2"),
            coding("E3").on("2022-05-01").weighing("0.2"),
            coding("E4").on("2022-06").weighing("0.2"));

    DyadScores cut = scores.between(YearMonth.of(2022, 4), YearMonth.of(2022, 5));

    assertThat(cut.months()).isEqualTo(scores.months().subList(1, 3));
    assertThat(cut.contributions()).isEqualTo(scores.contributions().subList(1, 3));
    assertThat(cut.tally()).isEqualTo(scores.tally());
  }

  /** The score of the first month, with one event, from a start. */
  private static double endOf(P0Rule rule, double start, String points) {
    DyadProfile profile = Samples.profile("2022-02", start);
    return Samples.score(rule, profile, List.of(coding("E").weighing(points)))
        .months()
        .get(0)
        .score();
  }

  private static DyadScores score(P0Rule rule, WeightedCoding... codings) {
    return Samples.score(rule, START, List.of(codings));
  }

  /** 0.3 and −0.12 meet 4.5: +0.15 and −0.18. */
  @ParameterizedTest
  @EnumSource(P0Rule.class)
  void aMonthBelowTheDeadBandLeavesTheScoreAndKeepsItsImpacts(P0Rule rule) {
    DyadScores scores =
        SeriesScorer.score(
            Samples.scheme(rule).withDeadBand(0.1),
            DyadMonths.of(
                Samples.profile("2022-02", 4.5),
                List.of(
                    coding("a").on("2022-03-01").type("VISIT-HOS").weighing("0.3"),
                    coding("b").on("2022-03-09").type("PROTEST").weighing("-0.12"))));

    MonthlyScore month = scores.months().get(0);
    double impacts = scores.contributions().stream().mapToDouble(Contribution::impact).sum();
    assertThat(month.score()).isEqualTo(4.5);
    assertThat(month.change()).isZero();
    assertThat(impacts).isNegative();
    assertThat(impacts + month.heldBack()).isCloseTo(0, within(1e-12));
    assertThat(month.events()).isEqualTo(2);
  }

  /** 0.2 meets 4.5 and does 0.1: as wide as the band, which holds back what is less. */
  @Test
  void aMonthAsWideAsTheDeadBandMovesTheScore() {
    DyadMonths dyad =
        DyadMonths.of(
            Samples.profile("2022-02", 4.5),
            List.of(coding("a").on("2022-03-01").type("VISIT-HOS").weighing("0.2")));
    Scheme scheme = Samples.scheme(P0Rule.MONTH_START);

    MonthlyScore asWide = SeriesScorer.score(scheme.withDeadBand(0.1), dyad).months().get(0);
    MonthlyScore wider = SeriesScorer.score(scheme.withDeadBand(0.11), dyad).months().get(0);

    assertThat(asWide.score()).isEqualTo(4.6);
    assertThat(asWide.heldBack()).isZero();
    assertThat(wider.score()).isEqualTo(4.5);
    assertThat(wider.heldBack()).isEqualTo(-0.1);
  }
}
