package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guanxi.model.Country;
import io.guanxi.plan.InputFiles;
import io.guanxi.run.RunManifest;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code score} on feeds, from files to files. */
class FeedRunTest {
  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameTheOutput() {
    output = folder.resolve("out");
  }

  private static String gdelt(long id, String day, String source, String target, String code) {
    String value = code.equals("040") ? "1" : code.equals("190") ? "-10" : "0";
    return FeedRows.gdelt(58, id, day, source, target, code, value).toString();
  }

  private Path file(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", rows) + "\n");
  }

  private Guanxi.Result score(String... args) {
    List<String> all = new ArrayList<>(List.of("--enforceImmutability=true"));
    all.add("--enforceEncodability=true");
    List<String> line = new ArrayList<>(Arrays.asList(args));
    line.add("--");
    line.addAll(all);
    return Guanxi.score(ProjectFiles.home(), output, line.toArray(String[]::new));
  }

  private String text(String name) throws IOException {
    return Files.readString(output.resolve(name));
  }

  private Map<String, Map<String, String>> flows() throws IOException {
    return FeedRows.flows(text("flows.csv"));
  }

  private static String cells(@Nullable Map<String, String> row, String... names) {
    assertThat(row).isNotNull();
    return String.join(",", Arrays.stream(names).map(Objects.requireNonNull(row)::get).toList());
  }

  @Test
  void flowsHaveTheColumnsThatAreSaid() throws IOException {
    file(
        "a.csv",
        gdelt(1, "20180105", "CHN", "KOR", "040"),
        gdelt(2, "20180120", "CHN", "KOR", "190"),
        gdelt(3, "20180120", "USA", "RUS", "190"),
        gdelt(4, "20180120", "", "KOR", "040"));
    Guanxi.Result result = score("--events", folder + "/a.csv", "--dyad", "CHN-KOR");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(text("flows.csv"))
        .isEqualTo(
            """
            source,target,month,rows,events,positive,negative,mean,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,feed_rows,first_day,last_day
            CHN,KOR,2018-01,2,2,1,-10,-4.5,1,0,0,1,4,2018-01-05,2018-01-20
            KOR,CHN,2018-01,0,0,0,0,,0,0,0,0,4,,
            """);
    assertThat(text("flows_by_theme.csv"))
        .isEqualTo(
            """
            source,target,month,theme,rows,events,positive,negative,mean,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,feed_rows,first_day,last_day
            CHN,KOR,2018-01,DIPLOMACY,1,1,1,0,1,1,0,0,0,4,2018-01-05,2018-01-05
            CHN,KOR,2018-01,MILITARY,1,1,0,-10,-10,0,0,0,1,4,2018-01-20,2018-01-20
            """);
    assertThat(text("manifest.json"))
        .contains("\"read\" : 4")
        .contains("\"scored\" : 2")
        .contains("\"not_selected\" : 1")
        .contains("\"not_applicable\" : 1")
        .contains("\"statement\" : \"Uncalibrated: ");
  }

  @Test
  void theSummaryNamesPairsThatHaveFlowsOnly() throws IOException {
    file("a.csv", gdelt(1, "20180105", "CHN", "KOR", "040"));

    assertThat(score("--events", folder + "/a.csv", "--dyad", "CHN-KOR").out())
        .contains(
            "CHN-KOR: flows only; no month of the feed lies after 2018-12, the month of its initial score\n");
    assertThat(score("--events", folder + "/a.csv", "--dyad", "ALL").out())
        .contains(
            "Pairs without an initial score have flows only (--initials gives scores to start from).\n");
  }

  @Test
  void aMonthWithoutAnyRowOfTheFeedIsMissingNotZero() throws IOException {
    file(
        "a.csv",
        gdelt(1, "20180105", "CHN", "KOR", "040"),
        gdelt(2, "20180320", "USA", "RUS", "190"));
    score("--events", folder + "/a.csv", "--dyad", "CHN-KOR");

    assertThat(flows().keySet())
        .containsExactlyInAnyOrder(
            "CHN,KOR,2018-01", "KOR,CHN,2018-01", "CHN,KOR,2018-03", "KOR,CHN,2018-03");
    assertThat(cells(flows().get("CHN,KOR,2018-03"), "events", "mean", "feed_rows", "first_day"))
        .isEqualTo("0,,1,");
  }

