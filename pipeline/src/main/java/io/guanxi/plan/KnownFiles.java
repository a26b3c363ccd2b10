package io.guanxi.plan;

import io.guanxi.run.Folder;
import io.guanxi.run.Readings;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.FeedFormats;
import io.guanxi.source.mapped.MappedFormat;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that earlier runs have read, to be known again: by size and checksum of what they hold.
 * Where something that nobody can set tells that a file lies there unchanged, it is not read for
 * that: in a store of objects its time, on this machine its {@link LocalFiles#state}.
 */
public final class KnownFiles {
  private final InputStore store;
  private final String encoding;
  private final boolean keeps;
  private final Map<String, Reading> readings;
  private final Map<Long, List<Known>> bySize = new HashMap<>();
  private final Map<String, Map<String, ReadFile>> found = new ConcurrentHashMap<>();
  private final Map<String, Integer> checksums = new ConcurrentHashMap<>();
  private final Map<String, String> hows = new ConcurrentHashMap<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final Map<String, String> mappings = new ConcurrentHashMap<>();

  private record Known(String reading, ReadFile file) {}

  /**
   * Files of readings.
   *
   * @param encoding what files are encoded in that are not UTF-8; null when they all are
   * @param readings by their names; null when nothing is kept, so that no file is known
   */
  KnownFiles(InputStore store, @Nullable String encoding, @Nullable Map<String, Reading> readings) {
    this.store = store;
    this.keeps = readings != null;
    this.encoding = encoding == null ? "" : encoding;
    this.readings = readings == null ? Map.of() : Map.copyOf(readings);
    this.readings.forEach(
        (name, reading) ->
            reading
                .files()
                .forEach(
                    file ->
                        bySize
                            .computeIfAbsent(file.bytes(), b -> new ArrayList<>())
                            .add(new Known(name, file))));
  }

  /** What the last runs below a request's output folder have read; nothing unless it asks. */
  static KnownFiles of(RunRequest request, InputStore store) {
    if (!request.incremental()) {
      return new KnownFiles(store, request.encoding(), null);
    }
    Map<String, Reading> readings = new HashMap<>();
    Stream.concat(
            Stream.of(request.output()),
            FeedFormats.all().stream().map(format -> request.output().in(format.name())))
        .forEach(
            folder ->
                Readings.indexes(folder)
                    .forEach(
                        (name, index) -> readings.put(kept(folder, name), Reading.read(index))));
    return new KnownFiles(store, request.encoding(), readings);
  }

  private static String kept(Folder folder, String name) {
    return folder.shown() + "/" + name;
  }

  /** What a run of a feed takes over from the last one with the same output folder. */
  Incremental incremental(Input.Feed feed, Folder output) {
    String name = Reading.name(feed);
    String key = Reading.key(feed);
    Reading last = readings.get(kept(output, name));
    boolean fits = last != null && last.key().equals(key);
    return new Incremental(
        name,
        key,
        Map.copyOf(hows),
        Map.copyOf(states),
        fits ? Map.copyOf(found.getOrDefault(kept(output, name), Map.of())) : Map.of(),
        last == null ? Map.of() : last.packs(),
        last != null && !fits);
  }

  /**
   * The planned files that a file holds, if it is known.
   *
   * @throws IOException when it cannot be read
   */
  Optional<List<InputFile>> find(InputFiles.Found file) throws IOException {
    if (!keeps) {
      return Optional.empty();
    }
    String how = how(file);
    String state = LocalFiles.state(file.resource());
    hows.put(file.resource(), how);
    states.put(file.resource(), state);
    if (bySize.isEmpty()) {
      return Optional.empty();
    }
    InputFile now = store.look(file.resource(), file.shown());
    List<Known> alike =
        bySize.getOrDefault(now.bytes(), List.of()).stream()
            .filter(each -> each.file().how().equals(how))
            .toList();
    boolean timesChange = store.timesChanges(file.resource());
    List<Known> unchanged =
        alike.stream()
            .filter(each -> each.file().resource().equals(file.resource()))
            .filter(
                each ->
                    timesChange
                        ? each.file().modified() == now.modified()
                        : !state.isEmpty() && each.file().state().equals(state))
            .toList();
    if (timesChange || !unchanged.isEmpty()) {
      alike = unchanged;
    } else if (!alike.isEmpty()) {
      int crc = store.crc32c(now, Long.MAX_VALUE);
      alike = alike.stream().filter(each -> each.file().crc() == crc).toList();
    }
    for (Known each : alike) {
      found
          .computeIfAbsent(each.reading(), r -> new ConcurrentHashMap<>())
          .put(file.resource(), each.file());
      checksums.put(file.resource(), each.file().crc());
    }
    return alike.stream()
        .findFirst()
        .map(each -> each.file().entries().stream().map(entry -> entry.found(now)).toList());
  }

  /** The checksum of a file that is known, by its resource. */
  Map<String, Integer> checksums() {
    return checksums;
  }

  private String how(InputFiles.Found file) {
    String format = file.format() == null ? "" : file.format();
    if (format.startsWith(MappedFormat.PREFIX)) {
      format = mappings.computeIfAbsent(format, KnownFiles::hashed);
    }
    return String.join("|", format, file.sheet(), encoding);
  }

  private static String hashed(String format) {
    String file = format.substring(MappedFormat.PREFIX.length());
    return MappedFormat.PREFIX + Hashes.sha256(PlainFile.read(Path.of(file), file));
  }
}
