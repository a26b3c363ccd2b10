package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.Figures;
import io.guanxi.testkit.Guanxi;
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
  void fansAreDrawnMonthByMonthInTheReadersLanguage() throws IOException {
    Path figure = temp.resolve("fan.svg");
    for (Language language : Language.values()) {
      assumeTrue(Figures.canDraw(language));
      Guanxi.Result result =
          forecast(
              steps(129),
              "--horizon",
              "12",
              "--model",
              "own-past",
              "--model",
              "mix",
              "--lang",
              language.code(),
              "--figure",
              figure.toString());

      assertThat(result.code()).as(result.err()).isZero();
      String drawn = Files.readString(figure);
      Messages messages = new Messages(language);
      assertThat(drawn)
          .contains(messages.get("forecast.heading").replace("''", "'"))
          .contains(messages.get("chart.fan.band", 95))
          .contains(">2021<");
    }
    assertThat(forecast(steps(129), "--figure", "x.pdf").err())
        .isEqualTo("guanxi: --figure 'x.pdf' is not FILE.svg or FILE.png\n");
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
    assertThat(score.err()).isEqualTo("guanxi: --reaches '9.5' is not a score from -9 to 9\n");
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

  @Test
  void aScenarioStandsBesideTheModels() throws IOException {
    Path json = temp.resolve("f.json");
    Path file =
        scenario(
            """
            {"id": "visit", "names": %s, "type": "SUMMIT-HEAD", "from": "2020-10", "to": "2020-12",
             "probability": 1, "i0": 0.3},
            {"id": "tariff", "names": %s, "type": "SANCTION-HEAD", "from": "2021-01", "probability": 0.5, "i0": -0.3}
            """
                .formatted(NAMES, NAMES));

    Guanxi.Result result =
        forecast(steps(129), "--scenario", file.toString(), "--json", json.toString());
    Guanxi.Result again = forecast(steps(129), "--scenario", file.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(again.out()).isEqualTo(result.out());
    // (9 − 3) / 9 × 0.3 = 0.2, and then half of the times (9 + 3.2) / 9 × −0.3 = −0.407.
    assertThat(result.out())
        .contains("CHN-KOR  China–South Korea: mix, from 2020-09, score 3.0\n")
        .contains("CHN-KOR  China–South Korea: scenario, from 2020-09, score 3.0\n")
        .containsPattern(
            "2021-03 +\\S+ +2\\.8 +2\\.8 +\\S+ +3\\.2 +3\\.2 +(4[89]|5[012]) +0 +(4[89]|5[012])")
        .containsPattern("made +SANCTION-HEAD +2021-01 +50 +-0\\.407 +-0\\.203")
        .contains("without any event it stays at 3");
    assertThat(OutputSchema.faults("forecast.schema.json", json)).isEmpty();
  }

  @Test
  void aScenarioThatCannotBeIsToldWithAllItsFaults() throws IOException {
    String at = temp.resolve("scenario.json").toString();
    String event = "{\"id\": \"%s\", \"names\": %s, \"type\": \"%s\", %s, \"probability\": %s}";
    Path file =
        scenario(
            String.join(
                ",",
                event.formatted("a", NAMES, "SANCTION-HED", "\"from\": \"2020-10\"", "0.5"),
                event.formatted(
                    "b", NAMES, "SANCTION-HEAD", "\"from\": \"2021-02\", \"to\": \"2021-01\"", "1"),
                event.formatted(
                    "b", NAMES, "SANCTION-HEAD", "\"from\": \"2022-10\", \"i0\": 1", "1")));
    assertThat(forecast(steps(129), "--scenario", file.toString()))
        .isEqualTo(
            new Guanxi.Result(
                2,
                "",
                "guanxi: "
                    + at
                    + ": event 'a': type 'SANCTION-HED' is unknown (did you mean 'SANCTION-HEAD'?); 'guanxi types'"
                    + " lists them\n"
                    + "guanxi: "
                    + at
                    + ": event 'b': from 2021-02 is after to 2021-01\n"
                    + "guanxi: "
                    + at
                    + ": event 'b' stands twice\n"
                    + "guanxi: "
                    + at
                    + ": event 'b': 2022-10 is after until 2021-03\n"
                    + "guanxi: "
                    + at
                    + ": event 'b': i0 1 has not the sign of type SANCTION-HEAD, negative\n"));

    for (String probability : List.of("0", "1.2", "-1")) {
      Path other =
          scenario(
              event.formatted("a", NAMES, "SANCTION-HEAD", "\"from\": \"2020-10\"", probability));
      assertThat(forecast(steps(129), "--scenario", other.toString()).err())
          .contains(at + ": ", " at /events/0/probability\n");
    }
    Path past =
        scenario(event.formatted("a", NAMES, "SANCTION-HEAD", "\"from\": \"2020-09\"", "1"));
    assertThat(forecast(steps(129), "--scenario", past.toString()).err())
        .isEqualTo(
            "guanxi: "
                + at
                + ": event 'a': from 2020-09 is not after 2020-09, the last month that has a score;"
                + " what has happened belongs into an event file\n");
    Path sound =
        scenario(event.formatted("a", NAMES, "SANCTION-HEAD", "\"from\": \"2020-10\"", "1"));
    assertThat(forecast(steps(129), "--scenario", sound.toString(), "--horizon", "7").err())
        .isEqualTo(
            "guanxi: --horizon '7' is too far: the scenario ends 6 months after the last score\n");
    assertThat(forecast(steps(129), "--seed", "7").err())
        .isEqualTo("guanxi: --seed '7' is for --scenario; without it nothing is drawn\n");
    Path far =
        scenario(
            event.formatted(
                "a", NAMES, "SANCTION-HEAD", "\"from\": \"2020-10\", \"i0\": -20", "1"));
    assertThat(forecast(steps(129), "--scenario", far.toString()))
        .isEqualTo(
            new Guanxi.Result(
                2,
                "",
                "guanxi: the events of the scenario together would carry the score of CHN-KOR off"
                    + " the scale\n"));
  }

  @Test
  void theScenarioOfThePapersOutlookCanBeWorkedOut() {
    Path file = ProjectFiles.root().resolve("config/scenarios/china-rok-2026.json");
    Guanxi.score(ProjectFiles.root(), temp);

    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.root(),
            "forecast",
            "--run",
            temp.toString(),
            "--scenario",
            file.toString(),
            "--lang",
            "ko");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("시나리오: 한중관계의 제한적 회복, 2026년 말까지");
  }

  private static final String NAMES = "{\"en\": \"made\", \"zh\": \"虚构\", \"ko\": \"가상\"}";

  private Path scenario(String events) throws IOException {
    return Files.writeString(
        temp.resolve("scenario.json"),
        """
        {"dyad": "KOR-CHN", "names": %s, "until": "2021-03", "source": %s, "events": [%s]}
        """
            .formatted(NAMES, NAMES, events));
  }
}