  @Test
  void duplicatesInDifferentFilesAndRangesAreFound() throws IOException {
    file(
        "a.csv",
        gdelt(7, "20180105", "CHN", "KOR", "040"),
        gdelt(8, "20180105", "CHN", "KOR", "040"));
    file(
        "b.csv",
        gdelt(8, "20180205", "CHN", "KOR", "040"),
        gdelt(7, "20180105", "CHN", "KOR", "040"));
    score("--events", folder + "/*.csv", "--dyad", "CHN-KOR");

    assertThat(cells(flows().get("CHN,KOR,2018-01"), "rows", "events")).isEqualTo("3,2");
    assertThat(cells(flows().get("CHN,KOR,2018-02"), "rows", "events", "mean")).isEqualTo("1,0,");
    assertThat(text("manifest.json"))
        .contains("\"duplicate\" : 2")
        .contains("\"duplicate.other_day\" : 1");
  }

  @ParameterizedTest
  @CsvSource({"EVENT_ID, 4", "STORY, 3", "ONE_A_DAY, 2", "NONE, 5"})
  void everyPolicySaysWhatIsTheSame(String policy, int events) throws IOException {
    file(
        "a.csv",
        gdelt(1, "20180105", "CHN", "KOR", "040"),
        gdelt(1, "20180105", "CHN", "KOR", "040"),
        gdelt(2, "20180105", "CHN", "KOR", "040"),
        FeedRows.gdelt(58, 3, "20180105", "CHN", "KOR", "040", "1").with(5, "CHNMIL").toString(),
        gdelt(4, "20180105", "CHN", "KOR", "190"));
    score("--events", folder + "/a.csv", "--dyad", "CHN-KOR", "--duplicates", policy);

    assertThat(cells(flows().get("CHN,KOR,2018-01"), "rows", "events")).isEqualTo("5," + events);
    assertThat(text("manifest.json")).contains("\"duplicates\" : \"" + policy + "\"");
  }

  @Test
  void aPolicyThatIsNoneIsRefused() {
    assertThat(score("--duplicates", "EVENTID").err())
        .isEqualTo(
            "guanxi: --duplicates 'EVENTID' is not one of EVENT_ID, STORY, ONE_A_DAY, NONE"
                + " (did you mean 'EVENT_ID'?)\n");
  }

  @Test
  void allPairsHaveOnlyWhatWasSeen() throws IOException {
    file(
        "a.csv",
        gdelt(1, "20180105", "USA", "RUS", "040"),
        gdelt(2, "20180105", "CHN", "KOR", "040"),
        gdelt(3, "20180205", "CHN", "KOR", "040"));
    score("--events", folder + "/a.csv", "--dyad", "ALL");

    assertThat(
            text("flows.csv").lines().map(line -> line.split(",", 4)).map(c -> c[0] + c[1] + c[2]))
        .containsExactly("sourcetargetmonth", "CHNKOR2018-01", "CHNKOR2018-02", "USARUS2018-01");
  }

  @Test
  void anyPairGivesFlowsAndOneWithAStartGivesScores() throws IOException {
    file(
        "a.csv",
        gdelt(1, "20180105", "JPN", "RUS", "040"),
        gdelt(2, "20180205", "JPN", "RUS", "040"));
    score("--events", folder + "/a.csv", "--dyad", "JPN-RUS");
    assertThat(flows()).containsKey("JPN,RUS,2018-01");
    assertThat(text("scores.csv").lines()).hasSize(1);

    Files.writeString(folder.resolve("starts.txt"), "dyad,month,score\nJPN-RUS,2017-12,1.5\n");
    score("--events", folder + "/a.csv", "--dyad", "ALL", "--initials", folder + "/starts.txt");
    assertThat(text("scores.csv")).contains("\nJPN-RUS,2018-01,1.5,1.5,0,");
  }

