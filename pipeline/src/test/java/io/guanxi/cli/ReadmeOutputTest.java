package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the command prints and writes. */
public class ReadmeOutputTest {

  @TempDir private Path output;

  @Test
  void theOutputBlockIsTheSummaryOfTheBundledEvents() throws IOException {
    String printed = BundledRun.ofTheRelease(output).result().out();
    assertThat(block("text"))
        .isEqualTo(printed.replace(output.toString(), "data/output").stripTrailing());
  }

  private static String block(String language) throws IOException {
    String readme = Files.readString(ProjectFiles.required("README.md"));
    Matcher block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)\\n```$").matcher(readme);
    assertThat(block.find()).as("the README has a block of " + language).isTrue();
    return block.group(1);
  }
}
