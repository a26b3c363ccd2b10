package io.guanxi.score;

import io.guanxi.model.Contribution;
import io.guanxi.model.Micropoints;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the month-to-month recurrence of one dyad ({@code docs/method.md} §3).
 *
 * <p>Under {@link P0Rule#MONTH_START} a month is one step with the month's sums; under {@link
 * P0Rule#RUNNING} it is one step an event. Both are the same step, so there is one formula.
 */
public final class SeriesScorer {
  /** How far Σ impacts may be from P1 − P0 in any month, points. */
  static final double IDENTITY_TOLERANCE = 1e-9;

  private final Scheme scheme;
  private final DyadProfile profile;
  private final List<MonthlyScore> months = new ArrayList<>();
  private final List<Contribution> contributions = new ArrayList<>();

  private SeriesScorer(Scheme scheme, DyadProfile profile) {
    this.scheme = scheme;
    this.profile = profile;
  }

  /**
   * Scores every month from the one after the initial month to the last month of any coding.
   *
   * @throws FaultsException when a month's table scores are so large that the score would leave the
   *     scale
   * @throws IllegalStateException when the impacts of a month do not add up to its change
   */
  public static DyadScores score(Scheme scheme, DyadMonths dyad) {
    SeriesScorer scorer = new SeriesScorer(scheme, dyad.profile());
    Map<YearMonth, MonthEvents> eventful = new HashMap<>();
    dyad.months().forEach(events -> eventful.put(events.month(), events));
    double score = dyad.profile().initialScore();
    YearMonth month = dyad.profile().initialMonth().plusMonths(1);
    for (; !month.isAfter(dyad.lastMonth()); month = month.plusMonths(1)) {
      MonthEvents events = eventful.getOrDefault(month, new MonthEvents(month, List.of()));
      score = scorer.step(score, events);
    }
    return new DyadScores(dyad.profile(), scorer.months, scorer.contributions, dyad.tally());
  }

  private double step(double start, MonthEvents events) {
    long positive = events.sumMicros(Sign.POSITIVE);
    long negative = events.sumMicros(Sign.NEGATIVE);
    double end = start;
    if (scheme.p0() == P0Rule.MONTH_START) {
      end = start + impact(start, positive, negative);
    }
    double met = start;
    double total = 0;
    for (WeightedCoding event : events.codings()) {
      boolean good = event.sign() == Sign.POSITIVE;
      double impact = impact(met, good ? event.i0Micros() : 0, good ? 0 : event.i0Micros());
      contributions.add(new Contribution(event, met, impact));
      total += impact;
      if (scheme.p0() == P0Rule.RUNNING) {
        end += impact;
        met = end;
      }
    }
    if (Math.abs(total - (end - start)) > IDENTITY_TOLERANCE) {
      throw new IllegalStateException(
          profile.dyad()
              + " "
              + events.month()
              + ": the impacts add up to "
              + total
              + ", the score changed by "
              + (end - start));
    }
    double within = Scale.within(scheme.n(), end);
    if (Double.isNaN(within)) {
      throw new FaultsException(
          profile.dyad()
              + " "
              + events.month()
              + ": the score would leave the scale of ±"
              + scheme.n()
              + ": table scores of "
              + Micropoints.toText(positive)
              + " and "
              + Micropoints.toText(negative)
              + " meet "
              + start
              + "; they may differ by "
              + scheme.n()
              + " at most");
    }
    months.add(
        new MonthlyScore(
            events.month(),
            start,
            within,
            positive,
            negative,
            events.count(Sign.POSITIVE),
            events.count(Sign.NEGATIVE)));
    return within;
  }

  private double impact(double met, long positiveMicros, long negativeMicros) {
    return Impact.of(
        scheme.n(),
        met,
        Micropoints.toPoints(positiveMicros),
        Micropoints.toPoints(negativeMicros));
  }
}
