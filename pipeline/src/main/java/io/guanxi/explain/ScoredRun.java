package io.guanxi.explain;

import io.guanxi.run.ContributionRow;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.run.ScoreRow;
import io.guanxi.series.MonthlySeries;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A run as its folder holds it: all that is needed to say why it differs from another one.
 *
 * @param run the run
 * @param scores its monthly scores by dyad
 * @param contributions its scored codings by dyad
 */
public record ScoredRun(
    Run run, Map<String, List<ScoreRow>> scores, Map<String, List<ContributionRow>> contributions) {
  /** Copies the maps. */
  public ScoredRun {
    scores = Map.copyOf(scores);
    contributions = Map.copyOf(contributions);
  }

  /** A run by the rows of its tables, which stay in their order. */
  static ScoredRun of(Run run, List<ScoreRow> scores, List<ContributionRow> contributions) {
    return new ScoredRun(
        run,
        scores.stream().collect(Collectors.groupingBy(ScoreRow::dyad)),
        contributions.stream().collect(Collectors.groupingBy(ContributionRow::dyad)));
  }

  /** The monthly scores of a dyad; none when the run has not scored it. */
  List<ScoreRow> scores(String dyad) {
    return scores.getOrDefault(dyad, List.of());
  }

  /** The scored codings of a dyad. */
  List<ContributionRow> contributions(String dyad) {
    return contributions.getOrDefault(dyad, List.of());
  }

  /**
   * The unrounded monthly scores as series.
   *
   * @param name what a dyad is called, by its id in the run
   */
  public SortedMap<String, MonthlySeries> series(UnaryOperator<String> name) {
    SortedMap<String, MonthlySeries> series = new TreeMap<>();
    scores.forEach(
        (dyad, rows) -> {
          NavigableMap<YearMonth, Double> months = new TreeMap<>();
          rows.forEach(row -> months.put(row.month(), row.score()));
          series.put(name.apply(dyad), new MonthlySeries(name.apply(dyad), months));
        });
    return series;
  }

  /**
   * Reads a run's tables.
   *
   * @throws FaultsException when one is gone or was changed
   */
  public static ScoredRun read(Run run) {
    run.require(RunTable.SCORES);
    run.require(RunTable.CONTRIBUTIONS);
    return of(run, RunRows.scores(run.folder()), RunRows.contributions(run.folder()));
  }

  /** Versions, rules and weights. */
  public RunManifest manifest() {
    return run.manifest();
  }
}
