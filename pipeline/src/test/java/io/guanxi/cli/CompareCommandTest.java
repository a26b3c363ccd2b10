package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code guanxi compare} tells whether numbers moved, and its exit code does not lie. */
class CompareCommandTest {
  @TempDir private Path folder;

  @Test
  void equalSeriesGiveZeroWithAndWithoutTheGate() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.1", "CHN-KOR,2020-02,3.2", "CHN-KOR,2020-03,3.0");
    assertThat(run(a.toString(), a.toString(), "--fail").code()).isZero();
    assertThat(run(a.toString(), a.toString()).out())
        .contains("CHN-KOR: 0 of 3 months differ by more than 0");
  }

  @Test
  void aDifferenceIsReportedAndFailsOnlyWhenAskedTo() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.1", "CHN-KOR,2020-02,3.2");
    Path b = series("b.csv", "KOR-CHN,2020-01,3.1", "KOR-CHN,2020-02,3.5");
    Guanxi.Result result = run(b.toString(), a.toString(), "--name-a", "new", "--name-b", "old");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith(
            "A = new, B = old; A compared with B on the months that both have; nothing filled in;"
                + " differences are A − B\n")
        .contains("CHN-KOR: 1 of 2 months differ by more than 0\n")
        .contains("  2020-02  3.500  3.200     +0.3000\n");
    assertThat(run(a.toString(), b.toString(), "--fail").code()).isEqualTo(1);
    assertThat(run(a.toString(), b.toString(), "--fail", "--tolerance", "0.31").code()).isZero();
  }

  @Test
  void noOverlapIsNeverAPass() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.1");
    Path b = series("b.csv", "CHN-KOR,2021-01,3.1");
    Path c = series("c.csv", "USA-KOR,2020-01,3.1");
    assertThat(run(a.toString(), b.toString()).code()).isEqualTo(4);
    Guanxi.Result result = run(a.toString(), c.toString());
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).isEqualTo("guanxi: nothing to compare: no common dyad and month\n");
    assertThat(result.out()).contains("CHN-KOR is not in " + c).contains("USA-KOR is not in " + a);
  }

  @Test
  void aPairIsTheSameWrittenEitherWayAndByItsCountry() throws IOException {
    Path a = series("a.csv", "AUS-CHN,2018-06,1.2", "JPN-CHN,2018-06,2.2");
    Path b = series("b.csv", "CHN-AUS,2018-06,1.2", "CHN-JPN,2018-06,2.2");
    Path c =
        Files.writeString(
            folder.resolve("c.csv"),
            "Country,YearMonth,Score\nAustralia,2018-06,1.2\nJapan,2018-06,2.2\n");
    for (Path other : List.of(b, c)) {
      Guanxi.Result result = run(a.toString(), other.toString(), "--fail");
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out())
          .contains("AUS-CHN: 0 of 1 months differ")
          .contains("CHN-JPN: 0 of 1 months differ")
          .doesNotContain("is not in");
    }
  }

  @Test
  void aPairThatIsLeftOutIsALineAndAFailure() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.1", "AUS-CHN,2020-01,1");
    Path b = series("b.csv", "CHN-KOR,2020-01,3.1");
    assertThat(run(a.toString(), b.toString()).code()).isZero();
    for (List<Path> order : List.of(List.of(a, b), List.of(b, a))) {
      Guanxi.Result result = run(order.get(0).toString(), order.get(1).toString(), "--fail");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).contains("AUS-CHN is not in " + b + "\n");
    }
  }

  @Test
  void aFaultThatRepeatsIsToldTenTimesAndCounted() throws IOException {
    String[] rows = new String[14];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "CHN-JPN,2018-" + (20 + i) + ",1.0";
    }
    Path months = series("months.csv", rows);
    assertThat(run(months.toString(), months.toString()).err().lines())
        .hasSize(11)
        .endsWith("guanxi: and 4 more of this kind");
  }

  @Test
  void badSeriesFilesAreNamedWithAllTheirFaults() throws IOException {
    Path a =
        series(
            "a.csv",
            "CHN-KOR,2020-01,3.1",
            "CHN-KOR,2020-01,3.2",
            "CHN-KOR,2020-13,3.2",
            "CHN-KOR,2020-02,",
            "CHN-CHN,2020-02,1",
            "CHN-KOR,2020-03,NaN");
    Guanxi.Result result = run(a.toString(), a.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: %1$s: row 2: CHN-KOR 2020-01 stands twice: 3.1 and 3.2
            guanxi: %1$s: row 3: month '2020-13' is not a month as YYYY-MM
            guanxi: %1$s: row 4: score '' is not a number; a missing month is a missing row
            guanxi: %1$s: row 5: dyad 'CHN-CHN' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB
            guanxi: %1$s: row 6: score 'NaN' is not a number; a missing month is a missing row
            """
                .formatted(a));
  }

  @Test
  void otherColumnsAndMissingFilesAreNamed() throws IOException {
    Path wrong = Files.writeString(folder.resolve("w.csv"), "pair,month,value\n");
    assertThat(run(wrong.toString(), wrong.toString()).err())
        .isEqualTo(
            "guanxi: "
                + wrong
                + ": has the columns pair, month, value; a series has dyad, month, score or Country,"
                + " YearMonth, Score or Partner, Index_Type, YearMonth, Index_Value or a month and a"
                + " column for each pair\n");
    Path gone = folder.resolve("gone.csv");
    assertThat(run(gone.toString(), wrong.toString()).err())
        .isEqualTo("guanxi: A " + gone + ": no such file or folder\n");
    assertThat(run(folder.toString(), wrong.toString()).err())
        .isEqualTo(
            "guanxi: A "
                + folder
                + ": there is no manifest.json in it, so it holds no complete run; 'guanxi score' writes one\n");
  }

  @Test
  void aCountryThatIsNoneHasALookAlike() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.csv"), "Country,YearMonth,Score\nSouth Koera,2022-10,4.3\n");
    assertThat(run(file.toString(), file.toString()).err())
        .isEqualTo(
            "guanxi: "
                + file
                + ": row 1: country 'South Koera' is unknown (did you mean 'South Korea'?)\n");
  }

  @Test
  void seriesAreComparedAtTheDecimalsOfTheCoarsest() throws IOException {
    Path fine = series("fine.csv", "CHN-KOR,2020-01,3.04999", "CHN-KOR,2020-02,3.25");
    Path shown = series("shown.csv", "CHN-KOR,2020-01,3.0", "CHN-KOR,2020-02,3.3");
    Path json = folder.resolve("d.json");
    Guanxi.Result result =
        run(fine.toString(), shown.toString(), "--fail", "--json", json.toString());
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .contains(
            "scores rounded to the decimals of the coarsest series before they are compared: 1"
                + " (decimals: A 5, B 1); --unrounded compares them as written\n")
        .contains("CHN-KOR: 0 of 2 months differ by more than 0\n");
    assertThat(Files.readString(json)).contains("\"decimals\" : 1,\n  \"period\"");
    Guanxi.Result asWritten =
        run(
            fine.toString(),
            shown.toString(),
            "--fail",
            "--unrounded",
            "--json",
            json.toString(),
            "--format",
            "markdown");
    assertThat(asWritten.code()).isEqualTo(1);
    assertThat(asWritten.out())
        .contains("some of the differences are rounding")
        .contains("CHN-KOR: 2 of 2 months differ by more than 0");
    assertThat(Files.readString(json)).contains("\"decimals\" : null,\n  \"period\"");
    assertThat(OutputSchema.faults("comparison.schema.json", json)).isEmpty();
  }

  @Test
  void moreThanNineDecimalsAreNoRounding() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.00000000000004", "CHN-KOR,2020-02,3.25");
    Path b = series("b.csv", "CHN-KOR,2020-01,3.0000000000001", "CHN-KOR,2020-02,3.25");
    assertThat(run(a.toString(), b.toString()).out())
        .contains("CHN-KOR: 1 of 2 months differ")
        .doesNotContain("decimals");
  }

  @Test
  void aDifferenceOfExactlyTheToleranceIsWithinIt() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.1");
    Path b = series("b.csv", "CHN-KOR,2020-01,3.0");
    assertThat(run(a.toString(), b.toString(), "--fail", "--tolerance", "0.1").code()).isZero();
  }

  @Test
  void threeSeriesAreComparedEachWithEach() throws IOException {
    Path a = series("a.csv", "CHN-KOR,2020-01,3.1", "CHN-KOR,2020-02,3.2", "AUS-CHN,2020-01,1");
    Path b = series("b.csv", "CHN-KOR,2020-01,3.1", "CHN-KOR,2020-02,3.4");
    Path c = series("c.csv", "CHN-KOR,2020-01,3.0", "CHN-KOR,2020-02,3.4");
    Path json = folder.resolve("d.json");
    Path figure = folder.resolve("d.svg");
    Guanxi.Result result =
        run(
            a.toString(),
            b.toString(),
            c.toString(),
            "--json",
            json.toString(),
            "--figure",
            figure.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("CHN-KOR A − B: 1 of 2 months differ by more than 0\n")
        .contains("CHN-KOR A − C: 2 of 2 months differ by more than 0\n")
        .contains("CHN-KOR B − C: 1 of 2 months differ by more than 0\n")
        .contains("AUS-CHN is not in " + b + "\n")
        .contains("AUS-CHN is not in " + c + "\n");
    assertThat(OutputSchema.faults("comparison.schema.json", json)).isEmpty();
    assertThat(figure).content().contains("c.csv");
  }

  @Test
  void aWindowAndMeansOfQuartersCanBeCompared() throws IOException {
    Path a =
        series(
            "a.csv",
            "CHN-KOR,2019-12,9",
            "CHN-KOR,2020-01,1",
            "CHN-KOR,2020-02,2",
            "CHN-KOR,2020-03,3",
            "CHN-KOR,2020-04,9");
    Path b = series("b.csv", "CHN-KOR,2020-01,2", "CHN-KOR,2020-02,2", "CHN-KOR,2020-03,2");
    assertThat(run(a.toString(), b.toString(), "--mean", "quarter", "--fail").out())
        .contains("CHN-KOR: 0 of 1 quarters differ by more than 0\n");
    Guanxi.Result window =
        run(a.toString(), b.toString(), "--from", "2020-02", "--to", "2020-02", "--fail");
    assertThat(window.code()).isZero();
    assertThat(window.out())
        .contains("CHN-KOR: 0 of 1 months differ")
        .contains("2020-02 … 2020-02");
    assertThat(run(a.toString(), b.toString(), "--from", "2020-13", "--to", "x").err())
        .isEqualTo(
            """
            guanxi: --from '2020-13' is not a month as YYYY-MM
            guanxi: --to 'x' is not a month as YYYY-MM
            """);
  }

  @Test
  void correlationsEqualThoseOfR() throws IOException {
    // R 4.2.2, on indices/{gdelt,icews}_monthly_open.csv, Partner "South Korea", Index_Type
    // "Aggregated", merged by
    // YearMonth: cor(x, y) and cor(x, y, method = "spearman").
    double[] r = {0.4305834254326051, 0.4172829880979629};
    Path a = indices("gdelt");
    Path b = indices("icews");
    Path json = folder.resolve("out.json");
    assertThat(run(a.toString(), b.toString(), "--json", json.toString()).code()).isZero();
    String text = Files.readString(json);
    assertThat(number(text, "n")).isEqualTo(256);
    assertThat(number(text, "pearson")).isCloseTo(r[0], within(1e-12));
    assertThat(number(text, "spearman")).isCloseTo(r[1], within(1e-12));
  }

  private static double number(String json, String key) {
    Matcher value = Pattern.compile("\"" + key + "\" : ([-0-9.eE]+)").matcher(json);
    assertThat(value.find()).as(key).isTrue();
    return Double.parseDouble(value.group(1));
  }

  /** The real file's rows of one partner as a tidy series. */
  private Path indices(String name) throws IOException {
    Path file = ProjectFiles.shared("data/indices/" + name + "_monthly_open.csv");
    StringBuilder tidy = new StringBuilder("dyad,month,score\n");
    Files.readAllLines(file).stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals("South Korea") && cells[1].equals("Aggregated"))
        .forEach(
            cells ->
                tidy.append("CHN-KOR,").append(cells[2]).append(',').append(cells[3]).append('\n'));
    return Files.writeString(folder.resolve(name + ".csv"), tidy);
  }

  private Path series(String name, String... rows) throws IOException {
    return Files.writeString(
        folder.resolve(name), "dyad,month,score\n" + String.join("\n", rows) + "\n");
  }

  private static Guanxi.Result run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Guanxi.run(ProjectFiles.home(), all);
  }
}
