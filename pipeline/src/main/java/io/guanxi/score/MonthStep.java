package io.guanxi.score;

import io.guanxi.scheme.P0Rule;

/**
 * One month of the recurrence ({@code docs/method.md} §3), for scores, replicates, explanations and
 * effects alike.
 *
 * <p>Under {@link P0Rule#MONTH_START} every event meets the score at the start of the month, and
 * the score moves once, by the month's sums; under {@link P0Rule#RUNNING} every event meets what
 * the ones before it left.
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

  private MonthStep() {}

  /** Carries a score over the events of a month; it may leave the scale. */
  public static void take(CarriedScore score, P0Rule rule, Events events) {
    boolean running = rule == P0Rule.RUNNING;
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
  }
}
