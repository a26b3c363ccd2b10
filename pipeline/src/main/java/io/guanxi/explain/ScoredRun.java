package io.guanxi.explain;

import io.guanxi.run.ContributionRow;
import io.guanxi.run.RunManifest;
import io.guanxi.run.ScoreRow;
import java.util.List;

/**
 * A run as its folder holds it: all that is needed to say why it differs from another one.
 *
 * @param manifest versions, rules and weights
 * @param scores its monthly scores, of all dyads
 * @param contributions its scored codings, of all dyads
 */
public record ScoredRun(
    RunManifest manifest, List<ScoreRow> scores, List<ContributionRow> contributions) {
  /** Copies the lists. */
  public ScoredRun {
    scores = List.copyOf(scores);
    contributions = List.copyOf(contributions);
  }
}
