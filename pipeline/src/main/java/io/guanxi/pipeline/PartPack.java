package io.guanxi.pipeline;

import io.guanxi.plan.ReadPart;
import io.guanxi.run.Readings;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedTally;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * What one element's slices were read as, kept for the next run: a file of parts, one behind
 * another. A part is a number of longs (4 bytes) and these longs, the lowest byte first: the
 * slice's records and keys, those with the same key in the order of their rows. Behind them stands
 * the slice's tally.
 */
final class PartPack {
  private final String folder;
  private final String name = UUID.randomUUID() + Readings.PACK;
  private final List<KV<String, Long>> said = new ArrayList<>();
  private @Nullable OutputStream out;
  private long size;

  /** A pack in the run's folder, which is made with its first part. */
  PartPack(String folder) {
    this.folder = folder;
  }

  /** The bytes of a part. */
  static byte[] bytes(List<List<FeedBlock>> partitions, FeedTally tally) {
    List<FeedBlock> blocks = partitions.stream().flatMap(List::stream).toList();
    int longs = blocks.stream().mapToInt(block -> block.longs().length).sum();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      tally.write(new DataOutputStream(written));
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    ByteBuffer part =
        ByteBuffer.allocate(Integer.BYTES + longs * Long.BYTES + written.size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(longs);
    for (FeedBlock block : blocks) {
      part.asLongBuffer().put(block.longs());
      part.position(part.position() + block.longs().length * Long.BYTES);
    }
    return part.put(written.toByteArray()).array();
  }

  /** Adds the part of a slice. */
  synchronized void add(FeedSlice slice, byte[] part) throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(Channels.newOutputStream(TableParts.create(folder, name)));
    }
    out.write(part);
    ReadPart read = new ReadPart(slice.begin(), name, size, part.length, FeedChecksum.crc(part));
    said.add(StageTotals.once(StageTotals.PART, text(slice.number(), read)));
    size += part.length;
  }

  /** Ends the pack and says where its parts are. */
  synchronized void end(OutputReceiver<KV<String, Long>> saying) throws IOException {
    if (out != null) {
      out.close();
    }
    said.forEach(saying::output);
  }

  private static String text(int file, ReadPart part) {
    return String.format(
        Locale.ROOT,
        "%d %d %s %d %d %d",
        file,
        part.begin(),
        part.pack(),
        part.offset(),
        part.length(),
        part.crc());
  }

  /** A part that was said to be kept, and the number of its file. */
  static KV<Integer, ReadPart> said(String about) {
    String[] words = about.split(" ", -1);
    return KV.of(
        Integer.valueOf(words[0]),
        new ReadPart(
            Long.parseLong(words[1]),
            words[2],
            Long.parseLong(words[3]),
            Integer.parseInt(words[4]),
            Integer.parseInt(words[5])));
  }
}
