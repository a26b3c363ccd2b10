package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit codes are the contract's, and help and documentation name all of them and no other. */
class ExitCodeTest {
  private static final Map<Integer, String> CODES =
      Arrays.stream(ExitCode.values())
          .collect(
              Collectors.toMap(
                  ExitCode::code, ExitCode::meaning, (one, other) -> "twice", TreeMap::new));

  @Test
  void codesAreThoseOfTheContract() {
    assertThat(ExitCode.values())
        .extracting(ExitCode::name, ExitCode::code)
        .containsExactly(
            tuple("DONE", 0),
            tuple("CHECK_FAILED", 1),
            tuple("USAGE", 2),
            tuple("INTERNAL", 3),
            tuple("NOTHING_TO_GRADE", 4),
            tuple("INTERRUPTED", 130));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "score --help", "explain --help", "help score", "help"})
  void helpPrintsEveryCodeWithItsMeaning(String command) {
    Guanxi.Result result = Guanxi.run(ProjectFiles.resource("golden"), command.split(" ", -1));

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    int heading = result.out().indexOf("Exit codes:\n");
    assertThat(heading).as(result.out()).isPositive();
    // Help wraps long lines; a code stands at the beginning of its own.
    String table = result.out().substring(heading);
    Matcher line = Pattern.compile("(?m)^  (\\d+) +(.*(?:\\n(?!  \\d).*)*)").matcher(table);
    Map<Integer, String> printed = new TreeMap<>();
    while (line.find()) {
      printed.put(Integer.parseInt(line.group(1)), line.group(2).strip().replaceAll("\\s+", " "));
    }
    assertThat(printed).isEqualTo(CODES);
  }

  @Test
  void helpOfScoreNamesEveryOptionAndShowsExamples() {
    Guanxi.Result result = Guanxi.run(ProjectFiles.resource("golden"), "score", "--help");

    assertThat(result.out())
        .contains(
            "--events", "--config", "--output", "--dyad", "--from", "--to", "--initial", "--p0")
        .contains("--max-rejects", "--lang", "--debug", "--help", "BEAM_OPTION")
        .contains("Examples:\n  guanxi score\n");
  }

  @Test
  void documentationListsTheSameCodesAndMeanings() throws IOException {
    List<String> lines = Files.readAllLines(ProjectFiles.required("docs/exit-codes.md"));

    Map<Integer, String> documented = new TreeMap<>();
    Pattern row = Pattern.compile("\\| *`?(\\d+)`? *\\| *(.*?) *\\|.*");
    for (String line : lines) {
      Matcher cells = row.matcher(line);
      if (cells.matches()) {
        assertThat(documented.put(Integer.parseInt(cells.group(1)), cells.group(2)))
            .as("code %s stands twice", cells.group(1))
            .isNull();
      }
    }
    assertThat(documented).isEqualTo(CODES);
  }
}
