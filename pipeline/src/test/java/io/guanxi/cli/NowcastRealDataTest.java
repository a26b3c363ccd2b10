package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bars of the nowcast on the open pairs; skipped where the shared data are not there. */
class NowcastRealDataTest {
  @TempDir private Path folder;

  private Guanxi.Result evaluate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "nowcast",
                "evaluate",
                "--published",
                ProjectFiles.shared("data/published/tsinghua_monthly_open.csv").toString(),
                "--lag",
                "1,3,6",
                "--origins",
                "2010-01/2025-08",
                "--json",
                folder.resolve("evaluation.json").toString()));
    for (String feed : List.of("gdelt", "icews", "phoenix")) {
      arguments.add("--feed");
      arguments.add(ProjectFiles.shared("data/indices/" + feed + "_monthly_open.csv").toString());
    }
    arguments.addAll(List.of(more));
    return Guanxi.run(ProjectFiles.root(), arguments.toArray(String[]::new));
  }

  @Test
  void beatsNoChangeOnTheOpenPairsWithWeightsThatAreFittedAsTimeGoes() throws Exception {
    Guanxi.Result outcome = evaluate();

    assertThat(outcome.code()).isZero();
    assertBars();
  }

  /** The bundled model was fitted to these months: in sample, and said so; a pair must not lose. */
  @Test
  void theBundledModelKeepsTheSameBars() throws Exception {
    Guanxi.Result outcome =
        evaluate("--model", ProjectFiles.root().resolve("config/models/published.json").toString());

    assertThat(outcome.code()).isZero();
    assertBars();
  }

  private void assertBars() throws IOException {
    JsonNode results =
        new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile()).get("results");
    double[] gain = {0.02, 0.04, 0.06};
    int at = 0;
    for (JsonNode row : results) {
      double mae = row.get("mae").doubleValue();
      double still = row.get("mae_no_change").doubleValue();
      // The worst pair loses less than 6 %.
      assertThat(mae).as(row.toString()).isLessThan(1.06 * still + 1e-9);
      if (row.get("dyad").asText().equals("ALL")) {
        assertThat(1 - mae / still).as(row.toString()).isGreaterThan(gain[at++]);
        assertThat(row.get("coverage80").doubleValue()).as(row.toString()).isBetween(0.77, 0.83);
        assertThat(row.get("direction").doubleValue()).as(row.toString()).isGreaterThan(0.82);
        assertThat(row.get("brier").doubleValue())
            .as(row.toString())
            .isLessThan(row.get("brier_base").doubleValue());
      }
    }
    assertThat(at).isEqualTo(3);
  }
}
