package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generator of the benchmarks knows what it planted; all pairs of the world must show it, row
 * for row. Two files, so that what is told again lies in another one.
 */
class GeneratedFeedIT {
  @TempDir private static Path folder;

  private static final Map<String, Long> PLANTED = new TreeMap<>();

  @BeforeAll
  static void makeAndScore() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Shell.Result made =
        Shell.run(
            ProjectFiles.root(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "benchmarks/feeds/MakeFeed.java",
            "--size",
            "80M",
            "--duplicates",
            "0.01",
            "--output",
            data.toString());
    assertThat(made.code()).as(made.err()).isZero();
    Files.readAllLines(data.resolve("facts.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", 2))
        .forEach(fact -> PLANTED.put(fact[0], Long.valueOf(fact[1])));

    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            folder.resolve("out"),
            "--events",
            "gdelt1:" + data + "/*.export.CSV",
            "--dyad",
            "ALL",
            "--duplicates",
            "EVENT_ID",
            "--max-rejects",
            "1000000");
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void everyRowHasTheFateThatWasPlanted() throws IOException {
    JsonNode counts =
        new ObjectMapper().readTree(folder.resolve("out/manifest.json").toFile()).get("counts");

    assertThat(PLANTED.get("repeated")).isPositive();
    assertThat(count(counts, "read")).isEqualTo(planted("rows"));
    assertThat(count(counts, "duplicate")).isEqualTo(planted("repeated"));
    assertThat(count(counts, "scored")).isEqualTo(planted("scored"));
    assertThat(count(counts, "not_applicable"))
        .isEqualTo(planted("without two countries") + planted("a country with itself"));
    assertThat(count(counts, "rejected.BAD_DATE")).isEqualTo(planted("bad date"));
    assertThat(count(counts, "rejected.BAD_INTENSITY")).isEqualTo(planted("bad number"));
    assertThat(count(counts, "rejected.COLUMN_COUNT"))
        .isEqualTo(planted("bad short") + planted("bad long"));
    assertThat(count(counts, "rejected.NOT_UTF8")).isEqualTo(planted("bad utf8"));
    assertThat(count(counts, "rejected.NUL_CHARACTER")).isEqualTo(planted("bad nul"));
    assertThat(count(counts, "rejected.UNKNOWN_EVENT_TYPE")).isEqualTo(planted("bad code"));
  }

  @Test
  void sumsAreThoseOfTheSoundRows() throws IOException {
    String expected =
        Files.readAllLines(folder.resolve("data/expected.csv")).stream()
            .skip(1)
            .sorted()
            .collect(Collectors.joining("\n"));

    TreeSet<String> found = new TreeSet<>();
    for (Map<String, String> row :
        FeedRows.flows(Files.readString(folder.resolve("out/flows.csv"))).values()) {
      found.add(
          String.join(
              ",",
              row.get("source"),
              row.get("target"),
              row.get("month"),
              row.get("events"),
              tenths(row.getOrDefault("positive", "")),
              tenths(row.getOrDefault("negative", ""))));
    }

    assertThat(String.join("\n", found)).isEqualTo(expected);
  }

  private static long planted(String fact) {
    return PLANTED.getOrDefault(fact, 0L);
  }

  private static long count(JsonNode counts, String name) {
    return counts.path(name).asLong();
  }

  private static String tenths(String points) {
    return new BigDecimal(points).movePointRight(1).toBigIntegerExact().toString();
  }
}
