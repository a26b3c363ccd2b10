package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.Period;
import java.awt.Color;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series that is drawn beside the monthly score of a pair: one that the user named, or the means
 * of the score itself.
 *
 * @param file the file that the user named; empty for the means of the score
 * @param period what a value stands for
 * @param place the place of its colour among the colours of lines
 * @param isLine whether it is a line; one series of single months is rings
 * @param scores points by month, within the run; the value of a longer period in each of its months
 */
public record OverlaySeries(
    String file, Period period, int place, boolean isLine, SortedMap<YearMonth, Double> scores) {
  /** A series that the user named, with the file that it stands in. */
  public record Given(String file, MonthlySeries series) {}

  /**
   * What is drawn beside a pair's score; series that have no month in common with it are left out.
   *
   * @param given series that the user named, of any pair
   * @param period whose means are drawn; the month for the series as they are
   * @param score the pair's own score
   */
  static List<OverlaySeries> of(List<Given> given, Period period, MonthlySeries score) {
    List<Given> all = new ArrayList<>();
    if (period != Period.MONTH) {
      all.add(new Given("", score));
    }
    given.stream().filter(each -> each.series().dyad().equals(score.dyad())).forEach(all::add);
    Months window = new Months(score.scores().firstKey(), score.scores().lastKey());
    List<OverlaySeries> beside = new ArrayList<>();
    for (Given each : all) {
      SortedMap<YearMonth, Double> scores =
          new TreeMap<>(period.spread(period.means(each.series()).scores()));
      scores.keySet().removeIf(month -> !window.contains(month));
      if (!scores.isEmpty()) {
        beside.add(
            new OverlaySeries(each.file(), period, beside.size() + 1, isLine(all, period), scores));
      }
    }
    return beside;
  }

  private static boolean isLine(List<Given> all, Period period) {
    return period != Period.MONTH || all.size() > 1;
  }

  /** Whether it is made of the score itself. */
  public boolean isOwn() {
    return file.isEmpty();
  }

  /** What it is called in a legend. */
  public String name(Language language) {
    Messages messages = new Messages(language);
    String name = isOwn() || !isLine ? messages.get("chart.score.series") : file;
    if (period == Period.MONTH) {
      return name;
    }
    String mean = messages.get("chart.score.mean." + period.label());
    return isOwn() ? mean : messages.get("chart.score.meanof", name, mean);
  }

  Color colour() {
    return Palette.nth(place);
  }

  /** Its colour as the page writes it. */
  public String colourText() {
    return Palette.text(colour());
  }
}
