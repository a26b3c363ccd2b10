package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Hashes;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code score} on files that a mapping describes. */
class MappedFeedTest {
  private static final String TABS =
      """
      {"about": "test", "delimiter": "\\t", "header": true,
       "columns": {"date": "day", "source": "from", "target": "to", "code": "code",
                   "intensity": "value", "id": "id"},
       "date_pattern": "yyyy-MM-dd", "countries": "iso3", "codebook": "cameo",
       "recipe": "extract"}
      """;

  @TempDir private Path folder;

  private Guanxi.Result score(String mapping, byte[] rows, String... more) throws IOException {
    Path mappingFile = Files.writeString(folder.resolve("mine.json"), mapping);
    Path file = Files.write(folder.resolve("rows.txt"), rows);
    List<String> args = new ArrayList<>(List.of("--events", "mapped:" + mappingFile + ":" + file));
    args.addAll(List.of("--dyad", "CHN-KOR"));
    args.addAll(List.of(more));
    return Guanxi.score(ProjectFiles.home(), folder.resolve("out"), args.toArray(String[]::new));
  }

  private Map<String, Map<String, String>> flows() throws IOException {
    return FeedRows.flows(Files.readString(folder.resolve("out/flows.csv")));
  }

  @Test
  void readsColumnsByTheirNamesInAnyOrder() throws IOException {
    Guanxi.Result result =
        score(
            TABS,
            """
            id\tvalue\tcode\tto\tfrom\tday\tmore
            a\t1\t040\tKOR\tCHN\t2018-01-05\tx
            a\t1\t040\tKOR\tCHN\t2018-01-05\tx
            b\t-10\t190\tCHN\tKOR\t2018-01-06\t
            c\t0\t010\t\tKOR\t2018-01-06\t
            """
                .getBytes(StandardCharsets.UTF_8),
            "--duplicates",
            "EVENT_ID");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "rows read: 4; in the flows 2; duplicates 1 (by EVENT_ID); other dyads 0; not"
                + " applicable 1; rejected 0");
    assertThat(flows().get("CHN,KOR,2018-01"))
        .containsEntry("rows", "2")
        .containsEntry("events", "1")
        .containsEntry("positive", "1")
        .containsEntry("feed_rows", "4");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "GB18030", "EUC-KR"})
  void readsQuotedCellsOfAnyEncodingByNumber(String encoding) throws IOException {
    Guanxi.Result result =
        score(
            """
            {"about": "test", "delimiter": ";", "quoting": "rfc4180", "encoding": "ENC",
             "header": false, "width": 5, "missing": ["-"],
             "columns": {"date": 1, "source": 2, "target": 3, "code": 4, "source_actor": 5},
             "date_pattern": "d.M.yyyy", "countries": "name", "codebook": "cameo",
             "recipe": "extract"}
            """
                .replace("ENC", encoding),
            """
            5.1.2018;China;"Korea, Republic of";190;"外交部; ""中""
            北京"
            31.2.2018;China;South Korea;040;x
            06.1.2018;-;South Korea;040;x
            6.1.2018;South Korea;China;040;한국
            20180107;South Korea;China;040;한국
            """
                .getBytes(Charset.forName(encoding)));

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("rows read: 5; in the flows 2; duplicates 0 (by STORY)")
        .contains("not applicable 1; rejected 2");
    assertThat(flows().get("CHN,KOR,2018-01"))
        .containsEntry("events", "1")
        .containsEntry("negative", "-10");
    assertThat(Files.readString(folder.resolve("out/rejects.csv")))
        .contains("rows.txt,3,BAD_DATE,date '31.2.2018' is not a day as the mapping's date_pattern")
        .contains("rows.txt,6,BAD_DATE");
  }

  @Test
  void theManifestHasTheHashOfTheMapping() throws IOException {
    byte[] rows =
        "id\tvalue\tcode\tto\tfrom\tday\na\t1\t040\tKOR\tCHN\t2018-01-05\n"
            .getBytes(StandardCharsets.UTF_8);
    String spaced = TABS + "\n";

    score(TABS, rows);
    RunManifest first = Run.open(folder.resolve("out"), "out", "--run").manifest();
    String firstText = Files.readString(folder.resolve("out/manifest.json"));
    score(spaced, rows);
    RunManifest second = Run.open(folder.resolve("out"), "out", "--run").manifest();

    assertThat(firstText).contains("\"mapping\" : \"" + Hashes.sha256(TABS) + "\"");
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .contains("\"mapping\" : \"" + Hashes.sha256(spaced) + "\"");
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void rejectsRowsWithFileLineAndReasonAndGoesOn() throws IOException {
    byte[] rows =
        """
        id,value,code,to,from,day
        1,1,040,KOR,CHN,2018-01-05
        2,1,040,KOR,CHN
        3,1,040,KOR,CHN,2018-01-05,more
        4,much,040,KOR,CHN,2018-01-05
        5,1,999,KOR,CHN,2018-01-05
        6,1,040,KOR,CHN,5 January
        7,1,"040,KOR,CHN,2018-01-05
        8,1,040,KOR,CHN,2018-01-05
        9\u0000,1,040,KOR,CHN,2018-01-05
        A~,1,040,KOR,CHN,2018-01-05
        """
            .getBytes(StandardCharsets.UTF_8);
    rows[new String(rows, StandardCharsets.UTF_8).indexOf('~')] = (byte) 0xC3;
    Guanxi.Result result =
        score(
            TABS.replace("\\t", ",").replace("\"header\"", "\"quoting\": \"rfc4180\", \"header\""),
            rows,
            "--duplicates",
            "NONE");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("guanxi: rejected rows: 8, more than --max-rejects 0; see");
    assertThat(result.out()).contains("rows read: 10; in the flows 2;").contains("rejected 8");
    String rejects = Files.readString(folder.resolve("out/rejects.csv"));
    assertThat(
            rejects.lines().filter(line -> line.contains("rows.txt,")).map(MappedFeedTest::place))
        .containsExactly(
            "3,COLUMN_COUNT",
            "4,COLUMN_COUNT",
            "5,BAD_INTENSITY",
            "6,UNKNOWN_EVENT_TYPE",
            "7,BAD_DATE",
            "8,COLUMN_COUNT",
            "10,NUL_CHARACTER",
            "11,NOT_UTF8");
  }

  private static String place(String reject) {
    String rest = reject.substring(reject.indexOf("rows.txt,") + "rows.txt,".length());
    return rest.substring(0, rest.indexOf(',', rest.indexOf(',') + 1));
  }

  @Test
  void saysWhatTheHeaderLacks() throws IOException {
    Guanxi.Result result =
        score(TABS, "id\tvalue\tcodes\tto\tday\n".getBytes(StandardCharsets.UTF_8));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("rows.txt: column 'from' is missing in the header")
        .contains("rows.txt: column 'code' is missing in the header (did you mean 'codes'?)");
  }

  @Test
  void cannotFindRepeatedIdsWhereThereAreNone() throws IOException {
    Guanxi.Result result =
        score(
            TABS.replace(", \"id\": \"id\"", ""),
            "value\tcode\tto\tfrom\tday\n".getBytes(StandardCharsets.UTF_8),
            "--duplicates",
            "EVENT_ID");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --duplicates 'EVENT_ID' is not for mine, which has no column of event ids; allowed"
                + " are STORY, ONE_A_DAY and NONE\n");
  }

  @Test
  void saysAllThatIsWrongWithAMapping() throws IOException {
    Guanxi.Result result =
        score(
            TABS.replace(
                    "\"header\": true", "\"header\": true, \"width\": 5, \"encoding\": \"UTF-9\"")
                .replace("yyyy-MM-dd", "yyyy-qq-{")
                .replace("\"id\": \"id\"", "\"id\": 6"),
            "id\n".getBytes(StandardCharsets.UTF_8));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("mine.json: 'width' is only for files without a header")
        .contains("mine.json: column id is 6; with a header it must be a name")
        .contains("mine.json: encoding 'UTF-9' is unknown")
        .contains(
            "mine.json: date_pattern 'yyyy-qq-{' does not tell a day or a month in the letters of java.time,"
                + " as yyyy-MM-dd does");
  }

  @Test
  void refusesUnknownKeysAndMissingMappings() throws IOException {
    assertThat(
            score(
                    TABS.replace("\"about\"", "\"abut\": 1, \"about\""),
                    "id\n".getBytes(StandardCharsets.UTF_8))
                .err())
        .contains("mine.json: key 'abut' is unknown (did you mean 'about'?)");
    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            folder.resolve("out"),
            "--events",
            "mapped:" + folder + "/none.json:" + folder.resolve("rows.txt"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("none.json: no such file");
    assertThat(
            Guanxi.score(ProjectFiles.home(), folder.resolve("out"), "--events", "mapped:x").err())
        .contains("--events 'mapped:x' is not mapped:FILE.json:PATH_OR_GLOB");
  }
}
