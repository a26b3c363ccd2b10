package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.cli.ExitCode;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a copy of the project whose path has spaces, as users start it. */
class LauncherIT {
  private static final String HEADER = "event_id,date,source,target,dyad,event_type,theme\n";
  private static final String GOOD = "a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-MIN,ECON-COOP\n";

  @TempDir private static Path temporary;
  private static Path project;
  private static Path elsewhere;

  @BeforeAll
  static void copy() throws IOException {
    ProjectFiles.required("guanxi");
    project = Shell.copyProject(temporary.resolve("a project  with spaces"));
    elsewhere = Files.createDirectories(temporary.resolve("else where"));
  }

  @Test
  void worksFromAnotherFolderAndScoresTheBundledEvents() throws Exception {
    assumeTrue(Files.exists(project.resolve("data/events")), "data/events does not exist");
    Shell.Result result = Shell.run(elsewhere, launcher(), "score");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("USA-KOR").endsWith("written to data/output\n");
    assertThat(project.resolve("data/output/manifest.json")).isNotEmptyFile();
    assertThat(elsewhere.resolve("data")).doesNotExist();
  }

  @Test
  void worksThroughAChainOfSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(temporary.resolve("b i n"));
    Files.createSymbolicLink(bin.resolve("first"), Path.of("../a project  with spaces/guanxi"));
    Path link = Files.createSymbolicLink(bin.resolve("guanxi"), Path.of("first"));

