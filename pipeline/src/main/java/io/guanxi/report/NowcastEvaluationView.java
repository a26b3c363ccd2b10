package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.nowcast.NowcastEvaluation.Row;
import io.guanxi.report.Document.Column;
import io.guanxi.scheme.NowcastModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How good nowcasts would have been, for programs and for people.
 *
 * @param rows a row a pair and one for all, lag by lag
 * @param from first month
 * @param to last month
 * @param model the frozen model; null when the weights were fitted as time went
 * @param inputs SHA-256 of the files read, by name
 * @param version version of the tool
 * @param words names in the reader's language
 */
public record NowcastEvaluationView(
    List<Row> rows,
    YearMonth from,
    YearMonth to,
    @Nullable NowcastModel model,
    SortedMap<String, String> inputs,
    String version,
    Words words)
    implements View {
  private record Whole(
      String format,
      int version,
      String guanxi,
      String from,
      String to,
      @Nullable Model model,
      Map<String, String> inputs,
      List<Row> results) {}

  private record Model(String name, String about, String sha256) {}

  @Override
  public Object json() {
    return new Whole(
        "guanxi-nowcast-evaluation",
        1,
        version,
        from.toString(),
        to.toString(),
        model == null ? null : new Model(model.name(), model.about(), model.sha256()),
        inputs,
        rows.stream().map(NowcastEvaluationView::rounded).toList());
  }

  @Override
  public Document document() {
    Document document = new Document();
    document.title(words.get("nowcast.evaluation", from, to));
    document.note(
        model == null
            ? words.get("nowcast.rolling")
            : words.get("nowcast.caveat", model.name(), model.about()));
    Document.Rows table =
        new Document.Rows(
            List.of(
                Column.left(words.get("nowcast.pair")),
                Column.right(words.get("nowcast.lag")),
                Column.right("n"),
                Column.right("MAE"),
                Column.right(words.get("nowcast.nochange")),
                Column.right(words.get("nowcast.gain")),
                Column.right(words.get("nowcast.movedcount")),
                Column.right(words.get("nowcast.spoken")),
                Column.right(words.get("nowcast.direction")),
                Column.right("Brier"),
                Column.right(words.get("nowcast.base")),
                Column.right("80 %"),
                Column.right("95 %")));
    for (Row row : rows) {
      table.add(
          row.dyad(),
          row.lag(),
          row.n(),
          text(row.mae(), 3),
          text(row.maeNoChange(), 3),
          gain(row),
          row.moved(),
          row.spoken(),
          text(row.direction(), 2),
          text(row.brier(), 3),
          text(row.brierBase(), 3),
          text(row.coverage80(), 3),
          text(row.coverage95(), 3));
    }
    document.add(table.table());
    return document;
  }

  private static String gain(Row row) {
    Double mae = row.mae();
    Double still = row.maeNoChange();
    return mae == null || still == null || still == 0
        ? "–"
        : text(100 * (1 - mae / still), 1) + " %";
  }

  private static String text(@Nullable Double x, int decimals) {
    return x == null
        ? "–"
        : BigDecimal.valueOf(x).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static Row rounded(Row row) {
    return new Row(
        row.dyad(),
        row.lag(),
        row.n(),
        fine(row.mae()),
        fine(row.maeNoChange()),
        row.moved(),
        row.spoken(),
        fine(row.direction()),
        fine(row.brier()),
        fine(row.brierBase()),
        fine(row.coverage80()),
        fine(row.coverage95()));
  }

  private static @Nullable Double fine(@Nullable Double x) {
    return x == null ? null : Decimals.withoutNoise(x);
  }
}
