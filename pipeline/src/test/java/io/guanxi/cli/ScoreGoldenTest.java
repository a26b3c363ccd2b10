package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.RejectReason;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole command on a small folder of files against copies of everything that it writes and
 * says; {@code -Dguanxi.golden.refresh=true} takes the present results as the new copies.
 */
class ScoreGoldenTest {
  private static final boolean REFRESH = Boolean.getBoolean("guanxi.golden.refresh");
  private static final Path GOLDEN = ProjectFiles.resource("golden");
  private static final List<String> FILES =
      List.of(
          "scores.csv",
          "contributions.csv",
          "breakdown.csv",
          "rejects.csv",
          "datapackage.json",
          "manifest.json");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"month-start", "running"})
  void everythingWrittenAndSaidEqualsTheGoldenCopy(String rule) throws IOException {
    Path output = temporary.resolve("output");
    Guanxi.Result result = Guanxi.scoreGolden(output, "--p0", rule);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.CHECK_FAILED.code());

    Map<String, String> actual = new LinkedHashMap<>();
    for (String file : FILES) {
      actual.put(file, masked(Files.readString(output.resolve(file)), output));
    }
    actual.put("stdout.txt", masked(result.out(), output));
    actual.put("stderr.txt", masked(result.err(), output));
    Path golden = GOLDEN.resolve(rule);
    if (REFRESH) {
      Files.createDirectories(golden);
      for (Map.Entry<String, String> each : actual.entrySet()) {
        Files.writeString(golden.resolve(each.getKey()), each.getValue());
      }
    }

    for (Map.Entry<String, String> each : actual.entrySet()) {
      assertThat(each.getValue())
          .as("%s/%s", rule, each.getKey())
          .isEqualTo(Files.readString(golden.resolve(each.getKey())));
    }
    try (Stream<Path> written = Files.list(output)) {
      assertThat(written.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(FILES.stream(), Stream.of("vintages")).toList());
    }
  }

  private static final Set<RejectReason> ONLY_OF_FEEDS =
      Set.of(
          RejectReason.NOT_UTF8,
          RejectReason.BAD_INTENSITY,
          RejectReason.BAD_COUNT,
          RejectReason.BAD_EVENT_ID);

  @Test
  void theRulesDifferOnlyWhereSeveralEventsMeetInOneMonth() throws IOException {
    Map<String, CSVRecord> monthStart = scores("month-start");
    Map<String, CSVRecord> running = scores("running");

    assertThat(running.keySet()).isEqualTo(monthStart.keySet());
    assertThat(number(running, "CHN-KOR,2022-03", "score"))
        .isEqualTo(number(monthStart, "CHN-KOR,2022-03", "score"));
    assertThat(number(running, "CHN-KOR,2022-05", "score"))
        .isNotEqualTo(number(monthStart, "CHN-KOR,2022-05", "score"));
  }

  @Test
  void inputHoldsByteOrderMarkCarriageReturnsAndNoOtherLineEnds() throws IOException {
    byte[] first = Files.readAllBytes(GOLDEN.resolve("data/events/1-byte-order-mark.csv"));
    assertThat(Arrays.copyOf(first, 3)).containsExactly(0xEF, 0xBB, 0xBF);
    String second = Files.readString(GOLDEN.resolve("data/events/2-carriage-returns.csv"));
    assertThat(second).startsWith("note,status,").contains(",event_id\r\n");
    assertThat(Files.readString(GOLDEN.resolve("data/events/3-refused.csv"))).doesNotContain("\r");
  }

  @Test
  void everyReasonOfAMadeUpRowIsRefusedOnceAtLeast() throws IOException {
    Set<String> reasons =
        records(GOLDEN.resolve("month-start/rejects.csv")).stream()
            .map(row -> row.get("reason"))
            .collect(Collectors.toSet());
    Set<String> expected =
        Arrays.stream(RejectReason.values())
            .filter(each -> each != RejectReason.ROW_TOO_LONG)
            .filter(each -> each != RejectReason.NUL_CHARACTER)
            // The golden files are older than these columns, which have tests of their own.
            .filter(each -> each != RejectReason.BAD_VERIFICATION)
            .filter(each -> each != RejectReason.BAD_CODED_THROUGH)
            .filter(each -> !ONLY_OF_FEEDS.contains(each))
            .map(Enum::name)
            .collect(Collectors.toSet());
    assertThat(reasons).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"month-start", "running"})
  void noCellOfAWrittenTableIsRunAsAFormula(String rule) throws IOException {
    for (String table : List.of("contributions.csv", "rejects.csv")) {
      for (CSVRecord row : records(GOLDEN.resolve(rule).resolve(table))) {
        for (String cell : row) {
          assertThat(cell)
              .as("%s, record %d", table, row.getRecordNumber())
              .doesNotMatch("(?s)[=+@\\t\\r\\n＝＋－＠].*")
              .doesNotMatch("(?s)-[^0-9].*");
        }
      }
    }
    assertThat(Files.readString(GOLDEN.resolve(rule).resolve("contributions.csv")))
        .contains("\"'=HYPERLINK(\"\"http://example.org\"\",\"\"click\"\")\",'＝1+1,'+82 합의");
  }

  @ParameterizedTest
  @ValueSource(strings = {"month-start", "running"})
  void everyMonthChangesByTheSumOfItsImpacts(String rule) throws IOException {
    Map<String, Double> impacts =
        records(GOLDEN.resolve(rule).resolve("contributions.csv")).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("dyad") + "," + row.get("month"),
                    Collectors.summingDouble(row -> Double.parseDouble(row.get("impact")))));
    scores(rule)
        .forEach(
            (month, row) ->
                assertThat(Double.parseDouble(row.get("change")))
                    .as(month)
                    .isCloseTo(impacts.getOrDefault(month, 0.0), within(1e-9)));
  }

  private static Map<String, CSVRecord> scores(String rule) throws IOException {
    Map<String, CSVRecord> rows = new LinkedHashMap<>();
    for (CSVRecord row : records(GOLDEN.resolve(rule).resolve("scores.csv"))) {
      rows.put(row.get("dyad") + "," + row.get("month"), row);
    }
    return rows;
  }

  private static double number(Map<String, CSVRecord> rows, String month, String column) {
    CSVRecord row = rows.get(month);
    assertThat(row).as(month).isNotNull();
    return row == null ? Double.NaN : Double.parseDouble(row.get(column));
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      return parser.getRecords();
    }
  }

  /** Output folder and time are the only things that differ from run to run. */
  private static String masked(String text, Path output) {
    return text.replace(output.toString(), "OUTPUT")
        .replaceAll("(\"created\" : )\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"", "$1\"TIME\"");
  }
}
