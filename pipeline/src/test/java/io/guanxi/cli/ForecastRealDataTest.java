package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.scheme.Json;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bars of the open pairs, which stand in {@code docs/forecast.md}. */
class ForecastRealDataTest {
  @TempDir private Path temp;

  @Test
  void theBarsAreMetOnTheOpenPairs() throws IOException {
    Path published = ProjectFiles.shared("data/published/tsinghua_monthly_open.csv");
    Path json = temp.resolve("e.json");

    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.root(),
            "forecast",
            "evaluate",
            "--series",
            published.toString(),
            "--origins",
            "2000-01/2025-08",
            "--horizon",
            "1,3,6,12",
            "--json",
            json.toString(),
            "--must-beat",
            "no-change");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    Map<String, Double> pooled = new HashMap<>();
    Json.read(Files.readString(json), "e.json")
        .get("results")
        .forEach(
            row -> {
              if (row.get("dyad").asText().equals("ALL")) {
                for (String name :
                    new String[] {"mae_gain", "crps_gain", "coverage80", "coverage90"}) {
                  pooled.put(
                      row.get("model").asText() + " " + row.get("horizon") + " " + name,
                      row.get(name).asDouble());
                }
              }
            });
    for (String model : new String[] {"damped-trend", "mix"}) {
      assertThat(pooled.get(model + " 1 mae_gain")).isGreaterThanOrEqualTo(0.02);
      assertThat(pooled.get(model + " 3 mae_gain")).isGreaterThanOrEqualTo(0.045);
      assertThat(pooled.get(model + " 12 mae_gain")).isGreaterThanOrEqualTo(0.06);
    }
    assertThat(pooled.get("mix 3 crps_gain")).isGreaterThanOrEqualTo(0.05);
    assertThat(pooled.get("mix 12 crps_gain")).isGreaterThanOrEqualTo(0.11);
    for (int horizon : new int[] {1, 3, 6, 12}) {
      assertThat(pooled.get("mix " + horizon + " coverage80")).isBetween(0.77, 0.83);
      assertThat(pooled.get("mix " + horizon + " coverage90")).isBetween(0.87, 0.93);
    }
  }
}
