package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ICEWS extracts through the bundled mappings. */
class MappedFeedRealDataTest {
  @TempDir private Path folder;

  private Map<String, Map<String, String>> flows(String mapping, String file, String out)
      throws IOException {
    Path rows = ProjectFiles.shared("data/icews/" + file);
    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            folder.resolve(out),
            "--events",
            "mapped:" + ProjectFiles.config().resolve("mappings/" + mapping) + ":" + rows,
            "--dyad",
            "CHN-KOR",
            "--dyad",
            "USA-KOR",
            "--duplicates",
            "NONE");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return new TreeMap<>(
        FeedRows.flows(Files.readString(folder.resolve(out).resolve("flows.csv"))));
  }

  @Test
  void theWholeWorldGivesTheRowsOfTheExtractNoMoreAndNoFewer() throws IOException {
    Map<String, Map<String, String>> world =
        flows("icews18-world.json", "icews18_full.tsv.gz", "world");
    Map<String, Map<String, String>> extract =
        flows("icews18.json", "icews18_CHN-KOR_USA-KOR.tsv", "extract");

    assertThat(Files.readString(folder.resolve("world/manifest.json")))
        .contains("\"read\" : 468558");
    long rows = extract.values().stream().mapToLong(row -> count(row)).sum();
    assertThat(rows).isEqualTo(2866);
    // The rows of the whole feed are those of the world; everything else is the same.
    world.values().forEach(row -> row.remove("feed_rows"));
    extract.values().forEach(row -> row.remove("feed_rows"));
    assertThat(world).isEqualTo(extract);
  }

  private static long count(Map<String, String> row) {
    return Long.parseLong(row.getOrDefault("rows", "0"));
  }

  @Test
  void theMonthlySumsOfElevenYearsAreThoseThatAwkComputes() throws IOException {
    Map<String, Map<String, String>> flows =
        flows("icews18.json", "icews05-15_CHN-KOR.tsv", "long");
    Process awk =
        new ProcessBuilder(
                "awk",
                "-F\t",
                "NR > 1 { k = $3 \",\" $8 \",\" substr($1, 1, 7); n[k]++;"
                    + " if ($6 > 0) p[k] += $6 * 10; else m[k] += $6 * 10 }"
                    + " END { for (k in n) printf \"%s %d %.0f %.0f\\n\", k, n[k], p[k], m[k] }",
                ProjectFiles.shared("data/icews/icews05-15_CHN-KOR.tsv").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String computed = new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Map<String, String> expected = new TreeMap<>();
    for (String line : computed.lines().toList()) {
      expected.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }
    Map<String, String> actual = new TreeMap<>();
    flows.forEach(
        (cell, row) -> {
          if (count(row) > 0) {
            actual.put(
                cell, count(row) + " " + tenths(row, "positive") + " " + tenths(row, "negative"));
          }
        });
    assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(200);
    assertThat(flows.values().stream().mapToLong(row -> count(row)).sum()).isEqualTo(6019);
  }

  private static String tenths(Map<String, String> row, String column) {
    return new BigDecimal(row.getOrDefault(column, "0"))
        .movePointRight(1)
        .toBigIntegerExact()
        .toString();
  }
}
