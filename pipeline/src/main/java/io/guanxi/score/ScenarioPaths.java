package io.guanxi.score;

import io.guanxi.scheme.EventScenario;
import io.guanxi.scheme.Sampling;
import io.guanxi.scheme.Scheme;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What the score would be if the events of a scenario came as they are expected, drawn many times:
 * each event occurs or not, in one of its months, and a {@link MonthStep} a month carries the
 * score. Nothing but these events happens.
 *
 * <p>Whether an event occurs is told by a normal variable below the quantile of its probability;
 * the variables share one factor, by which they correlate (a Gaussian copula, Li 2000). A draw has
 * a stream of random numbers of its own, so that the order of drawing does not matter.
 */
public final class ScenarioPaths {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** The middle of the lowest of 2⁵³ equal parts of 0 … 1. */
  private static final double HALF = 0.5;

  private final EventScenario scenario;
  private final Scheme scheme;
  private final CarriedScore score;
  private final double start;
  private final YearMonth origin;
  private final double[][] byMonth;
  private final double[] whenItOccurs;
  private final double[] whenNot;

  private ScenarioPaths(
      Scheme scheme, EventScenario scenario, double start, YearMonth origin, int draws) {
    this.scenario = scenario;
    this.scheme = scheme;
    this.score = CarriedScore.inBinary(scheme.n());
    this.start = start;
    this.origin = origin;
    int months = (int) ChronoUnit.MONTHS.between(origin, scenario.until());
    this.byMonth = new double[months][draws];
    this.whenItOccurs = new double[scenario.events().size()];
    this.whenNot = new double[scenario.events().size()];
  }

  /**
   * Draws.
   *
   * @param start unrounded score at the end of {@code origin}, points
   * @param origin the month before the first
   * @throws FaultsException when in one of the draws the score would leave the scale
   */
  public static ScenarioPaths of(
      Scheme scheme, EventScenario scenario, double start, YearMonth origin, Sampling sampling) {
    ScenarioPaths paths = new ScenarioPaths(scheme, scenario, start, origin, sampling.replicates());
    for (int draw = 0; draw < sampling.replicates(); draw++) {
      paths.draw(SplitMix.keyed(sampling.seed(), draw), draw);
    }
    return paths;
  }

  private void draw(SplitMix random, int draw) {
    List<EventScenario.Event> events = scenario.events();
    double shared = StrictMath.sqrt(scenario.correlation()) * normal(random);
    double own = StrictMath.sqrt(1 - scenario.correlation());
    int[] months = new int[events.size()];
    boolean[] occurs = new boolean[events.size()];
    for (int e = 0; e < months.length; e++) {
      EventScenario.Event event = events.get(e);
      double variable = shared + own * normal(random);
      occurs[e] = NORMAL.cumulativeProbability(variable) < event.probability();
      int window = (int) ChronoUnit.MONTHS.between(event.from(), event.to()) + 1;
      months[e] =
          (int) ChronoUnit.MONTHS.between(origin, event.from()) - 1 + (int) random.below(window);
    }
    double[] path = new double[byMonth.length];
    carry(months, occurs, path);
    for (int month = 0; month < path.length; month++) {
      byMonth[month][draw] = path[month];
    }
    for (int e = 0; e < months.length; e++) {
      boolean occurred = occurs[e];
      occurs[e] = true;
      whenItOccurs[e] += carry(months, occurs, path);
      occurs[e] = false;
      whenNot[e] += carry(months, occurs, path);
      occurs[e] = occurred;
    }
  }

  private static double normal(SplitMix random) {
    return NORMAL.inverseCumulativeProbability(((random.next() >>> 11) + HALF) * 0x1p-53);
  }

  /** Carries the score over all months; gives it at their end. */
  private double carry(int[] months, boolean[] occurs, double[] path) {
    Month events = new Month(months, occurs);
    score.startAt(start);
    for (int month = 0; month < path.length; month++) {
      events.month = month;
      MonthStep.take(score, scheme.p0(), scheme.deadBand(), events);
      score.keepOnScale();
      path[month] = score.points();
    }
    double end = score.points();
    if (Double.isNaN(end)) {
      throw new FaultsException(
          "the events of the scenario together would carry the score of "
              + scenario.dyad()
              + " off the scale");
    }
    return end;
  }

  /**
   * The unrounded scores at the end of a month, one a draw, points.
   *
   * @param horizon months after the origin, from 1
   */
  public double[] at(int horizon) {
    return byMonth[horizon - 1].clone();
  }

  /** How many months there are. */
  public int months() {
    return byMonth.length;
  }

  /**
   * The mean score at the end of the last month when the event occurs less that when it does not,
   * in the same draws otherwise, points.
   *
   * @param event its number in the scenario
   */
  public double effect(int event) {
    int draws = byMonth[0].length;
    return (whenItOccurs[event] - whenNot[event]) / draws;
  }

  /** The mean score at the end of the last month, points. */
  public double mean() {
    double[] last = byMonth[byMonth.length - 1];
    return Arrays.stream(last).sum() / last.length;
  }

  /** The events of a month of a draw, in the order of the file. */
  private final class Month implements MonthStep.Events {
    private final int[] months;
    private final boolean[] occurs;
    private int month;

    Month(int[] months, boolean[] occurs) {
      this.months = months;
      this.occurs = occurs;
    }

    @Override
    public int begin() {
      return 0;
    }

    @Override
    public int end() {
      return months.length;
    }

    @Override
    public long micros(int event) {
      return scenario.events().get(event).micros();
    }

    @Override
    public int times(int event) {
      return occurs[event] && months[event] == month ? 1 : 0;
    }

    @Override
    public void took(int event, double met, double impact) {
      // The score alone is asked for.
    }
  }
}
