package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code calibrate --events}: a codebook that can be scored with, and what it is worth. */
class CalibrateEventsTest {
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,citation,verification\n";

  @TempDir private Path temp;

  /** A visit every other month and a sanction every sixth, which move the score as they should. */
  private Path events() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 36; i++) {
      YearMonth month = YearMonth.of(2019, 1).plusMonths(i);
      if (i % 2 == 0) {
        rows.append(row("v" + i, month, "SUMMIT-HEAD", "HIGH-LEVEL"));
      }
      if (i % 6 == 5) {
        rows.append(row("s" + i, month, "SANCTION-MIN", "TRADE-FRICTION"));
      }
    }
    return Files.writeString(temp.resolve("events.csv"), rows);
  }

  private static String row(String id, YearMonth month, String type, String theme) {
    return id + "," + month + "-03,CHN,KOR,CHN-KOR," + type + "," + theme + ",\"X, 2020\",dated\n";
  }

  private Path published() throws IOException {
    StringBuilder rows = new StringBuilder("dyad,month,score\nCHN-KOR,2018-12,3.0\n");
    int tenths = 30;
    for (int i = 0; i < 36; i++) {
      tenths += i % 2 == 0 ? 2 : 0;
      tenths -= i % 6 == 5 ? 6 : 0;
      String month = YearMonth.of(2019, 1).plusMonths(i).toString();
      rows.append("CHN-KOR,").append(month).append(',').append(tenths / 10.0).append('\n');
    }
    return Files.writeString(temp.resolve("published.csv"), rows);
  }

  private Guanxi.Result calibrate(String model, String json, String... more) throws IOException {
    String[] arguments = {
      "calibrate",
      "--published",
      published().toString(),
      "--events",
      events().toString(),
      "--origins",
      "2019-01/2021-12",
      "--model",
      temp.resolve(model).toString(),
      "--json",
      temp.resolve(json).toString()
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Guanxi.run(ProjectFiles.root(), all);
  }

  @Test
  void fitsAndTestsAndWritesTheSameBytesAgain() throws IOException {
    Guanxi.Result result = calibrate("a.json", "a-checks.json");
    Guanxi.Result again = calibrate("b.json", "b-checks.json");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(again.out()).isEqualTo(result.out());
    assertThat(temp.resolve("b.json")).hasSameBinaryContentAs(temp.resolve("a.json"));
    assertThat(temp.resolve("b-checks.json")).hasSameBinaryContentAs(temp.resolve("a-checks.json"));
    assertThat(OutputSchema.faults("calibration.schema.json", temp.resolve("a-checks.json")))
        .isEmpty();
    assertThat(result.out())
        .containsPattern("in sample +36 +(3[0-6]) .* 24 / 24 ")
        .containsPattern("leave one year out +36 .* 24 / 24 ")
        .contains("what was tried:");
  }

  @Test
  void theFittedCodebookCanBeScoredWith() throws IOException {
    assertThat(calibrate("a.json", "a-checks.json").code()).isZero();
    Path config = temp.resolve("config");
    ProjectFiles.copy(ProjectFiles.root().resolve("config"), config);
    Files.copy(
        temp.resolve("a.json"),
        config.resolve("codebooks/tsinghua.json"),
        StandardCopyOption.REPLACE_EXISTING);

    Guanxi.Result scored =
        Guanxi.run(
            ProjectFiles.root(),
            "score",
            "--config",
            config.toString(),
            "--events",
            events().toString(),
            "--initial",
            "CHN-KOR=2018-12:3.0",
            "--output",
            temp.resolve("run").toString());

    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.out()).containsPattern("2021-12 +(2\\.[89]|3\\.[0123]) ");
  }

  @Test
  void tooFewMonthsAreNothingToGrade() throws IOException {
    Guanxi.Result result = calibrate("a.json", "a-checks.json", "--until", "2019-06");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("6 months are published and coded; 24 are needed");
    assertThat(temp.resolve("a.json")).doesNotExist();
  }
}
