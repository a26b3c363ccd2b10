package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code guanxi doctor} in a project that was broken on purpose, one fault after the other. */
class DoctorCommandTest {
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,citation,status\n";
  private static final String SOUND =
      "a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,\"Xinhua, 2022-01-10\",\n";
  private static final String INDENT = " ".repeat(21);

  @TempDir private Path folder;

  @Test
  void nothingIsWrongWithTheBundledProject() {
    Guanxi.Result result = doctor();
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .contains("\nOK    configuration  config: sound: ")
        .contains("\nOK    rows           data/events/china-rok.csv: all ")
        .contains("\nOK    event-ids      ")
        .contains(
            "\nOK    silence        no months without events where there used to be many (3 in a"
                + " row, or 2 up to the newest, after 24 months with a median of 2 or more)\n")
        .contains(", FAIL 0\n");
  }

  @Test
  void aSoundFileOfOnesOwn() throws IOException {
    Path file = events("e.csv", SOUND + SOUND.replace("a,2022-01-10", "b,2022-01"));
    Path output = folder.resolve("new/out");
    Guanxi.Result result = doctor("--events", "" + file, "--output", "" + output);
    assertThat(result.code()).isZero();
    assertThat(lines(result.out(), "output", "leftovers", "format", "rows", "event-ids"))
        .containsExactly(
            "OK    output         " + output + ": can be written (" + output + ")",
            "OK    leftovers      " + output + ": nothing was left by an interrupted run",
            "OK    format         " + file + ": a curated event file, rows 2",
            "OK    rows           " + file + ": all 2 rows can be taken",
            "OK    event-ids      2 event ids, none used twice");
    assertThat(lines(result.out(), "citations", "dates"))
        .containsExactly(
            "OK    citations      " + file + ": all 2 codings have a citation",
            "OK    dates          "
                + file
                + ": dates without a day: 1 of 2; they count as the last of their month");
    assertThat(folder.resolve("new")).as("nothing is written").doesNotExist();
  }

