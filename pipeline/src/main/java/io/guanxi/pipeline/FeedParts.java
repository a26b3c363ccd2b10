package io.guanxi.pipeline;

import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedTally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What passes between the stages of a feed's pipeline, packed into bytes and back. */
final class FeedParts {
  private static final int BLOCK_HEAD = 2 * Integer.BYTES + Long.BYTES;

  private FeedParts() {}

  static byte[] pack(List<FeedBlock> blocks) {
    int size =
        blocks.stream()
            .mapToInt(b -> BLOCK_HEAD + b.longs().length * Long.BYTES)
            .reduce(0, Math::addExact);
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (FeedBlock block : blocks) {
      bytes.putInt(block.file()).putLong(block.range()).putInt(block.longs().length);
      bytes.asLongBuffer().put(block.longs());
      bytes.position(bytes.position() + block.longs().length * Long.BYTES);
    }
    return bytes.array();
  }

  static List<FeedBlock> blocks(byte[] packed) {
    List<FeedBlock> blocks = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    while (bytes.hasRemaining()) {
      int file = bytes.getInt();
      long range = bytes.getLong();
      blocks.add(new FeedBlock(file, range, longs(bytes, bytes.getInt())));
    }
    return blocks;
  }

  static byte[] pack(long[] longs) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(longs.length, Long.BYTES));
    bytes.asLongBuffer().put(longs);
    return bytes.array();
  }

  static long[] longs(byte[] packed) {
    return longs(ByteBuffer.wrap(packed), packed.length / Long.BYTES);
  }

  private static long[] longs(ByteBuffer bytes, int count) {
    long[] longs = new long[count];
    bytes.asLongBuffer().get(longs);
    bytes.position(bytes.position() + count * Long.BYTES);
    return longs;
  }

  static byte[] pack(FeedTally tally) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      tally.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  static FeedTally tally(byte[] packed) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      return FeedTally.read(in);
    } catch (IOException e) {
      throw new IllegalStateException("a part of the run cannot be read back", e);
    }
  }
}
