package io.guanxi.calibrate;

import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.PublishedFigure;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A published share of themes in the table scores of a sign, with the codings that it is made of.
 *
 * @param from first month
 * @param to last month
 * @param percent the published share
 * @param part codings of the themes, by event type
 * @param whole codings of the sign, by event type
 */
public record PublishedShare(
    YearMonth from,
    YearMonth to,
    double percent,
    SortedMap<String, Integer> part,
    SortedMap<String, Integer> whole) {

  /**
   * The shares of a pair that a table may be fitted to: those of named themes that are marked
   * fitted.
   *
   * @param codings scored codings
   * @param figures published figures
   */
  public static List<PublishedShare> of(
      String dyad, List<WeightedCoding> codings, List<PublishedFigure> figures) {
    List<PublishedShare> shares = new ArrayList<>();
    for (PublishedFigure figure : figures) {
      if (figure.kind() == PublishedFigure.Kind.THEME_SHARE
          && figure.fitted()
          && !figure.exceptThemes()
          && figure.value() != null
          && figure.dyad().id().equals(dyad)) {
        SortedMap<String, Integer> part = new TreeMap<>();
        SortedMap<String, Integer> whole = new TreeMap<>();
        for (WeightedCoding each : codings) {
          YearMonth month = each.coding().date().month();
          if (each.coding().dyad().equals(figure.dyad())
              && each.coding().status() != Status.RETRACTED
              && each.sign() == figure.sign()
              && !month.isBefore(figure.from())
              && !month.isAfter(figure.to())) {
            whole.merge(each.coding().eventType(), 1, Integer::sum);
            if (figure.themes().contains(each.coding().theme())) {
              part.merge(each.coding().eventType(), 1, Integer::sum);
            }
          }
        }
        if (!whole.isEmpty()) {
          shares.add(
              new PublishedShare(
                  figure.from(), figure.to(), figure.value().doubleValue(), part, whole));
        }
      }
    }
    return List.copyOf(shares);
  }

  /** Whether months of training hold all months of the share. */
  boolean isWithin(List<MonthRow> rows, String dyad) {
    long months =
        rows.stream()
            .filter(row -> row.dyad().equals(dyad))
            .filter(row -> !row.month().isBefore(from) && !row.month().isAfter(to))
            .count();
    return months == from.until(to, ChronoUnit.MONTHS) + 1;
  }
}
