package io.guanxi.plan;

import java.util.List;
import java.util.Map;

/**
 * What a run of a feed takes over from the last one, and leaves to the next.
 *
 * @param name name of the reading, see {@link Reading#name}
 * @param key what has to be the same for it to be taken over
 * @param hows what was asked for with each file, by its resource
 * @param states what tells that a file lies there unchanged, by its resource
 * @param before the files that the last run has read, by their resources
 * @param packs how many bytes each pack of the last run has, by its name
 * @param unfit whether the last run has left something that cannot be taken over: it is damaged, or
 *     read by another program, codebook or the like
 */
public record Incremental(
    String name,
    String key,
    Map<String, String> hows,
    Map<String, String> states,
    Map<String, ReadFile> before,
    Map<String, Long> packs,
    boolean unfit) {
  /** What was read of a planned file; none when it has to be read. */
  public List<ReadPart> parts(InputFile file) {
    ReadFile read = before.get(file.resource());
    return read == null ? List.of() : read.of(file);
  }
}
