package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Reads event files, on any file system that Beam knows. */
public final class EventFiles {
  /** A curated file is read whole; a larger one is refused. */
  static final long SIZE_LIMIT = 256L << 20;

  private EventFiles() {}

  /**
   * A file that was looked at.
   *
   * @param sha256 its hash then
   */
  public record Hashed(InputFile file, String sha256) implements Serializable {}

  /**
   * Reads every file once and checks encoding and header, so that all faults are known before the
   * run starts.
   *
   * @param dated whether every row must say when it was coded, for {@code --as-of}
   * @throws FaultsException with every fault of every file
   */
  public static List<Hashed> check(List<InputFile> files, boolean dated) {
    List<String> faults = new ArrayList<>();
    List<Hashed> hashed = new ArrayList<>();
    for (InputFile file : files) {
      String shown = file.shown();
      try {
        byte[] bytes = read(file.resource(), shown);
        List<String> columns = Intake.columns(bytes, true, shown);
        if (dated && !columns.contains(CuratedFormat.CODED_ON)) {
          faults.add(
              shown + ": has no column '" + CuratedFormat.CODED_ON + "', which --as-of needs");
        }
        hashed.add(new Hashed(file, Hashes.sha256(bytes)));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return hashed;
  }

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
