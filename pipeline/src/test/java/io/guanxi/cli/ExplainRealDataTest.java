package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled events, explained. */
class ExplainRealDataTest {
  @TempDir private Path output;

  @Test
  void aprilOfTwentyTwentyThreeIsExplainedByTheEventsOfThatMonth() {
    List<CSVRecord> events =
        BundledRun.into(output).table("contributions.csv").stream()
            .filter(row -> row.get("dyad").equals("CHN-KOR") && row.get("month").equals("2023-04"))
            .toList();
    Guanxi.Result text = explain("CHN-KOR", "2023-04");
    Guanxi.Result json = explain("CHN-KOR", "2023-04", "--format", "json");

    assertThat(events).isNotEmpty();
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .startsWith("CHN-KOR  China–South Korea: 2023-04\n")
        .contains("A reconstruction fitted to published figures, not a validation")
        .contains("events, largest impact first: " + events.size() + " (rule for P0: month-start)");
    for (CSVRecord event : events) {
      assertThat(text.out()).contains(event.get("title_en"));
      assertThat(json.out()).contains("\"impact\" : " + event.get("impact") + ",");
    }
    List<Double> impacts =
        Pattern.compile("\"impact\" : (\\S+),")
            .matcher(json.out())
            .results()
            .map(match -> Double.valueOf(match.group(1)))
            .toList();
    assertThat(impacts).isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b), Math.abs(a)));
    double change =
        BundledRun.read(output.resolve("scores.csv")).stream()
            .filter(row -> row.get("dyad").equals("CHN-KOR") && row.get("month").equals("2023-04"))
            .mapToDouble(row -> Double.parseDouble(row.get("change")))
            .sum();
    assertThat(impacts.stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(change, within(1e-9));
  }

  @Test
  void theLevelOfThePairWithoutPublishedFiguresIsCalledAssumed() {
    BundledRun.into(output);
    Guanxi.Result result = explain("USA-KOR", "2017-01/2025-06");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("(ASSUMED: the level of this series is an assumption;")
        .doesNotContain("not a validation");
  }

  private Guanxi.Result explain(String... arguments) {
    String all = "explain " + String.join(" ", arguments) + " --run " + output;
    return Guanxi.run(ProjectFiles.home(), all.split(" ", -1));
  }
}
