package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan}, {@code doctor} and {@code score} say the same of the same files. */
class SameVerdictTest {
  private static final Path GOLDEN = ProjectFiles.resource("golden");
  private static final String HEADER = "event_id,date,source,target,dyad,event_type,theme\n";

  @TempDir private Path folder;

  private Guanxi.Result run(String verb, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = verb;
    all[1] = "--output";
    all[2] = folder.resolve("out").toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return Guanxi.run(GOLDEN, all);
  }

  /** Adds up numbers by reason. */
  private static SortedMap<String, Long> found(String text, String pattern) {
    SortedMap<String, Long> found = new TreeMap<>();
    Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .forEach(each -> found.merge(each.group(1), Long.valueOf(each.group(2)), Long::sum));
    return found;
  }

  @Test
  void theSameRowsAreRejectedForTheSameReasons() throws IOException {
    run("score");
    SortedMap<String, Long> scored =
        found(
            Files.readString(folder.resolve("out/manifest.json")),
            "\"rejected\\.([A-Z0-9_]+)\" : (\\d+)");
    assertThat(scored).hasSizeGreaterThan(10);

    assertThat(found(run("plan").out(), "^  ([A-Z0-9_]+)  (\\d+)$")).isEqualTo(scored);

    String doctor = run("doctor").out();
    SortedMap<String, Long> examined = new TreeMap<>();
    Pattern.compile("score would reject \\d+ of \\d+ rows \\(([^)]*)\\)")
        .matcher(doctor.replaceAll("\\s+", " "))
        .results()
        .forEach(
            each ->
                found(each.group(1), "([A-Z0-9_]+) (\\d+)")
                    .forEach((reason, rows) -> examined.merge(reason, rows, Long::sum)));
    found(doctor, "(event id is coded in two ways): (\\d+)")
        .forEach((sentence, rows) -> examined.put("CONFLICTING_DUPLICATE", rows));
    assertThat(examined).isEqualTo(scored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // empty
        "event_id,date,source,target,dyad,event_type\n", // a column is missing
        "event_id,date,source,target,dyad,event_type,theme,wight\n", // one is unknown
        "event_id,date,source,target,dyad,event_type,theme,theme\n", // one stands twice
        "a,b\n1,2\n", // another table
        "\"event_id,date\n" // a quotation mark is never closed
      })
  void aFileThatCannotBeReadEndsAllThreeWithCode2(String content) throws IOException {
    String events = Files.writeString(folder.resolve("e.csv"), content).toString();
    for (String verb : new String[] {"score", "plan", "doctor"}) {
      Guanxi.Result result = run(verb, "--events", events);
      assertThat(result.code()).as(verb).isEqualTo(2);
      assertThat(result.out() + result.err()).as(verb).contains(events);
    }
    String said = run("score", "--events", events).err();
    assertThat(run("plan", "--events", events).err()).isEqualTo(said);
  }

  @Test
  void aScoreThatWouldLeaveTheScaleEndsScoreAndDoctorWithCode2() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 400; i++) {
      rows.append('e').append(i).append(",2022-03-10,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL\n");
    }
    String events = Files.writeString(folder.resolve("e.csv"), rows.toString()).toString();
    for (String verb : new String[] {"score", "doctor"}) {
      Guanxi.Result result = run(verb, "--events", events);
      assertThat(result.code()).as(verb).isEqualTo(2);
      assertThat(result.out() + result.err()).as(verb).contains("the score would leave the scale");
    }
  }
}
