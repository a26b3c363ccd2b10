package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.run.RunTable;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run's tables as Excel opens them. */
class ExportCommandTest {
  @TempDir private Path folder;

  private Path run() throws IOException {
    Path run = folder.resolve("run");
    BundledRun.into(run);
    return run;
  }

  private static Guanxi.Result export(Path run, Path to, String... arguments) {
    return Guanxi.run(
        ProjectFiles.home(),
        Stream.concat(
                Stream.of("export", to.toString(), "--run", run.toString()),
                Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  @Test
  void numbersAndMonthsAreTyped() throws IOException {
    Path run = run();
    Path file = folder.resolve("a/scores.xlsx");

    Guanxi.Result result = export(run, file);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).isEqualTo("wrote " + file + "\n");
    byte[] bytes = Files.readAllBytes(file);
    List<String> csv = Files.readAllLines(run.resolve("scores.csv"));
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
          .containsExactly("scores", "contributions", "breakdown", "rejects");
      List<Row> rows = workbook.findSheet("scores").orElseThrow().read();
      assertThat(rows).hasSameSizeAs(csv);
      String[] cells = csv.get(1).split(",", -1);
      assertThat(rows.get(1).getCell(2).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(1).getCell(2).asNumber()).isEqualByComparingTo(new BigDecimal(cells[2]));
      assertThat(rows.get(1).getCell(1).asDate()).hasToString(cells[1] + "-01T00:00");
    }
    // What was written in English can be read as a series again.
    Guanxi.Result compared =
        Guanxi.run(
            ProjectFiles.home(),
            "compare",
            run.resolve("scores.csv").toString(),
            file + "#scores",
            "--fail",
            "--tolerance",
            "1e-12"); // a sheet has 15 digits
    assertThat(compared.code()).as(compared.out() + compared.err()).isZero();
  }

  @Test
  void theSameRunGivesTheSameBytes() throws Exception {
    Path run = run();
    export(run, folder.resolve("a.xlsx"));
    Thread.sleep(1100);
    export(run, folder.resolve("b.xlsx"));

    assertThat(folder.resolve("a.xlsx")).hasSameBinaryContentAs(folder.resolve("b.xlsx"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void sheetsAndColumnsHaveNames(Language language) throws IOException {
    Messages messages = new Messages(language);
    for (RunTable table : RunTable.values()) {
      assertThat(messages.get("table." + table.title())).hasSizeBetween(1, 31);
      assertThat(table.columns().stream().map(c -> messages.get("column." + c.name())).toList())
          .doesNotHaveDuplicates();
    }
    Path file = folder.resolve("x.xlsx");

    export(run(), file, "--lang", language.code());

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertThat(workbook.getFirstSheet().getName()).isEqualTo(messages.get("table.scores"));
      assertThat(workbook.getFirstSheet().read().get(0).getCell(2).asString())
          .isEqualTo(messages.get("column.score"));
    }
  }

  @Test
  void aFolderGetsCsvWithAByteOrderMark() throws IOException {
    Path run = run();

    Guanxi.Result result = export(run, folder.resolve("csv"));

    assertThat(result.code()).as(result.err()).isZero();
    for (String table :
        List.of("scores.csv", "contributions.csv", "breakdown.csv", "rejects.csv")) {
      assertThat(folder.resolve("csv").resolve(table))
          .content()
          .isEqualTo("\uFEFF" + Files.readString(run.resolve(table)));
    }
  }

  @Test
  void flowsOfAFeedAndItsDays() throws IOException {
    Path feed =
        Files.writeString(
            folder.resolve("f.tab"),
            FeedRows.gdelt(58, 1, "20180105", "CHN", "KOR", "040", "1") + "\n");
    Guanxi.Result scored =
        Guanxi.score(
            ProjectFiles.home(), folder.resolve("f"), "--events", feed.toString(), "--dyad", "ALL");
    assertThat(scored.code()).as(scored.err()).isZero();

    export(folder.resolve("f"), folder.resolve("f.xlsx"));

    assertThat(
            Workbook.rows(
                Files.readAllBytes(folder.resolve("f.xlsx")), "flows", ',', true, "f.xlsx"))
        .contains("CHN,KOR,2018-01,1,1,", ",2018-01-05");
  }

  @Test
  void aRunThatIsNoneIsNamed() {
    assertThat(export(folder.resolve("none"), folder.resolve("x.xlsx")).code()).isEqualTo(2);
    assertThat(folder.resolve("x.xlsx")).doesNotExist();
  }
}
