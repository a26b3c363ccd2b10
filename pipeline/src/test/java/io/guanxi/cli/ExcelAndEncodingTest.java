package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Workbooks;
import io.guanxi.testkit.Workbooks.Day;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as Excel saves them: workbooks, and CSV in the encoding of the country. */
class ExcelAndEncodingTest {
  private static final String CSV =
      """
      event_id,date,source,target,dyad,event_type,theme,i0,title_zh
      a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.25,"中韩,签署"
      b,2022-02,KOR,CHN,CHN-KOR,AGREE-ECON,ECON-COOP,,会谈
      c,2022-13-40,KOR,CHN,CHN-KOR,AGREE-ECON,ECON-COOP,,坏
      """;

  @TempDir private Path folder;

  private Path book(String name, String sheet) throws IOException {
    List<Object> header = List.of((Object[]) CSV.lines().findFirst().orElseThrow().split(",", -1));
    Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
    sheets.put(
        sheet,
        List.of(
            header,
            List.of(
                "a",
                new Day(LocalDate.of(2022, 1, 10), "d.m.yyyy"),
                "CHN",
                "KOR",
                "CHN-KOR",
                "AGREE-ECON",
                "ECON-COOP",
                0.25,
                "中韩,签署"),
            List.of(
                "b",
                new Day(LocalDate.of(2022, 2, 1), "mmm yyyy"),
                "KOR",
                "CHN",
                "CHN-KOR",
                "AGREE-ECON",
                "ECON-COOP",
                "",
                "会谈"),
            List.of(
                "c", "2022-13-40", "KOR", "CHN", "CHN-KOR", "AGREE-ECON", "ECON-COOP", "", "坏")));
    sheets.put("Notes", List.of(List.of("of nobody's concern")));
    return Workbooks.write(folder.resolve(name), sheets);
  }

  private Guanxi.Result score(Path output, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--max-rejects", "1"));
    return Guanxi.score(ProjectFiles.home(), output, all.toArray(String[]::new));
  }

  private void sameAsCsv(String... arguments) throws IOException {
    Path csv = Files.writeString(folder.resolve("e.csv"), CSV);
    Guanxi.Result plain = score(folder.resolve("plain"), "--events", csv.toString());
    assertThat(plain.code()).as(plain.err()).isZero();

    Guanxi.Result result = score(folder.resolve("out"), arguments);

    assertThat(result.code()).as(result.err()).isZero();
    for (String table : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
      assertThat(folder.resolve("out").resolve(table))
          .hasSameTextualContentAs(folder.resolve("plain").resolve(table));
    }
    assertThat(Files.readString(folder.resolve("out/rejects.csv")))
        .contains(",4,BAD_DATE,")
        .contains("坏");
  }

  @Test
  void aSheetGivesTheScoresOfItsCsv() throws IOException {
    sameAsCsv("--events", book("e.xlsx", "事件") + "#事件");
  }

  @Test
  void theSheetMustBeNamedWhereThereAreTwo() throws IOException {
    Path book = book("e.xlsx", "Events");

    assertThat(score(folder.resolve("out"), "--events", book.toString()).err())
        .isEqualTo(
            "guanxi: "
                + book
                + ": has several sheets (Events, Notes); name one: "
                + book
                + "#Events\n");
    assertThat(score(folder.resolve("out"), "--events", book + "#Event").err())
        .contains("sheet 'Event' is not one of Events, Notes (did you mean 'Events'?)");
  }

