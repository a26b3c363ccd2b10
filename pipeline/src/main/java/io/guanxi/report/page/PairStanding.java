package io.guanxi.report.page;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Sign;
import io.guanxi.scheme.DyadProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a pair stands at the end of a run, as far as it is put into sentences.
 *
 * @param pair what the pair is called
 * @param basis what the start of the series rests on
 * @param start the month at whose end the series starts, with the displayed score there
 * @param months the months of the run in order, at least one
 * @param level the level of the last displayed score, with its third
 * @param events the scored events in order
 */
record PairStanding(
    LocalizedNames pair,
    DyadProfile.Basis basis,
    Point start,
    List<Point> months,
    LocalizedNames level,
    List<ThemedEvent> events) {

  /** The displayed and the unrounded score at the end of a month. */
  record Point(YearMonth month, BigDecimal displayed, double score) {}

  /**
   * A scored event.
   *
   * @param month its month
   * @param sign its sign
   * @param theme what its theme is called
   * @param points its table score |I0|, points
   */
  record ThemedEvent(YearMonth month, Sign sign, LocalizedNames theme, BigDecimal points) {}

  /**
   * The theme to which most of a sign's score falls.
   *
   * @param theme what it is called
   * @param percent its share, rounded to a whole number
   * @param isAll whether it is the only theme with a score
   */
  record LargestTheme(LocalizedNames theme, int percent, boolean isAll) {}

  PairStanding {
    months = List.copyOf(months);
    events = List.copyOf(events);
  }

  Point last() {
    return months.get(months.size() - 1);
  }

  /** The month before the last one, or the start of the series. */
  Point previous() {
    return months.size() == 1 ? start : months.get(months.size() - 2);
  }

  boolean isFirstMonth() {
    return months.size() == 1;
  }

  long eventsInLastMonth() {
    return events.stream().filter(event -> event.month().equals(last().month())).count();
  }

  /**
   * The point that the last displayed score is compared with: the one farthest from it, the latest
   * of several; the start when the score never moved.
   */
  Point reference() {
    List<Point> points = new ArrayList<>(months);
    points.add(0, start);
    Point farthest = start;
    for (Point point : points) {
      if (distance(point).compareTo(distance(farthest)) >= 0) {
        farthest = point;
      }
    }
    return distance(farthest).signum() == 0 ? start : farthest;
  }

  private BigDecimal distance(Point point) {
    return last().displayed().subtract(point.displayed()).abs();
  }

  /** The change since a point, in displayed points. */
  BigDecimal changeSince(Point point) {
    return last().displayed().subtract(point.displayed());
  }

  /** The unrounded change since a point. */
  double unroundedSince(Point point) {
    return last().score() - point.score();
  }

  /** The events after {@link #reference}. */
  List<ThemedEvent> eventsSinceReference() {
    YearMonth from = reference().month();
    return events.stream().filter(event -> event.month().isAfter(from)).toList();
  }

  /**
   * The sign that drove the change since {@link #reference}: negative when the score fell; without
   * a change, the one with the larger score, the negative one of equals.
   */
  Sign drivingSign() {
    int direction = changeSince(reference()).signum();
    if (direction == 0) {
      direction = total(Sign.POSITIVE).compareTo(total(Sign.NEGATIVE)) > 0 ? 1 : -1;
    }
    return direction > 0 ? Sign.POSITIVE : Sign.NEGATIVE;
  }

  private BigDecimal total(Sign sign) {
    return eventsSinceReference().stream()
        .filter(event -> event.sign() == sign)
        .map(ThemedEvent::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The largest theme of {@link #drivingSign} since {@link #reference}, the first of equals; empty
   * when no event of the sign has a score.
   */
  Optional<LargestTheme> largestTheme() {
    Map<LocalizedNames, BigDecimal> byTheme = new LinkedHashMap<>();
    for (ThemedEvent event : eventsSinceReference()) {
      if (event.sign() == drivingSign() && event.points().signum() > 0) {
        byTheme.merge(event.theme(), event.points(), BigDecimal::add);
      }
    }
    if (byTheme.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal largest = Collections.max(byTheme.values());
    LocalizedNames theme =
        byTheme.entrySet().stream()
            .filter(entry -> entry.getValue().compareTo(largest) == 0)
            .findFirst()
            .orElseThrow()
            .getKey();
    int percent =
        largest
            .multiply(BigDecimal.valueOf(100))
            .divide(total(drivingSign()), 0, RoundingMode.HALF_UP)
            .intValueExact();
    return Optional.of(new LargestTheme(theme, percent, byTheme.size() == 1));
  }
}
