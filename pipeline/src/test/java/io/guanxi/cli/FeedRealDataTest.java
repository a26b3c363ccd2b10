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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw files of GDELT and ICEWS against what mawk, an independent reader, makes of them. */
class FeedRealDataTest {
  private static final String GDELT_2 = "data/gdelt/20180101000000.export.CSV";
  private static final String GDELT_1 = "data/gdelt/aamend_events1.csv";
  private static final String ICEWS = "data/icews/events.2018.sample.tab";

  @TempDir private Path output;

  private String score(Path file, String... more) throws IOException {
    String[] args = new String[more.length + 2];
    args[0] = "--events";
    args[1] = file.toString();
    System.arraycopy(more, 0, args, 2, more.length);
    Guanxi.Result result = Guanxi.score(ProjectFiles.home(), output, args);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return Files.readString(output.resolve("flows.csv"));
  }

  private static List<String> awk(Path file, String program) throws IOException {
    Process awk =
        new ProcessBuilder("awk", "-F\t", program, file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {GDELT_2, GDELT_1})
  void theRowsOfEveryMonthAreThoseThatCutCounts(String name) throws IOException {
    Path file = ProjectFiles.shared(name);
    Map<String, Map<String, String>> flows =
        FeedRows.flows(score(file, "--dyad", "USA-KOR", "--duplicates", "NONE"));

    for (String line :
        awk(
            file,
            "{m=substr($2,1,4) \"-\" substr($2,5,2); n[m]++} END{for(m in n) print m \" \" n[m]}")) {
      String[] month = line.split(" ", -1);
      assertThat(flows.get("USA,KOR," + month[0])).containsEntry("feed_rows", month[1]);
    }
  }

  @Test
  void everyFlowOfGdeltIsTheOneThatAwkFinds() throws IOException {
    Path file = ProjectFiles.shared(GDELT_2);
    Map<String, Map<String, String>> flows =
        FeedRows.flows(score(file, "--dyad", "ALL", "--duplicates", "NONE"));
    Set<String> iso = new HashSet<>(io.guanxi.model.Country.codes());

    int compared = 0;
    for (String line :
        awk(
            file,
            "$8 != \"\" && $18 != \"\" && $8 != $18 {k=$8 \",\" $18 \",\" substr($2,1,4) \"-\" substr($2,5,2);"
                + " n[k]++; if ($31>0) p[k]+=$31*10; else m[k]+=$31*10; if ($29+0 >= 14) q[k]++}"
                + " END{for (k in n) printf \"%s %d %d %d %d\\n\", k, n[k], p[k], m[k], q[k]}")) {
      String[] cells = line.split(" ", -1);
      if (iso.contains(cells[0].substring(0, 3)) && iso.contains(cells[0].substring(4, 7))) {
        Map<String, String> flow = flows.get(cells[0]);
        assertThat(flow).as(cells[0]).isNotNull().containsEntry("rows", cells[1]);
        assertThat(new BigDecimal(flow.get("positive")).movePointRight(1))
            .isEqualByComparingTo(cells[2]);
        assertThat(new BigDecimal(flow.get("negative")).movePointRight(1))
            .isEqualByComparingTo(cells[3]);
        assertThat(flow).containsEntry("material_conflict", cells[4]);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void storiesOfIcewsAreThoseThatAwkFinds() throws IOException {
    Path file = ProjectFiles.shared(ICEWS);
    Map<String, Map<String, String>> flows = FeedRows.flows(score(file, "--dyad", "USA-KOR"));

    Map<String, String> expected = new TreeMap<>();
    for (String line :
        awk(
            file,
            "($5==\"United States\" && $11==\"South Korea\") || ($11==\"United States\" && $5==\"South Korea\")"
                + " {k=($5==\"United States\") ? \"USA,KOR\" : \"KOR,USA\"; n[k]++;"
                + " if (!seen[$2,$3,$7,$9]++) {e[k]++; s[k]+=$8*10}}"
                + " END{for (k in n) printf \"%s %d %d %d\\n\", k, n[k], e[k], s[k]}")) {
      String[] cells = line.split(" ", -1);
      expected.put(cells[0] + ",2018-06", cells[1] + " " + cells[2] + " " + cells[3]);
    }
    Map<String, String> actual = new TreeMap<>();
    for (String key : expected.keySet()) {
      Map<String, String> flow = flows.getOrDefault(key, Map.of());
      BigDecimal sum =
          new BigDecimal(flow.getOrDefault("positive", "0"))
              .add(new BigDecimal(flow.getOrDefault("negative", "0")));
      actual.put(
          key,
          flow.get("rows")
              + " "
              + flow.get("events")
              + " "
              + sum.movePointRight(1).intValueExact());
    }
    assertThat(actual).isEqualTo(expected).hasSize(2);
  }

  @Test
  void aQuarterOfIcewsTellsAStoryAgain() throws IOException {
    Path file = ProjectFiles.shared(ICEWS);
    score(file, "--dyad", "ALL");
    String manifest = Files.readString(output.resolve("manifest.json"));

    String again = "if (seen[$2,$3,$7,$9]++) d++} END{print d, n}";
    assertThat(awk(file, "FNR>1 {n++; " + again)).containsExactly("971 3705"); // 26 %
    assertThat(
            awk(
                file,
                "FNR>1 && $5!=\"NA\" && $11!=\"NA\" && $5!=\"\" && $11!=\"\" && $5!=$11 {n++; "
                    + again))
        .containsExactly("586 1741"); // a third of the rows between two countries
    assertThat(manifest)
        .contains("\"read\" : 3705", "\"duplicate\" : 586", "\"scored\" : " + (1741 - 586))
        .doesNotContain("\"rejected.");
    assertThat(Files.readString(output.resolve("unknown_names.csv"))).isEqualTo("name,rows\n");
  }

  @Test
  void wrongMonthsAreNoneOfTheRuns() throws IOException {
    String flows = score(ProjectFiles.shared(GDELT_2), "--dyad", "USA-KOR", "--from", "2018-01");

    assertThat(FeedRows.flows(flows).keySet())
        .containsExactlyInAnyOrder("USA,KOR,2018-01", "KOR,USA,2018-01");
  }
}
