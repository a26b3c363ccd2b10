package io.guanxi.pipeline;

import io.guanxi.plan.ReadPart;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedTally;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what earlier runs have kept ({@link PartPack}); for one thread. */
final class PartReader implements AutoCloseable {
  private final String place;
  private final Map<String, SeekableByteChannel> packs = new HashMap<>();

  /**
   * A reader.
   *
   * @param place where the packs are, with {@code /} at the end
   */
  PartReader(String place) {
    this.place = place;
  }

  /**
   * What was read of a slice.
   *
   * @param bytes the part as it is kept
   * @param records its records and keys
   * @param tally what else was seen
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Part(byte[] bytes, FeedBlock records, FeedTally tally) {}

  /** What was read of a slice; null when it is damaged or gone. */
  @Nullable Part read(FeedSlice slice, ReadPart part) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(part.length()).order(ByteOrder.LITTLE_ENDIAN);
      SeekableByteChannel pack = pack(part.pack());
      pack.position(part.offset());
      while (buffer.hasRemaining()) {
        if (pack.read(buffer) < 0) {
          return null;
        }
      }
      if (FeedChecksum.crc(buffer.array()) != part.crc()) {
        return null;
      }
      buffer.flip();
      long[] longs = new long[buffer.getInt()];
      buffer.asLongBuffer().get(longs);
      int from = Integer.BYTES + longs.length * Long.BYTES;
      FeedTally tally =
          FeedTally.read(
              new DataInputStream(
                  new ByteArrayInputStream(buffer.array(), from, part.length() - from)));
      return new Part(
          buffer.array(),
          new FeedBlock(slice.number(), slice.begin(), longs),
          tally.ofFile(slice.number()));
    } catch (IOException e) {
      return null;
    }
  }

  private SeekableByteChannel pack(String name) throws IOException {
    SeekableByteChannel known = packs.get(name);
    if (known != null) {
      return known;
    }
    ReadableByteChannel channel = StoreChannel.open(place + name);
    if (!(channel instanceof SeekableByteChannel seekable)) {
      channel.close();
      throw new IOException(name + " can only be read from its begin");
    }
    packs.put(name, seekable);
    return seekable;
  }

  @Override
  public void close() throws IOException {
    for (SeekableByteChannel pack : packs.values()) {
      pack.close();
    }
  }
}
