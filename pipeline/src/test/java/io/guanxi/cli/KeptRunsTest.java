package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.scheme.Hashes;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every run is kept under an id made of its content, is found by name, and nothing changes it. */
class KeptRunsTest {
  private static final Path GOLDEN = ProjectFiles.resource("golden");
  private static final String TABLE_HEAD =
      "  run                           time            rows read  scored  rejected    scores.csv  months and last score; options\n";

  @TempDir private static Path shared;

  /** Runs A (month-start) and B (running), in this order, in {@code home/data/output}. */
  private static Path twoRuns = Path.of("");

  @TempDir private Path temporary;

  private Path home = Path.of("");
  private Path output = Path.of("");

  @BeforeAll
  static void scoreTwice() {
    twoRuns = shared.resolve("home");
    ProjectFiles.copy(GOLDEN.resolve("config"), twoRuns.resolve("config"));
    ProjectFiles.copy(GOLDEN.resolve("data"), twoRuns.resolve("data"));
    assertThat(score(twoRuns).code()).isZero();
    assertThat(score(twoRuns, "--p0", "running").code()).isZero();
  }

  @BeforeEach
  void copyTheRuns() {
    home = temporary.resolve("home");
    output = home.resolve("data/output");
    ProjectFiles.copy(twoRuns, home);
  }

  @Test
  void aKeptRunHoldsAllThatTheRunWroteAndWasMadeFrom() throws IOException {
    Path kept = vintage(history().get(1));

    assertThat(contents(kept).keySet())
        .containsExactlyInAnyOrder(
            "SHA256SUMS",
            "breakdown.csv",
            "config/codebooks/tsinghua.json",
            "config/dyads.json",
            "config/published/figures.json",
            "config/schemes/tsinghua.json",
            "config/themes.json",
            "contributions.csv",
            "datapackage.json",
            "events/1-1-byte-order-mark.csv",
            "events/2-2-carriage-returns.csv",
            "events/3-3-refused.csv",
            "events/4-4-broken.csv",
            "events/5-5-coded-on.csv",
            "manifest.json",
            "rejects.csv",
            "scores.csv");
    for (String file : List.of("scores.csv", "rejects.csv", "manifest.json", "datapackage.json")) {
      assertThat(kept.resolve(file)).hasSameBinaryContentAs(output.resolve(file));
    }
    assertThat(kept.resolve("config/dyads.json"))
        .hasSameBinaryContentAs(GOLDEN.resolve("config/dyads.json"));
    assertThat(kept.resolve("events/3-3-refused.csv"))
        .hasSameBinaryContentAs(GOLDEN.resolve("data/events/3-refused.csv"));
  }

  @Test
  void theIdIsTheHashOfTheManifestWithoutItsTime() throws IOException {
    String id = history().get(1);
    String manifest = Files.readString(output.resolve("manifest.json"));
    String content =
        manifest
            .replaceFirst("  \"id\" : \"" + id + "\",\n", "")
            .replaceFirst("  \"created\" : \"[^\"]*\",\n", "");

    assertThat(Hashes.sha256(content)).startsWith(id);
    assertThat(content).isNotEqualTo(manifest);
  }

  @Test
  void theSameRunAgainIsNotKeptTwiceAndChangesNothing() throws IOException {
    Map<String, String> before = contents(output.resolve("vintages"));

    assertThat(score(home, "--p0", "running").code()).isZero();

    Map<String, String> after = contents(output.resolve("vintages"));
    assertThat(withoutPublished(after)).isEqualTo(withoutPublished(before));
    assertThat(history()).hasSize(3);
    assertThat(history().get(2)).isEqualTo(history().get(1));
    assertThat(name("LATEST")).isEqualTo(history().get(1));
    assertThat(name("PREVIOUS")).isEqualTo(history().get(0));
  }

  @Test
  void aRunThatEndsWithOneIsKeptButIsNeitherLatestNorPrevious() throws IOException {
    assertThat(run("score").code()).isEqualTo(1);

    String failed = history().get(2).replace(" failed", "");
    assertThat(history().get(2)).isEqualTo(failed + " failed");
    assertThat(name("LATEST")).isEqualTo(history().get(1));
    assertThat(name("PREVIOUS")).isEqualTo(history().get(0));
    assertThat(runs().out()).contains(failed + "  ").contains("  FAILED, exit code 1  ");
    assertThat(run("explain", "CHN-KOR", "2022-05", "--run", failed).code()).isZero();
  }

