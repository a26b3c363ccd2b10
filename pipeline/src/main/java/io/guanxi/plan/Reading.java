package io.guanxi.plan;

import io.guanxi.model.Dyad;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.feed.FeedChecksum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the last run of a format and of certain pairs has read, for the next one to take over: of
 * each file of the feed its records and what else was seen.
 *
 * @param key what has to be the same for it to be taken over, see {@link #key}
 * @param files the files
 * @param packs how many bytes each pack has, by its name
 */
public record Reading(String key, List<ReadFile> files, Map<String, Long> packs)
    implements Serializable {
  /** Stands for one that cannot be used. */
  static final Reading DAMAGED = new Reading("", List.of(), Map.of());

  /** Counts up when the same bytes are read otherwise, or what is kept has another form. */
  private static final int VERSION = 2;

  /** Only values of this program and of the language are read; no other code is ever run by it. */
  private static final ObjectInputFilter OURS =
      ObjectInputFilter.Config.createFilter("io.guanxi.**;java.util.*;java.lang.*;!*");

  /** Copies both. */
  public Reading {
    files = List.copyOf(files);
    packs = Map.copyOf(packs);
  }

  /** The name of what is read of a feed, by its format and its pairs. */
  public static String name(Input.Feed feed) {
    return feed.format().name() + "-" + Hashes.sha256(pairs(feed)).substring(0, 8);
  }

  /**
   * Says all that decides what a file's bytes are read as: this program, the feed's format, its
   * codebook, the names of countries, the pairs that are wanted and what tells duplicates.
   */
  public static String key(Input.Feed feed) {
    String program = Reading.class.getPackage().getImplementationVersion();
    return Hashes.sha256(
        String.join(
            "\n",
            String.valueOf(VERSION),
            Objects.requireNonNullElse(program, ""),
            feed.format().name(),
            feed.format().edition(),
            feed.format().mapping(),
            feed.codebook().hashes().toString(),
            feed.countries().hashes().toString(),
            feed.policy().name(),
            pairs(feed)));
  }

  private static String pairs(Input.Feed feed) {
    List<Dyad> pairs = feed.pairs();
    return pairs == null
        ? Planner.ALL
        : pairs.stream().map(Dyad::id).sorted().collect(Collectors.joining(" "));
  }

  /** The bytes that {@link #read} gives it back from. */
  public byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(this);
    } catch (IOException e) {
      throw new IllegalStateException("a reading cannot be written", e);
    }
    byte[] bytes = out.toByteArray();
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(checksum(bytes))
        .put(bytes)
        .array();
  }

  /** What was written; {@link #DAMAGED} when it is, or of another version of the program. */
  public static Reading read(byte[] written) {
    if (written.length < Integer.BYTES) {
      return DAMAGED;
    }
    byte[] bytes = new byte[written.length - Integer.BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(written);
    int crc = buffer.getInt();
    buffer.get(bytes);
    if (crc != checksum(bytes)) {
      return DAMAGED;
    }
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      objects.setObjectInputFilter(OURS);
      return objects.readObject() instanceof Reading reading ? reading : DAMAGED;
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      return DAMAGED;
    }
  }

  /** Another for every {@link #VERSION}, so that what another one wrote is not taken apart. */
  private static int checksum(byte[] bytes) {
    return FeedChecksum.crc(bytes) + VERSION;
  }
}