  @Test
  void planAndDoctorReadASheetToo() throws IOException {
    String sheet = book("e.xlsx", "Events") + "#Events";

    Guanxi.Result plan = Guanxi.run(ProjectFiles.home(), "plan", "--events", sheet);
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("BAD_DATE  1");
    Guanxi.Result doctor = Guanxi.run(ProjectFiles.home(), "doctor", "--events", sheet);
    assertThat(doctor.out()).contains("a curated event file, rows 3", "BAD_DATE 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "EUC-KR", "UTF-16", "UTF-16LE", "GBK"})
  void anEncodingThatIsNamedIsRead(String encoding) throws IOException {
    String text =
        encoding.equals("EUC-KR")
            ? CSV.replace("签署", "서명").replace("会谈", "회담").replace("坏", "x").replace("中韩", "한중")
            : CSV;
    Path csv = Files.writeString(folder.resolve("e.csv"), text);
    Path other = Files.write(folder.resolve("o.csv"), text.getBytes(Charset.forName(encoding)));
    assertThat(score(folder.resolve("plain"), "--events", csv.toString()).code()).isZero();

    Guanxi.Result result =
        score(folder.resolve("out"), "--events", other.toString(), "--encoding", encoding);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(folder.resolve("out/contributions.csv"))
        .hasSameTextualContentAs(folder.resolve("plain/contributions.csv"));
  }

  @Test
  void aFileThatIsUtf8StaysSoBesideOthers() throws IOException {
    Path utf8 = Files.writeString(folder.resolve("u.csv"), CSV);
    Path gb =
        Files.write(
            folder.resolve("g.csv"),
            CSV.replace("\na,", "\nd,")
                .replace("\nb,", "\ne,")
                .replace("\nc,", "\nf,")
                .getBytes(Charset.forName("GB18030")));

    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            folder.resolve("out"),
            "--events",
            utf8.toString(),
            "--events",
            gb.toString(),
            "--encoding",
            "GB18030",
            "--max-rejects",
            "2");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(folder.resolve("out/contributions.csv")).lines())
        .filteredOn(line -> line.contains("会谈"))
        .hasSize(2);
  }