  @Test
  void aStartThatIsTwoIsRefused() throws IOException {
    Path starts =
        Files.writeString(
            folder.resolve("starts.txt"),
            "dyad,month,score\nJPN-RUS,2017-12,1\nJPN-RUS,2018-01,1\n");

    assertThat(score("--initials", starts.toString()).err())
        .isEqualTo("guanxi: --initials " + starts + ": JPN-RUS has 2 months; a start is one\n");
  }

  @Test
  void packedFilesCountLikePlainOnes() throws IOException {
    String rows =
        gdelt(1, "20180105", "CHN", "KOR", "040")
            + "\n"
            + gdelt(2, "20180105", "KOR", "CHN", "190");
    Path plain = file("plain", rows);
    score("--events", plain.toString());
    String expected = text("flows.csv");

    Path gz = Files.write(folder.resolve("x"), gzip(rows, rows.length()));
    assertThat(score("--events", gz.toString()).code()).isZero();
    assertThat(text("flows.csv")).isEqualTo(expected);

    Path zip = Files.write(folder.resolve("y"), zip(rows, "a.csv"));
    assertThat(score("--events", zip.toString()).code()).isZero();
    assertThat(text("flows.csv")).isEqualTo(expected);
  }

  @Test
  void theEntriesOfAnArchiveAreFilesOfTheirOwn() throws IOException {
    String rows =
        gdelt(1, "20180105", "CHN", "KOR", "040")
            + "\n"
            + gdelt(2, "20180155", "CHN", "KOR", "040");
    Path zip =
        Files.write(folder.resolve("y.zip"), zip(rows, "2018.csv", "__MACOSX/._a", "d/2017.csv"));

    assertThat(score("--events", zip.toString()).code()).isEqualTo(1);

    assertThat(text("flows.csv")).contains("CHN,KOR,2018-01,2,1,");
    assertThat(text("rejects.csv"))
        .contains("gdelt1," + zip + "!2018.csv,2,")
        .contains("gdelt1," + zip + "!d/2017.csv,2,");
    String manifest = text("manifest.json");
    CRC32C crc = new CRC32C();
    crc.update(Files.readAllBytes(zip));
    assertThat(manifest).contains("\"" + zip + "\"").doesNotContain("2017.csv");
    assertThat(manifest).contains(String.format(Locale.ROOT, "%08x", crc.getValue()));
  }

