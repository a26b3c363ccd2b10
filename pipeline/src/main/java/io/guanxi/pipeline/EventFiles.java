package io.guanxi.pipeline;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Reads event files, on any file system that Beam knows. */
public final class EventFiles {
  /** A curated file is read whole; a larger one is refused. */
  static final long SIZE_LIMIT = 256L << 20;

  private EventFiles() {}

  /**
   * Reads a whole file.
   *
   * @throws FaultsException when it cannot be read or is larger than {@link #SIZE_LIMIT}
   */
  public static byte[] read(String resource, String shown) {
    byte[] bytes = head(resource, shown, (int) SIZE_LIMIT + 1);
    if (bytes.length > SIZE_LIMIT) {
      throw new FaultsException(
          shown + ": larger than " + (SIZE_LIMIT >> 20) + " MiB, the limit of a curated file");
    }
    return bytes;
  }

  /**
   * Reads the first bytes of a file, or all when there are fewer.
   *
   * @throws FaultsException when it cannot be read
   */
  public static byte[] head(String resource, String shown, int limit) {
    ResourceId id = FileSystems.matchNewResource(resource, false);
    try (InputStream in = Channels.newInputStream(FileSystems.open(id))) {
      return in.readNBytes(limit);
    } catch (IOException e) {
      throw new FaultsException(shown + ": cannot be read: " + e.getMessage());
    }
  }
}
