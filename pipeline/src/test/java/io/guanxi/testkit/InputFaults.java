package io.guanxi.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Input with a fault that only whoever reads it all can find. */
public final class InputFaults {
  private InputFaults() {}

  /** An archive of a feed that lacks its end. */
  public static Path cutArchive(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 4_000; i++) {
        String row = FeedRows.gdelt(58, i * 7919L, "20180105", "CHN", "KOR", "040", "1") + "\n";
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Files.write(
        folder.resolve("cut.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 100));
  }
}
