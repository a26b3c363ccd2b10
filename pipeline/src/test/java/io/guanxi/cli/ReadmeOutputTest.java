package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the command prints and writes. */
class ReadmeOutputTest {
  private static final Pattern QUARTER = Pattern.compile("\\d{4}-(03|06|09|12)");

  @TempDir private Path output;

  @Test
  void theOutputBlockIsTheSummaryOfTheBundledEvents() throws IOException {
    String printed = BundledRun.into(output).result().out();
    assertThat(block("text"))
        .isEqualTo(printed.replace(output.toString(), "data/output").stripTrailing());
  }

  @Test
  void theChartShowsTheDisplayedScoreAtTheEndOfEachQuarter() throws IOException {
    List<CSVRecord> quarters =
        BundledRun.into(output).table("scores.csv").stream()
            .filter(row -> row.get("dyad").equals("CHN-KOR"))
            .filter(row -> QUARTER.matcher(row.get("month")).matches())
            .toList();
    assertThat(block("mermaid"))
        .contains("x-axis [" + joined(quarters, "month", "\"") + "]")
        .contains("line [" + joined(quarters, "displayed", "") + "]");
  }

  private static String joined(List<CSVRecord> rows, String column, String quote) {
    return rows.stream()
        .map(row -> quote + row.get(column) + quote)
        .collect(Collectors.joining(", "));
  }

  private static String block(String language) throws IOException {
    String readme = Files.readString(ProjectFiles.required("README.md"));
    Matcher block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)\\n```$").matcher(readme);
    assertThat(block.find()).as("the README has a block of " + language).isTrue();
    return block.group(1);
  }
}
