package io.guanxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * What belongs to a release is told by {@code data/release.sha256}. Who changes the shipped data
 * writes it anew with {@code -Dguanxi.golden.refresh=true}; {@code .ci/run} fails where that was
 * forgotten, while a person who adds a month has no duty to.
 */
public class ReleaseTest {
  @Test
  void theListOfTheReleaseNamesItsDataOnly() throws IOException {
    if (Boolean.getBoolean("guanxi.golden.refresh")) {
      ProjectFiles.writeChecksums();
    }
    assertThat(Files.readAllLines(ProjectFiles.root().resolve("data/release.sha256")))
        .allMatch(line -> line.matches("[0-9a-f]{64}  (config|data/(events|trade))/\\S+"))
        .anyMatch(line -> line.endsWith("  data/events/china-rok.csv"));
  }
}
