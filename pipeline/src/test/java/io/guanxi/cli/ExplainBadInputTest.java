package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.scheme.Hashes;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a run cannot be explained has its own message. */
class ExplainBadInputTest {
  @TempDir private Path home;

  private Path run = Path.of("");

  @BeforeEach
  void score() {
    ProjectFiles.copy(ProjectFiles.resource("golden"), home);
    run = home.resolve("data/output");
    Guanxi.run(home, "score");
    explained();
  }

  @Test
  void anUnknownDyadComesWithTheOneProbablyMeant() {
    refused(
        "DYAD 'CHN-KRO' is not in the run in data/output; it has CHN-KOR, USA-KOR (did you mean 'CHN-KOR'?)",
        "CHN-KRO",
        "2022-05");
    refused(
        "DYAD 'JPN-CHN' is not in the run in data/output; it has CHN-KOR, USA-KOR",
        "JPN-CHN",
        "2022-05");
  }

  @Test
  void aMonthOutsideTheRunIsNamedWithTheMonthsThatItHas() {
    String range = "' is not in the run in data/output: it has CHN-KOR from 2022-01 to 2023-02";
    refused("MONTH '2021-12" + range, "CHN-KOR", "2021-12");
    refused("MONTH '2023-03" + range, "CHN-KOR", "2022-05/2023-03");
    assertThat(explain("CHN-KOR", "2021-12/2023-03").err())
        .isEqualTo("guanxi: MONTH '2021-12" + range + "\nguanxi: MONTH '2023-03" + range + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2022-5", "May", "2022-13", "2022-05/", "/2022-05", "2022-01/2022-02/2022-03", ""})
  void aMonthThatIsNoneIsNamed(String month) {
    refused(
        "MONTH '" + month + "' is neither a month as YYYY-MM nor a window as YYYY-MM/YYYY-MM",
        "CHN-KOR",
        month);
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsNamed() {
    refused("MONTH '2022-06/2022-05' ends before it begins", "CHN-KOR", "2022-06/2022-05");
  }

  @Test
  void aFolderWithoutACompleteRunIsNamed() throws IOException {
    refused(
        "--run nowhere: no such folder; 'guanxi score' writes a run",
        "CHN-KOR",
        "2022-05",
        "--run",
        "nowhere");
    Files.delete(run.resolve("manifest.json"));
    ProjectFiles.delete(run.resolve("vintages/published"));
    refused(
        "--run data/output: there is no manifest.json in it, so it holds no complete run; 'guanxi score' writes one");
  }

  @Test
  void aManifestThatIsNoneIsNamed() throws IOException {
    Path manifest = run.resolve("manifest.json");
    Files.writeString(manifest, "{");
    assertThat(explain("CHN-KOR", "2022-05").err())
        .startsWith("guanxi: data/output/manifest.json: not valid JSON at line 1, column ");
    Files.writeString(
        manifest,
        "{\"versions\": {\"guanxi\": \"1\", \"method\": \"1\"}, \"arguments\": {\"config\": \"config\", \"p0\": \"walking\"}, \"configuration\": {}, \"inputs\": [{\"file\": \"a\"}]}");
    Guanxi.Result result = explain("CHN-KOR", "2022-05");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            missing("/statement")
                + missing("/versions/beam")
                + missing("/arguments/as_of")
                + missing("/arguments/dyad")
                + missing("/arguments/events")
                + missing("/arguments/from")
                + missing("/arguments/initial")
                + missing("/arguments/max_rejects")
                + missing("/arguments/to")
                + missing("/scheme")
                + missing("/weights")
                + missing("/coded_through")
                + missing("/inputs/0/bytes")
                + missing("/counts")
                + missing("/outputs"));
  }

  @Test
  void aManifestWithValuesThatItCannotHaveIsNamed() throws IOException {
    Path manifest = run.resolve("manifest.json");
    String sound = Files.readString(manifest);
    Files.writeString(
        manifest,
        sound
            .replaceFirst("\"p0\" : \"month-start\"", "\"p0\" : \"walking\"")
            .replaceFirst("\"as_of\" : \"\"", "\"as_of\" : \"soon\"")
            .replaceFirst("\"n\" : 9", "\"n\" : 0")
            .replaceFirst("sha256\" :", "sha512\" :"));
    assertThat(explain("CHN-KOR", "2022-05").err())
        .isEqualTo(
            """
            guanxi: data/output/manifest.json: /arguments/p0 'walking' is not one of month-start, running
            guanxi: data/output/manifest.json: /arguments/as_of 'soon' is not a day as YYYY-MM-DD
            guanxi: data/output/manifest.json: 0 at /scheme/n is no end of a scale
            """
                + missing("/inputs/0/sha256"));
    Files.writeString(
        manifest, sound.replaceFirst("\"VISIT-HOS\" : [0-9.]+", "\"VISIT-HOS\" : {}"));
    assertThat(explain("CHN-KOR", "2022-05").err())
        .isEqualTo(
            "guanxi: data/output/manifest.json: what stands at /weights/VISIT-HOS is of another kind"
                + " than it should be; is it the manifest of a run of this version?\n");
  }

  private static String missing(String pointer) {
    return "guanxi: data/output/manifest.json: nothing stands at "
        + pointer
        + "; is it the manifest of a run of this version?\n";
  }

  @Test
  void eventFilesThatAreGoneOrHaveChangedAreNamedTogether() throws IOException {
    Files.delete(home.resolve("data/events/1-byte-order-mark.csv"));
    edit(home.resolve("data/events/3-refused.csv"), "Status", "State");
    Guanxi.Result result = explain("CHN-KOR", "2022-05");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: data/events/1-byte-order-mark.csv: no such file; the run in data/output was made from it
            guanxi: data/events/3-refused.csv: has changed since the run in data/output; run 'guanxi score' again, then explain
            """);
  }

  @Test
  void aConfigurationThatIsNotTheOneOfTheRunIsNamed() throws IOException {
    edit(home.resolve("config/codebooks/tsinghua.json"), "-0.15", "-0.16");
    refused(
        "config/codebooks/tsinghua.json: is not the file that the run in data/output was made with; run 'guanxi score' again, or name the run's configuration with --config");
  }

  @Test
  void theConfigurationOfTheRunCanBeNamed() throws IOException {
    Path kept = home.resolve("kept");
    ProjectFiles.copy(home.resolve("config"), kept);
    edit(home.resolve("config/codebooks/tsinghua.json"), "-0.15", "-0.16");
    assertThat(explain("CHN-KOR", "2022-05", "--config", kept.toString()).code()).isZero();
  }

  @Test
  void publishedFiguresMayChangeSinceTheyEnterNoScore() throws IOException {
    edit(home.resolve("config/published/figures.json"), "\"value\": 3.4", "\"value\": 3.5");
    explained();
  }

  @Test
  void aTableThatIsGoneOrWasChangedIsNamed() throws IOException {
    Path scores = run.resolve("scores.csv");
    edit(scores, "3.196981105", "3.1969811050000004");
    refused("data/output/scores.csv: has changed since the run wrote it; run 'guanxi score' again");
    Files.delete(scores);
    refused("data/output/scores.csv: no such file; run 'guanxi score' again");
  }

  @Test
  void aScoreThatTheEventsDoNotGiveIsAnInternalError() throws IOException {
    Path scores = run.resolve("scores.csv");
    String before = Hashes.sha256(Files.readString(scores));
    edit(scores, "3.196981105", "3.197");
    edit(run.resolve("manifest.json"), before, Hashes.sha256(Files.readString(scores)));
    Guanxi.Result result = explain("CHN-KOR", "2022-05");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: internal error: java.lang.IllegalStateException: CHN-KOR 2022-05: the events of the run give 3.196981105, the run has 3.197
            Run again with --debug for the details.
            """);
  }

  @Test
  void aFormatThatIsNoneIsNamed() {
    Guanxi.Result result = explain("CHN-KOR", "2022-05", "--format", "xml");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: Invalid value for option '--format': expected one of [TEXT, JSON, MARKDOWN] (case-insensitive) but was 'xml'
            Try 'guanxi explain --help'.
            """);
  }

  @Test
  void eventFilesThatTheUserNamedAreFoundWhereTheyWere() throws IOException {
    Path events = Files.createDirectory(home.resolve("mine")).resolve("events.csv");
    Files.copy(home.resolve("data/events/1-byte-order-mark.csv"), events);
    Path output = home.resolve("of-mine");
    Guanxi.score(home, output, "--events", events.toString());
    assertThat(explain("CHN-KOR", "2022-05", "--run", output.toString()).code()).isZero();
    Files.delete(events);
    refused(
        events + ": no such file; the run in " + output + " was made from it",
        "CHN-KOR",
        "2022-05",
        "--run",
        output.toString());
  }

  private void explained() {
    Guanxi.Result result = explain("CHN-KOR", "2022-05");
    assertThat(result.code()).as(result.err()).isZero();
  }

  private void refused(String fault) {
    refused(fault, "CHN-KOR", "2022-05");
  }

  private void refused(String fault, String... arguments) {
    Guanxi.Result result = explain(arguments);
    assertThat(result.err()).isEqualTo("guanxi: " + fault + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(2);
  }

  private Guanxi.Result explain(String... arguments) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(Arrays.asList(arguments));
    return Guanxi.run(home, all.toArray(String[]::new));
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
