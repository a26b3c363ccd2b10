package io.guanxi.explain;

import io.guanxi.model.Coding;
import io.guanxi.run.ContributionRow;
import io.guanxi.run.RunManifest;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.P0Rule;
import io.guanxi.score.DyadScores;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs as they are read back, made from scores. */
final class Runs {
  private Runs() {}

  static ScoredRun run(String name, DyadScores scores, P0Rule rule, Map<String, Long> weights) {
    return run(manifest(name, "1", rule, new RunManifest.Rules(9, "1"), weights), scores);
  }

  static RunManifest manifest(
      String name, String method, P0Rule rule, RunManifest.Rules rules, Map<String, Long> weights) {
    return new RunManifest(
        name,
        "0.1.0",
        method,
        "config",
        List.of(),
        rule,
        null,
        rules,
        new TreeMap<>(weights),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        "",
        "",
        null,
        null,
        new TreeMap<>(),
        new TreeMap<>());
  }

  static ScoredRun run(RunManifest manifest, DyadScores scores) {
    return new ScoredRun(
        manifest,
        scores.months().stream()
            .map(month -> ScoreRow.of("CHN-KOR", month, Samples.scheme(manifest.p0())))
            .toList(),
        scores.contributions().stream()
            .map(
                each -> {
                  Coding coding = each.coding().coding();
                  return new ContributionRow(
                      "CHN-KOR",
                      coding.eventId(),
                      coding.date(),
                      coding.eventType(),
                      coding.theme(),
                      coding.status().label(),
                      each.coding().i0Micros(),
                      coding.i0Override() == null
                          ? ContributionRow.FROM_CODEBOOK
                          : ContributionRow.OF_ITS_OWN,
                      coding.titles());
                })
            .toList());
  }

  static double score(ScoredRun run, YearMonth month) {
    return run.scores().stream()
        .filter(row -> row.month().equals(month))
        .mapToDouble(ScoreRow::score)
        .findFirst()
        .orElseThrow();
  }
}
