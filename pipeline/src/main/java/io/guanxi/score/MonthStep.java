package io.guanxi.score;

import io.guanxi.scheme.P0Rule;

/**
 * One month of the recurrence ({@code docs/method.md} §3), for scores, replicates, explanations and
 * effects alike.
 *
 * <p>Under {@link P0Rule#MONTH_START} every event meets the score at the start of the month, and
 * the score moves once, by the month's sums; under {@link P0Rule#RUNNING} every event meets what
 * the ones before it left.
 *
 * <p>A month whose events together move the score by less than the scheme's dead band leaves it as
 * it was. What they would have done stays theirs; what is held back is given beside it, so that the
 * change is the sum of the impacts and of what was held back.
 */
public final class MonthStep {
  /** The events of a month, in the order in which they meet the relation. */
  public interface Events {
    /** Number of the first event. */
    int begin();

    /** Number behind the last event. */
    int end();

    /** The table score of an event, micropoints. */
    long micros(int event);

    /** How often the event occurs. */
    int times(int event);

    /**
     * Takes in what one occurrence of an event does.
     *
     * @param met the score that it meets, points
     * @param impact its impact, points
     */
    void took(int event, double met, double impact);
  }

  /** A move this near to the dead band is taken for one as wide as it, points. */
  private static final double NOISE = 1e-9;

  private MonthStep() {}

  /**
   * Carries a score over the events of a month; it may leave the scale.
   *
   * @param deadBand what the month has to move the score by, points; 0 for no such rule
   * @return what the dead band held back: 0, or less all that the events would have done, points
   */
  public static double take(CarriedScore score, P0Rule rule, double deadBand, Events events) {
    boolean running = rule == P0Rule.RUNNING;
    if (deadBand > 0) {
      score.mark();
    }
    long positive = 0;
    long negative = 0;
    for (int e = events.begin(); e < events.end(); e++) {
      long good = Math.max(events.micros(e), 0);
      long bad = Math.min(events.micros(e), 0);
      for (int time = events.times(e); time > 0; time--) {
        double met = score.points();
        events.took(e, met, running ? score.move(good, bad) : score.impact(good, bad));
        positive = Math.addExact(positive, good);
        negative = Math.addExact(negative, bad);
      }
    }
    if (!running) {
      score.move(positive, negative);
    }
    if (deadBand == 0) {
      return 0;
    }
    double moved = score.sinceMark();
    if (moved == 0 || Double.isNaN(moved) || Math.abs(moved) >= deadBand - NOISE) {
      return 0;
    }
    score.goBack();
    return -moved;
  }
}
