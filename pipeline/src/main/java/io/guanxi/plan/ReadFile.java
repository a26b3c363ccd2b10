package io.guanxi.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A file of a feed that an earlier run has read.
 *
 * @param resource how the store names it
 * @param bytes its size
 * @param modified when it was last changed, as the store told it
 * @param state what tells that it lies there unchanged, see {@link LocalFiles#state}; may be empty
 * @param crc CRC-32C of its bytes as they lie there
 * @param how format, sheet and encoding that were asked for
 * @param entries the planned files that it holds: its entries if it is an archive, else itself
 * @param parts what was read of each entry, by where it {@link InputFile#begin begins}
 */
public record ReadFile(
    String resource,
    long bytes,
    long modified,
    String state,
    int crc,
    String how,
    List<InputFile> entries,
    Map<Long, List<ReadPart>> parts)
    implements Serializable {
  /** Copies both. */
  public ReadFile {
    entries = List.copyOf(entries);
    parts = Map.copyOf(parts);
  }

  /** What was read of an entry; none when it is no entry of this file. */
  public List<ReadPart> of(InputFile entry) {
    return parts.getOrDefault(entry.begin(), List.of());
  }
}