  @Test
  void aNameHoldsARunAndStandsWhereverAnIdDoes() throws IOException {
    String first = history().get(0);
    assertThat(runs("--name", "2025-10-release", "PREVIOUS").out())
        .isEqualTo(first + " 2025-10-release\n");
    score(home, "--dyad", "CHN-KOR");

    assertThat(runs().out()).contains(first + "  ").contains("  2025-10-release  ");
    assertThat(run("compare", "2025-10-release", first).code()).isZero();
    assertThat(run("explain", "CHN-KOR", "2022-05", "--run", "2025-10-release").out())
        .isEqualTo(run("explain", "CHN-KOR", "2022-05", "--run", first).out());
    assertThat(runs("--name", "2025-10-release", "LATEST").err())
        .isEqualTo(
            "guanxi: --name '2025-10-release' is the name of the run "
                + first
                + "; a name stays with its run\n");
    for (String none : List.of("LATEST", "abcd", "a b", "../x", "")) {
      assertThat(runs("--name", none, first).err())
          .startsWith(
              "guanxi: --name '" + none + "' is not a name of at most 64 letters, digits, ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain CHN-KOR 2022-05", "runs"})
  void whatAKillLeftIsClearedAndTheLastRunsFilesAreBroughtBack(String next) throws IOException {
    Map<String, String> before = contents(output);
    Path aside = Files.createDirectories(output.resolve(".guanxi-1234"));
    Files.writeString(aside.resolve("lock"), "");
    Files.writeString(aside.resolve("scores.csv"), "half");
    Files.delete(output.resolve("manifest.json"));
    Files.writeString(output.resolve("scores.csv"), "of another run");

    assertThat(run(next.split(" ")).err()).isEmpty();
    assertThat(contents(output)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain CHN-KOR 2022-05", "runs", "score --max-rejects 99"})
  void whatAKillLeftBeforeItsLockIsClearedWhenItIsOld(String next) throws IOException {
    Path old = Files.createDirectories(output.resolve(".guanxi-1"));
    Files.writeString(old.resolve("lock.new"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(61)));
    Path young = Files.createDirectories(output.resolve(".guanxi-2"));

    run(next.split(" "));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void nothingInTheOutputFolderBelongsToAnotherRun() throws IOException {
    Path report = Files.createDirectories(output.resolve("report"));
    List<Path> verdicts =
        List.of(
            output.resolve("validation.json"),
            output.resolve("validation-series.csv"),
            report.resolve("report.html"),
            report.resolve("x.zh.svg"));
    for (Path verdict : verdicts) {
      Files.writeString(verdict, "");
    }
    Path mine = Files.writeString(report.resolve("notes.txt"), "mine");
    score(home, "--p0", "running");
    assertThat(verdicts).as("the same run").allMatch(Files::exists);
    score(home);
    assertThat(verdicts).as("another run").noneMatch(Files::exists);
    assertThat(mine).exists();
  }

  @Test
  void aLaterRunLeavesKeptRunsAlone() throws IOException {
    Map<String, String> before = withoutPublished(contents(output.resolve("vintages")));

    score(home, "--dyad", "CHN-KOR");

    assertThat(contents(output.resolve("vintages"))).containsAllEntriesOf(before);
    assertThat(history()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void afterABAndAAgainLatestIsAAndPreviousIsB() throws IOException {
    score(home);

    List<String> history = history();
    assertThat(history).containsExactly(history.get(0), history.get(1), history.get(0));
    assertThat(name("LATEST")).isEqualTo(history.get(0));
    assertThat(name("PREVIOUS")).isEqualTo(history.get(1));
    assertThat(vintage(name("LATEST")).resolve("scores.csv"))
        .hasSameBinaryContentAs(output.resolve("scores.csv"));
  }

  @Test
  void timesOfTheFileSystemDoNotMatter() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
      }
    }
    Files.setLastModifiedTime(vintage(history().get(0)), FileTime.fromMillis(1_900_000_000_000L));

    assertThat(name("LATEST")).isEqualTo(history().get(1));
  }

  @Test
  void twoRunsInTheSameSecondKeepTheirOrder() throws IOException {
    List<String> ids = history();
    publish(ids.get(1), ids.get(0));

    assertThat(name("LATEST")).isEqualTo(ids.get(0));
    assertThat(name("PREVIOUS")).isEqualTo(ids.get(1));
  }

  @Test
  void runsThatTheHistoryDoesNotNameComeLastByTheirManifestsTime() throws IOException {
    List<String> ids = history();
    ProjectFiles.delete(published());
    for (int i = 0; i < 2; i++) {
      Path manifest = vintage(ids.get(i)).resolve("manifest.json");
      edit(manifest, "\"created\" : \"\\d{4}", "\"created\" : \"202" + (8 - i));
    }

    assertThat(runs("--format", "json").out())
        .matches("(?s).*" + ids.get(0) + ".*\"LATEST\".*" + ids.get(1) + ".*\"PREVIOUS\".*");
  }

  @Test
  void theListShowsTheLastRunFirst() throws IOException {
    Guanxi.Result result = runs();

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(masked(result.out()))
        .isEqualTo(
            "runs kept in data/output, the last one first\n"
                + TABLE_HEAD
                + "  <B>  TIME    LATEST         41      15        24  "
                + scores(1)
                + "  CHN-KOR 2022-01 … 2023-02: 2.3, USA-KOR 2022-01 … 2023-02: 7.2; --max-rejects 99 --p0 running\n"
                + "  <A>  TIME  PREVIOUS         41      15        24  "
                + scores(0)
                + "  CHN-KOR 2022-01 … 2023-02: 2.3, USA-KOR 2022-01 … 2023-02: 7.2; --max-rejects 99 --p0 month-start\n");
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 'data/output 中保存的各次运行，最近的在前', 月份与最后分值；选项",
    "ko, 'data/output에 보관된 실행, 최근 것부터', 월과 마지막 점수; 옵션"
  })
  void theListSpeaksThreeLanguages(String language, String title, String column) {
    Guanxi.Result result = runs("--lang", language);
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith(title + "\n").contains(column);
  }

  @Test
  void argumentsThatMatterAreListedAsOptions() {
    score(home, "--dyad", "CHN-KOR", "--dyad", "USA-KOR", "--from", "2022-05");
    assertThat(runs().out())
        .contains(
            "; --dyad CHN-KOR --dyad USA-KOR --from 2022-05 --max-rejects 99 --p0 month-start\n")
        .doesNotContain("--config")
        .doesNotContain("--events");
  }

  @Test
  void theJsonOfTheListHasWhatIsDocumented() throws IOException {
    score(home, "--p0", "running");
    String json = runs("--format", "json").out();

    assertThat(masked(json))
        .startsWith(
            """
            {
              "format" : "guanxi-runs",
              "version" : 1,
              "output" : "data/output",
              "runs" : [
                {
                  "id" : "<B>",
                  "name" : "LATEST",
                  "names" : [ ],
                  "failed" : false,
                  "time" : "TIME",
                  "times" : 2,
                  "kept" : true,
                  "damage" : [ ],
                  "unreadable" : [ ],
                  "created" : "TIME",
            """);
    String documented = Files.readString(ProjectFiles.required("docs/formats.md"));
    String section =
        documented.substring(
            documented.indexOf("### The JSON of runs"), documented.indexOf("## What `explain`"));
    Matcher keys = Pattern.compile("(?m)^      \"(\\w+)\"").matcher(json);
    List<String> found = keys.results().map(key -> key.group(1)).distinct().toList();
    assertThat(found).contains("dyads", "scores_sha256");
    assertThat(found).allSatisfy(key -> assertThat(section).contains("`" + key));
  }

  @Test
  void theRevisionReportComparesTheLastTwoContents() throws IOException {
    score(home, "--p0", "running");
    Guanxi.Result result = run("compare", "LATEST", "PREVIOUS");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith(
            "A = LATEST ("
                + history().get(1)
                + "), B = PREVIOUS ("
                + history().get(0)
                + "); A compared with B on the months that both have")
        .contains("CHN-KOR: 10 of 14 months differ by more than 0\n");
  }

  @Test
  void anIdItsBeginningAndAFolderStandForTheSameRun() throws IOException {
    String id = history().get(0);
    for (String name :
        List.of(
            id,
            id.substring(0, 4),
            "PREVIOUS",
            output + "/PREVIOUS",
            output + "/" + id.substring(0, 6),
            vintage(id).toString())) {
      Guanxi.Result result = run("compare", name, "LATEST", "--name-a", "a", "--name-b", "b");
      assertThat(result.code()).as(name + result.err()).isZero();
      assertThat(parts(result.out().replace(output.toString(), "data/output")))
          .isEqualTo(parts(run("compare", id, "LATEST", "--name-a", "a", "--name-b", "b").out()));
    }
  }

  /** Lines, and what is listed in them, in an order that does not depend on where files lie. */
  private static List<String> parts(String text) {
    return Stream.of(text.split("\n|, |: ")).sorted().toList();
  }

  @Test
  void whereThereIsNoRunBeforeTheLastOneThereIsNothingToGrade() throws IOException {
    String id = history().get(0);
    try (Stream<Path> files = Files.walk(vintage(history().get(1)))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    publish(id, id);

    Guanxi.Result result = run("compare", "LATEST", "PREVIOUS");

    assertThat(result.err())
        .isEqualTo(
            "guanxi: run 'PREVIOUS': "
                + id
                + " is the only one kept in data/output/vintages, there is none before it\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare LATEST LATEST",
        "explain CHN-KOR 2022-05 --run LATEST",
        "validate --run LATEST",
        "report --run LATEST"
      })
  void whereNoRunIsKeptThereIsNothingToGrade(String line) throws IOException {
    Path empty = temporary.resolve("empty");
    ProjectFiles.copy(GOLDEN.resolve("config"), empty.resolve("config"));
    Files.createDirectories(empty.resolve("data/output"));
    Guanxi.Result result = Guanxi.run(empty, line.split(" "));

    assertThat(result.err())
        .isEqualTo(
            "guanxi: run 'LATEST': none is kept in data/output/vintages; 'guanxi score' makes one\n");
    assertThat(result.code()).isEqualTo(4);
  }

  @Test
  void aListOfNoRunSaysSo() throws IOException {
    Path empty = Files.createDirectories(temporary.resolve("empty"));
    Guanxi.Result result = runs("--output", empty.toString());
    assertThat(result.err())
        .isEqualTo("guanxi: no run is kept in " + empty + "/vintages; 'guanxi score' makes one\n");
    assertThat(result.code()).isEqualTo(4);
  }

  /**
   * A later version may keep other things in a manifest: the other runs are listed all the same.
   */
  @Test
  void aSoundRunOfAnotherVersionIsListedAndNamed() throws IOException {
    String id = history().get(0);
    Path manifest = vintage(id).resolve("manifest.json");
    String before = Files.readString(manifest);
    String after = before.replace("\"weights\"", "\"loads\"");
    Files.writeString(manifest, after);
    Path sums = vintage(id).resolve("SHA256SUMS");
    String lines =
        Files.readString(sums)
            .replaceFirst(".*\n", "")
            .replace(Hashes.sha256(before), Hashes.sha256(after));
    Files.writeString(sums, "# " + Hashes.sha256(lines) + "\n" + lines);
    String fault =
        "guanxi: data/output/vintages/"
            + id
            + "/manifest.json: nothing stands at /weights; is it the manifest of a run of this"
            + " version?\n";

    Guanxi.Result list = runs();
    assertThat(list.out()).contains("LATEST").contains("UNREADABLE, of another version");
    assertThat(list.err()).isEqualTo(fault);
    assertThat(list.code()).isEqualTo(1);
    assertThat(runs("--format", "json").out()).contains("nothing stands at /weights");
    Guanxi.Result compared = run("compare", "LATEST", "PREVIOUS");
    assertThat(compared.err()).isEqualTo(fault);
    assertThat(compared.code()).isEqualTo(2);
  }

  @Test
  void aListOfAFolderThatIsNotThereIsRefused() {
    Guanxi.Result result = runs("--output", "nowhere/at/all");
    assertThat(result.err())
        .isEqualTo("guanxi: --output nowhere/at/all: no such folder; 'guanxi score' makes one\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "LATSET, ' (did you mean ''LATEST''?)'",
    "latest, ' (did you mean ''LATEST''?)'",
    "PREVIUOS, ' (did you mean ''PREVIOUS''?)'",
    "0000, ''"
  })
  void aWrongNameIsRefusedWithLookAlikesAndTheList(String name, String hint) throws IOException {
    String fault =
        "guanxi: run '"
            + name
            + "' is no file or folder, and no run kept in data/output/vintages; kept are "
            + history().get(1)
            + ", "
            + history().get(0)
            + hint
            + "\n";
    for (String line :
        List.of(
            "compare " + name + " LATEST",
            "compare LATEST " + name,
            "explain CHN-KOR 2022-05 --run " + name,
            "validate --run " + name)) {
      Guanxi.Result result = run(line.split(" "));
      assertThat(result.err()).as(line).isEqualTo(fault);
      assertThat(result.code()).isEqualTo(2);
    }
  }

  @Test
  void anIdWithASlipHasALookAlike() throws IOException {
    String id = history().get(0);
    String slip = id.substring(0, 11) + (id.endsWith("0") ? "1" : "0");
    assertThat(run("compare", slip, "LATEST").err()).contains("(did you mean '" + id + "'?)");
  }

  @Test
  void aBeginningThatSeveralHaveIsRefused() throws IOException {
    for (String id : List.of("abcd00000001", "abcd00000002")) {
      ProjectFiles.copy(vintage(history().get(0)), vintage(id));
    }
    Guanxi.Result result = run("compare", "abcd", "LATEST");
    assertThat(result.err())
        .isEqualTo("guanxi: run 'abcd' is the beginning of several: abcd00000001, abcd00000002\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void aRunThatIsKeptNoLongerIsListedBelowAndRefused() throws IOException {
    String gone = history().get(0);
    Files.move(vintage(gone), temporary.resolve("elsewhere"));

    Guanxi.Result list = runs();
    assertThat(list.code()).isZero();
    assertThat(masked(list.out())).endsWith("\nno longer kept: <A> of TIME\n");

    Guanxi.Result result = run("compare", "LATEST", "PREVIOUS");
    assertThat(result.err())
        .isEqualTo(
            "guanxi: run 'PREVIOUS' is "
                + gone
                + ", which is no longer in data/output/vintages; kept are "
                + history().get(1)
                + "\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void whatIsPublishedButNoRunIsNamed() throws IOException {
    Files.createFile(published().resolve("yesterday"));
    Guanxi.Result result = runs();
    assertThat(result.err())
        .isEqualTo(
            "guanxi: data/output/vintages/published/yesterday: is not named by time and id of a run\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void aRenamedKeptRunIsNamed() throws IOException {
    String id = history().get(0);
    Files.move(vintage(id), vintage("0123456789ab"));
    Guanxi.Result result = run("compare", "0123", "LATEST");
    assertThat(result.err())
        .isEqualTo(
            "guanxi: data/output/vintages/0123456789ab: holds the run "
                + id
                + "; was the folder renamed?\n"
                + refusal("0123456789ab"));
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void aDamagedRunIsNotReplacedByTheSameRunAgainButAnewOnceItIsDeleted() throws IOException {
    Path kept = vintage(history().get(1));
    Path scores = kept.resolve("scores.csv");
    Files.writeString(scores, "");
    score(home, "--p0", "running");
    assertThat(scores).isEmptyFile();

    Files.move(kept, temporary.resolve("elsewhere"));
    score(home, "--p0", "running");
    assertThat(scores).hasSameBinaryContentAs(output.resolve("scores.csv"));
    assertThat(runs().code()).isZero();
  }

  /** Every byte counts: each file in turn has one bit of one byte turned over. */
  @TestFactory
  Stream<DynamicTest> oneByteChangedInAnyFileIsNamedBeforeAnythingIsComputed() throws IOException {
    String id = history().get(0);
    return contents(vintage(id)).keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Path file = vintage(id).resolve(name);
                      byte[] sound = Files.readAllBytes(file);
                      for (int at : new int[] {0, sound.length / 2, sound.length - 1}) {
                        byte[] damaged = sound.clone();
                        damaged[at] ^= 1;
                        Files.write(file, damaged);
                        String fault =
                            "guanxi: data/output/vintages/"
                                + id
                                + "/"
                                + name
                                + (name.equals("SHA256SUMS")
                                    ? ": is not the file that was written with the run\n"
                                    : ": does not match its hash in SHA256SUMS\n");
                        assertDamaged(fault);
                        if (at == 0) {
                          assertRefused(id, fault);
                        }
                      }
                      Files.delete(file);
                      if (!name.equals("SHA256SUMS")) {
                        assertDamaged(
                            "guanxi: data/output/vintages/" + id + "/" + name + ": no such file\n");
                      }
                      Files.write(file, sound);
                      assertThat(runs().code()).isZero();
                    }));
  }

  private void assertDamaged(String fault) throws IOException {
    Guanxi.Result list = runs();
    assertThat(list.err()).isEqualTo(fault);
    assertThat(list.code()).isEqualTo(1);
    assertThat(masked(list.out())).contains("<A>  TIME  PREVIOUS").contains("DAMAGED");
  }

  private void assertRefused(String id, String fault) {
    String refusal = fault + refusal(id);
    for (String line :
        List.of(
            "compare LATEST PREVIOUS",
            "explain CHN-KOR 2022-05 --run PREVIOUS",
            "validate --run PREVIOUS",
            "report --run PREVIOUS")) {
      Guanxi.Result result = run(line.split(" "));
      assertThat(result.err()).as(line).isEqualTo(refusal);
      assertThat(result.out()).isEmpty();
      assertThat(result.code()).isEqualTo(2);
    }
  }

  @Test
  void aSumsFileThatIsGoneIsDamageToo() throws IOException {
    Files.delete(vintage(history().get(0)).resolve("SHA256SUMS"));
    String fault =
        "guanxi: data/output/vintages/"
            + history().get(0)
            + "/SHA256SUMS: is not the file that was written with the run\n";
    assertDamaged(fault);
    assertRefused(history().get(0), fault);
  }

  @Test
  void explainTellsWhyFromTheFilesThatTheRunWasMadeFrom() throws IOException {
    String before = run("explain", "CHN-KOR", "2022-05", "--run", "PREVIOUS").out();
    assertThat(before).contains("rule for P0: month-start");
    edit(home.resolve("config/themes.json"), "economic", "changed");
    try (Stream<Path> files = Files.list(home.resolve("data/events"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    Guanxi.Result result = run("explain", "CHN-KOR", "2022-05", "--run", "PREVIOUS");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(before);
  }

  @Test
  void aVerdictOnAKeptRunLiesBesideItAndChangesNothing() throws IOException {
    String id = history().get(0);
    Map<String, String> before = contents(vintage(id));

    run("validate", "--run", "PREVIOUS");

    assertThat(output.resolve("vintages/verdicts/" + id + "/validation.json")).isNotEmptyFile();
    assertThat(output.resolve("validation.json")).doesNotExist();
    assertThat(contents(vintage(id))).isEqualTo(before);
  }

  @Test
  void aStaleVerdictIsRemovedAlsoWhenTheRunIsDamagedOrUnknown() throws IOException {
    run("validate", "--run", "PREVIOUS");
    Path verdict = output.resolve("vintages/verdicts/" + history().get(0) + "/validation.json");
    assertThat(verdict).exists();
    Files.writeString(vintage(history().get(0)).resolve("scores.csv"), "");
    run("validate", "--run", "PREVIOUS");
    assertThat(verdict).doesNotExist();

    Path stale = Files.writeString(temporary.resolve("validation.json"), "{}");
    run("validate", "--run", "LATSET", "--output", temporary.toString());
    assertThat(stale).doesNotExist();
  }

  @RepeatedTest(5) // what goes wrong between runs does so seldom
  void runsAtOnceDoNotCollide() throws Exception {
    Path together = temporary.resolve("together");
    List<Callable<Integer>> jobs = new ArrayList<>();
    for (String rule : List.of("month-start", "running", "month-start", "running")) {
      jobs.add(
          () ->
              Main.run(
                  new PrintWriter(new StringWriter()),
                  new PrintWriter(new StringWriter()),
                  "score",
                  "--events",
                  home.resolve("data/events").toString(),
                  "--config",
                  home.resolve("config").toString(),
                  "--output",
                  together.toString(),
                  "--max-rejects",
                  "99",
                  "--p0",
                  rule));
    }
    ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
    try {
      for (Future<Integer> job : threads.invokeAll(jobs)) {
        assertThat(job.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }

    Guanxi.Result list = runs("--output", together.toString());
    assertThat(list.err()).isEmpty();
    assertThat(list.code()).isZero();
    List<String> history = history(together);
    assertThat(history).hasSize(4).allMatch(id -> id.matches("[0-9a-f]{12}"));
    assertThat(history.stream().distinct()).hasSize(2);
    Path last = together.resolve("vintages/" + history.get(3));
    for (String file : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
      assertThat(together.resolve(file)).hasSameBinaryContentAs(last.resolve(file));
    }
    try (Stream<Path> left = Files.list(together)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void aRunThatFailsKeepsNothing() throws IOException {
    Map<String, String> before = contents(output);
    assertThat(score(home, "--dyad", "USA-KOR", "--to", "2019-01").code()).isEqualTo(2);
    assertThat(contents(output)).isEqualTo(before);
  }

  private static String refusal(String id) {
    return "guanxi: the kept run "
        + id
        + " is damaged, nothing is computed from it; bring its files back, or delete data/output/vintages/"
        + id
        + " and make the run again\n";
  }

  private static Guanxi.Result score(Path home, String... arguments) {
    List<String> all = new ArrayList<>(List.of("score", "--max-rejects", "99"));
    all.addAll(List.of(arguments));
    return Guanxi.run(home, all.toArray(String[]::new));
  }

  private Guanxi.Result run(String... arguments) {
    return Guanxi.run(home, arguments);
  }

  private Guanxi.Result runs(String... arguments) {
    List<String> all = new ArrayList<>(List.of("runs"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  /** The ids of all runs, in their order, and which of them failed. */
  private List<String> history() throws IOException {
    return history(output);
  }

  private static List<String> history(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("vintages/published"))) {
      return files
          .sorted()
          .map(file -> file.getFileName().toString().substring(26).replace('-', ' '))
          .toList();
    }
  }

  /** Publishes runs, all in one second, in the place of those that were. */
  private void publish(String... ids) throws IOException {
    ProjectFiles.delete(published());
    Files.createDirectory(published());
    for (int i = 0; i < ids.length; i++) {
      Files.createFile(published().resolve("2026-11-21T120000.00000" + i + "Z-" + ids[i]));
    }
  }

  private Path published() {
    return output.resolve("vintages/published");
  }

  private Path vintage(String id) {
    return output.resolve("vintages").resolve(id);
  }

  /** The id that a name stands for. */
  private String name(String name) {
    Matcher entry =
        Pattern.compile("\"id\" : \"(\\w+)\",\\s+\"name\" : \"" + name + "\"")
            .matcher(runs("--format", "json").out());
    assertThat(entry.find()).as(name).isTrue();
    return entry.group(1);
  }

  private String scores(int run) throws IOException {
    return Hashes.sha256(Files.readAllBytes(vintage(history().get(run)).resolve("scores.csv")))
        .substring(0, 12);
  }

  private String masked(String text) throws IOException {
    return text.replace(history().get(0), "<A>")
        .replace(history().get(1), "<B>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).containsPattern(from);
    Files.writeString(file, text.replaceFirst(from, to));
  }

  private static Map<String, String> withoutPublished(Map<String, String> contents) {
    Map<String, String> others = new LinkedHashMap<>(contents);
    assertThat(others.keySet().removeIf(name -> name.startsWith("published/"))).isTrue();
    return others;
  }

  /** The hash of every file below a folder, by its path. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.put(folder.relativize(file).toString(), Hashes.sha256(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
