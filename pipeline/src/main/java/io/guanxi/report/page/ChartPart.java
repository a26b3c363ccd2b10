package io.guanxi.report.page;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.PrintedNumbers;
import io.guanxi.report.figure.TradeLine;
import io.guanxi.report.figure.TradeNotes;
import io.guanxi.series.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a reader changes by the window at most: its numbers and words are ready, the page's
 * script draws them, and shows the cells as a table and where the reader points.
 *
 * @param id its own
 * @param kind how it is drawn: {@code trade}, {@code pairs}, {@code fan}, {@code parts}, {@code
 *     skill} or {@code pit}
 * @param title the key of its title, after {@code page.figure.}
 * @param wide whether it takes both columns
 * @param file where it was read, with the beginning of its hash; empty for the run
 * @param lines the columns of its table, mostly drawn as lines
 * @param origin of a fan: the row of the last month that it knew
 * @param steps of a fan: month, single value, low95, low80, high80, high95
 * @param said its words by language
 */
record ChartPart(
    String id,
    String kind,
    String title,
    boolean wide,
    String file,
    List<Line> lines,
    int origin,
    List<List<Object>> steps,
    Map<String, Said> said) {
  /**
   * A column of the table: numbers and cells, one a row.
   *
   * @param name what it is called, by language
   * @param colour its colour where it is drawn; may be empty
   * @param pattern its line pattern, from 0 on
   * @param lower whether it is drawn in the lower of two charts
   * @param values the numbers that are drawn, or none
   * @param cells the numbers as a reader sees them; empty for none
   * @param means first month, last month and mean month of periods of which a total is known
   */
  record Line(
      Map<String, String> name,
      String colour,
      int pattern,
      boolean lower,
      List<Optional<BigDecimal>> values,
      List<String> cells,
      List<List<Object>> means) {
    /** A line in the n-th colour and pattern. */
    static Line of(
        Function<Language, String> name,
        List<String> colours,
        int n,
        List<Optional<BigDecimal>> values,
        Function<BigDecimal, String> cell) {
      return new Line(
          PageData.byLanguage(name),
          colours.isEmpty() ? "" : colours.get(n % colours.size()),
          n,
          false,
          values,
          values.stream().map(value -> value.map(cell).orElse("")).toList(),
          List.of());
    }
  }

  /**
   * The words of a figure in one language.
   *
   * @param names whom it speaks of; empty for the pair that is shown
   * @param note what is said above it; may be empty
   * @param below what is said below it
   * @param caption its window; empty for a figure that is cut to the window of the page
   * @param axes what the value axes are called, from the upper one on
   * @param nothing what is said where there is nothing to draw; empty when the figure is left out
   * @param head what the rows of the table are
   * @param rows what each row is called; none where there is nothing to draw
   */
  record Said(
      String names,
      String note,
      List<String> below,
      String caption,
      List<String> axes,
      String nothing,
      String head,
      List<String> rows) {}

  static Map<String, Said> said(BiFunction<Language, Messages, Said> words) {
    return PageData.byLanguage(language -> words.apply(language, new Messages(language)));
  }

  /** A figure that other pairs have; {@code nothing} is the key of what is said in its place. */
  static ChartPart absent(String id, String kind, String title, boolean wide, String nothing) {
    return new ChartPart(
        id,
        kind,
        title,
        wide,
        "",
        List.of(),
        0,
        List.of(),
        said(
            (language, messages) ->
                new Said(
                    "",
                    "",
                    List.of(),
                    "",
                    List.of(),
                    nothing.isEmpty() ? "" : messages.get(nothing),
                    "",
                    List.of())));
  }

  private static ChartPart inWindow(
      String kind, List<Line> lines, BiFunction<Language, Messages, Said> words) {
    return new ChartPart(kind, kind, kind, true, "", lines, 0, List.of(), said(words));
  }

  /** The value of every row that has one. */
  static <T> List<Optional<BigDecimal>> values(
      List<T> rows, Function<T, @Nullable BigDecimal> value) {
    return rows.stream().map(row -> Optional.ofNullable(value.apply(row))).toList();
  }

  static List<YearMonth> months(Months window) {
    return Stream.iterate(
            window.from(), month -> !month.isAfter(window.to()), month -> month.plusMonths(1))
        .toList();
  }

  static List<String> texts(List<YearMonth> months) {
    return months.stream().map(YearMonth::toString).toList();
  }

  /** The trade of a pair; nothing to draw where there is none. */
  static ChartPart trade(PairData pair) {
    List<TradeLine> trade = TradeLine.of(pair);
    if (trade.isEmpty()) {
      return absent("trade", "trade", "trade", true, "page.trade.none");
    }
    TreeSet<YearMonth> ends = new TreeSet<>();
    for (TradeLine line : trade) {
      ends.addAll(line.months().keySet());
      line.means().forEach(mean -> ends.addAll(List.of(mean.period().from(), mean.period().to())));
    }
    List<YearMonth> months = months(new Months(ends.first(), ends.last()));
    return inWindow(
        "trade",
        trade.stream().map(line -> line(pair, line, months)).toList(),
        (language, messages) -> {
          TradeNotes notes = new TradeNotes(pair, language);
          return new Said(
              "",
              "",
              notes.sentences(),
              "",
              List.of(messages.get("page.trade.unit"), notes.balanceName()),
              messages.get("page.trade.outside"),
              messages.get("page.month"),
              texts(months));
        });
  }

  private static Line line(PairData pair, TradeLine line, List<YearMonth> months) {
    List<Optional<Double>> values =
        months.stream().map(month -> Optional.ofNullable(line.months().get(month))).toList();
    return new Line(
        PageData.byLanguage(language -> new TradeNotes(pair, language).name(line)),
        line.colourText(),
        line.pattern(),
        line.kind() == TradeLine.Kind.BALANCE,
        values.stream().map(value -> value.map(PageData::exact)).toList(),
        values.stream()
            .map(value -> value.map(each -> PrintedNumbers.number(each, 2)).orElse(""))
            .toList(),
        line.means().stream()
            .map(mean -> List.<Object>of(mean.period().from(), mean.period().to(), mean.value()))
            .toList());
  }

  /** All pairs on one axis: their displayed scores, or means of them. */
  static ChartPart pairs(FigureData data) {
    List<YearMonth> months = months(data.window());
    Period mean = data.request().mean();
    int decimals =
        mean == Period.MONTH ? data.request().run().configuration().scheme().decimals() : 2;
    List<Line> lines = new ArrayList<>();
    for (PairData pair : data.pairs()) {
      lines.add(
          Line.of(
              language -> language.of(pair.profile().names()),
              FigureData.LINES,
              lines.size(),
              months.stream()
                  .map(month -> Optional.ofNullable(pair.shown().get(month)).map(PageData::exact))
                  .toList(),
              value -> PrintedNumbers.number(value.doubleValue(), decimals)));
    }
    return inWindow(
        "pairs",
        lines,
        (language, messages) ->
            new Said(
                data.names(language),
                mean == Period.MONTH
                    ? ""
                    : messages.get(
                        "chart.dyads.mean", messages.get("chart.score.mean." + mean.label())),
                List.of(),
                "",
                List.of(),
                "",
                messages.get("page.month"),
                texts(months)));
  }
}
