package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.forecast.Fan;
import io.guanxi.report.SavedForecasts;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report shows of the months to come is what the other verbs wrote. */
class ReportForesightTest {
  @TempDir private static Path folder;

  private static String run = "";

  @BeforeAll
  static void scored() {
    run = folder.resolve("run").toString();
    BundledRun.into(folder.resolve("run"));
  }

  private static Guanxi.Result guanxi(String... arguments) {
    return Guanxi.run(ProjectFiles.home(), arguments);
  }

  private static String forecast(String name, String... more) {
    String file = folder.resolve(name).toString();
    List<String> all =
        new ArrayList<>(List.of("forecast", "--run", run, "--horizon", "1,3", "--json", file));
    all.addAll(List.of(more));
    Guanxi.Result result = guanxi(all.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return file;
  }

  @Test
  void ofEachModelTheLastOriginStandsWithItsSentenceItsPastAndWhatCame() {
    String file =
        forecast(
            "f.json", "--model", "no-change", "--model", "mix", "--origins", "2024-11/2025-05");
    SavedForecasts read = SavedForecasts.read(List.of(file), List.of(), List.of());
    List<SavedForecasts.Chart> charts = read.charts("CHN-KOR");

    assertThat(read.dyads()).containsExactly("CHN-KOR", "USA-KOR");
    assertThat(charts).hasSize(2);
    assertThat(charts.get(0).sentence()).isEmpty();
    assertThat(charts.get(1).sentence().orElseThrow().en())
        .contains("in 2025-05; for 2025-08", "(model mix)");
    assertThat(charts.get(1).past()).hasSize(60).containsKey(YearMonth.of(2025, 5));
    assertThat(charts.get(1).past().lastKey()).isEqualTo(YearMonth.of(2025, 5));
    assertThat(charts.get(1).came().keySet()).containsExactly(YearMonth.of(2025, 6));
    List<Fan> fans = read.forecasts().get(0).content().forecasts();
    Fan.Step step =
        fans.stream()
            .filter(fan -> fan.dyad().equals("CHN-KOR"))
            .reduce((a, b) -> b)
            .orElseThrow()
            .steps()
            .get(1);
    assertThat(charts.get(1).steps().get(1))
        .isEqualTo(
            new SavedForecasts.Step(
                step.month(),
                step.point(),
                step.at("0.025"),
                step.at("0.1"),
                step.at("0.9"),
                step.at("0.975")));
  }

  @Test
  void monthsThatAreDrawnAreNotThoseThatAreAskedFor() throws IOException {
    String plain = forecast("plain.json");
    String drawn = forecast("drawn.json", "--figure", folder.resolve("fan.svg").toString());

    assertThat(Files.readString(Path.of(drawn))).isEqualTo(Files.readString(Path.of(plain)));
    assertThat(folder.resolve("fan.svg")).isNotEmptyFile();
  }

  @Test
  void namesAllFilesThatItCannotShow() throws IOException {
    String other = forecast("other.json", "--dyad", "USA-KOR");
    Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"pairs\": 3}");
    String evaluation = folder.resolve("none.json").toString();

    Guanxi.Result result =
        guanxi("report", "--run", run, "--nowcast", wrong.toString(), "--evaluation", evaluation);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --nowcast "
                + wrong
                + ": what stands at /pairs is of another kind than it should be; it is not what"
                + " this guanxi's 'nowcast --format json' writes\nguanxi: --evaluation "
                + evaluation
                + ": no such file\n");
    assertThat(guanxi("report", "--run", run, "--dyad", "CHN-KOR", "--forecast", other).err())
        .isEqualTo("guanxi: --forecast and --nowcast speak of USA-KOR; the report is of CHN-KOR\n");
  }
}
