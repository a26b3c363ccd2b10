package io.guanxi.plan;

import java.io.Serializable;
import java.util.List;

/**
 * A file of a feed that an earlier run has read.
 *
 * @param resource how the store names it
 * @param bytes its size
 * @param modified when it was last changed, as the store told it
 * @param crc CRC-32C of its bytes as they lie there
 * @param how format, sheet and encoding that were asked for
 * @param entries the planned files that it holds: its entries if it is an archive, else itself
 * @param parts what was read, by entry and piece
 */
public record ReadFile(
    String resource,
    long bytes,
    long modified,
    int crc,
    String how,
    List<InputFile> entries,
    List<List<ReadPart>> parts)
    implements Serializable {
  /** Copies the lists. */
  public ReadFile {
    entries = List.copyOf(entries);
    parts = List.copyOf(parts);
  }

  /** What was read of an entry; none when it is no entry of this file. */
  public List<ReadPart> of(InputFile entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isSameEntry(entry)) {
        return parts.get(i);
      }
    }
    return List.of();
  }
}
