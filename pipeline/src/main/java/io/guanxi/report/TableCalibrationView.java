package io.guanxi.report;

import io.guanxi.calibrate.TableCalibration;
import io.guanxi.calibrate.TableCheck;
import io.guanxi.model.Decimals;
import io.guanxi.report.Document.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A fitted event table and its cross-validation, for programs and for people.
 *
 * @param result what was fitted and how it did
 * @param dyad the pair whose months the table is for
 * @param from first month
 * @param to last month
 * @param rejected rows of event files that were not taken
 * @param inputs SHA-256 of the files read, by name
 * @param version version of the tool
 * @param words names in the reader's language
 */
public record TableCalibrationView(
    TableCalibration.Result result,
    String dyad,
    YearMonth from,
    YearMonth to,
    int rejected,
    SortedMap<String, String> inputs,
    String version,
    Words words)
    implements View {
  private record Whole(
      String format,
      int version,
      String guanxi,
      String dyad,
      String from,
      String to,
      double penalty,
      double deadBand,
      int rejected,
      Map<String, String> inputs,
      List<Tried> trials,
      List<Row> checks,
      Map<String, Double> table) {}

  private record Tried(
      double penalty, double deadBand, double stepMae, double standardError, double levelMae) {}

  private record Row(
      String name,
      int n,
      int equal,
      @Nullable Double stepMae,
      @Nullable Double noChangeMae,
      @Nullable Double r,
      int directionHit,
      int directionN,
      int moved,
      @Nullable Double openLoopMae,
      @Nullable Double openLoopNoChangeMae) {}

  @Override
  public Object json() {
    return new Whole(
        "guanxi-calibration",
        1,
        version,
        dyad,
        from.toString(),
        to.toString(),
        result.penalty(),
        result.band(),
        rejected,
        inputs,
        result.trials().stream()
            .map(
                each ->
                    new Tried(
                        each.penalty(),
                        each.band(),
                        Decimals.withoutNoise(each.error()),
                        Decimals.withoutNoise(each.standardError()),
                        Decimals.withoutNoise(each.level())))
            .toList(),
        result.checks().stream().map(TableCalibrationView::row).toList(),
        result.table());
  }

  @Override
  public Document document() {
    Document document = new Document();
    document.title(words.get("calibrate.title", dyad, from, to));
    document.note(words.get("calibrate.caveat"));
    document.line(words.get("calibrate.choice", result.penalty(), result.band(), rejected));
    Document.Rows table =
        new Document.Rows(
            List.of(
                Column.left(words.get("calibrate.check")),
                Column.right("n"),
                Column.right(words.get("calibrate.equal")),
                Column.right(words.get("calibrate.step")),
                Column.right(words.get("nowcast.nochange")),
                Column.right("r"),
                Column.right(words.get("nowcast.direction")),
                Column.right(words.get("nowcast.movedcount")),
                Column.right(words.get("calibrate.open")),
                Column.right(words.get("nowcast.nochange"))));
    for (TableCheck each : result.checks()) {
      table.add(
          each.name(),
          each.n(),
          each.equal(),
          text(each.stepMae(), 4),
          text(each.noChangeMae(), 4),
          text(each.r(), 2),
          each.directionHit() + " / " + each.directionN(),
          each.moved(),
          text(each.openLoop(), 3),
          text(each.openLoopNoChange(), 3));
    }
    document.add(table.table());
    Document.Rows tried =
        new Document.Rows(
            List.of(
                Column.right(words.get("calibrate.penalty")),
                Column.right(words.get("calibrate.band")),
                Column.right(words.get("calibrate.step")),
                Column.right("±"),
                Column.right(words.get("calibrate.level"))));
    for (TableCalibration.Trial each : result.trials()) {
      tried.add(
          each.penalty(),
          each.band(),
          text(each.error(), 4),
          text(each.standardError(), 4),
          text(each.level(), 3));
    }
    return document.section(words.get("calibrate.tried")).add(tried.table());
  }

  private static Row row(TableCheck check) {
    return new Row(
        check.name(),
        check.n(),
        check.equal(),
        fine(check.stepMae()),
        fine(check.noChangeMae()),
        fine(check.r()),
        check.directionHit(),
        check.directionN(),
        check.moved(),
        fine(check.openLoop()),
        fine(check.openLoopNoChange()));
  }

  private static String text(@Nullable Double x, int decimals) {
    return x == null
        ? "–"
        : BigDecimal.valueOf(x).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static @Nullable Double fine(@Nullable Double x) {
    return x == null ? null : Decimals.withoutNoise(x);
  }
}
