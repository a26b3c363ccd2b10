package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Contribution;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.Samples;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** METHOD §3: what holds for any months of any events. */
class SeriesScorerPropertyTest {
  private static final YearMonth START = YearMonth.of(2022, 2);

  /** An event: months after the start, day (0: not known), table score in micropoints. */
  record Drawn(int month, int day, long micros) {}

  @Property(seed = "20260201")
  void impactsAddUpToTheChangeOfEveryMonth(
      @ForAll("events") List<Drawn> events,
      @ForAll @DoubleRange(min = -9, max = 9) double start,
      @ForAll P0Rule rule) {
    DyadScores scores = score(rule, start, codings(events));

    Map<YearMonth, Double> sums = new HashMap<>();
    for (Contribution each : scores.contributions()) {
      sums.merge(each.coding().coding().date().month(), each.impact(), Double::sum);
    }
    double before = start;
    for (MonthlyScore month : scores.months()) {
      assertThat(month.start()).isEqualTo(before);
      assertThat(month.change()).isCloseTo(sums.getOrDefault(month.month(), 0.0), within(1e-9));
      before = month.score();
    }
    assertThat(scores.contributions()).hasSameSizeAs(events);
  }

  @Property(seed = "20260202")
  void theOrderInWhichCodingsAreGivenDoesNotMatter(
      @ForAll("events") List<Drawn> events, @ForAll P0Rule rule, @ForAll long seed) {
    List<WeightedCoding> codings = codings(events);
    DyadScores expected = score(rule, 4.3, codings);

    List<WeightedCoding> shuffled = new ArrayList<>(codings);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(score(rule, 4.3, shuffled)).isEqualTo(expected);
  }

  @Property(seed = "20260203")
  void underMonthStartTheDaysOfEventsDoNotMatter(@ForAll("events") List<Drawn> events) {
    DyadScores dated = score(P0Rule.MONTH_START, 4.3, codings(events));
    List<Drawn> turned =
        events.stream()
            .map(each -> new Drawn(each.month(), 28 - each.day(), each.micros()))
            .toList();

    DyadScores other = score(P0Rule.MONTH_START, 4.3, codings(turned));

    assertThat(other.months()).isEqualTo(dated.months());
    assertThat(impacts(other)).isEqualTo(impacts(dated));
  }

  @Property(seed = "20260204")
  void underMonthStartEventsAddUp(@ForAll("events") List<Drawn> events) {
    List<Drawn> oneMonth =
        events.stream().map(each -> new Drawn(1, each.day(), each.micros())).toList();
    int half = oneMonth.size() / 2;

    double whole = change(oneMonth);

    assertThat(change(oneMonth.subList(0, half)) + change(oneMonth.subList(half, oneMonth.size())))
        .isCloseTo(whole, within(1e-9));
    assertThat(oneMonth.stream().mapToDouble(each -> change(List.of(each))).sum())
        .isCloseTo(whole, within(1e-9));
  }

  @Property(seed = "20260205")
  void monthsComposeAsSlopesAndIntercepts(
      @ForAll("events") List<Drawn> events, @ForAll @DoubleRange(min = -9, max = 9) double start) {
    DyadScores scores = score(P0Rule.MONTH_START, start, codings(events));

    double slope = 1;
    double intercept = 0;
    Map<Integer, double[]> sums = new LinkedHashMap<>();
    for (int month = 1; month <= 6; month++) {
      double a = sum(events, month, Sign.POSITIVE);
      double b = sum(events, month, Sign.NEGATIVE);
      sums.put(month, new double[] {1 - (a - b) / 9, a + b});
    }
    for (double[] map : sums.values()) {
      slope = map[0] * slope;
      intercept = map[0] * intercept + map[1];
    }

    double end =
        scores.months().isEmpty() ? start : scores.months().get(scores.months().size() - 1).score();
    assertThat(end).isCloseTo(slope * start + intercept, within(1e-9));
  }

