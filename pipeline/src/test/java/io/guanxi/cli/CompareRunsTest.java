package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code guanxi compare} of two runs says why they differ, and the reasons add up. */
public class CompareRunsTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  /**
   * The bundled run, and one with an event less, more and recoded, a new weight, rule and start.
   */
  @BeforeAll
  static void scoreTwice() throws IOException {
    BundledRun.into(shared.resolve("a"));
    Path config = shared.resolve("config");
    Path events = shared.resolve("events");
    ProjectFiles.copy(ProjectFiles.config(), config);
    ProjectFiles.copy(ProjectFiles.events(), events);
    Path codebook = config.resolve("codebooks/tsinghua.json");
    Files.writeString(
        codebook,
        Files.readString(codebook)
            .replaceFirst("(\"code\": \"PROTEST\"[^}]*}[^}]*\"i0\": )-0.008", "$1-0.0096"));
    Path rows = events.resolve("china-rok.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(rows));
    lines.removeIf(line -> line.startsWith("20190306-fine-dust-responsibility,"));
    lines.replaceAll(
        line ->
            line.startsWith("20190223-kadiz-chinese-aircraft,")
                ? line.replace("2019-02-23", "2019-04-23")
                : line);
    lines.add("zz-new,2023-01-05,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,,A new protest,,,,,,");
    Files.write(rows, lines);
    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            shared.resolve("b"),
            "--config",
            config.toString(),
            "--events",
            events.toString(),
            "--p0",
            "running",
            "--initial",
            "CHN-KOR=2018-12:4.0");
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void theEffectsInTheJsonAddUpToTheDifferenceOfEveryMonth() throws IOException {
    Path json = folder.resolve("new/difference.json");
    assertThat(compare("--json", json.toString()).code()).isZero();
    assertThat(OutputSchema.faults("comparison.schema.json", json)).isEmpty();
    assertThat(Files.getPosixFilePermissions(json))
        .as("readable by whoever may read other files of the user")
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("plain"))));
    try (Stream<Path> beside = Files.list(folder.resolve("new"))) {
      assertThat(beside).containsExactly(json);
    }
    JsonNode document = new ObjectMapper().readTree(Files.readString(json));
    assertThat(document.get("dyads")).hasSize(2);
    for (JsonNode dyad : document.get("dyads")) {
      JsonNode changes = dyad.at("/why/changes");
      for (JsonNode month : dyad.get("months")) {
        double sum = 0;
        for (JsonNode change : changes) {
          sum += change.get("effects").path(month.get("month").asText()).asDouble(0);
        }
        assertThat(sum)
            .as(dyad.get("dyad").asText() + month)
            .isCloseTo(month.get("difference").asDouble(), within(1e-9));
      }
    }
    List<String> kinds = new ArrayList<>();
    document.at("/dyads/0/why/changes").forEach(change -> kinds.add(change.get("kind").asText()));
    assertThat(kinds)
        .containsExactly("start", "p0", "event-removed", "weight", "event-recoded", "event-added");
  }

  @Test
  void theTextNamesEveryReasonTheLargestFirst() {
    String text = compare().out();
    assertThat(text)
        .contains(
            "CHN-KOR: why, 2019-01 … 2025-06: effects on the score, points, before rounding, largest first;"
                + " with all others they add up to A − B in every month\n"
                + "  since    largest effect       in  in 2025-06  what\n"
                + "  2019-01         +0.1000  2019-01     +0.")
        .contains("  start: score at the end of 2018-12 3.9 → 4\n")
        .contains("  rule for P0: month-start → running\n")
        .contains(
            "  weight of protest, démarche or public criticism by a government: -0.008 → -0.0096;"
                + " events: ")
        .contains(
            "  removed (only in B): Chinese spokesperson questions ROK view on Chinese origin of"
                + " fine dust (2019-03-06, protest, démarche or public criticism by a government,"
                + " diplomatic friction, coded, I0 -0.008, codebook)\n")
        .contains(
            "  recoded: Chinese military aircraft enters KADIZ near Ulleungdo and Dokdo"
                + " (date 2019-02-23 → 2019-04-23)\n")
        .contains("  added (only in A): A new protest (2023-01-05, ")
        .contains("all 6 together\n");
  }

  @Test
  void itSpeaksChineseAndKoreanAndTheJsonStaysTheSame() throws IOException {
    Path json = folder.resolve("d.json");
    compare("--json", json.toString());
    String english = Files.readString(json);
    assertThat(compare("--lang", "zh", "--json", json.toString()).out())
        .contains("差值为 A − B")
        .contains("新增（仅 A 有）：A new protest（2023-01-05")
        .contains("重新编码：中国军机进入韩国防空识别区（日期 2019-02-23 → 2019-04-23）");
    assertThat(Files.readString(json)).isEqualTo(english);
    assertThat(compare("--lang", "ko").out())
        .contains("차이는 A − B")
        .contains("추가됨 (A에만 있음): A new protest (2023-01-05")
        .contains("P0 규칙: month-start → running");
  }

  @Test
  void aRunDoesNotDifferFromItsOwnDisplayedScores() throws IOException {
    List<String> displayed = new ArrayList<>();
    for (String row : Files.readAllLines(shared.resolve("a/scores.csv"))) {
      String[] cells = row.split(",", -1);
      displayed.add(cells[0] + "," + cells[1] + "," + cells[3]);
    }
    displayed.set(0, "dyad,month,score");
    Path file = Files.write(folder.resolve("displayed.csv"), displayed);
    String[] both = {"compare", shared.resolve("a").toString(), file.toString(), "--fail"};
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), both);
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).contains("(decimals: A unrounded, B 1)");
  }

  @Test
  void aWindowIsExplainedByWhatMovesIt() throws IOException {
    Path json = folder.resolve("d.json");
    String text = compare("--from", "2019-01", "--to", "2019-02", "--json", json.toString()).out();
    assertThat(text).contains("CHN-KOR: why, 2019-01 … 2019-02: ").doesNotContain("A new protest");
    assertThat(OutputSchema.faults("comparison.schema.json", json)).isEmpty();
  }

  @Test
  void aRunAgainstItselfHasNoReason() {
    String a = shared.resolve("a").toString();
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), "compare", a, a, "--fail");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("CHN-KOR: why, 2019-01 … 2025-06: events, weights and scheme are the same\n");
  }

  @Test
  void aWindowOfARunIsExplainedFromItsOwnStart() {
    Path window = folder.resolve("window");
    BundledRun.into(window, "--dyad", "CHN-KOR", "--from", "2022-03", "--to", "2025-04");
    String text =
        Guanxi.run(
                ProjectFiles.home(), "compare", shared.resolve("b").toString(), window.toString())
            .out();
    assertThat(text)
        .contains("CHN-KOR: why, 2022-03 … 2025-04: ")
        .contains("  start: score at the end of 2022-02 ")
        .containsPattern("events outside the common months, not looked at: A \\d+, B 0\n")
        .contains("USA-KOR is not in " + window);
  }

  @Test
  void aSeriesFileHasNoReasonsAndTheTextSaysSo() throws IOException {
    Path json = folder.resolve("d.json");
    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.home(),
            "compare",
            shared.resolve("a/scores.csv").toString(),
            shared.resolve("b").toString(),
            "--json",
            json.toString());
    assertThat(result.out())
        .contains(
            "why they differ can be told only of two runs of guanxi, named by their folders\n");
    assertThat(Files.readString(json)).contains("\"why\" : null");
    assertThat(OutputSchema.faults("comparison.schema.json", json)).isEmpty();
  }

  @Test
  void aTableThatWasChangedIsNamed() throws IOException {
    Path torn = folder.resolve("torn");
    ProjectFiles.copy(shared.resolve("a"), torn);
    Files.writeString(torn.resolve("contributions.csv"), "dyad\n");
    Guanxi.Result result =
        Guanxi.run(ProjectFiles.home(), "compare", torn.toString(), shared.resolve("a").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: "
                + torn
                + "/contributions.csv: has changed since the run wrote it; run 'guanxi score' again\n");
  }

  @Test
  void aManifestWithoutWeightsIsNamed() throws IOException {
    Path old = folder.resolve("old");
    ProjectFiles.copy(shared.resolve("a"), old);
    Path manifest = old.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"weights\"", "\"loads\""));
    Guanxi.Result result =
        Guanxi.run(ProjectFiles.home(), "compare", old.toString(), old.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: "
                + old
                + "/manifest.json: nothing stands at /weights; is it the manifest of a run of this version?\n");
  }

  @Test
  void provenanceNamesBothRuns() {
    assertThat(compare().out())
        .contains(shared.resolve("a") + ": run by guanxi ")
        .contains(shared.resolve("b") + ": run by guanxi ")
        .containsPattern("files \\(SHA-256\\): .*a/contributions.csv [0-9a-f]{12}, ");
  }

  @Test
  void theNewestMonthCanBeProvisionalAndDoesNotFail() throws IOException {
    Path a = series("a.csv", "3.1", "3.1");
    Path b = series("b.csv", "3.1", "3.5");
    String[] both = {"compare", b.toString(), a.toString(), "--fail"};
    assertThat(Guanxi.run(ProjectFiles.home(), both).code()).isEqualTo(1);
    Path json = folder.resolve("d.json");
    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.home(),
            "compare",
            b.toString(),
            a.toString(),
            "--fail",
            "--provisional",
            "--json",
            json.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("  2020-02  3.500  3.100     +0.4000  provisional\n");
    assertThat(Files.readString(json)).contains("\"provisional\" : \"2020-02\"");
    assertThat(OutputSchema.faults("comparison.schema.json", json)).isEmpty();
  }

  @Test
  void badOptionsAreNamed() throws IOException {
    Path a = series("a.csv", "3.1", "3.1");
    assertThat(error(a, "--tolerance", "-1"))
        .isEqualTo("guanxi: --tolerance '-1.0' is not a number of points of at least 0\n");
    assertThat(error(a, "--tolerance", "NaN"))
        .isEqualTo("guanxi: --tolerance 'NaN' is not a number of points of at least 0\n");
    assertThat(error(a, "--json", folder.toString()))
        .isEqualTo("guanxi: --json " + folder + ": is a folder; a file is needed\n");
    assertThat(error(a, "--json", a + "/x.json"))
        .startsWith("guanxi: --json " + a + "/x.json: cannot be ");
  }

  private static String error(Path series, String... options) {
    List<String> all = new ArrayList<>(List.of("compare", series.toString(), series.toString()));
    all.addAll(List.of(options));
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), all.toArray(String[]::new));
    assertThat(result.code()).isEqualTo(2);
    return result.err();
  }

  private Path series(String name, String january, String february) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "dyad,month,score\nCHN-KOR,2020-01," + january + "\nCHN-KOR,2020-02," + february + "\n");
  }

  private static Guanxi.Result compare(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("compare", shared.resolve("b").toString(), shared.resolve("a").toString()));
    all.addAll(List.of(options));
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), all.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
