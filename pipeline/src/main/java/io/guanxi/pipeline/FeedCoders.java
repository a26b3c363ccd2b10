package io.guanxi.pipeline;

import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedTally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.KV;

/** How what passes between the stages of a feed is written where machines part. */
final class FeedCoders {
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  /** Longs that are copied at once: a copy of all of them would take their memory once more. */
  private static final int AT_ONCE = 1 << 13;

  /** Many longs, eight bytes each, behind their number. */
  static final Coder<long[]> LONGS =
      new AtomicCoder<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public void encode(long[] longs, OutputStream out) throws IOException {
          VarIntCoder.of().encode(longs.length, out);
          byte[] bytes = some(longs.length);
          for (int from = 0; from < longs.length; from += AT_ONCE) {
            int n = Math.min(AT_ONCE, longs.length - from);
            view(bytes).put(longs, from, n);
            out.write(bytes, 0, n * Long.BYTES);
          }
        }

        @Override
        public long[] decode(InputStream in) throws IOException {
          long[] longs = new long[VarIntCoder.of().decode(in)];
          byte[] bytes = some(longs.length);
          for (int from = 0; from < longs.length; from += AT_ONCE) {
            int n = Math.min(AT_ONCE, longs.length - from);
            if (in.readNBytes(bytes, 0, n * Long.BYTES) < n * Long.BYTES) {
              throw new EOFException("longs end before their number");
            }
            view(bytes).get(longs, from, n);
          }
          return longs;
        }

        private static byte[] some(int longs) {
          return new byte[Math.min(longs, AT_ONCE) * Long.BYTES];
        }

        private static LongBuffer view(byte[] bytes) {
          return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        }
      };

  /** Longs by what they are, by the block that they belong to. */
  static final Coder<KV<Integer, KV<Integer, long[]>>> MARKED =
      KvCoder.of(VarIntCoder.of(), KvCoder.of(VarIntCoder.of(), LONGS));

  /** Parts by their partition. */
  static final Coder<KV<Integer, FeedPart>> PARTS =
      KvCoder.of(
          VarIntCoder.of(),
          new AtomicCoder<FeedPart>() {
            private static final long serialVersionUID = 1L;

            @Override
            public void encode(FeedPart part, OutputStream out) throws IOException {
              VarIntCoder.of().encode(part.blocks().size(), out);
              for (FeedBlock block : part.blocks()) {
                VarIntCoder.of().encode(block.file(), out);
                VarLongCoder.of().encode(block.range(), out);
                LONGS.encode(block.longs(), out);
              }
              ByteArrayOutputStream tally = new ByteArrayOutputStream();
              if (part.tally() != null) {
                part.tally().write(new DataOutputStream(tally));
              }
              BYTES.encode(tally.toByteArray(), out);
            }

            @Override
            public FeedPart decode(InputStream in) throws IOException {
              List<FeedBlock> blocks = new ArrayList<>();
              for (int left = VarIntCoder.of().decode(in); left > 0; left--) {
                int file = VarIntCoder.of().decode(in);
                long range = VarLongCoder.of().decode(in);
                blocks.add(new FeedBlock(file, range, LONGS.decode(in)));
              }
              byte[] tally = BYTES.decode(in);
              return tally.length == 0
                  ? FeedPart.of(blocks)
                  : FeedPart.of(
                      FeedTally.read(new DataInputStream(new ByteArrayInputStream(tally))));
            }
          });

  private FeedCoders() {}
}