  @Property(seed = "20260206")
  void theScoreStaysOnTheScaleWhileTableScoresDifferByLessThanNine(
      @ForAll @IntRange(max = 8_999_999) int positive,
      @ForAll @IntRange(max = 8_999_999) int negative,
      @ForAll @DoubleRange(min = -9, max = 9) double start) {
    long bad = Math.min(negative, 8_999_999 - positive);
    List<WeightedCoding> codings =
        List.of(
            coding("A").on("2022-03").weighing(Sign.POSITIVE, positive),
            coding("B").on("2022-03").weighing(Sign.NEGATIVE, -bad));

    for (P0Rule rule : P0Rule.values()) {
      DyadScores scores = score(rule, start, codings);
      assertThat(scores.months().get(0).score()).isBetween(-9.0, 9.0);
    }
  }

  @Property(seed = "20260207")
  void bothRulesAgreeWhenEveryMonthHasOneEvent(@ForAll("events") List<Drawn> events) {
    Map<Integer, Drawn> firsts = new LinkedHashMap<>();
    events.forEach(each -> firsts.putIfAbsent(each.month(), each));
    List<WeightedCoding> codings = codings(List.copyOf(firsts.values()));

    assertThat(score(P0Rule.RUNNING, 4.3, codings))
        .isEqualTo(score(P0Rule.MONTH_START, 4.3, codings));
  }

  @Property(seed = "20260208")
  void goodNewsNeverLowersAndBadNewsNeverRaisesTheScore(
      @ForAll("events") List<Drawn> events, @ForAll P0Rule rule) {
    for (Contribution each : score(rule, 4.3, codings(events)).contributions()) {
      double towards = each.coding().sign() == Sign.POSITIVE ? each.impact() : -each.impact();
      assertThat(towards).isGreaterThanOrEqualTo(0);
    }
  }

  @Property(seed = "20260209")
  void theBetterTheRelationsTheLessGoodNewsAndTheMoreBadNewsCounts(
      @ForAll @DoubleRange(min = -9, max = 8) double met) {
    double better = met + 0.5;

    assertThat(impact(better, 1_000_000, 0)).isLessThan(impact(met, 1_000_000, 0));
    assertThat(impact(better, 0, -1_000_000)).isLessThan(impact(met, 0, -1_000_000));
  }

  private static double impact(double met, long positive, long negative) {
    CarriedScore score = CarriedScore.inDecimals(9);
    score.startAt(met);
    return score.impact(positive, negative);
  }

  @Provide
  Arbitrary<List<Drawn>> events() {
    // At most twelve of 0.7 points each: even in one month they differ by less than 9.
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(0, 28),
            Arbitraries.longs().between(-700_000, 700_000))
        .as(Drawn::new)
        .list()
        .ofMaxSize(12);
  }

  private static DyadScores score(P0Rule rule, double start, List<WeightedCoding> codings) {
    return Samples.score(rule, Samples.profile(START.toString(), start), codings);
  }

  private static List<WeightedCoding> codings(List<Drawn> events) {
    List<WeightedCoding> codings = new ArrayList<>();
    for (Drawn each : events) {
      String month = START.plusMonths(each.month()).toString();
      String date =
          each.day() == 0 ? month : String.format(Locale.ROOT, "%s-%02d", month, each.day());
      codings.add(
          coding("E" + codings.size())
              .on(date)
              .weighing(BigDecimal.valueOf(each.micros(), 6).toPlainString()));
    }
    return codings;
  }

  private static double change(List<Drawn> oneMonth) {
    return score(P0Rule.MONTH_START, 4.3, codings(oneMonth)).months().stream()
        .mapToDouble(MonthlyScore::change)
        .sum();
  }

  private static double sum(List<Drawn> events, int month, Sign sign) {
    return events.stream()
        .filter(each -> each.month() == month)
        .filter(each -> each.micros() < 0 == (sign == Sign.NEGATIVE))
        .mapToDouble(each -> each.micros() / 1e6)
        .sum();
  }

  private static Map<String, Double> impacts(DyadScores scores) {
    Map<String, Double> impacts = new HashMap<>();
    scores
        .contributions()
        .forEach(each -> impacts.put(each.coding().coding().eventId(), each.impact()));
    return impacts;
  }
}
