package io.guanxi.explain;

import io.guanxi.model.Coding;
import io.guanxi.run.ContributionRow;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.P0Rule;
import io.guanxi.score.DyadScores;
import io.guanxi.testkit.Samples;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs as they are read back, made from scores. */
final class Runs {
  /** The scheme as a manifest has it. */
  static final RunManifest.Rules RULES = rules(0);

  /** The same with a dead band, points. */
  static RunManifest.Rules rules(double deadBand) {
    return new RunManifest.Rules(
        "tsinghua",
        9,
        "month-start",
        deadBand == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(deadBand)),
        1,
        "lower-inclusive",
        List.of());
  }

  private Runs() {}

  static ScoredRun run(String name, DyadScores scores, P0Rule rule, Map<String, Long> weights) {
    return run(run(name, "1", rule, RULES, weights), scores);
  }

  static Run run(
      String name, String method, P0Rule rule, RunManifest.Rules rules, Map<String, Long> weights) {
    SortedMap<String, BigDecimal> points = new TreeMap<>();
    weights.forEach((type, micros) -> points.put(type, BigDecimal.valueOf(micros, 6)));
    return new Run(
        Path.of(name),
        name,
        new RunManifest(
            Optional.empty(),
            Optional.empty(),
            "",
            new RunManifest.Versions("0.1.0", method, ""),
            Optional.empty(),
            new RunManifest.Arguments(
                "",
                Optional.empty(),
                "config",
                Optional.empty(),
                List.of(),
                List.of(),
                "",
                List.of(),
                0,
                Optional.empty(),
                rule.label(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()),
            rules,
            points,
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>()));
  }

  static ScoredRun run(Run run, DyadScores scores) {
    return ScoredRun.of(
        run,
        scores.months().stream()
            .map(month -> ScoreRow.of("CHN-KOR", month, Samples.scheme(run.manifest().p0())))
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
    return run.scores().values().stream()
        .flatMap(List::stream)
        .filter(row -> row.month().equals(month))
        .mapToDouble(ScoreRow::score)
        .findFirst()
        .orElseThrow();
  }
}
