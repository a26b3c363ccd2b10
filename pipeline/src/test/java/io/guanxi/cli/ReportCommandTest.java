package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final String FONT = "Noto Sans CJK SC";

  @TempDir private static Path run;
  @TempDir private Path temporary;

  @BeforeAll
  static void score() {
    BundledRun.into(run);
  }

  @Test
  void drawsOnePairInOneLanguageAndIsSilentInALog() throws IOException {
    requireFont();
    Path output = temporary.resolve("report");

    Guanxi.Result result =
        report("--dyad", "kor-chn", "--lang", "zh", "--output", output.toString());

    assertThat(result).isEqualTo(new Guanxi.Result(0, "报告已写入 " + output + "：15 个文件\n", ""));
    assertThat(names(output))
        .contains("figure1-CHN-KOR-zh.svg", "figure1-CHN-KOR-zh.png", "figure5-CHN-KOR-zh.svg")
        .contains("report.html")
        .hasSize(15);
  }

  @Test
  void scoreDrawsTheReportInTheSameProcess() throws IOException {
    requireFont();

    Guanxi.Result result =
        Guanxi.score(ProjectFiles.home(), temporary, "--dyad", "USA-KOR", "--report");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .endsWith(
            "figure 5, trade, was not drawn for United States–South Korea: the configuration names"
                + " no trade file\nreport written to "
                + temporary
                + "/report: 13 files\n");
    String planned =
        Guanxi.run(
                ProjectFiles.home(),
                "plan",
                "--output",
                temporary.toString(),
                "--dyad",
                "USA-KOR",
                "--report")
            .out();
    assertThat(planned.lines().filter(line -> line.contains("/report/")))
        .containsExactlyInAnyOrderElementsOf(
            names(temporary.resolve("report"))
                .map(name -> "  " + temporary + "/report/" + name + "  (replaced)")
                .toList());
    assertThat(names(temporary.resolve("report"))).contains("figure7-USA-KOR-en.png").hasSize(13);
  }

  @Test
  void aWindowIsReportedAsIfTheRunHadNoOtherMonths() throws IOException {
    requireFont();
    Path output = temporary.resolve("window");

    Guanxi.Result result =
        report(
            "--dyad",
            "CHN-KOR",
            "--from",
            "2022-03",
            "--to",
            "2025-04",
            "--output",
            output.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(output.resolve("figure1-CHN-KOR-en.svg")))
        .contains("2022-03 – 2025-04")
        .doesNotContain("2019-12");
    assertThat(report("--from", "2040-01").err())
        .isEqualTo("guanxi: --from, --to: no month of " + run + " lies in them\n");
    assertThat(report("--from", "2025-04", "--to", "2022-03").err())
        .isEqualTo("guanxi: --from '2025-04' is after --to '2022-03'\n");
  }

  @Test
  void severalSeriesAndTheMeansOfQuartersStandBesideTheScore() throws IOException {
    requireFont();
    Path a = series("a.csv", "KOR-CHN,2019-01,3.9\nKOR-CHN,2019-02,4.0\nKOR-CHN,2019-03,4.1\n");
    Path b = series("b.csv", "CHN-KOR,2019-01,2.9\nCHN-KOR,2019-02,3.0\nCHN-KOR,2019-03,3.1\n");

    Guanxi.Result result =
        report(
            "--published",
            a.toString(),
            "--published",
            b.toString(),
            "--mean",
            "quarter",
            "--dyad",
            "CHN-KOR",
            "--output",
            temporary.resolve("report").toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(temporary.resolve("report/figure1-CHN-KOR-en.svg")))
        .contains("a.csv, mean of the calendar", "b.csv, mean of the calendar")
        .contains(">mean of the calendar quarter<");
  }

  @Test
  void comparisonsAreDrawnToo() throws IOException {
    requireFont();
    Path a = series("a.csv", "CHN-KOR,2019-01,3.9\nCHN-KOR,2019-02,4.0\n");
    Path b = series("b.csv", "CHN-KOR,2019-01,3.9\nCHN-KOR,2019-02,4.2\n");
    Path figure = temporary.resolve("difference.svg");

    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.home(),
            "compare",
            b.toString(),
            a.toString(),
            "--name-a",
            "after",
            "--name-b",
            "before",
            "--figure",
            figure.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(figure))
        .contains("after and before", "China–South Korea: scores (points)")
        .contains("after less before (points)");
  }

  @Test
  void comparisonsNameWhatAFigureCanBe() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2019-01,3.9\n");

    Guanxi.Result result =
        Guanxi.run(ProjectFiles.home(), "compare", a.toString(), a.toString(), "--figure", "x.pdf");

    assertThat(result)
        .isEqualTo(
            new Guanxi.Result(2, "", "guanxi: --figure 'x.pdf' is not FILE.svg or FILE.png\n"));
  }

  @Test
  void namesEveryFaultOfTheArguments() {
    Guanxi.Result result =
        report("--dyad", "CHN-KRO", "--published", "none.csv", "--waterfall", "2023-06/2023-01");

    assertThat(result)
        .isEqualTo(
            new Guanxi.Result(
                2,
                "",
                "guanxi: --dyad 'CHN-KRO' is not in the run in "
                    + run
                    + "; it has CHN-KOR, USA-KOR (did you mean 'CHN-KOR'?)\n"
                    + "guanxi: none.csv: no such file\n"
                    + "guanxi: --waterfall '2023-06/2023-01' is neither a month as YYYY-MM nor a"
                    + " window as YYYY-MM/YYYY-MM that ends after it begins\n"));
  }

  @Test
  void refusesATradeFileThatALinkLeadsTo() throws IOException {
    Path home = temporary.resolve("home");
    ProjectFiles.copy(ProjectFiles.home(), home);
    Path trade = home.resolve("data/trade/china-rok.csv");
    Path elsewhere = Files.move(trade, temporary.resolve("elsewhere.csv"));
    Files.createSymbolicLink(trade, elsewhere);

    assertThat(Guanxi.run(home, "report", "--run", run.toString()))
        .isEqualTo(
            new Guanxi.Result(
                2,
                "",
                "guanxi: data/trade/china-rok.csv: leads out of its folder by a symbolic link; such"
                    + " a file is not read\n"));
  }

  @Test
  void refusesAWaterfallOutsideTheRun() {
    Guanxi.Result result = report("--waterfall", "2016-01");

    assertThat(result)
        .isEqualTo(
            new Guanxi.Result(
                2,
                "",
                "guanxi: --waterfall '2016-01' is not in the run in "
                    + run
                    + ": it has CHN-KOR from 2019-01 to 2025-06, USA-KOR from 2017-01 to"
                    + " 2025-06\n"));
  }

  @Test
  void refusesAFolderWithoutARun() {
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), "report", "--run", temporary.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --run "
                + temporary
                + ": there is no manifest.json in it, so it holds no complete run; 'guanxi score'"
                + " writes one\n");
  }

  @Test
  void showsProgressOnlyOnATerminal() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    ByteArrayOutputStream silent = new ByteArrayOutputStream();
    try (ProgressLine terminal = new ProgressLine("drawing", print(shown), true);
        ProgressLine log = new ProgressLine("drawing", print(silent), false)) {
      terminal.show(1, 3);
      log.show(1, 3);
    }

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .isEqualTo("\rguanxi: drawing [##########....................] 1/3" + "\r\033[K");
    assertThat(silent.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static Guanxi.Result report(String... arguments) {
    return Guanxi.run(
        ProjectFiles.home(),
        Stream.concat(Stream.of("report", "--run", run.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Path series(String name, String rows) throws IOException {
    return Files.writeString(temporary.resolve(name), "dyad,month,score\n" + rows);
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static void requireFont() {
    System.setProperty("java.awt.headless", "true");
    assumeTrue(
        new Font(FONT, Font.PLAIN, 10).getFamily(Locale.ROOT).equals(FONT),
        "the font " + FONT + " is not installed; .ci/setup installs it");
  }
}
