package io.guanxi.report.figure;

import io.guanxi.model.Decimals;
import io.guanxi.report.Language;
import io.guanxi.report.Months;
import io.guanxi.report.ReportedRun;
import io.guanxi.scheme.DyadProfile;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The monthly scores of a dyad, as figures draw them.
 *
 * @param profile the dyad
 * @param points one a month, contiguous and rising
 */
record ScoreLine(DyadProfile profile, List<Point> points) {
  /**
   * The score at the end of a month.
   *
   * @param month the month
   * @param before unrounded score at its start, points
   * @param score unrounded score at its end, points
   * @param displayed the score at its end as displayed, points
   * @param move the displayed score at its end less the one at its start; 0 in most months
   */
  record Point(YearMonth month, double before, double score, double displayed, double move) {}

  /**
   * An event with what it did.
   *
   * @param month month of the event
   * @param date its day, or its month
   * @param title its title in the reader's language, or another where that is missing
   * @param impact its impact on the score, points
   */
  record Deed(YearMonth month, String date, String title, double impact) {}

  /** Reads the dyad's rows of a run. */
  static ScoreLine of(ReportedRun run, DyadProfile profile) {
    int decimals = run.configuration().scheme().decimals();
    List<Point> points = new ArrayList<>();
    Table rows = run.of(run.scores(), profile.dyad().id());
    for (Row row : rows) {
      double score = row.getDouble("score");
      double before = score - row.getDouble("change");
      double displayed = row.getDouble("displayed");
      double move =
          Decimals.withoutNoise(
              displayed - Decimals.roundedDecimal(before, decimals).doubleValue());
      points.add(
          new Point(YearMonth.parse(row.getString("month")), before, score, displayed, move));
    }
    return new ScoreLine(profile, List.copyOf(points));
  }

  Months window() {
    return new Months(points.get(0).month(), points.get(points.size() - 1).month());
  }

  /** The months in which the displayed score moved. */
  List<Point> moved() {
    return points.stream().filter(point -> point.move() != 0).toList();
  }

  /** The events of a window, largest absolute impact first. */
  List<Deed> deeds(ReportedRun run, Months window, Language language) {
    List<Deed> deeds = new ArrayList<>();
    for (Row row : run.of(run.contributions(), profile.dyad().id())) {
      YearMonth month = YearMonth.parse(row.getString("month"));
      if (window.contains(month)) {
        deeds.add(
            new Deed(month, row.getString("date"), title(row, language), row.getDouble("impact")));
      }
    }
    deeds.sort(Comparator.comparingDouble((Deed deed) -> -Math.abs(deed.impact())));
    return deeds;
  }

  private static String title(Row row, Language language) {
    List<String> columns =
        List.of(
            "title_" + language.name().toLowerCase(Locale.ROOT),
            "title_en",
            "title_zh",
            "title_ko",
            "event_id");
    return columns.stream()
        .map(row::getString)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElseThrow();
  }
}
