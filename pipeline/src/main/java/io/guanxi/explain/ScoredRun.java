package io.guanxi.explain;

import io.guanxi.run.ContributionRow;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.run.ScoreRow;
import io.guanxi.text.FaultsException;
import java.util.List;

/**
 * A run as its folder holds it: all that is needed to say why it differs from another one.
 *
 * @param run the run
 * @param scores its monthly scores, of all dyads
 * @param contributions its scored codings, of all dyads
 */
public record ScoredRun(Run run, List<ScoreRow> scores, List<ContributionRow> contributions) {
  /** Copies the lists. */
  public ScoredRun {
    scores = List.copyOf(scores);
    contributions = List.copyOf(contributions);
  }

  /**
   * Reads a run's tables.
   *
   * @throws FaultsException when one is gone or was changed
   */
  public static ScoredRun read(Run run) {
    run.require(RunTable.SCORES);
    run.require(RunTable.CONTRIBUTIONS);
    return new ScoredRun(run, RunRows.scores(run.folder()), RunRows.contributions(run.folder()));
  }

  /** Versions, rules and weights. */
  public RunManifest manifest() {
    return run.manifest();
  }
}
