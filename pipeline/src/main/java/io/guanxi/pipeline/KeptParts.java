package io.guanxi.pipeline;

import io.guanxi.plan.Incremental;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.ReadFile;
import io.guanxi.plan.ReadPart;
import io.guanxi.plan.Reading;
import io.guanxi.run.Readings;
import io.guanxi.source.file.Rewriting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Which parts a run takes over from the last one, and which it leaves to the next. */
final class KeptParts {
  /**
   * A reading has about so many packs at most; smaller ones are written together again, as are
   * those of which less than half is still of use.
   */
  private static final int PACKS = 64;

  private KeptParts() {}

  /** The slices, those that the last run has read with what it kept of them. */
  static List<FeedSlice> attach(List<FeedSlice> slices, Incremental incremental) {
    List<FeedSlice> attached = new ArrayList<>();
    Map<String, Long> bytes = new HashMap<>();
    for (FeedSlice slice : slices) {
      ReadPart part = part(slice, incremental.parts(slice.file()));
      attached.add(part == null ? slice : slice.read(part, false));
      if (part != null) {
        bytes.merge(part.pack(), (long) part.length(), Long::sum);
      }
    }
    long all = bytes.values().stream().mapToLong(Long::longValue).sum();
    long small = bytes.size() > PACKS ? all / PACKS : 0;
    Set<String> again = new HashSet<>();
    bytes.forEach(
        (pack, used) -> {
          if (used < small || used < incremental.packs().getOrDefault(pack, 0L) / 2) {
            again.add(pack);
          }
        });
    attached.replaceAll(
        slice -> {
          ReadPart part = slice.before();
          return part == null ? slice : slice.read(part, again.contains(part.pack()));
        });
    return attached;
  }

  private static @Nullable ReadPart part(FeedSlice slice, List<ReadPart> parts) {
    return parts.stream().filter(part -> part.begin() == slice.begin()).findFirst().orElse(null);
  }

  /** The packs that hold what was read of files. */
  static Set<String> packs(Collection<ReadFile> files) {
    return files.stream()
        .flatMap(file -> file.parts().values().stream())
        .flatMap(List::stream)
        .map(ReadPart::pack)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What the run leaves to the next.
   *
   * @param checksums CRC-32C of each file of the input, by its resource
   */
  static Readings.Kept of(
      Input.Feed feed, Incremental incremental, StageTotals said, Map<String, Integer> checksums) {
    Map<String, Long> packs = new TreeMap<>(incremental.packs());
    Map<Integer, List<ReadPart>> written = new HashMap<>();
    for (String about : said.about(StageTotals.PART)) {
      KV<Integer, ReadPart> part = PartPack.said(about);
      written.computeIfAbsent(part.getKey(), f -> new ArrayList<>()).add(part.getValue());
      packs.merge(part.getValue().pack(), (long) part.getValue().length(), Long::sum);
    }
    Map<String, Map<Long, List<ReadPart>>> parts = new HashMap<>();
    for (FeedSlice slice : FeedSlice.cut(feed.files())) {
      ReadPart part = part(slice, written.getOrDefault(slice.number(), List.of()));
      part = part == null ? part(slice, incremental.parts(slice.file())) : part;
      parts
          .computeIfAbsent(slice.file().resource(), r -> new HashMap<>())
          .computeIfAbsent(slice.file().begin(), b -> new ArrayList<>())
          .add(Objects.requireNonNull(part));
    }
    List<ReadFile> files = new ArrayList<>();
    feed.files().stream()
        .collect(Collectors.groupingBy(InputFile::resource, TreeMap::new, Collectors.toList()))
        .forEach(
            (resource, entries) -> {
              InputFile first = entries.get(0);
              Rewriting rewriting = first.rewriting();
              if (rewriting == null || !rewriting.workbook()) { // of which there may be two sheets
                files.add(
                    new ReadFile(
                        resource,
                        first.bytes(),
                        first.modified(),
                        incremental.states().getOrDefault(resource, ""),
                        checksums.getOrDefault(resource, 0),
                        incremental.hows().getOrDefault(resource, ""),
                        entries,
                        parts.getOrDefault(resource, Map.of())));
              }
            });
    Set<String> needed = packs(files);
    packs.keySet().retainAll(needed);
    Reading reading = new Reading(incremental.key(), files, packs);
    return new Readings.Kept(incremental.name(), reading.write(), needed);
  }
}
