package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair of one's own is configured, coded and scored with commands alone. */
class NewPairTest {
  private static final String[] VISIT = {
    "add",
    "--dyad",
    "JPN-KOR",
    "--date",
    "2020-02-03",
    "--source",
    "KOR",
    "--target",
    "JPN",
    "--event-type",
    "VISIT-HOS",
    "--theme",
    "HIGH-LEVEL",
    "--title-en",
    "A visit, in short"
  };

  @TempDir private Path home;

  @BeforeEach
  void copyTheProject() {
    ProjectFiles.copy(ProjectFiles.home(), home);
  }

  @Test
  void aPairIsAddedAndTheRestOfTheFileStaysAsItIs() throws IOException {
    Path file = home.resolve("config/dyads.json");
    String before = Files.readString(file);
    Guanxi.Result result = run("dyad", "add", "JPN-KOR", "--initial", "2019-12:1.5");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("added JPN-KOR to config/dyads.json; ");
    String after = Files.readString(file);
    int end = before.indexOf("\n  ]\n}");
    assertThat(after).startsWith(before.substring(0, end)).endsWith(before.substring(end));
    assertThat(after)
        .contains(
            """
            ,
                {
                  "id": "JPN-KOR",
                  "names": {
                    "en": "Japan–South Korea",
                    "zh": "日本—韩国",
                    "ko": "일본–대한민국"
                  },
                  "initial": {
                    "month": "2019-12",
                    "score": 1.5,
                    "basis": "assumed",
                    "source": "assumed with 'guanxi dyad add'"
                  }
                }
            """);
    assertThat(run("dyad", "add", "KOR-JPN", "--initial", "2019-12:1.5").err())
        .isEqualTo("guanxi: config/dyads.json: has the pair JPN-KOR already\n");
  }

  @Test
  void badPairsAndStartsAreNamed() {
    assertThat(run("dyad", "add", "JPN-KRO", "--initial", "2019-12:1.5").err())
        .contains("dyad 'JPN-KRO' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB");
    assertThat(run("dyad", "add", "JPN-KOR", "--initial", "2019-12:15").err())
        .contains("score '15' leaves the scale -9 … 9");
    assertThat(
            run("dyad", "add", "JPN-KOR", "--initial", "2019-12:1", "--basis", "published").err())
        .isEqualTo("guanxi: --basis published: --source must say where the score is published\n");
    assertThat(run("dyad").code()).isEqualTo(2);
  }

  @Test
  void anEventIsAddedToAFileOfItsOwnAndScored() throws IOException {
    run("dyad", "add", "JPN-KOR", "--initial", "2019-12:1.5");
    Guanxi.Result result = run(VISIT);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "added to data/events/jpn-kor.csv:2: 20200203-a-visit-in-short; 'guanxi score' scores"
                + " it\n");
    assertThat(home.resolve("data/events/jpn-kor.csv"))
        .content()
        .endsWith(
            "\n20200203-a-visit-in-short,2020-02-03,KOR,JPN,JPN-KOR,VISIT-HOS,HIGH-LEVEL,,"
                + "\"A visit, in short\",,,,,,,,,\n");
    assertThat(run(with("--event-id", "other")).err())
        .startsWith("guanxi: note: an event of the same day");
    Guanxi.Result scored = Guanxi.score(home, home.resolve("out"), "--dyad", "JPN-KOR");
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(home.resolve("out/scores.csv")).content().contains("JPN-KOR,2020-02,");
  }

  @Test
  void aRowThatScoreWouldRejectIsNotWritten() throws IOException {
    Path file = home.resolve("data/events/china-rok.csv");
    String before = Files.readString(file);
    Guanxi.Result refused = run(VISIT);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "guanxi: dyad 'JPN-KOR' is not configured and has no --initial ('guanxi dyad add"
                + " JPN-KOR --initial YYYY-MM:SCORE' configures it)\n");
    assertThat(file).content().isEqualTo(before);
  }

  @Test
  void itAsksForWhatTheOptionsDoNotSay() throws IOException {
    Path file = home.resolve("data/events/china-rok.csv");
    String before = Files.readString(file);
    Guanxi.Result result =
        answering(
            """
            JPN-KOR
            chn-kor
            2025-02-30
            2025-06-30
            China
            Korea
            ROK
            visit
            VISIT-HOS
            HIGHLEVEL
            high-level
            President visits
            MOFA, 2025-06-30

            """);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("'JPN-KOR' is not configured; 'guanxi dyad add' configures a pair\n")
        .contains("impossible: 2025-02 has 28 days")
        .contains("'Korea' is no country (did you mean 'North Korea' or 'South Korea'?)")
        .contains("which one?\n")
        .contains("'HIGHLEVEL' is none (did you mean 'HIGH-LEVEL'?)");
    assertThat(file)
        .content()
        .isEqualTo(
            before
                + "20250630-president-visits,2025-06-30,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL,,"
                + "President visits,,,\"MOFA, 2025-06-30\",,,\n");
    assertThat(answering("CHN-KOR\n").err())
        .endsWith("guanxi: the answers end before the questions; nothing is written\n");
  }

  @Test
  void typesAndThemesAreListedInTheReadersLanguage() {
    assertThat(run("types").out()).containsPattern("VISIT-HOS +.* positive +0\\.\\d+");
    assertThat(run("types", "--lang", "ko").out()).contains("긍정");
    assertThat(run("themes", "--dyad", "JPN-KOR").out())
        .contains("HIGH-LEVEL")
        .doesNotContain("INTERNAL-AFFAIRS");
    assertThat(run("themes", "--dyad", "kor-chn", "--lang", "zh").out()).contains("干涉中国内政");
    assertThat(run("themes", "--dyad", "CHN-KRO").err())
        .isEqualTo(
            "guanxi: --dyad 'CHN-KRO' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB"
                + " (did you mean 'CHN-KOR'?)\n");
  }

  @Test
  void theBundledThemesForEveryPairCoverWhatPairsDo() {
    Guanxi.Result themes = Guanxi.run(ProjectFiles.root(), "themes", "--dyad", "JPN-KOR");
    assertThat(themes.out())
        .contains("MARITIME-AIR", "PUBLIC-OPINION", "SECURITY-DIALOGUE", "TECHNOLOGY");
  }

  private Guanxi.Result answering(String answers) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
    try {
      return run("add", "--ask");
    } finally {
      System.setIn(before);
    }
  }

  private static String[] with(String option, String value) {
    List<String> all = new ArrayList<>(List.of(VISIT));
    all.addAll(List.of(option, value));
    return all.toArray(String[]::new);
  }

  private Guanxi.Result run(String... arguments) {
    return Guanxi.run(home, arguments);
  }
}
