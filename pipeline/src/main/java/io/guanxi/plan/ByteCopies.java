package io.guanxi.plan;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds files that are byte copies of others: of alike sizes by their heads, of alike heads whole.
 */
final class ByteCopies {
  private static final int HEAD = 64 << 10;

  private final InputStore store;
  private final Map<String, Integer> known;

  /**
   * Finds copies among files of a store.
   *
   * @param known checksums of whole files that are known, by resource
   */
  ByteCopies(InputStore store, Map<String, Integer> known) {
    this.store = store;
    this.known = known;
  }

  /**
   * A file that is given twice counts once; of alike files the first stays.
   *
   * @param files files of one format; loses those that are copies
   * @param copies takes in the copies, each with the file that it is a copy of
   * @throws io.guanxi.text.FaultsException when a file cannot be read
   */
  void drop(List<InputFile> files, Map<String, String> copies) {
    Map<Long, Set<String>> bySize = new HashMap<>();
    files.forEach(
        file -> bySize.computeIfAbsent(file.bytes(), b -> new HashSet<>()).add(file.resource()));
    Set<Long> knownSizes =
        files.stream()
            .filter(file -> known.containsKey(file.resource()))
            .map(InputFile::bytes)
            .collect(Collectors.toSet());
    Map<String, InputFile> firsts = new HashMap<>();
    files.removeIf(
        file -> {
          if (bySize.getOrDefault(file.bytes(), Set.of()).size() < 2) {
            return false;
          }
          long head = knownSizes.contains(file.bytes()) ? Long.MAX_VALUE : HEAD;
          InputFile first = firsts.putIfAbsent(content(file, head), file);
          if (first == null || first.resource().equals(file.resource())) {
            return false;
          }
          firsts.putIfAbsent(content(first, Long.MAX_VALUE), first);
          first = firsts.putIfAbsent(content(file, Long.MAX_VALUE), file);
          if (first == null || first.resource().equals(file.resource())) {
            return false;
          }
          copies.put(file.archive(), first.archive());
          return true;
        });
  }

  /** What tells a file from others of its format; the same for byte copies. */
  private String content(InputFile file, long limit) {
    try {
      Integer whole = limit < file.bytes() ? null : known.get(file.resource());
      int crc = whole == null ? store.crc32c(file, limit) : whole;
      return file.bytes() + " " + Long.min(limit, file.bytes()) + " " + crc;
    } catch (IOException e) {
      throw store.fault(file, e);
    }
  }
}
