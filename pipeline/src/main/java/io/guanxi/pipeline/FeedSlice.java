package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.plan.ReadPart;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a feed's file that is read in one go.
 *
 * @param file the file
 * @param number its number in the plan
 * @param begin offset of the first byte
 * @param end offset behind the last byte; {@link Long#MAX_VALUE} for a packed file, read whole
 * @param before what an earlier run has read of it; null when it has to be read
 * @param again whether what was read before is to be kept in another pack
 */
record FeedSlice(
    InputFile file, int number, long begin, long end, @Nullable ReadPart before, boolean again)
    implements Serializable {
  /** Plain files are cut into pieces of this size. */
  static final long BYTES = 16L << 20;

  /** How many times its size a packed file weighs: unpacking costs more than reading. */
  private static final long PACKED_WEIGHT = 20;

  /** The pieces of files, in order. */
  static List<FeedSlice> cut(List<InputFile> files) {
    List<FeedSlice> slices = new ArrayList<>();
    for (int number = 0; number < files.size(); number++) {
      InputFile file = files.get(number);
      if (!file.isPlain()) {
        slices.add(new FeedSlice(file, number, 0, Long.MAX_VALUE, null, false));
      } else if (!file.seekable()) {
        slices.add(new FeedSlice(file, number, 0, file.bytes(), null, false));
      } else {
        long pieces = Math.max(1, Math.round((double) file.bytes() / BYTES));
        for (long i = 0; i < pieces; i++) {
          slices.add(
              new FeedSlice(
                  file,
                  number,
                  file.bytes() * i / pieces,
                  file.bytes() * (i + 1) / pieces,
                  null,
                  false));
        }
      }
    }
    return slices;
  }

  /** How much there is in it: bytes of a plain file. */
  long weight() {
    return file.isPlain() ? end - begin : file.packedBytes() * PACKED_WEIGHT;
  }

  /** How much work it is: bytes of a plain file to read. */
  long work() {
    return before == null ? weight() : before.length();
  }

  /** The same slice, as an earlier run has read it. */
  FeedSlice read(ReadPart part, boolean keptAgain) {
    return new FeedSlice(file, number, begin, end, part, keptAgain);
  }
}
