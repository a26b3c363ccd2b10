package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far each pair is coded, and what one date far after all others does. */
class CodedThroughCommandTest {
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,coded_through\n";
  private static final String KOREA = "a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,\n";
  private static final String AMERICA = "b,2022-03-10,USA,KOR,USA-KOR,AGREE-ECON,ECON-COOP,\n";

  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameTheOutput() {
    output = folder.resolve("out");
  }

  private Guanxi.Result score(String rows, String... options) throws IOException {
    Path events = Files.writeString(folder.resolve("e.csv"), HEADER + rows);
    return scored(events, options);
  }

  private Guanxi.Result scored(Path events, String... options) {
    List<String> all = new ArrayList<>(List.of("--events", events.toString()));
    all.addAll(List.of(options));
    return Guanxi.score(ProjectFiles.home(), output, all.toArray(String[]::new));
  }

  private String last(String dyad) throws IOException {
    return Files.readAllLines(output.resolve("scores.csv")).stream()
        .filter(line -> line.startsWith(dyad + ","))
        .reduce((first, last) -> last)
        .orElseThrow()
        .substring(dyad.length() + 1, dyad.length() + 8);
  }

  @Test
  void pairsOfOneFileEndTogether() throws IOException {
    assertThat(score(KOREA + AMERICA).out()).contains("events coded through 2022-03\n");
    assertThat(last("CHN-KOR")).isEqualTo("2022-03");
    assertThat(last("USA-KOR")).isEqualTo("2022-03");
  }

  @Test
  void pairsOfSeveralFilesEndEachWithItsOwn() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), HEADER + AMERICA);
    score(KOREA, "--events", other.toString());
    assertThat(last("CHN-KOR")).isEqualTo("2022-01");
    assertThat(last("USA-KOR")).isEqualTo("2022-03");
    assertThat(Files.readString(output.resolve("manifest.json")))
        .contains(
            "\"coded_through\" : {\n    \"CHN-KOR\" : \"2022-01\",\n    \"USA-KOR\" : \"2022-03\"\n  }");
  }

  @Test
  void whatTheColumnSaysGoesFirst() throws IOException {
    score(KOREA.replace("COOP,", "COOP,2022-02") + AMERICA);
    assertThat(last("CHN-KOR")).isEqualTo("2022-02");
    Guanxi.Result later =
        Guanxi.run(
            ProjectFiles.home(), "explain", "CHN-KOR", "2022-02", "--run", output.toString());
    assertThat(later.out()).contains("no event coded; the score stays as it is");
  }

  @Test
  void aMonthAfterItIsToldFromAMonthWithoutEvents() throws IOException {
    score(KOREA, "--to", "2022-03");
    assertThat(last("CHN-KOR")).isEqualTo("2022-03");
    assertThat(
            Guanxi.run(
                    ProjectFiles.home(),
                    "explain",
                    "CHN-KOR",
                    "2022-03",
                    "--run",
                    output.toString())
                .out())
        .contains("not coded: events are coded through 2022-01; the score is carried on");
  }

  @Test
  void oneDateFarAfterAllOthersIsAWarningAndStretchesNoOtherPair() throws IOException {
    String far = KOREA.replace("a,2022-01-10", "c,2035-11-03");
    Guanxi.Result result = score(KOREA + AMERICA + far);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "WARNING: the last event is of 2035-11, far after 2022-03, through which the file is coded; is its date a slip?");
    assertThat(last("CHN-KOR")).isEqualTo("2035-11");
    assertThat(last("USA-KOR")).isEqualTo("2022-03");
    String events = folder.resolve("e.csv").toString();
    assertThat(Guanxi.run(ProjectFiles.home(), "doctor", "--events", events).out())
        .contains(events + ":4: dated 2035-11, 164 months after all other events of the file");
  }

  @Test
  void aCellThatIsNoMonthIsRejected() throws IOException {
    score(KOREA.replace("COOP,", "COOP,2022-02-01") + AMERICA, "--max-rejects", "1");
    assertThat(Files.readString(output.resolve("rejects.csv")))
        .contains("BAD_CODED_THROUGH,coded_through '2022-02-01' is not a month as YYYY-MM");
  }

  @Test
  void eventsInsideTheOutputAreRefused() throws IOException {
    Files.createDirectories(output);
    Path inside = Files.writeString(output.resolve("mine.csv"), HEADER + KOREA);
    Guanxi.Result result = scored(inside);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --events '"
                + inside
                + "' lies in the folder of --output, "
                + output
                + ", whose files come and go with every run; keep it elsewhere\n");
  }
}