  @Test
  void anEncodingThatIsNoneOrDoesNotFitIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("g.csv"), CSV.getBytes(Charset.forName("GB18030")));

    assertThat(
            score(folder.resolve("o"), "--events", file.toString(), "--encoding", "GB1803O").err())
        .isEqualTo(
            "guanxi: --encoding 'GB1803O' is not an encoding that is known here, such as GB18030, EUC-KR and"
                + " UTF-16 (did you mean 'GB18030'?)\n");
    assertThat(
            score(folder.resolve("o"), "--events", file.toString(), "--encoding", "US-ASCII").err())
        .startsWith("guanxi: " + file + ": is not US-ASCII, as --encoding says");
    assertThat(score(folder.resolve("o"), "--events", file.toString()).err())
        .contains("not UTF-8; it looks like ", "--encoding NAME");
  }

  @Test
  void aFeedInASheetIsReadByItsMappingOrItsColumns() throws IOException {
    Path book =
        Workbooks.write(
            folder.resolve("feed.xlsx"),
            Map.of(
                "Sheet1",
                List.of(
                    List.of("day", "from", "to", "code", "note"),
                    List.of(
                        new Day(LocalDate.of(2020, 1, 5), "m/d/yyyy"), "CHN", "KOR", "040", "a,b"),
                    List.of(
                        new Day(LocalDate.of(2020, 2, 5), "m/d/yyyy"), "KOR", "CHN", 190, ""))));
    for (String kind :
        List.of(
            "\"delimiter\": \",\", \"quoting\": \"rfc4180\"",
            "\"delimiter\": \"\\t\"",
            "\"delimiter\": \";\", \"encoding\" : \"GB18030\"")) {
      Path mapping =
          Files.writeString(
              folder.resolve("m.json"),
              "{\"about\": \"x\", \"header\": true, \"countries\": \"iso3\", \"codebook\": \"cameo\","
                  + " \"recipe\": \"extract\", \"columns\": {\"date\": \"day\", \"source\": \"from\","
                  + " \"target\": \"to\", \"code\": \"code\"}, \"date_pattern\": \"yyyy-MM-dd\", "
                  + kind
                  + "}");

      Guanxi.Result result =
          Guanxi.score(
              ProjectFiles.home(),
              folder.resolve("out"),
              "--events",
              "mapped:" + mapping + ":" + book,
              "--dyad",
              "ALL");

      assertThat(result.code()).as(kind + result.err()).isZero();
      assertThat(FeedRows.flows(Files.readString(folder.resolve("out/flows.csv"))).keySet())
          .containsExactlyInAnyOrder("CHN,KOR,2020-01", "KOR,CHN,2020-02");
    }
  }

  @Test
  void seriesAreReadFromSheets() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("s.csv"),
            "dyad,month,score\nCHN-KOR,2022-01,4.5\nCHN-KOR,2022-02,4.25\n");
    Path book =
        Workbooks.write(
            folder.resolve("s.xlsx"),
            Map.of(
                "2022",
                List.of(
                    List.of("Month", "韩国"),
                    List.of(new Day(LocalDate.of(2022, 1, 1), "yyyy-mm"), 4.5),
                    List.of(new Day(LocalDate.of(2022, 2, 1), "d.m.yyyy"), 4.25))));

    Guanxi.Result same =
        Guanxi.run(ProjectFiles.home(), "compare", csv.toString(), book + "#2022", "--fail");
    assertThat(same.code()).as(same.out() + same.err()).isZero();
    Guanxi.Result validated =
        Guanxi.run(
            ProjectFiles.home(),
            "validate",
            "--run",
            csv.toString(),
            "--published",
            book.toString(),
            "--output",
            folder.resolve("v").toString());
    assertThat(validated.code()).as(validated.out() + validated.err()).isLessThan(2);
    assertThat(Guanxi.run(ProjectFiles.home(), "compare", csv.toString(), book + "#2023").err())
        .contains("sheet '2023' is not one of 2022 (did you mean '2022'?)");
  }

  /** Rows grow when they become UTF-8; none is lost at the end, packed or not. */
  @Test
  void aFeedInAnotherEncodingIsReadToItsEnd() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 500; i++) {
      rows.append(FeedRows.gdelt(58, i, "20180105", "CHN", "KOR", "040", "1"))
          .append("新华社新华社新华社\n");
    }
    Path utf8 = Files.writeString(folder.resolve("u.tab"), rows);
    Path gb =
        Files.write(folder.resolve("g.tab"), rows.toString().getBytes(Charset.forName("GB18030")));

    for (Path file : List.of(utf8, gb)) {
      Guanxi.Result result =
          Guanxi.score(
              ProjectFiles.home(),
              folder.resolve("out"),
              "--events",
              "gdelt1:" + file,
              "--dyad",
              "ALL",
              "--encoding",
              "GB18030");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(
              FeedRows.flows(Files.readString(folder.resolve("out/flows.csv")))
                  .get("CHN,KOR,2018-01"))
          .containsEntry("events", "500");
    }
  }

  /** A kept run holds the workbook as it was, and says which sheet was read. */
  @Test
  void aRunOfASheetIsExplainedAndCoded() throws IOException {
    String sheet = book("e.xlsx", "Events") + "#Events";
    assertThat(score(folder.resolve("out"), "--events", sheet).code()).isZero();
    Path gb = Files.write(folder.resolve("g.csv"), CSV.getBytes(Charset.forName("GB18030")));
    assertThat(
            score(folder.resolve("gb"), "--events", gb.toString(), "--encoding", "GB18030").code())
        .isZero();
    Files.delete(folder.resolve("e.xlsx"));
    Files.delete(gb);

    for (String run : List.of("out", "gb")) {
      Guanxi.Result result =
          Guanxi.run(
              ProjectFiles.home(),
              "explain",
              "CHN-KOR",
              "2022-01",
              "--run",
              folder.resolve(run) + "/LATEST");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).contains("0.25");
    }
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .contains("\"sheet\" : \"Events\"");
    assertThat(Files.readString(folder.resolve("gb/manifest.json")))
        .contains("\"encoding\" : \"GB18030\"");
  }

  @Test
  void codersMayKeepTheirEventsInWorkbooks() throws IOException {
    String sheet = book("e.xlsx", "Events") + "#Events";
    Path csv = Files.writeString(folder.resolve("e.csv"), CSV);

    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), "agreement", sheet, csv.toString());

    assertThat(result.code()).as(result.err()).isZero();
  }
}