  @Test
  void aPackageInAPackageIsNamed() throws IOException {
    byte[] inner = gzip(gdelt(1, "20180105", "CHN", "KOR", "040"), 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("a.gz"));
      out.write(inner);
    }
    Path outer = folder.resolve("outer.zip");
    refused(
        Files.write(outer, bytes.toByteArray()),
        ": is an archive in an archive; unpack " + outer + " first");
  }

  private static byte[] gzip(String text, int ignored) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String text, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private void refused(Path file, String message) {
    Guanxi.Result result = score("--events", "gdelt1:" + file);

    assertThat(result.err()).isEqualTo("guanxi: " + file + message + "\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(output).doesNotExist();
  }

  @Test
  void anArchiveThatIsNotWholeIsRefused() throws IOException {
    String row = gdelt(1, "20180105", "CHN", "KOR", "040");
    refused(
        Files.write(folder.resolve("none.zip"), zip(row)),
        ": the archive holds no file; one is needed");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      rows.append(gdelt(i * 7919L, "20180105", "CHN", "KOR", "040")).append(i * 31).append('\n');
    }
    byte[] gz = gzip(rows.toString(), 0);
    refused(
        Files.write(folder.resolve("cut.gz"), Arrays.copyOf(gz, gz.length - 100)),
        ": is truncated: the archive ends too early");
    byte[] zip = zip(rows.toString(), "a");
    refused(
        Files.write(folder.resolve("cut.zip"), Arrays.copyOf(zip, zip.length / 2)),
        ": is truncated: the archive ends too early");
    refused(
        Files.write(folder.resolve("tail.zip"), Arrays.copyOf(zip, zip.length - 30)),
        ": is truncated: the archive ends too early");
  }

  @Test
  void anArchiveThatUnpacksAThousandfoldIsRefused() throws IOException {
    String row = gdelt(1, "20180105", "CHN", "KOR", "040") + "\n";

    refused(
        Files.write(folder.resolve("bomb.gz"), gzip(row + "\n".repeat(64 << 20), 0)),
        ": unpacks to more than 200 times its size; refused, since no feed does. Unpack it yourself to read it");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused(Files.createFile(folder.resolve("empty")), ": is empty");
  }

  @Test
  void aFormatThatCannotBeToldIsAsked() throws IOException {
    Path file = file("a.tsv", "x\ty\tz", "1\t2\t3");

    assertThat(score("--events", file.toString()).err())
        .isEqualTo(
            "guanxi: "
                + file
                + ": tab-separated, 3 columns of no format known here. Describe its columns in a mapping:"
                + " --events mapped:MAPPING.json:"
                + file
                + " (docs/formats.md); config/mappings has examples.\n");
  }

  @Test
  void aFormatThatIsNoneIsRefused() {
    assertThat(score("--events", "gdlet1:x").err())
        .isEqualTo(
            "guanxi: --events gdlet1:x: format 'gdlet1' is not one of "
                + String.join(", ", InputFiles.names())
                + " (did you mean 'gdelt1'?)\n");
  }

  @Test
  void curatedAndFeedStandSideBySide() throws IOException {
    file(
        "a.csv",
        gdelt(1, "20190105", "CHN", "KOR", "040"),
        gdelt(2, "20190205", "CHN", "KOR", "040"));
    Guanxi.Result result =
        score("--events", ProjectFiles.events().toString(), "--events", folder + "/a.csv");

    assertThat(result.err()).isEmpty();
    assertThat(text("scores.csv")).contains("CHN-KOR,2025-04,");
    assertThat(text("gdelt1/scores.csv")).contains("CHN-KOR,2019-02,");
    Guanxi.Result compared =
        Guanxi.run(
            ProjectFiles.home(), "compare", output.toString(), output.resolve("gdelt1").toString());
    assertThat(compared.err()).isEmpty();
    assertThat(compared.code()).isZero();
    assertThat(compared.out())
        .contains(
            "\nwhy A and B differ is not told: A is scored from curated events, B from the feed gdelt1\n");
    assertThat(Vintages.below(output, "out").newestFirst()).hasSize(1);
    assertThat(Vintages.below(output.resolve("gdelt1"), "out").newestFirst()).hasSize(1);
    String feed = output.resolve("gdelt1").toString();
    Guanxi.Result explained =
        Guanxi.run(ProjectFiles.home(), "explain", "CHN-KOR", "2019-02", "--run", feed);
    assertThat(explained.err())
        .isEqualTo(
            "guanxi: "
                + feed
                + ": is the run of a feed, which has too many rows to be explained one by one;"
                + " contributions.csv in it has a row a month and event code\n");
    assertThat(explained.code()).isEqualTo(2);
    assertThat(Guanxi.run(ProjectFiles.home(), "validate", "--run", feed, "--no-fail").err())
        .doesNotContain("manifest");
  }

  @Test
  void optionsThatSayNothingOfAFeedAreRefused() throws IOException {
    Path feed = file("a.csv", gdelt(1, "20190105", "CHN", "KOR", "040"));

    assertThat(score("--events", feed.toString(), "--as-of", "2026-09-30").err())
        .isEqualTo(
            "guanxi: --as-of '2026-09-30' is for curated events, whose rows say when they were coded;"
                + " gdelt1 must be scored without it, in a command of its own\n");
    assertThat(score("--events", feed.toString(), "--uncertainty=9").err())
        .isEqualTo(
            "guanxi: --uncertainty '9' is for curated events; the scores of gdelt1 rest on sums by"
                + " month and code, of which nothing can be drawn anew; score it in a command of its own\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void aRunIsKeptWithItsConfigurationAndWithoutItsInput() throws IOException {
    Path feed = file("a.csv", gdelt(1, "20190105", "CHN", "KOR", "040"));
    score("--events", feed.toString());
    score("--events", feed.toString());
    score("--events", feed.toString(), "--duplicates", "STORY");

    Vintages kept = Vintages.below(output, "out");
    assertThat(kept.newestFirst()).extracting(Vintages.Run::times).containsExactly(1, 2);
    Vintage latest = kept.resolve("LATEST").orElseThrow();
    assertThat(latest.damage()).isEmpty();
    assertThat(latest.folder().resolve("flows.csv")).hasContent(text("flows.csv").strip());
    assertThat(latest.config().resolve("recipes/gdelt.json")).exists();
    assertThat(latest.config().resolve("countries.csv")).exists();
    assertThat(latest.folder().resolve("events")).doesNotExist();
    assertThat(
            OutputSchema.faults("manifest.schema.json", latest.folder().resolve(RunManifest.FILE)))
        .isEmpty();
    assertThat(latest.manifest().feed().orElseThrow().format()).isEqualTo("gdelt1");

    Path root = ProjectFiles.home();
    String last = output + "/LATEST";
    String before = output + "/PREVIOUS";
    assertThat(Guanxi.run(root, "explain", "CHN-KOR", "2019-01", "--run", last).err())
        .isEqualTo(
            "guanxi: "
                + output
                + "/vintages/"
                + latest.id()
                + ": is the run of a feed, which has too many rows to be explained one by one;"
                + " contributions.csv in it has a row a month and event code\n");
    Guanxi.Result compared = Guanxi.run(root, "compare", before, last);
    assertThat(compared.err()).isEmpty();
    assertThat(compared.out())
        .contains("CHN-KOR: why, 2019-01 … 2019-01: events, weights and scheme are the same");
    assertThat(Guanxi.run(root, "runs", "--output", output.toString()).code()).isZero();

    Files.writeString(latest.folder().resolve("flows.csv"), "x");
    assertThat(Guanxi.run(root, "compare", before, last).err())
        .contains("flows.csv: does not match its hash in SHA256SUMS");
  }

  @Test
  void theManifestHasTheChecksumOfEveryFileAsItLies() throws IOException {
    String rows = (gdelt(1, "20180105", "CHN", "KOR", "040") + "\n").repeat(5);
    List<Path> files =
        List.of(
            Files.writeString(folder.resolve("a.csv"), rows),
            Files.write(folder.resolve("b.gz"), gzip(rows, 0)),
            Files.write(folder.resolve("c.zip"), zip(rows, "x")));
    score("--events", folder + "/[abc].*");

    for (Path file : files) {
      CRC32C crc = new CRC32C();
      crc.update(Files.readAllBytes(file));
      assertThat(text("manifest.json"))
          .contains(
              "\"bytes\" : "
                  + Files.size(file)
                  + ",\n      \"crc32c\" : \""
                  + HexFormat.of().toHexDigits((int) crc.getValue())
                  + "\"");
    }
  }

  @Test
  void tensOfThousandsOfStartsAreNoMatter() throws IOException {
    Path feed = file("a.csv", gdelt(1, "20180105", "CHN", "KOR", "040"));
    List<String> countries = Country.codes().stream().sorted().toList();
    StringBuilder starts = new StringBuilder("dyad,month,score\n");
    int pairs = 0;
    for (String first : countries) {
      for (String second : countries) {
        if (first.compareTo(second) < 0 && !(first + second).matches("CHNKOR|KORUSA")) {
          starts.append(first).append('-').append(second).append(",2017-12,0\n");
          pairs++;
        }
      }
    }
    assertThat(pairs).isGreaterThan(30_000);
    Path file = Files.writeString(folder.resolve("starts.txt"), starts);
    Guanxi.Result result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(90),
            () -> score("--events", feed.toString(), "--initials", file.toString()));

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\npairs not shown here: " + (pairs + 1 - 10) + " (see ");
    assertThat(text("scores.csv").lines()).hasSize(1 + pairs + 1); // CHN-KOR starts later
  }

  @Test
  void whyTwoRunsOfAFeedDifferIsToldOverAMissingMonth() throws IOException {
    Path feed =
        file(
            "a.csv",
            gdelt(1, "20180105", "USA", "RUS", "040"),
            gdelt(2, "20180205", "USA", "RUS", "040"),
            gdelt(3, "20180405", "USA", "RUS", "040"),
            gdelt(4, "20180505", "CHN", "KOR", "190"),
            gdelt(5, "20180505", "CHN", "KOR", "040"));
    String[] dyad = {"--events", feed.toString(), "--dyad", "CHN-KOR"};
    score(dyad[0], dyad[1], dyad[2], dyad[3], "--initial", "CHN-KOR=2017-12:5");
    score(dyad[0], dyad[1], dyad[2], dyad[3], "--initial", "CHN-KOR=2017-12:4");
    Guanxi.Result compared =
        Guanxi.run(ProjectFiles.home(), "compare", output + "/LATEST", output + "/PREVIOUS");

    assertThat(compared.err()).isEmpty();
    assertThat(compared.out())
        .contains("CHN-KOR: why, 2018-01 … 2018-05: ", "2017-12 5 → 4")
        .contains(
            "LATEST (" + Vintages.below(output, "out").newestFirst().get(0).id() + ")",
            ": scores of the feed gdelt1; uncalibrated, the recipe was fitted to nothing\n");
  }

  @Test
  void tablesOfAnotherKindOfRunAreTakenAway() throws IOException {
    Path feed = file("a.csv", gdelt(1, "20190105", "CHN", "KOR", "040"));
    score("--uncertainty=1", "--dyad", "CHN-KOR", "--events", ProjectFiles.events().toString());
    assertThat(output.resolve("tornado.csv")).exists();

    score("--events", feed.toString());
    assertThat(output.resolve("flows.csv")).exists();
    assertThat(output.resolve("tornado.csv")).doesNotExist();

    score("--events", ProjectFiles.events().toString());
    assertThat(output.resolve("flows.csv")).doesNotExist();
    assertThat(Vintages.below(output, "out").newestFirst()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theSameBytesWithAnyNumberOfWorkers(int workers) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String[] countries = {"CHN", "KOR", "USA", "RUS", "JPN"};
      rows.add(
          gdelt(
              i % 1500,
              "2018" + (100 + 100 * (i % 12) + 1 + i % 28 + 10000 + "").substring(1),
              countries[i % 5],
              countries[(i + 1 + i % 3) % 5],
              i % 2 == 0 ? "040" : "190"));
    }
    rows.add(77, "bad");
    file("a.csv", rows.subList(0, 900).toArray(String[]::new));
    file("b.csv", rows.subList(900, 2001).toArray(String[]::new));
    String events = folder + "/*.csv";
    Guanxi.score(
        ProjectFiles.home(),
        output,
        "--events",
        events,
        "--dyad",
        "ALL",
        "--",
        "--targetParallelism=1");
    String flows = text("flows.csv") + text("flows_by_theme.csv") + text("rejects.csv");
    Guanxi.score(
        ProjectFiles.home(),
        output,
        "--events",
        events,
        "--dyad",
        "ALL",
        "--",
        "--targetParallelism=" + workers);

    assertThat(text("flows.csv") + text("flows_by_theme.csv") + text("rejects.csv"))
        .isEqualTo(flows);
    assertThat(text("rejects.csv")).contains("a.csv,78,COLUMN_COUNT,byte ");
  }
}
