package io.guanxi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be brought about in a test's own folder: lacking permission and a full disk. */
class OutputCheckTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatMayNotBeWrittenFails() {
    assertThat(OutputCheck.writable(folder.resolve("a/b"), "a/b", there -> false))
        .isEqualTo(
            new Finding(Severity.FAIL, "output", "a/b", "unwritable", List.of(folder.toString())));
  }

  @ParameterizedTest
  @CsvSource({
    "1073741824, OK, ok, 1024",
    "1073741823, WARN, scant, 1023",
    "67108864, WARN, scant, 64",
    "67108863, FAIL, full, 63",
    "0, FAIL, full, 0"
  })
  void roomIsLookedAtWhereTheFolderWillBe(
      long bytes, Severity grade, String kind, String mebibytes) {
    Finding finding =
        OutputCheck.room(folder.resolve("a/b"), "a/b", there -> there.equals(folder) ? bytes : -1);
    assertThat(finding.grade()).isEqualTo(grade);
    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(finding.arguments()).startsWith(mebibytes);
  }
}
