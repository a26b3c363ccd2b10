package io.guanxi.explain;

import io.guanxi.model.EventDate;
import io.guanxi.run.ContributionRow;
import io.guanxi.scheme.P0Rule;
import io.guanxi.score.MonthStep;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One dyad over contiguous months, with rules and events that can be changed one at a time; after a
 * change only the months whose events changed are put together anew.
 */
final class EventPath {
  /** An event's place in its month; the order is that in which events meet the relation. */
  private record Place(EventDate date, String eventId) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::date).thenComparing(Place::eventId);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final YearMonth first;
  private final List<Month> months = new ArrayList<>();
  private final @Nullable MonthStep[] steps;
  private double start;
  private int n = 1;
  private P0Rule rule = P0Rule.MONTH_START;

  EventPath(YearMonth first, int length) {
    this.first = first;
    this.steps = new @Nullable MonthStep[length];
    for (int i = 0; i < length; i++) {
      months.add(new Month());
    }
  }

  void startAt(double score) {
    start = score;
  }

  void scaleTo(int end) {
    n = end;
    Arrays.fill(steps, null);
  }

  void follow(P0Rule p0) {
    rule = p0;
    Arrays.fill(steps, null);
  }

  /** Whether the event lies in one of the months. */
  boolean covers(ContributionRow event) {
    int index = index(event);
    return index >= 0 && index < steps.length;
  }

  /** Puts an event in; one outside the months changes nothing. */
  void put(ContributionRow event) {
    if (covers(event)) {
      months.get(index(event)).put(event);
      steps[index(event)] = null;
    }
  }

  /** Takes an event out; one outside the months changes nothing. */
  void remove(ContributionRow event) {
    if (covers(event)) {
      months.get(index(event)).remove(event);
      steps[index(event)] = null;
    }
  }

  /** The scores at the end of every month. */
  double[] scores() {
    double[] scores = new double[steps.length];
    double score = start;
    for (int i = 0; i < scores.length; i++) {
      MonthStep step = steps[i];
      if (step == null) {
        step = months.get(i).step(n, rule);
        steps[i] = step;
      }
      score = step.after(score);
      scores[i] = score;
    }
    return scores;
  }

  private int index(ContributionRow event) {
    return (int) ChronoUnit.MONTHS.between(first, event.date().month());
  }

  /** The events of a month, in order, with their exact sums. */
  private static final class Month {
    private final TreeMap<Place, Long> i0Micros = new TreeMap<>();
    private long positive;
    private long negative;

    void put(ContributionRow event) {
      Long before = i0Micros.put(new Place(event.date(), event.eventId()), event.i0Micros());
      if (before != null) {
        throw new IllegalStateException(event.eventId() + " is already in its month");
      }
      add(event.i0Micros(), 1);
    }

    void remove(ContributionRow event) {
      Long before = i0Micros.remove(new Place(event.date(), event.eventId()));
      if (before == null || before != event.i0Micros()) {
        throw new IllegalStateException(event.eventId() + " is not in its month");
      }
      add(event.i0Micros(), -1);
    }

    private void add(long micros, int times) {
      if (micros > 0) {
        positive = Math.addExact(positive, times * micros);
      } else {
        negative = Math.addExact(negative, times * micros);
      }
    }

    MonthStep step(int n, P0Rule rule) {
      return switch (rule) {
        case MONTH_START -> MonthStep.ofSums(n, positive, negative);
        case RUNNING -> MonthStep.ofEvents(n, i0Micros.values());
      };
    }
  }
}
