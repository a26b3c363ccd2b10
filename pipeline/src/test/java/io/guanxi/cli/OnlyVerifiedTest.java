package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.report.Language;
import io.guanxi.report.figure.Figures;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score --only-verified} leaves out rows that wait to be looked up, and counts them. */
class OnlyVerifiedTest {
  private static final Path GOLDEN = ProjectFiles.resource("golden");
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,verification\n";
  private static final String VERIFIED = row("a", "document") + row("b", "dated");
  private static final String WAITING = row("c", "recalled") + row("d", "");

  @TempDir private Path temporary;

  @Test
  void scoresAsThoughRowsThatWaitWereNotThere() throws IOException {
    Guanxi.Result only = score("only", VERIFIED + WAITING, "--only-verified");
    Guanxi.Result plain = score("plain", VERIFIED);

    assertThat(only.code()).as(only.err()).isZero();
    assertThat(plain.code()).isZero();
    for (String table : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
      assertThat(temporary.resolve("only").resolve(table))
          .hasSameBinaryContentAs(temporary.resolve("plain").resolve(table));
    }
    assertThat(only.out())
        .contains("only verified events: rows that wait to be looked up and were left out: 2\n");
    assertThat(manifest("only"))
        .contains("\"only_verified\" : true")
        .contains("\"not_verified\" : 2")
        .contains("\"scored.verification.dated\" : 1")
        .contains("\"scored.verification.document\" : 1");
    assertThat(manifest("plain")).doesNotContain("only_verified").doesNotContain("not_verified");
  }

  @Test
  void theRunIsReadBackWithTheSameRows() throws IOException {
    assertThat(score("only", VERIFIED + WAITING, "--only-verified").code()).isZero();

    Guanxi.Result explained =
        Guanxi.run(
            GOLDEN, "explain", "CHN-KOR", "2022-03", "--run", temporary.resolve("only").toString());

    assertThat(explained.code()).as(explained.err()).isZero();
    assertThat(explained.out())
        .contains("only verified events: rows that wait to be looked up are left out\n");
    assertThat(Guanxi.run(GOLDEN, "runs", "--output", temporary.resolve("only").toString()).out())
        .contains(" --only-verified --p0 month-start\n");
  }

  @Test
  void validateSaysWhatItWouldReadWithoutRowsThatWait() throws IOException {
    assertThat(score("all", VERIFIED + WAITING).code()).isZero();
    assertThat(score("only", VERIFIED + WAITING, "--only-verified").code()).isZero();
    assertThat(score("waiting", WAITING).code()).isZero();
    Path series =
        Files.writeString(
            temporary.resolve("series.csv"), "dyad,month,score\nCHN-KOR,2022-03,4.7\n");

    String got = "level-CHN-KOR .* largest difference (0\\.\\d) in 2022-03";
    String all = validate("all", series);
    String only = validate("only", series);
    Matcher own = Pattern.compile(got).matcher(only);
    assertThat(own.find()).as(only).isTrue();

    assertThat(all)
        .contains("without the events that wait to be looked up (2 of 4), for comparison")
        .containsPattern(
            "level-CHN-KOR.* largest difference 0\\.\\d in 2022-03 +largest difference "
                + own.group(1)
                + " in 2022-03");
    assertThat(
            OutputSchema.faults("validation.schema.json", temporary.resolve("all/validation.json")))
        .isEmpty();
    assertThat(only).doesNotContain("wait to be looked up (");
    assertThat(validate("waiting", series)).doesNotContain("wait to be looked up (");
  }

  private String validate(String run, Path series) {
    return Guanxi.run(
            GOLDEN,
            "validate",
            "--run",
            temporary.resolve(run).toString(),
            "--published",
            series.toString())
        .out();
  }

  @Test
  void thePageTellsWhatWasLeftOutAndWhatWasRejected() throws IOException {
    assumeTrue(Figures.canDraw(Language.EN));
    String strange = row("e", "document").replace("VISIT-HOS", "NONE");
    String late = row("f", "document").replace("2022-03-02", "2022-02-30");
    Path output = temporary.resolve("only");

    Guanxi.Result scored = score("only", VERIFIED + WAITING + strange + late, "--only-verified");
    Guanxi.Result report = Guanxi.run(GOLDEN, "report", "--run", output.toString());

    assertThat(scored.code()).isEqualTo(1);
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(Files.readString(output.resolve("report/report.html")))
        .contains("rows that wait to be looked up and were left out: 2")
        .contains("looked up in the document 1; dated from a source 1;")
        .contains("BAD_DATE", "UNKNOWN_EVENT_TYPE");
  }

  @Test
  void saysWhenNothingIsLeft() throws IOException {
    assertThat(score("only", WAITING, "--only-verified").err())
        .isEqualTo(
            "guanxi: nothing to score: no row of the input bears on a selected dyad; rows that --only-verified leaves out: 2\n");
  }

  private static String row(String id, String verification) {
    return id + ",2022-03-02,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL," + verification + "\n";
  }

  private Guanxi.Result score(String output, String rows, String... options) throws IOException {
    Path events = Files.writeString(temporary.resolve(output + ".csv"), HEADER + rows);
    return Guanxi.scoreGolden(temporary.resolve(output), events, options);
  }

  private String manifest(String output) throws IOException {
    return Files.readString(temporary.resolve(output).resolve("manifest.json"));
  }
}