  @Test
  void anOutputThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "");
    assertThat(doctor("--output", "" + file))
        .satisfies(result -> assertThat(result.code()).isEqualTo(2))
        .extracting(Guanxi.Result::out)
        .asString()
        .contains(
            "FAIL  output         "
                + file
                + ": is a file; a folder is needed ("
                + file
                + ")\n"
                + INDENT
                + "→ Move the file away, or name another folder with --output.\n")
        .doesNotContain("disk  ");
  }

  @Test
  void anOutputBelowAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(doctor("--output", file + "/out").out())
        .contains(
            "FAIL  output         "
                + file
                + "/out: cannot be made: "
                + file
                + " is a file ("
                + file
                + "/out)\n");
  }

  @Test
  void whatInterruptedRunsLeft() throws IOException {
    Path output = Files.createDirectories(folder.resolve("out"));
    Path inside = Files.createDirectory(output.resolve(".guanxi-12"));
    Path beside = Files.createDirectory(folder.resolve(".guanxi-3"));
    Files.writeString(output.resolve("scores.csv"), "");
    Guanxi.Result result = doctor("--output", "" + output);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "WARN  leftovers      "
                + output
                + ": left by interrupted runs: 2: "
                + inside
                + ", "
                + beside
                + "\n"
                + INDENT
                + "→ Delete them when no guanxi is running; no run reads them.\n"
                + "WARN  leftovers      "
                + output
                + ": tables without manifest.json: no complete run\n"
                + INDENT
                + "→ Run 'guanxi score' again.\n");
  }

  @Test
  void everyFaultOfTheConfigurationAtOnce() throws IOException {
    Path config = folder.resolve("config");
    ProjectFiles.copy(ProjectFiles.config(), config);
    Files.writeString(config.resolve("themes.json"), "{");
    Files.delete(config.resolve("dyads.json"));
    Path file = events("e.csv", SOUND);
    Guanxi.Result result = doctor("--config", "" + config, "--events", "" + file);
    assertThat(result.code()).isEqualTo(2);
    assertThat(lines(result.out(), "configuration", "rows"))
        .hasSize(3)
        .first()
        .isEqualTo("FAIL  configuration  " + config + "/dyads.json: no such file");
    assertThat(result.out())
        .contains("FAIL  configuration  " + config + "/themes.json: not valid JSON at line 1, ")
        .contains(INDENT + "→ Correct the configuration; score does not run with it.\n")
        .contains("OK    format         " + file + ": a curated event file, rows 1\n")
        .contains(
            "WARN  rows           "
                + file
                + ": rows not looked at, because the configuration cannot be used\n"
                + INDENT
                + "→ Correct the configuration first.\n");
  }

  @Test
  void aStartThatCannotBeUsed() {
    assertThat(doctor("--initial", "CHN-KOR=4.3").out())
        .contains(
            "FAIL  configuration  --initial 'CHN-KOR=4.3' is not D=YYYY-MM:SCORE, for example"
                + " CHN-KOR=2022-02:4.3\n");
  }

  @Test
  void filesThatAreNotThere() {
    Guanxi.Result result = doctor("--events", "nowhere", "--events", "" + folder);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains(
            "FAIL  events         --events nowhere: no such file, folder or match\n"
                + INDENT
                + "→ Name a file that is there and can be read with --events.\n"
                + "FAIL  events         --events "
                + folder
                + ": the folder holds no *.csv file\n");
  }

  @Test
  void filesOfAnotherFormat() throws IOException {
    events("a-euc-kr.csv", "b,한중 외교장관이 베이징에서 회담을 열었다\n".repeat(5), "EUC-KR");
    events("b-gb.csv", "b,中韩两国外长在北京举行会谈\n".repeat(5), "GB18030");
    events("c-utf16.csv", SOUND, "UTF-16");
    raw("d-gdelt.csv", "1" + "\t0".repeat(60) + "\n");
    raw("e-icews.csv", "Event ID" + "\tx".repeat(19) + "\n");
    raw("f-excel.csv", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1");
    raw("i-tabs.csv", HEADER.replace(',', '\t'));
    raw("j-semicolons.csv", HEADER.replace(',', ';'));
    raw("k-page.csv", "<!DOCTYPE html>");
    raw("l-json.csv", "[]");
    raw("m-empty.csv", "");
    raw("n-header.csv", HEADER.replace("theme", "thema"));
    Guanxi.Result result = doctor("--events", "" + folder);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out().replace(folder + "/", ""))
        .contains(
            """
            FAIL  format         a-euc-kr.csv: not UTF-8; it looks like EUC-KR
                                 → Save it as UTF-8, or say how it is encoded: --encoding NAME (such as GB18030, EUC-KR, UTF-16).
            FAIL  format         b-gb.csv: not UTF-8; it looks like GB18030
                                 → Save it as UTF-8, or say how it is encoded: --encoding NAME (such as GB18030, EUC-KR, UTF-16).
            FAIL  format         c-utf16.csv: not UTF-8; it looks like UTF-16
                                 → Save it as UTF-8, or say how it is encoded: --encoding NAME (such as GB18030, EUC-KR, UTF-16).
            FAIL  format         d-gdelt.csv: looks like a GDELT event table: tab-separated, 61 columns
                                 → If it is one, name its format: --events gdelt1:FILE (57 or 58 columns) or gdelt2:FILE (61). docs/formats.md says what is read.
            FAIL  format         e-icews.csv: looks like an ICEWS event table: tab-separated, 20 columns
                                 → If it is one, name its format: --events icews:FILE. docs/formats.md says what is read.
            FAIL  format         f-excel.csv: looks like an Excel workbook of the old kind (.xls)
                                 → Save it in Excel as an .xlsx workbook or as 'CSV UTF-8 (comma delimited)'.
            FAIL  format         i-tabs.csv: tab-separated, 9 columns of no format known here
                                 → Describe its columns in a mapping: --events mapped:MAPPING.json:FILE (docs/formats.md); config/mappings has examples.
            FAIL  format         j-semicolons.csv: separated by semicolons, 9 columns
                                 → Save it with commas (Excel takes the separator from the system's region), or describe its columns in a mapping: --events mapped:MAPPING.json:FILE (docs/formats.md).
            FAIL  format         k-page.csv: looks like a web page, which a site sends in place of a file that it does not have
                                 → Download the file itself, not the page that shows it.
            FAIL  format         l-json.csv: looks like JSON
                                 → Bring it into columns, as CSV: those of docs/formats.md, or others that a mapping describes (mapped:MAPPING.json).
            FAIL  format         m-empty.csv: the file is empty
                                 → Fill it, or take it away.
            FAIL  format         n-header.csv: column 'thema' is unknown (did you mean 'theme'?)
                                 → Correct the header as docs/formats.md describes it.
            FAIL  format         n-header.csv: column 'theme' is missing
                                 → Correct the header as docs/formats.md describes it.
            """);
  }

  @Test
  void filesWithoutAnyRowToScore() throws IOException {
    Path file = events("e.csv", SOUND.replace("KOR,CHN-KOR", "JPN,CHN-JPN"));
    Guanxi.Result result = doctor("--events", "" + file);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("FAIL  events         no row can be scored\n" + INDENT + "→ ")
        .doesNotContain("silence", "event-ids");
    assertThat(doctor("--events", "" + file, "--initial", "CHN-JPN=2021-12:1").code()).isZero();
  }

  @Test
  void tableScoresThatWouldLeaveTheScale() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      rows.append(SOUND.replace("a,2022", "a" + i + ",2022"));
    }
    Path file = events("e.csv", rows.toString());
    Guanxi.Result result = doctor("--events", "" + file);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("FAIL  scale          CHN-KOR 2022-01: the score would leave the scale of ±9: ")
        .contains(INDENT + "→ Look at the events of this month: repeated ones, or an i0 of a row");
    Guanxi.Result score =
        Guanxi.run(
            ProjectFiles.home(), "score", "--events", "" + file, "--output", folder + "/out");
    assertThat(score.code()).isEqualTo(2);
    assertThat(score.err()).startsWith("guanxi: CHN-KOR 2022-01: the score would leave the scale");
  }

  @Test
  void rowsThatScoreWouldReject() throws IOException {
    Path file =
        events(
            "e.csv",
            SOUND
                + SOUND.replace("2022-01-10,CHN", "2022-02-30,CHN")
                + SOUND.replace("ECON-COOP", "ECON-COP")
                + SOUND.replace("AGREE-ECON", "AGREE"));
    Guanxi.Result result = doctor("--events", "" + file);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "WARN  rows           "
                + file
                + ": score would reject 3 of 4 rows (BAD_DATE 1, UNKNOWN_EVENT_TYPE 1,"
                + " UNKNOWN_THEME 1); the first, line 3: date '2022-02-30' is impossible: 2022-02"
                + " has 28 days\n"
                + INDENT
                + "→ Correct the rows; 'guanxi score' lists all of them in rejects.csv.\n");
  }

  @Test
  void eventIdsUsedTwiceWithinAndAcrossFiles() throws IOException {
    Path one = events("one.csv", SOUND + SOUND.replace("a,2022-01-10", "b,2022-01-12"));
    Path other =
        events(
            "other.csv",
            SOUND
                + SOUND.replace("a,2022-01-10", "b,2022-01-13")
                + SOUND.replace("CHN-KOR", "USA-KOR"));
    Guanxi.Result result = doctor("--events", "" + one, "--events", "" + other);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "WARN  event-ids      "
                + one
                + ":3: rows whose event id is coded in two ways: 2: event_id 'b' is coded"
                + " differently at "
                + other
                + ":3: one event has one coding for CHN-KOR; event_id 'b' is coded differently at "
                + one
                + ":3: one event has one coding for CHN-KOR\n"
                + INDENT
                + "→ Give different events different ids, or keep one coding; score rejects all of"
                + " these rows.\n"
                + "WARN  event-ids      "
                + other
                + ":2: rows that repeat another one word for word: 1: a "
                + other
                + ":2\n"
                + INDENT
                + "→ Delete them; score takes only the first.\n");
  }

  @Test
  void theRowsOfFeedsAreLookedAt() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("keds.json"),
            """
            {"about": "KEDS", "delimiter": "\\t", "header": false, "width": 4,
             "columns": {"date": 1, "source": 2, "target": 3, "code": 4},
             "date_pattern": "yyMMdd", "countries": "cameo", "codebook": "cameo",
             "recipe": "extract"}
            """);
    String rows = "790415\tCHN\tKOR\t010\n820601\tCHN\tXYZ\t020\n060701\tKOR\tCHN\t9999\n";
    Path feed = Files.writeString(folder.resolve("feed.tab"), rows);
    Path copy = Files.writeString(folder.resolve("feed2.tab"), rows);
    Path lost = Files.writeString(folder.resolve("lost.tab"), rows.replace("010", "40"));
    Path other = Files.writeString(folder.resolve("other.tab"), "790415\tFRA\tDEU\t010\n");

    Guanxi.Result result =
        doctor(
            Stream.of(feed, copy, lost, other)
                .flatMap(file -> Stream.of("--events", "mapped:" + mapping + ":" + file))
                .toArray(String[]::new));

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.out())
        .contains(
            "OK    feed           "
                + feed
                + ": machine-coded feed keds; rows: 3, with dates from 1979-04 to 1982-06\n")
        .contains(
            feed + ": score would reject 1 of 3 rows (UNKNOWN_EVENT_TYPE 1); the first, line 3: ")
        .contains(feed + ": rows with a country that nobody knows: 1 of 3: 'XYZ' 1\n")
        .contains(copy + ": is a byte copy of " + feed + "; score counts it once\n")
        .contains("FAIL  feed           " + lost + ": codes have lost leading zeros (40 is 040)")
        .contains(other + ": of 1 rows none is of a pair of config/dyads.json\n");
  }

  @Test
  void codingsWithoutCitation() throws IOException {
    String uncited = SOUND.replace("\"Xinhua, 2022-01-10\"", "");
    StringBuilder rows = new StringBuilder(SOUND);
    for (int i = 0; i < 7; i++) {
      rows.append(uncited.replace("a,2022", "b" + i + ",2022"));
    }
    rows.append(uncited.replace("a,2022", "c,2022").replace(",\n", ",retracted\n"));
    Path file = events("e.csv", rows.toString());
    assertThat(doctor("--events", "" + file).out())
        .contains(
            "WARN  citations      "
                + file
                + ": codings without citation: 7 of 8, lines 3, 4, 5, 6, 7 …\n"
                + INDENT
                + "→ Fill the column 'citation': body or outlet, and date.\n");
    assertThat(doctor("--strict", "--events", "" + file).code()).isEqualTo(1);
  }

  @Test
  void monthsWithoutEventsWhereThereUsedToBeMany() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String month = (2019 + i / 12) + "-" + String.format(Locale.ROOT, "%02d", i % 12 + 1);
      boolean gap = i >= 30 && i < 33;
      for (String dyad : List.of("CHN-KOR", "USA-KOR")) {
        boolean newest = i >= 58 && dyad.equals("USA-KOR");
        for (int each = 0; each < 2; each++) {
          if (!newest && !(gap && dyad.equals("CHN-KOR"))) {
            rows.append(dyad).append(i).append(each).append(',').append(month);
            rows.append("-10,CHN,KOR,").append(dyad).append(",AGREE-OTHER,ECON-COOP,x,\n");
          }
        }
      }
    }
    Path file = events("e.csv", rows.toString());
    assertThat(doctor("--events", "" + file).out())
        .contains(
            "WARN  silence        CHN-KOR: no event in 2021-07 … 2021-09, months 3; the 24 months"
                + " before had a median of 2\n"
                + INDENT
                + "→ Look for events that were not coded, or for a file that is missing; if nothing"
                + " happened, leave it.\n"
                + "WARN  silence        USA-KOR: no event in the newest months 2023-11 … 2023-12,"
                + " months 2; the 24 months before had a median of 2\n"
                + INDENT
                + "→ Code the newest months of this dyad, or end the series before them with"
                + " --to.\n");
  }

  @Test
  void everyKeyOfTheJsonIsDocumented() throws IOException {
    String documented = Files.readString(ProjectFiles.required("docs/formats.md"));
    Guanxi.Result result = doctor("--format", "json", "--events", "nowhere", "--lang", "ko");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("\"exit_code\" : 2,")
        .contains("\"what\" : \"--events nowhere: no such file, folder or match\",\n")
        .contains("\"remedy\" : \"--events로 존재하고 읽을 수 있는 파일을 지정하십시오.\"\n");
    Set<String> keys =
        Pattern.compile("\"([a-z0-9_]+)\" : ")
            .matcher(result.out())
            .results()
            .map(key -> key.group(1))
            .collect(Collectors.toSet());
    assertThat(keys).contains("grade", "where", "remedy");
    assertThat(keys).allMatch(key -> documented.contains("`" + key + "`"));
  }

  @ParameterizedTest
  @CsvSource({"zh, 看起来是旧版 Excel 工作簿（.xls）", "ko, 이전 형식의 Excel 통합 문서(.xls)로 보임"})
  void speaksOtherLanguages(String language, String sentence) throws IOException {
    Path file = raw("e.csv", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1");
    assertThat(doctor("--events", "" + file, "--lang", language).out())
        .contains("FAIL  format         " + file + ": " + sentence + "\n" + INDENT + "→ ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void whatIsNotInOrderComesWithWhatToDo(String language) throws IOException {
    Properties messages = new Properties();
    try (Stream<String> lines =
        Files.lines(
            ProjectFiles.root()
                .resolve(
                    "pipeline/src/main/resources/io/guanxi/report/messages_"
                        + language
                        + ".properties"))) {
      lines
          .filter(line -> line.startsWith("doctor."))
          .forEach(line -> messages.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    }
    assertThat(messages.stringPropertyNames())
        .hasSizeGreaterThan(60)
        .filteredOn(key -> !key.endsWith(".remedy") && !key.endsWith(".ok"))
        .filteredOn(key -> !key.equals("doctor.counts"))
        .allMatch(key -> messages.containsKey(key + ".remedy"));
  }

  private static List<String> lines(String out, String... ids) {
    Set<String> wanted = Set.of(ids);
    return out.lines()
        .filter(line -> !line.startsWith(" "))
        .filter(line -> wanted.contains(line.split(" +", 3)[1]))
        .toList();
  }

  private Path events(String name, String rows) throws IOException {
    return events(name, rows, "UTF-8");
  }

  private Path events(String name, String rows, String encoding) throws IOException {
    return Files.write(folder.resolve(name), (HEADER + rows).getBytes(Charset.forName(encoding)));
  }

  private Path raw(String name, String bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Guanxi.Result doctor(String... options) {
    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.home(),
            Stream.concat(Stream.of("doctor"), Stream.of(options)).toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isNotEqualTo(3);
    return result;
  }
}
