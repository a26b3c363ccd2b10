package io.guanxi.explain;

import io.guanxi.run.ContributionRow;
import io.guanxi.scheme.P0Rule;
import io.guanxi.score.CarriedScore;
import io.guanxi.score.MonthStep;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * One dyad over contiguous months, with rules and events that can be changed one at a time; after a
 * change only the months from the changed one on are scored anew.
 */
final class EventPath {
  private final YearMonth first;
  private final List<Month> months = new ArrayList<>();
  private final double[] scores;

  /** The first month whose score is not known. */
  private int changed;

  private double start;
  private int n = 1;
  private P0Rule rule = P0Rule.MONTH_START;
  private double deadBand;

  EventPath(YearMonth first, int length) {
    this.first = first;
    this.scores = new double[length];
    for (int i = 0; i < length; i++) {
      months.add(new Month());
    }
  }

  void startAt(double score) {
    start = score;
    changed = 0;
  }

  void scaleTo(int end) {
    n = end;
    changed = 0;
  }

  void follow(P0Rule p0) {
    rule = p0;
    changed = 0;
  }

  void holdBack(double points) {
    deadBand = points;
    changed = 0;
  }

  /** Whether the event lies in one of the months. */
  boolean covers(ContributionRow event) {
    int index = index(event);
    return index >= 0 && index < scores.length;
  }

  /** Puts an event in; one outside the months changes nothing. */
  void put(ContributionRow event) {
    if (covers(event)) {
      months.get(index(event)).put(event);
      changed = Math.min(changed, index(event));
    }
  }

  /** Takes an event out; one outside the months changes nothing. */
  void remove(ContributionRow event) {
    if (covers(event)) {
      months.get(index(event)).remove(event);
      changed = Math.min(changed, index(event));
    }
  }

  /**
   * The scores at the end of every month. Nothing is refused or cut off here: a month between two
   * runs may leave the scale although neither run does.
   */
  double[] scores() {
    CarriedScore score = CarriedScore.inBinary(n);
    score.startAt(changed == 0 ? start : scores[changed - 1]);
    for (; changed < scores.length; changed++) {
      MonthStep.take(score, rule, deadBand, months.get(changed));
      scores[changed] = score.points();
    }
    return scores.clone();
  }

  private int index(ContributionRow event) {
    return (int) ChronoUnit.MONTHS.between(first, event.date().month());
  }

  /** The events of a month, in order. */
  private static final class Month implements MonthStep.Events {
    private static final Comparator<ContributionRow> ORDER =
        Comparator.comparing(ContributionRow::date).thenComparing(ContributionRow::eventId);

    private final List<ContributionRow> events = new ArrayList<>();

    void put(ContributionRow event) {
      int place = Collections.binarySearch(events, event, ORDER);
      if (place >= 0) {
        throw new IllegalStateException(event.eventId() + " is already in its month");
      }
      events.add(-place - 1, event);
    }

    void remove(ContributionRow event) {
      int place = Collections.binarySearch(events, event, ORDER);
      if (place < 0 || events.get(place).i0Micros() != event.i0Micros()) {
        throw new IllegalStateException(event.eventId() + " is not in its month");
      }
      events.remove(place);
    }

    @Override
    public int begin() {
      return 0;
    }

    @Override
    public int end() {
      return events.size();
    }

    @Override
    public long micros(int event) {
      return events.get(event).i0Micros();
    }

    @Override
    public int times(int event) {
      return 1;
    }

    @Override
    public void took(int event, double met, double impact) {
      // The score at the end of the month is all that is wanted.
    }
  }
}
