package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code guanxi forecast} as a user meets it. */
class ForecastCommandTest {
  @TempDir private Path temp;

  private Guanxi.Result forecast(String series, String... more) throws IOException {
    Path file = Files.writeString(temp.resolve("s.csv"), series);
    List<String> all = new ArrayList<>(List.of("forecast", "--series", file.toString()));
    all.addAll(List.of(more));
    return Guanxi.run(ProjectFiles.root(), all.toArray(String[]::new));
  }

  /** Every fourth month the score falls by a tenth; nothing else happens. */
  private static String steps(int months) {
    StringBuilder rows = new StringBuilder("dyad,month,score\n");
    for (int i = 0; i < months; i++) {
      rows.append("CHN-KOR,")
          .append(2010 + i / 12)
          .append(i % 12 < 9 ? "-0" : "-")
          .append(i % 12 + 1)
          .append(',')
          .append((62 - i / 4) / 10.0)
          .append('\n');
    }
    return rows.toString();
  }

  @Test
  void saysWhatTheIntervalSaysAndNoMore() throws IOException {
    Path json = temp.resolve("f.json");

    Guanxi.Result result =
        forecast(
            steps(129),
            "--model",
            "own-past",
            "--horizon",
            "1,4",
            "--reaches",
            "2.9",
            "--reaches",
            "3.2",
            "--json",
            json.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "the score stood at 3.0 in 2020-09; for 2021-01 the 80 % interval is 2.9 alone."
                + " Probabilities: lower 100 %, the same 0 %, higher 0 % (model own-past).")
        .containsPattern("2020-10 +3\\.0 +2\\.9 +2\\.9 +3\\.0 +3\\.0 +3\\.0 +25 +75 +0 +25 +25 +0");
    assertThat(OutputSchema.faults("forecast.schema.json", json)).isEmpty();
  }

  @Test
  void anEarlierOriginIsAsIfNothingLaterWereKnown() throws IOException {
    String[] arguments = {"--format", "json", "--horizon", "3", "--origins", "2019-06/2019-06"};
    String known = forecast(steps(114), arguments).out();
    String later = forecast(steps(129), arguments).out();

    assertThat(later.substring(later.indexOf("\"summary\"")))
        .isEqualTo(known.substring(known.indexOf("\"summary\"")));
  }

  @Test
  void faultsAreToldWithTheirCodes() throws IOException {
    Guanxi.Result score = forecast(steps(129), "--reaches", "9.5");
    assertThat(score.err()).isEqualTo("guanxi: --reaches 9.5: scores from -9 to 9 are allowed\n");
    assertThat(score.code()).isEqualTo(2);

    Guanxi.Result few = forecast(steps(20));
    assertThat(few.err())
        .isEqualTo(
            "guanxi: no pair has months enough before the origin for a forecast; the longest past"
                + " has 20\n");
    assertThat(few.code()).isEqualTo(4);

    Guanxi.Result outside = forecast(steps(129), "--origins", "2030-01/2030-02");
    assertThat(outside.err())
        .isEqualTo(
            "guanxi: --origins 2030-01/2030-02: no pair has a score in one of these months\n");
    assertThat(outside.code()).isEqualTo(4);
  }
}