    Shell.Result result = Shell.run(elsewhere, link.toString(), "score", "--output", "linked");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(elsewhere.resolve("linked/scores.csv")).isNotEmptyFile();
  }

  @Test
  void pathsOfTheUserAreTakenFromTheFolderOfTheUser() throws Exception {
    Files.writeString(elsewhere.resolve("my events.csv"), HEADER + GOOD);

    Shell.Result result =
        Shell.run(
            elsewhere, launcher(), "score", "--events", "my events.csv", "--output", "my out");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(elsewhere.resolve("my out/contributions.csv"))
        .content()
        .contains("CHN-KOR,2022-01,a,");
  }

  @Test
  void exitCodesGoThrough() throws Exception {
    Files.writeString(elsewhere.resolve("bad.csv"), HEADER + GOOD + GOOD.replace("-10", "-32"));

    assertThat(Shell.run(elsewhere, launcher(), "--version").code()).isZero();
    Shell.Result rejected =
        Shell.run(elsewhere, launcher(), "score", "--events", "bad.csv", "--output", "bad out");
    assertThat(rejected.code()).isEqualTo(1);
    assertThat(rejected.err())
        .isEqualTo(
            "guanxi: rejected rows: 1, more than --max-rejects 0; see bad out/rejects.csv\n");
    Shell.Result usage = Shell.run(elsewhere, launcher(), "score", "--events", "nowhere.csv");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err())
        .isEqualTo("guanxi: --events nowhere.csv: no such file, folder or match\n");
  }

  @Test
  void messagesAreUtf8InAnyLocale() throws Exception {
    Shell.Result result =
        Shell.run(
            elsewhere, "env", "LC_ALL=C", launcher(), "score", "--initial", "CHN-KOR=2022-02:9.5");
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --initial 'CHN-KOR=2022-02:9.5': score '9.5' leaves the scale -9 … 9\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LANG=", "LC_ALL=C", "LC_ALL=POSIX", "LANG=xx_XX.UTF-8"})
  void filesHaveAnyNameInAnyLocale(String locale) throws Exception {
    // In a script: in such a locale the Java of this test can name no such file either.
    String begin = "set -eu; mkdir -p 'names'; cd names; rm -rf 出力; printf '%s' \"$2\" >数据.csv\n";
    Path script = elsewhere.resolve("names.sh");
    Files.writeString(
        script,
        begin
            + "env -i PATH=\"$PATH\" JAVA_HOME=\"$JAVA_HOME\" \"$3\" \"$1\" score"
            + " --events 数据.csv --output 出力\n"
            + "grep -c '\"file\" : \"数据.csv\"' 出力/manifest.json\n");
    Shell.Result result = Shell.run(elsewhere, "sh", "names.sh", launcher(), HEADER + GOOD, locale);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).endsWith("written to 出力\n1\n");
  }

  @Test
  void aNameThatTheLocaleLacksIsAMessage() throws Exception {
    // As if the system had no locale with UTF-8 that the launcher could choose.
    Files.writeString(
        elsewhere.resolve("ascii.sh"),
        "LC_ALL=C exec \"$JAVA_HOME/bin/java\" -Dguanxi.home=\"$2\" -jar \"$1\" score --events 数据.csv\n");
    Shell.Result result =
        Shell.run(
            elsewhere, "sh", "ascii.sh", project.resolve(Shell.JAR).toString(), project.toString());

    assumeTrue(result.code() != 2 || result.err().contains("\uFFFD"), "names are UTF-8 here");
    assertThat(result.err())
        .startsWith("guanxi: '")
        .contains("': no file can have this name in this locale; one with UTF-8 is needed");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void needsNoTemporaryFolder() throws Exception {
    Path missing = temporary.resolve("missing");
    Path empty = Files.createDirectories(temporary.resolve("empty"));
    for (Path folder : List.of(missing, empty)) {
      Shell.Result result =
          Shell.run(
              elsewhere,
              "env",
              "TMPDIR=" + folder,
              "GUANXI_JAVA_OPTS=-Djava.io.tmpdir=" + folder,
              launcher(),
              "score",
              "--report",
              "--output",
              "no tmp");
      assertThat(result.err()).isEmpty();
      assertThat(result.code()).isZero();
    }
    assertThat(missing).doesNotExist();
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void interruptingARunGives130AndLeavesNothingBehind() throws Exception {
    many("events.csv", HEADER, GOOD);
    Path output = elsewhere.resolve("interrupted");
    interrupt(
        () -> Files.exists(output), "score", "--events", "events.csv", "--output", "interrupted");
    assertThat(output)
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory());
  }

  @ParameterizedTest
  @CsvSource({
    "validation.json, validate --run s.csv --output verdicts",
    "difference.json, compare s.csv s.csv --json verdicts/difference.json",
    "agreement.json, agreement e.csv e.csv --min-kappa 0 --output verdicts"
  })
  void interruptingACheckGives130AndLeavesNoVerdict(String verdict, String line) throws Exception {
    many("s.csv", "dyad,month,score\n", "CHN-KOR,2022-09,4.3\n");
    many("e.csv", HEADER, GOOD);
    Path verdicts = Files.createDirectories(elsewhere.resolve("verdicts"));
    Path stale = Files.writeString(verdicts.resolve(verdict), "of an earlier run");
    interrupt(() -> !Files.exists(stale), line.split(" "));
    assertThat(verdicts).isEmptyDirectory();
  }

  /** A file that takes a while to read: that a row stands twice is said at its end. */
  private static void many(String name, String header, String row) throws IOException {
    Files.writeString(elsewhere.resolve(name), header + row.repeat(1_000_000));
  }

  /** Starts a command, and interrupts it when it has begun with its work. */
  private static void interrupt(BooleanSupplier begun, String... arguments) throws Exception {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "no /proc here: cannot tell whether SIGINT reaches processes");
    assumeTrue(!isInterruptIgnored(status), "SIGINT is ignored in this session");
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(arguments));
    Shell.Running run = Shell.start(elsewhere, command.toArray(String[]::new));
    try {
      assertTimeoutPreemptively(
          Duration.ofMinutes(2),
          () -> {
            while (run.process().isAlive() && !begun.getAsBoolean()) {
              Thread.sleep(2);
            }
            String pid = String.valueOf(run.process().pid());
            assertThat(Shell.run(elsewhere, "kill", "-INT", pid).code()).isZero();
            assertThat(run.end().code()).isEqualTo(ExitCode.INTERRUPTED.code());
          });
    } finally {
      run.process().destroyForcibly();
    }
  }

  private static boolean isInterruptIgnored(Path status) throws IOException {
    List<String> lines = Files.readAllLines(status);
    return lines.stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
  }

  private static String launcher() {
    return project.resolve("guanxi").toString();
  }
}
