package io.guanxi.report;

import io.guanxi.forecast.Evaluation;
import io.guanxi.forecast.Skill;
import io.guanxi.report.Document.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Models of forecasts, scored. The JSON is the same in every language; {@code
 * docs/schemas/forecast-evaluation.schema.json} describes it.
 *
 * @param evaluation the scores
 * @param horizons months ahead that were asked for
 * @param beats whether models beat a benchmark; empty when it was not asked
 * @param notes what the reader has to know of the data, a sentence each
 * @param provenance with what was scored
 * @param words the reader's language
 */
public record EvaluationView(
    Evaluation evaluation,
    List<Integer> horizons,
    List<Beat> beats,
    List<String> notes,
    Provenance provenance,
    Words words)
    implements View {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private static final int SHOWN_DECIMALS = 3;

  /** Copies the lists. */
  public EvaluationView {
    horizons = List.copyOf(horizons);
    beats = List.copyOf(beats);
    notes = List.copyOf(notes);
  }

  /** How a check ended. */
  public enum Verdict {
    /** The model is better. */
    PASS,
    /** It is not. */
    FAIL
  }

  /**
   * Whether a model beats a benchmark over a horizon, for all pairs together.
   *
   * @param measure {@code mae}, or {@code crps} where the benchmark is a distribution
   * @param expected the benchmark's value, which has to be above the model's
   * @param got the model's
   */
  public record Beat(
      String model,
      String benchmark,
      int horizon,
      String measure,
      BigDecimal expected,
      BigDecimal got,
      Verdict verdict) {
    /** Compares; lower is better. */
    public static Beat of(Skill model, Skill benchmark, boolean byDistribution) {
      BigDecimal expected = byDistribution ? benchmark.crps() : benchmark.mae();
      BigDecimal got = byDistribution ? model.crps() : model.mae();
      return new Beat(
          model.model(),
          benchmark.model(),
          model.horizon(),
          byDistribution ? "crps" : "mae",
          expected,
          got,
          got.compareTo(expected) < 0 ? Verdict.PASS : Verdict.FAIL);
    }
  }

  private record Whole(
      int schemaVersion,
      Provenance provenance,
      List<YearMonth> origins,
      List<Integer> horizons,
      List<String> notes,
      List<Evaluation.Drop> drops,
      List<Beat> checks,
      List<Skill> results) {}

  @Override
  public Object json() {
    return new Whole(
        SCHEMA_VERSION,
        provenance,
        evaluation.origins(),
        horizons,
        notes,
        evaluation.drops(),
        beats,
        evaluation.results());
  }

  @Override
  public Document document() {
    Document document = new Document();
    List<YearMonth> origins = evaluation.origins();
    document.title(
        words.get(
            "evaluate.heading", origins.size(), origins.get(0), origins.get(origins.size() - 1)));
    document.lines(notes);
    for (int horizon : horizons) {
      table(document, horizon);
    }
    if (!evaluation.drops().isEmpty()) {
      document.section(words.get("evaluate.drops"));
      Rows rows =
          Document.table(
              words.get("compare.dyad"),
              words.get("evaluate.horizon"),
              words.get("evaluate.origins"),
              words.get("evaluate.model"));
      evaluation
          .drops()
          .forEach(drop -> rows.add(drop.dyad(), drop.horizon(), drop.origins(), drop.model()));
      document.add(rows.table());
    }
    for (Beat beat : beats) {
      document.line(
          words.get(
              "evaluate.beat." + beat.verdict().name().toLowerCase(Locale.ROOT),
              beat.model(),
              beat.benchmark(),
              beat.horizon(),
              beat.measure().toUpperCase(Locale.ROOT),
              shown(beat.got()),
              shown(beat.expected())));
    }
    document.gap();
    document.lines(List.of(words.get("evaluate.legend")));
    return document.lines(provenance.lines(words));
  }

  private void table(Document document, int horizon) {
    List<Skill> rows =
        evaluation.results().stream()
            .filter(row -> row.horizon() == horizon && row.dyad().equals(Skill.ALL))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    document.section(words.get("evaluate.table", horizon, rows.get(0).n()));
    Rows table =
        Document.table(
            words.get("evaluate.model"),
            "MAE",
            words.get("evaluate.gain"),
            "p",
            "RMSE",
            "MASE",
            "CRPS",
            words.get("evaluate.gain"),
            "p",
            "80 %",
            "90 %",
            words.get("evaluate.direction"),
            words.get("evaluate.worst"));
    for (Skill row : rows) {
      table.add(
          row.model(),
          shown(row.mae()),
          percent(row.maeGain(), 1),
          p(row.dmNoChange()),
          shown(row.rmse()),
          shown(row.mase()),
          shown(row.crps()),
          percent(row.crpsGain(), 1),
          p(row.dmOwnPast()),
          percent(row.coverage80(), 1),
          percent(row.coverage90(), 1),
          row.direction() == null
              ? "–"
              : percent(row.direction(), 0) + " (" + percent(row.majority(), 0) + ")",
          row.worstGain() == null ? "–" : row.worstDyad() + " " + percent(row.worstGain(), 1));
    }
    document.add(table.table());
  }

  private static String p(Skill.@Nullable Test test) {
    return test == null ? "–" : shown(test.p());
  }

  private static String shown(@Nullable BigDecimal value) {
    return value == null
        ? "–"
        : value.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }

  private static String percent(@Nullable BigDecimal share, int decimals) {
    return share == null
        ? "–"
        : share.movePointRight(2).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
