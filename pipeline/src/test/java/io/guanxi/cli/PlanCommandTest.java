package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Hashes;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code guanxi plan} shows what would be read and written, and does neither more nor less. */
public class PlanCommandTest {
  private static final String EVENTS =
      """
      event_id,date,source,target,dyad,event_type,theme
      a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP
      """;

  @TempDir private Path folder;

  @Test
  void showsInputsDyadsAndOutputsAndWritesNothing() throws IOException {
    Path events = Files.writeString(folder.resolve("e.csv"), EVENTS);
    Path output = folder.resolve("out");
    Guanxi.Result result =
        plan("--events", events.toString(), "--output", output.toString(), "--dyad", "KOR-CHN");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith(
            "reads\n  "
                + events
                + "  "
                + EVENTS.length()
                + " bytes, sha256 "
                + Hashes.sha256(EVENTS))
        .contains("  config: dyads.json  sha256 ")
        .contains("scores\n  CHN-KOR  from 2019-01 on; 3.9 at the end of 2018-12 (published)\n")
        .doesNotContain("USA-KOR")
        .contains("  rule for P0: month-start\n  months written: first … last\n")
        .endsWith(
            "writes\n"
                + String.join(
                    "\n",
                    "  " + output + "/scores.csv",
                    "  " + output + "/contributions.csv",
                    "  " + output + "/breakdown.csv",
                    "  " + output + "/rejects.csv",
                    "  " + output + "/datapackage.json",
                    "  " + output + "/manifest.json",
                    "  " + output + "/vintages/ID/  (kept; ID is made of the content)")
                + "\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void saysWhatWouldBeReplaced() throws IOException {
    Path events = Files.writeString(folder.resolve("e.csv"), EVENTS);
    Path output = Files.createDirectories(folder.resolve("out"));
    Files.writeString(output.resolve("scores.csv"), "");
    assertThat(plan("--events", events.toString(), "--output", output.toString()).out())
        .contains(output + "/scores.csv  (replaced)\n")
        .contains(output + "/rejects.csv\n");
  }

  @Test
  void theFilesOfTheReportAreNamedWhenItIsAskedFor() {
    List<String> files =
        plan("--report", "--lang", "ko")
            .out()
            .lines()
            .filter(each -> each.contains("report/"))
            .toList();
    assertThat(files)
        .hasSize(29)
        .contains(
            "  data/output/report/figure1-CHN-KOR-ko.svg",
            "  data/output/report/figure5-CHN-KOR-ko.png")
        .doesNotContain("  data/output/report/figure5-USA-KOR-ko.png")
        .endsWith(
            "  data/output/report/figure6-CHN-KOR_USA-KOR-ko.png",
            "  data/output/report/report.html");
  }

  @Test
  void faultsAreThoseOfScore() {
    Guanxi.Result result = plan("--events", "nowhere.csv");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("guanxi: --events nowhere.csv: no such file, folder or match\n");
  }

  @Test
  void anOutputThatIsAFileIsAFaultHereToo() throws IOException {
    Path events = Files.writeString(folder.resolve("e.csv"), EVENTS);
    Path output = Files.writeString(folder.resolve("out"), "");
    Guanxi.Result result = plan("--events", events.toString(), "--output", output.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("guanxi: --output " + output + ": is a file; a folder is needed\n");
  }

  @Test
  void whatItNamesIsWhatScoreReadsAndWrites() throws IOException {
    Path events = Files.writeString(folder.resolve("e.csv"), EVENTS);
    Path output = folder.resolve("out");
    String[] options = {"--events", events.toString(), "--output", output.toString()};
    String planned = plan(options).out();
    Guanxi.Result run =
        Guanxi.run(ProjectFiles.home(), "score", options[0], options[1], options[2], options[3]);
    assertThat(run.code()).as(run.err()).isZero();
    RunManifest manifest = Run.open(output, output.toString(), "--run").manifest();
    assertThat(manifest.inputs())
        .allMatch(input -> planned.contains(input.file() + "  ") && planned.contains(input.hash()));
    assertThat(manifest.configuration())
        .isNotEmpty()
        .allSatisfy(
            (file, hash) ->
                assertThat(planned).contains("  config: " + file + "  sha256 " + hash + "\n"));
    try (Stream<Path> written = Files.list(output)) {
      List<String> names = written.map(file -> "  " + file).sorted().toList();
      assertThat(planned.substring(planned.indexOf("writes\n") + "writes\n".length()).lines())
          .map(line -> line.replace("/ID/  (kept; ID is made of the content)", ""))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static Guanxi.Result plan(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "plan";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Guanxi.run(ProjectFiles.home(), all);
  }
}
