package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read as a file, and what is not. */
class PlainFileTest {
  @TempDir private Path temporary;

  @Test
  void readsAFileAlsoThroughALink() throws IOException {
    Path file = Files.writeString(temporary.resolve("a"), "text");
    Path link = Files.createSymbolicLink(temporary.resolve("b"), file);

    assertThat(PlainFile.read(link, "b")).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    refused(temporary.resolve("none"), ": no such file");
    refused(temporary, ": is a folder; a file is needed");
    Path dangling = Files.createSymbolicLink(temporary.resolve("l"), temporary.resolve("none"));
    refused(dangling, ": no such file");
    assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero here");
    refused(Path.of("/dev/zero"), ": is a pipe or a device; a file is needed");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Path file = temporary.resolve("large");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(PlainFile.LIMIT + 1); // takes no room on the disk
    }
    refused(file, ": larger than 256 MiB, the limit of a file read whole");
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> PlainFile.read(file, "f"))
        .isInstanceOf(FaultsException.class)
        .hasMessage("f" + message);
  }
}
