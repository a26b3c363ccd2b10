package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of bad input has its own message and exit code, and spoils nothing that was there. */
class BadInputTest {
  private static final String ENCODING =
      "Save it as UTF-8, or say how it is encoded: --encoding NAME (such as GB18030, EUC-KR, UTF-16).";

  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,i0,title_zh,status\n";
  private static final String GOOD =
      "20220110-a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,经贸协定,coded\n";
  private static final String ALSO_GOOD =
      "20220210-b,2022-02-10,KOR,CHN,CHN-KOR,SOV-LEADER,INTERNAL-AFFAIRS,,涉台言论,coded\n";
  private static final Path GOLDEN = ProjectFiles.resource("golden");

  @TempDir private Path temporary;

  // Files that cannot be read: nothing runs.

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    Path file = temporary.resolve("nothing.csv");
    refused("--events " + file + ": no such file, folder or match", "--events", file.toString());
  }

  @Test
  void aPatternWithoutMatchIsNamed() throws IOException {
    String pattern = temporary.resolve("*.tsv").toString();
    refused("--events " + pattern + ": no such file, folder or match", "--events", pattern);
  }

  @Test
  void aFolderWithoutEventFilesIsNamed() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.writeString(folder.resolve("readme.txt"), HEADER + GOOD);
    Files.createDirectory(folder.resolve("folder.csv"));
    refused(
        "--events " + folder + ": the folder holds no *.csv file", "--events", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\n", " \r\n\t\n"})
  void anEmptyFileIsNamed(String text) throws IOException {
    Path file = events(text);
    refusedFile(file, file + ": the file is empty; its first line must name the columns");
  }

  @Test
  void aFileWithNothingBelowItsHeaderGivesNothingToScore() throws IOException {
    refusedFile(events(HEADER), "nothing to score: no row of the input bears on a selected dyad");
  }

  @Test
  void theFaultsOfAllFilesAreReportedAtOnce() throws IOException {
    Path empty = Files.writeString(temporary.resolve("a.csv"), "");
    Path header = Files.writeString(temporary.resolve("b.csv"), "event_id\n");
    Guanxi.Result result =
        run("--events", header.toString(), "--events", "nowhere", "--events", empty.toString());
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --events nowhere: no such file, folder or match\n"
                + ("guanxi: " + empty)
                + ": the file is empty; its first line must name the columns\n"
                + Stream.of("date", "source", "target", "dyad", "event_type", "theme")
                    .map(column -> "guanxi: " + header + ": column '" + column + "' is missing\n")
                    .reduce("", String::concat));
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void anUnknownColumnComesWithTheOneProbablyMeant() throws IOException {
    Path file = events(HEADER.replace("event_type", "event_typ").replace("i0", "weight") + GOOD);
    refusedFile(
        file,
        file + ": column 'event_typ' is unknown (did you mean 'event_type'?)",
        file + ": column 'weight' is unknown",
        file + ": column 'event_type' is missing");
  }

  @Test
  void aColumnThatStandsTwiceIsNamed() throws IOException {
    Path file = events(HEADER.replace("i0", "theme") + GOOD);
    refusedFile(file, file + ": column 'theme' stands twice");
  }

  @Test
  void aHeaderThatIsNoCsvIsNamed() throws IOException {
    Path file = events("\"event_id\"x,date\n" + GOOD);
    refusedFile(file, file + ": line 1: the header cannot be read as CSV");
  }

  @ParameterizedTest
  @CsvSource({"GB18030, GB18030", "EUC-KR, EUC-KR", "UTF-16, UTF-16", "UTF-16LE-BOM, UTF-16"})
  void aFileThatIsNotUtf8SaysWhatItLooksLike(String encoding, String shown) throws IOException {
    String text =
        HEADER
            + GOOD.replace("经贸协定", encoding.equals("EUC-KR") ? "한중 경제 협력 협정에 서명하다" : "中韩两国签署经贸合作协定")
                .repeat(8);
    byte[] bytes =
        encoding.equals("UTF-16LE-BOM")
            ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)
            : text.getBytes(Charset.forName(encoding));
    Path file = Files.write(temporary.resolve("events.csv"), bytes);
    refusedFile(file, file + ": not UTF-8; it looks like " + shown + ". " + ENCODING);
  }

  @Test
  void aSingleWesternByteIsEnoughToRefuseAFile() throws IOException {
    Path file = temporary.resolve("events.csv");
    Files.write(
        file, (HEADER + GOOD.replace("经贸协定", "Café")).getBytes(StandardCharsets.ISO_8859_1));
    refusedFile(file, file + ": not UTF-8; it looks like WINDOWS-1252. " + ENCODING);
  }

  // Configuration.

  @Test
  void aConfigurationFolderThatIsNotThereIsNamedFileByFile() throws IOException {
    Path nowhere = temporary.resolve("nowhere");
    refused(
        Stream.of(
                "schemes/tsinghua.json",
                "codebooks/tsinghua.json",
                "dyads.json",
                "themes.json",
                "published/figures.json")
            .map(file -> nowhere + "/" + file + ": no such file")
            .toArray(String[]::new),
        "--config",
        nowhere.toString());
  }

  @Test
  void unknownKeysOfAllFilesAreReportedAtOnce() throws IOException {
    Path config = config();
    edit(config.resolve("schemes/tsinghua.json"), "\"decimals\"", "\"decimal\"");
    edit(config.resolve("codebooks/tsinghua.json"), "\"about\"", "\"abuot\"");
    edit(config.resolve("dyads.json"), "\"basis\": \"assumed\"", "\"bases\": \"assumed\"");
    edit(config.resolve("themes.json"), "\"name_from\": \"ours\"", "\"nme_from\": \"ours\"");
    edit(config.resolve("published/figures.json"), "\"fitted\": true", "\"fited\": true");
    Guanxi.Result result = run("--config", config.toString());
    assertThat(result.err().lines())
        .contains(
            line(
                config,
                "schemes/tsinghua.json: key 'decimal' is unknown (did you mean 'decimals'?)"),
            line(config, "schemes/tsinghua.json: key 'decimals' is missing"),
            line(config, "codebooks/tsinghua.json: key 'abuot' is unknown (did you mean 'about'?)"),
            line(
                config,
                "dyads.json: key 'bases' is unknown (did you mean 'basis'?) at /dyads/1/initial"),
            line(config, "dyads.json: key 'basis' is missing at /dyads/1/initial"),
            line(
                config,
                "themes.json: key 'nme_from' is unknown (did you mean 'name_from'?) at /themes/2"),
            line(
                config,
                "published/figures.json: key 'fited' is unknown (did you mean 'fitted'?) at /figures/0"));
    assertThat(result.err().lines()).allMatch(line -> line.startsWith("guanxi: " + config));
    assertThat(result.code()).isEqualTo(2);
    untouched();
  }

  @Test
  void anUnknownThemeInTheConfigurationComesWithTheOneProbablyMeant() throws IOException {
    Path config = config();
    edit(config.resolve("published/figures.json"), "\"INTERNAL-AFFAIRS\"", "\"INTERNAL-AFAIRS\"");
    String fault = "/published/figures.json: figure 'share': theme 'INTERNAL-AFAIRS' is unknown";
    Guanxi.Result result = run("--config", config.toString());
    assertThat(result.err().lines())
        .contains("guanxi: " + config + fault + " (did you mean 'INTERNAL-AFFAIRS'?)")
        .hasSize(3);
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void anUnknownDyadInTheConfigurationComesWithTheOneProbablyMeant() throws IOException {
    Path config = config();
    edit(config.resolve("themes.json"), "\"USA-KOR\"", "\"USA-KRO\"");
    refused(
        config
            + "/themes.json: theme 'ALLIANCE': dyad 'USA-KRO' is unknown (did you mean 'USA-KOR'?)",
        "--config",
        config.toString());
  }

  @Test
  void anUnknownCodebookIsAFileThatIsNotThere() throws IOException {
    Path config = config();
    edit(
        config.resolve("schemes/tsinghua.json"),
        "\"codebook\": \"tsinghua\"",
        "\"codebook\": \"x\"");
    refused(config + "/codebooks/x.json: no such file", "--config", config.toString());
  }

  @Test
  void anEventTypeOutsideItsOwnRangeIsNamed() throws IOException {
    Path config = config();
    edit(config.resolve("codebooks/tsinghua.json"), "\"i0\": 0.27", "\"i0\": 1.27");
    refused(
        config
            + "/codebooks/tsinghua.json: event type 'VISIT-HOS': i0 1.27 lies outside its range 0 … 1",
        "--config",
        config.toString());
  }

  @Test
  void notANumberIsNotJson() throws IOException {
    Path config = config();
    edit(config.resolve("codebooks/tsinghua.json"), "\"i0\": 0.27", "\"i0\": NaN");
    Guanxi.Result result = run("--config", config.toString());
    assertThat(result.err())
        .startsWith("guanxi: " + config + "/codebooks/tsinghua.json: not valid JSON at line ")
        .contains("NaN")
        .hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
  }

  // Arguments.

  @ParameterizedTest
  @ValueSource(strings = {"--from", "--to"})
  void aMonthBeforeTheSeriesIsNamed(String option) throws IOException {
    refused(
        option
            + " 2021-12: CHN-KOR is scored from 2022-01 on; its initial score stands at the end of 2021-12",
        "--events",
        events(HEADER + GOOD).toString(),
        option,
        "2021-12");
  }

  @Test
  void anEarlierInitialMonthStartsTheSeriesEarlier() throws IOException {
    Path file = events(HEADER + GOOD);
    Guanxi.Result result =
        run("--events", file.toString(), "--initial", "CHN-KOR=2021-09:4.3", "--from", "2021-10");
    assertThat(result.err()).isEmpty();
    assertThat(rows("scores.csv").get(0).get("month")).isEqualTo("2021-10");
  }

  @Test
  void fromIsComparedWithTheInitialMonthOfTheCommandLine() throws IOException {
    refused(
        "--from 2022-03: CHN-KOR is scored from 2022-04 on; its initial score stands at the end of 2022-03",
        "--events",
        events(HEADER + GOOD).toString(),
        "--initial",
        "CHN-KOR=2022-03:4.3",
        "--from",
        "2022-03");
  }

  @ParameterizedTest
  @CsvSource({
    "score --output, --output",
    "plan --output, --output",
    "doctor --output, --output",
    "runs --output, --output",
    "validate --output, --output",
    "score --config, --config",
    "doctor --config, --config"
  })
  void anAddressOfAFileSystemThatIsNotKnownIsRefused(String verb, String option) {
    List<String> arguments = new ArrayList<>(List.of(verb.split(" ")));
    arguments.add("floppy://bucket/x");
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), arguments.toArray(String[]::new));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "guanxi: "
                + option
                + " floppy://bucket/x: no file system 'floppy' is known; 'mvn -Pcluster package'");
    assertThat(Path.of("floppy:")).doesNotExist();
  }

  @Test
  void fromAfterTheLastMonthIsNamed() throws IOException {
    refused(
        "--from 2030-01: the last month of CHN-KOR is 2022-01; --to says how much further it goes",
        "--events",
        events(HEADER + GOOD).toString(),
        "--from",
        "2030-01");
    refused("--from '2022-03' is after --to '2022-02'", "--from", "2022-03", "--to", "2022-02");
  }

  @ParameterizedTest
  @CsvSource({"--from, 2022-13", "--to, 2022-1", "--from, 2022-01-01", "--to, ''"})
  void aMonthThatIsNoneIsNamed(String option, String month) throws IOException {
    refused(option + " '" + month + "' is not a month as YYYY-MM", option, month);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHN-KOR=4.3 | --initial 'CHN-KOR=4.3' is not D=YYYY-MM:SCORE, for example CHN-KOR=2022-02:4.3",
        "CHN-KOR=2022-02:NaN | --initial 'CHN-KOR=2022-02:NaN' is not D=YYYY-MM:SCORE, for example CHN-KOR=2022-02:4.3",
        "CHN-KOR=2022-02:1e1 | --initial 'CHN-KOR=2022-02:1e1' is not D=YYYY-MM:SCORE, for example CHN-KOR=2022-02:4.3",
        "CHN-KOR=2022-02:9.1 | --initial 'CHN-KOR=2022-02:9.1': score '9.1' leaves the scale -9 … 9",
        "CHN-KOR=2022-02:-10 | --initial 'CHN-KOR=2022-02:-10': score '-10' leaves the scale -9 … 9",
        "CHN-KRO=2022-02:1 | --initial 'CHN-KRO=2022-02:1': dyad 'CHN-KRO' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB (did you mean 'CHN-KOR'?)",
        "KOR-KOR=2022-02:1 | --initial 'KOR-KOR=2022-02:1': dyad 'KOR-KOR' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB (did you mean 'CHN-KOR'?)",
        "CHN-KOR=2022-00:1 | --initial 'CHN-KOR=2022-00:1': month '2022-00' is not a month as YYYY-MM"
      })
  void anInitialValueThatIsNoneIsNamed(String given, String message) throws IOException {
    refused(message, "--initial", given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHN-KOR=2022-02:4.3", "CHN-KOR=2022-01:4.2", "KOR-CHN=2022-02:4.3"})
  void aSecondInitialValueOfAPairInEitherOrderIsNamed(String again) throws IOException {
    String dyad = again.substring(0, 7);
    refused(
        "--initial '" + again + "': dyad '" + dyad + "' has an initial score already",
        "--initial",
        "CHN-KOR=2022-02:4.3",
        "--initial",
        "USA-KOR=2022-02:7",
        "--initial",
        again);
  }

  @Test
  void anUnknownRuleComesWithTheOneProbablyMeant() throws IOException {
    refused(
        "--p0 'runing' is not one of month-start, running (did you mean 'running'?)",
        "--p0",
        "runing");
  }

  @Test
  void anUnknownDyadComesWithTheOneProbablyMeant() throws IOException {
    refused(
        "--dyad 'CHN-KRO' is not configured and has no --initial (did you mean 'CHN-KOR'?)",
        "--dyad",
        "CHN-KRO");
  }

  @Test
  void aDyadWithoutEventsIsNamed() throws IOException {
    refused(
        "--dyad USA-KOR: no event of the input bears on this dyad",
        "--events",
        events(HEADER + GOOD).toString(),
        "--dyad",
        "KOR-USA");
  }

  @Test
  void allFaultsOfTheArgumentsAreReportedAtOnce() throws IOException {
    refused(
        new String[] {
          "--p0 'x' is not one of month-start, running",
          "--initial 'x' is not D=YYYY-MM:SCORE, for example CHN-KOR=2022-02:4.3",
          "--dyad 'x' is not configured and has no --initial",
          "--from 'x' is not a month as YYYY-MM",
          "--to 'x' is not a month as YYYY-MM"
        },
        "--p0",
        "x",
        "--initial",
        "x",
        "--dyad",
        "x",
        "--from",
        "x",
        "--to",
        "x");
  }

  @Test
  void anUnknownOptionIsNamed() throws IOException {
    Guanxi.Result result = run("--dya", "CHN-KOR");
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: Unknown option: '--dya'
            Possible solutions: --dyad
            Try 'guanxi score --help'.
            """);
    assertThat(result.code()).isEqualTo(2);
    untouched();
  }

  @Test
  void anUnknownCommandIsNamed() {
    Guanxi.Result result = Guanxi.run(GOLDEN, "scroe");
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: Unmatched argument at index 0: 'scroe'
            Did you mean: guanxi score?
            Try 'guanxi --help'.
            """);
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void noCommandIsAFault() {
    Guanxi.Result result = Guanxi.run(GOLDEN);
    assertThat(result.err()).isEqualTo("guanxi: name a command\nTry 'guanxi --help'.\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void anArgumentWithoutDashesIsNotTakenForABeamOption() throws IOException {
    Guanxi.Result result = run("events.csv");
    assertThat(result.err())
        .isEqualTo("guanxi: Unmatched argument: 'events.csv'\nTry 'guanxi score --help'.\n");
    assertThat(result.code()).isEqualTo(2);
    Guanxi.Result afterDashes = run("--", "targetParallelism=2");
    assertThat(afterDashes.err())
        .isEqualTo(
            """
            guanxi: Beam option 'targetParallelism=2' must have the form --name=value
            Try 'guanxi score --help'.
            """);
    assertThat(afterDashes.code()).isEqualTo(2);
    untouched();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--help=PipelineOptions"})
  void theHelpOfBeamIsRefusedForItWouldEndTheProgram(String option) throws IOException {
    Guanxi.Result result = run("--events", events(HEADER + GOOD).toString(), "--", option);
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: Beam option '--help' would end the program; Beam's options are on beam.apache.org
            Try 'guanxi score --help'.
            """);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(2);
    untouched();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--noSuchOption=1", "--runner=NoSuchRunner", "--targetParallelism=many"})
  void aBadBeamOptionIsNamed(String option) throws IOException {
    Guanxi.Result result = run("--events", events(HEADER + GOOD).toString(), "--", option);
    String name = option.substring(2, option.indexOf('='));
    String value = option.substring(option.indexOf('=') + 1);
    assertThat(result.err()).startsWith("guanxi: Beam option: ");
    assertThat(result.err().contains(name) || result.err().contains(value)).isTrue();
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(result.code()).isEqualTo(2);
    untouched();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | guanxi: --max-rejects '-1' is not a number of at least 0",
        "many | guanxi: Invalid value for option '--max-rejects': 'many' is not a long"
      })
  void aNumberOfRejectsThatIsNoneIsNamed(String number, String message) throws IOException {
    Guanxi.Result result = run("--max-rejects", number);
    assertThat(result.err().lines().findFirst()).contains(message);
    assertThat(result.code()).isEqualTo(2);
    untouched();
  }

  @Test
  void anUnknownLanguageIsNamed() throws IOException {
    Guanxi.Result result = run("--lang", "fr");
    assertThat(result.err())
        .startsWith("guanxi: Invalid value for option '--lang': ")
        .contains("'fr'", "EN, ZH, KO")
        .endsWith("Try 'guanxi score --help'.\n");
    assertThat(result.code()).isEqualTo(2);
  }

  // Rows that cannot be used: rejects; the rest is scored.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x,2023-02-30,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | BAD_DATE | date '2023-02-30' is impossible: 2023-02 has 28 days",
        "x,2022-00,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | BAD_DATE | date '2022-00' is impossible: there is no month 00",
        "x,10.1.2022,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | BAD_DATE | date '10.1.2022' is not YYYY-MM-DD or YYYY-MM",
        "x,2021-12-31,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | BEFORE_INITIAL_MONTH | date '2021-12-31' is not after 2021-12, the month at whose end the initial score of CHN-KOR stands",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.500001,t,coded | I0_OUT_OF_RANGE | i0 0.500001 is out of range: AGREE-ECON allows 0 … 0.5",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,-0.1,t,coded | I0_OUT_OF_RANGE | i0 -0.1 is out of range: AGREE-ECON allows 0 … 0.5",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,NaN,t,coded | BAD_I0 | i0 'NaN' is not a decimal number",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,Infinity,t,coded | BAD_I0 | i0 'Infinity' is not a decimal number",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,1e999999999,t,coded | BAD_I0 | i0 '1e999999999' is not a decimal number",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.0000001,t,coded | BAD_I0 | i0 '0.0000001' is finer than 0.000001 or too large",
        "x,2022-01-01,CHN,ROK,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | UNKNOWN_COUNTRY | target 'ROK' is not an ISO 3166-1 alpha-3 code",
        "x,2022-01-01,chn,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | UNKNOWN_COUNTRY | source 'chn' is not an ISO 3166-1 alpha-3 code (did you mean 'CHN'?)",
        "x,2022-01-01,CHN,KOR,CHN-KOR,VIST-HOS,ECON-COOP,,t,coded | UNKNOWN_EVENT_TYPE | config/codebooks/tsinghua.json: event type 'VIST-HOS' is unknown (did you mean 'VISIT-HOS'?)",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECONCOOP,,t,coded | UNKNOWN_THEME | theme 'ECONCOOP' is unknown (did you mean 'ECON-COOP'?)",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,deleted | BAD_STATUS | status 'deleted' is not one of coded, disputed, retracted",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t | COLUMN_COUNT | the row has 9 cells, the header has 10 columns",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,\"t,coded | UNCLOSED_QUOTE | a quotation mark opens a cell and is never closed",
        "x,2022-01-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,\"t\"t,coded | MALFORMED_QUOTE | text follows a closing quotation mark",
        "x,,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,t,coded | MISSING_VALUE | date is empty",
        "x,2022-01-01,CHN,KOR,JPN-PRK,AGREE-ECON,ECON-COOP,,t,coded | UNKNOWN_DYAD | dyad 'JPN-PRK' is not configured and has no --initial ('guanxi dyad add JPN-PRK --initial YYYY-MM:SCORE' configures it)"
      })
  void aMalformedRowIsRejectedAndTheRestIsScored(String row, String reason, String message)
      throws IOException {
    Path file = events(HEADER + GOOD + row + "\n" + ALSO_GOOD);

    Guanxi.Result result = run("--events", file.toString());

    assertThat(result.err())
        .isEqualTo(
            "guanxi: rejected rows: 1, more than --max-rejects 0; see "
                + output()
                + "/rejects.csv\n");
    assertThat(result.code()).isEqualTo(1);
    List<CSVRecord> rejects = rows("rejects.csv");
    assertThat(rejects).hasSize(1);
    assertThat(rejects.get(0).toMap())
        .containsEntry("source", "curated")
        .containsEntry("file", file.toString())
        .containsEntry("line", "3")
        .containsEntry("reason", reason)
        .containsEntry("message", message)
        .containsEntry("raw", row);
    assertThat(rows("contributions.csv"))
        .extracting(each -> each.get("event_id"))
        .containsExactly("20220110-a", "20220210-b");
  }

  @Test
  void aNulCharacterIsRejected() throws IOException {
    String row = GOOD.replace("20220110-a", "x\0y");
    Guanxi.Result result = run("--events", events(HEADER + row + ALSO_GOOD).toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(rows("rejects.csv").get(0).get("message"))
        .isEqualTo("the row holds a NUL character");
  }

  @Test
  void conflictingCodingsOfOneEventAreBothRejectedAndNameEachOther() throws IOException {
    Path one = Files.writeString(temporary.resolve("1.csv"), HEADER + ALSO_GOOD + GOOD);
    Path other =
        Files.writeString(temporary.resolve("2.csv"), HEADER + GOOD.replace("经贸协定", "另一标题"));

    Guanxi.Result result = run("--events", other.toString(), "--events", one.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(rows("rejects.csv"))
        .extracting(each -> each.get("reason") + " " + each.get("message"))
        .containsExactly(
            "CONFLICTING_DUPLICATE event_id '20220110-a' is coded differently at "
                + other
                + ":2: one event has one coding for CHN-KOR",
            "CONFLICTING_DUPLICATE event_id '20220110-a' is coded differently at "
                + one
                + ":3: one event has one coding for CHN-KOR");
    assertThat(rows("contributions.csv")).hasSize(1);
  }

  @Test
  void asManyRejectsAsAllowedAreNoFault() throws IOException {
    String bad = GOOD.replace("2022-01-10", "2022-01-32");
    String file = events(HEADER + GOOD + bad + bad).toString();

    Guanxi.Result atTheEdge = run("--events", file, "--max-rejects", "2");
    assertThat(atTheEdge.err()).isEmpty();
    assertThat(atTheEdge.code()).isZero();

    Guanxi.Result beyond = run("--events", file, "--max-rejects", "1");
    assertThat(beyond.err())
        .isEqualTo(
            "guanxi: rejected rows: 2, more than --max-rejects 1; see "
                + output()
                + "/rejects.csv\n");
    assertThat(beyond.code()).isEqualTo(1);
    assertThat(rows("rejects.csv")).hasSize(2);
  }

  @Test
  void whenEveryRowIsRejectedTheTablesAreEmptyAndTheRejectsWritten() throws IOException {
    String bad = GOOD.replace("2022-01-10", "2022-01-32");
    Guanxi.Result result = run("--events", events(HEADER + bad).toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(rows("scores.csv")).isEmpty();
    assertThat(rows("rejects.csv")).hasSize(1);
  }

  @Test
  void aStrayQuotationMarkLosesItsOwnRowThoughALaterOneIsQuoted() throws IOException {
    String stray = GOOD.replace("20220110-a", "stray").replace("经贸协定", "\"经贸");
    String quoted = ALSO_GOOD.replace("涉台言论", "\"涉台, 言论\"");
    run("--events", events(HEADER + stray + GOOD + quoted).toString());

    List<CSVRecord> rejects = rows("rejects.csv");
    assertThat(rejects).hasSize(1);
    assertThat(rejects.get(0).toMap())
        .containsEntry("line", "2")
        .containsEntry("reason", "MALFORMED_QUOTE")
        .containsEntry("raw", stray.strip());
    assertThat(rows("contributions.csv"))
        .extracting(each -> each.get("event_id"))
        .containsExactly("20220110-a", "20220210-b");
  }

  @Test
  void aCellOfTwoMegabytesWithLineEndsIsOneReject() throws IOException {
    String longer = GOOD.replace("经贸协定", "\"" + ("x".repeat(99) + "\n").repeat(20_000) + "\"");
    run("--events", events(HEADER + longer + GOOD).toString());

    assertThat(rows("rejects.csv"))
        .extracting(each -> each.get("line") + " " + each.get("reason"))
        .containsExactly("2 ROW_TOO_LONG");
    assertThat(rows("contributions.csv")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "quoted", "unclosed"})
  void aLineOfAHundredMegabytesIsRejectedInSecondsAndItsTextCut(String kind) throws IOException {
    // In a test JVM of one gigabyte.
    Path file = temporary.resolve("events.csv");
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write((HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
      out.write((kind.equals("plain") ? "x" : "\"x").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write((kind.equals("quoted") ? "\"\n" : "\n").getBytes(StandardCharsets.UTF_8));
      out.write(ALSO_GOOD.getBytes(StandardCharsets.UTF_8));
    }

    Guanxi.Result result =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> run("--events", file.toString()));

    assertThat(result.err())
        .isEqualTo(
            "guanxi: rejected rows: 1, more than --max-rejects 0; see "
                + output()
                + "/rejects.csv\n");
    assertThat(result.code()).isEqualTo(1);
    CSVRecord reject = rows("rejects.csv").get(0);
    assertThat(reject.get("reason")).isEqualTo("ROW_TOO_LONG");
    assertThat(reject.get("message")).isEqualTo("the row is longer than 1048576 characters");
    assertThat(reject.get("line")).isEqualTo("3");
    assertThat(reject.get("raw")).hasSizeLessThan(10_100).endsWith(" characters)");
    assertThat(rows("contributions.csv")).hasSize(2);
  }

  @Test
  void aRejectKeepsTheLengthOfItsRow() throws IOException {
    String row = "x".repeat(20_000);
    run("--events", events(HEADER + GOOD + row + "\n").toString());
    assertThat(rows("rejects.csv").get(0).get("raw"))
        .isEqualTo("x".repeat(10_000) + "… (20000 characters)");
  }

  // What a failing run leaves behind.

  @Test
  void anOutputFolderThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(temporary.resolve("taken"), "not a folder");
    Guanxi.Result result = Guanxi.score(GOLDEN, file, "--events", events(HEADER + GOOD).toString());
    assertThat(result.err())
        .isEqualTo("guanxi: --output " + file + ": is a file; a folder is needed\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo("not a folder");
  }

  @Test
  void aFailingRunLeavesAnEarlierOneUntouched() throws IOException {
    Path good = events(HEADER + GOOD);
    assertThat(run("--events", good.toString()).code()).isZero();
    Map<String, String> before = contents(output());

    assertThat(run("--events", good.toString(), "--from", "2030-01").code()).isEqualTo(2);
    assertThat(run("--events", temporary.resolve("nothing.csv").toString()).code()).isEqualTo(2);
    assertThat(run("--events", good.toString(), "--", "--runner=No").code()).isEqualTo(2);
    assertThat(run("--events", good.toString(), "--config", "nowhere").code()).isEqualTo(2);

    assertThat(contents(output())).isEqualTo(before);
  }

  @Test
  void aFailingRunLeavesAFolderThatWasThereAsItWas() throws IOException {
    Files.createDirectory(output());
    Path note = Files.writeString(output().resolve("note.txt"), "mine");

    String good = events(HEADER + GOOD).toString();
    assertThat(run("--events", good, "--from", "2030-01").code()).isEqualTo(2);
    assertThat(contents(output())).containsExactly(Map.entry("note.txt", "mine"));
    Files.delete(note);
    assertThat(run("--events", good, "--from", "2030-01").code()).isEqualTo(2);

    assertThat(output()).isEmptyDirectory();
  }

  @Test
  void anOldManifestNeverStandsBesideNewTables() throws IOException {
    assertThat(run("--events", events(HEADER + GOOD).toString()).code()).isZero();
    String oldScores = contents(output()).get("scores.csv");
    // The third table cannot be moved to its place: a folder that is not empty stands there.
    Files.delete(output().resolve("breakdown.csv"));
    Files.createDirectories(output().resolve("breakdown.csv/folder"));

    Guanxi.Result result = run("--events", events(HEADER + GOOD + ALSO_GOOD).toString());

    assertThat(result.err())
        .startsWith("guanxi: --output " + output() + ": ")
        .contains("breakdown.csv")
        .hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
    assertThat(Files.readString(output().resolve("scores.csv"))).isNotEqualTo(oldScores);
    assertThat(output().resolve("manifest.json")).doesNotExist();
    assertThat(hidden(output())).isEmpty();
  }

  @Test
  void aScoreThatWouldLeaveTheScaleEndsTheRun() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 10; i < 30; i++) {
      text.append(ALSO_GOOD.replace("20220210-b", "e" + i).replace("AFFAIRS,,", "AFFAIRS,-1,"));
    }
    refusedFile(
        events(text.toString()),
        "CHN-KOR 2022-02: the score would leave the scale of ±9: table scores of 0 and -20 meet 4.3; they may differ by 9 at most");
  }

  @Test
  void aStackTraceReachesAUserOnlyWithDebug() throws IOException {
    // No operating system hands a NUL character over, so nothing checks for it.
    String message =
        "guanxi: internal error: java.nio.file.InvalidPathException: Nul character not allowed: a\\u0000b\n";

    Guanxi.Result quiet = run("--config", "a\0b");
    assertThat(quiet.err()).isEqualTo(message + "Run again with --debug for the details.\n");
    assertThat(quiet.code()).isEqualTo(3);

    Guanxi.Result debug = run("--config", "a\0b", "--debug");
    assertThat(debug.err()).startsWith(message).contains("\tat io.guanxi.cli.ScoreCommand.call(");
    assertThat(debug.code()).isEqualTo(3);
    untouched();
  }

  // Help for the tests above.

  private Path output() {
    return temporary.resolve("output");
  }

  private Guanxi.Result run(String... arguments) {
    return Guanxi.score(GOLDEN, output(), arguments);
  }

  private Path events(String text) throws IOException {
    return Files.writeString(temporary.resolve("events.csv"), text);
  }

  private void refusedFile(Path file, String... faults) throws IOException {
    refused(faults, "--events", file.toString());
  }

  private void refused(String fault, String... arguments) throws IOException {
    refused(new String[] {fault}, arguments);
  }

  /** The run says these faults and nothing else, has exit code 2, and writes nothing. */
  private void refused(String[] faults, String... arguments) throws IOException {
    Guanxi.Result result = run(arguments);
    assertThat(result.err().lines())
        .containsExactly(
            Arrays.stream(faults).map(fault -> "guanxi: " + fault).toArray(String[]::new));
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(2);
    untouched();
  }

  /** Nothing is left behind where nothing was, not even an empty folder. */
  private void untouched() {
    assertThat(output()).doesNotExist();
  }

  private static String line(Path config, String fault) {
    return "guanxi: " + config + "/" + fault;
  }

  private Path config() throws IOException {
    Path source = GOLDEN.resolve("config");
    Path config = temporary.resolve("config");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = config.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.resolve(".."));
        Files.copy(file, copy);
      }
    }
    return config;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private List<CSVRecord> rows(String table) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(output().resolve(table)), format)) {
      return parser.getRecords();
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          contents.put(folder.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }

  private static List<Path> hidden(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".guanxi-")).toList();
    }
  }
}
