package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.series.TradeSeries;
import java.awt.Color;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A line of the figure of trade.
 *
 * @param series what a country reports
 * @param kind what of it is drawn
 * @param colour the same for a direction of trade, whoever reports it
 * @param pattern the line pattern, one a reporter, from 0 on
 * @param months billion US dollars by month
 * @param means monthly means of the periods of which a total is known, billion US dollars
 */
public record TradeLine(
    TradeSeries series,
    Kind kind,
    Color colour,
    int pattern,
    SortedMap<YearMonth, Double> months,
    List<Mean> means) {
  /** What is drawn. */
  public enum Kind {
    /** To the other country. */
    EXPORTS,
    /** From the other country. */
    IMPORTS,
    /** The balance of {@link #viewpoint}. */
    BALANCE
  }

  /** The mean month of a period. */
  public record Mean(Months period, double value) {}

  /** The lines of a pair's trade within its months; none when there is no trade. */
  public static List<TradeLine> of(PairData pair) {
    List<TradeLine> lines = new ArrayList<>();
    List<TradeSeries> reports = pair.tradeWithin();
    for (int i = 0; i < reports.size(); i++) {
      TradeSeries series = reports.get(i);
      boolean isFirst = series.reporter().equals(pair.profile().dyad().first());
      Color there = isFirst ? Palette.BLUE : Palette.VERMILLION;
      Color back = isFirst ? Palette.VERMILLION : Palette.BLUE;
      int sign = series.reporter().equals(viewpoint(pair)) ? 1 : -1;
      lines.add(line(pair, series, i, Kind.EXPORTS, there, TradeSeries.Flow::exports));
      lines.add(line(pair, series, i, Kind.IMPORTS, back, TradeSeries.Flow::imports));
      lines.add(line(pair, series, i, Kind.BALANCE, Palette.GREEN, flow -> sign * flow.balance()));
    }
    return lines;
  }

  /** The country whose balance is shown: the only reporter, or of two the pair's second country. */
  static String viewpoint(PairData pair) {
    List<TradeSeries> reports = pair.tradeWithin();
    return reports.size() == 1 ? reports.get(0).reporter() : pair.profile().dyad().second();
  }

  private static TradeLine line(
      PairData pair,
      TradeSeries series,
      int pattern,
      Kind kind,
      Color colour,
      ToDoubleFunction<TradeSeries.Flow> value) {
    SortedMap<YearMonth, Double> months = new TreeMap<>();
    series
        .within(pair.window())
        .forEach((month, flow) -> months.put(month, value.applyAsDouble(flow)));
    List<Mean> means = new ArrayList<>();
    for (TradeSeries.Total total : series.totals()) {
      double mean = value.applyAsDouble(total.flow()) / total.period().length();
      if (pair.window().holds(total.period()) && Double.isFinite(mean)) {
        means.add(new Mean(total.period(), mean));
      }
    }
    return new TradeLine(series, kind, colour, pattern, months, means);
  }

  /** The colour as the page writes it. */
  public String colourText() {
    return Palette.text(colour);
  }

  /** Every number that is drawn. */
  DoubleStream values() {
    return DoubleStream.concat(
        months.values().stream().mapToDouble(v -> v), means.stream().mapToDouble(Mean::value));
  }
}
