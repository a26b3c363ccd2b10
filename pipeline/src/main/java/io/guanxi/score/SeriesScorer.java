package io.guanxi.score;

import io.guanxi.model.Contribution;
import io.guanxi.model.Micropoints;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Sign;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Scheme;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the month-to-month recurrence of one dyad ({@code docs/method.md} §3), a {@link MonthStep} a
 * month, in decimal arithmetic.
 */
public final class SeriesScorer implements MonthStep.Events {
  /** How far Σ impacts may be from P1 − P0 in any month, points. */
  static final double IDENTITY_TOLERANCE = 1e-9;

  private final Scheme scheme;
  private final DyadProfile profile;
  private final List<MonthlyScore> months = new ArrayList<>();
  private final List<Contribution> contributions = new ArrayList<>();
  private final CarriedScore score;
  private MonthEvents month;
  private double impacts;

  private SeriesScorer(Scheme scheme, DyadProfile profile) {
    this.scheme = scheme;
    this.profile = profile;
    this.month = new MonthEvents(profile.initialMonth(), List.of());
    this.score = CarriedScore.inDecimals(scheme.n());
    score.startAt(profile.initialScore());
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
    YearMonth month = dyad.profile().initialMonth().plusMonths(1);
    for (; !month.isAfter(dyad.lastMonth()); month = month.plusMonths(1)) {
      MonthEvents events = eventful.get(month);
      if (events == null) {
        scorer.months.add(MonthlyScore.silent(month, scorer.score.points()));
      } else {
        scorer.step(events);
      }
    }
    return new DyadScores(dyad.profile(), scorer.months, scorer.contributions, dyad.tally());
  }

  private void step(MonthEvents events) {
    double start = score.points();
    this.month = events;
    this.impacts = 0;
    double held = MonthStep.take(score, scheme.p0(), scheme.deadBand(), this);
    if (Math.abs(impacts + held - (score.points() - start)) > IDENTITY_TOLERANCE) {
      throw new IllegalStateException(
          profile.dyad()
              + " "
              + events.month()
              + ": the impacts add up to "
              + (impacts + held)
              + ", the score changed by "
              + (score.points() - start));
    }
    score.keepOnScale();
    long positive = events.sumMicros(Sign.POSITIVE);
    long negative = events.sumMicros(Sign.NEGATIVE);
    if (Double.isNaN(score.points())) {
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
            score.points(),
            positive,
            negative,
            events.count(Sign.POSITIVE),
            events.count(Sign.NEGATIVE),
            held));
  }

  @Override
  public int begin() {
    return 0;
  }

  @Override
  public int end() {
    return month.codings().size();
  }

  @Override
  public long micros(int event) {
    return month.codings().get(event).i0Micros();
  }

  @Override
  public int times(int event) {
    return 1;
  }

  @Override
  public void took(int event, double met, double impact) {
    contributions.add(new Contribution(month.codings().get(event), met, impact));
    impacts += impact;
  }
}
