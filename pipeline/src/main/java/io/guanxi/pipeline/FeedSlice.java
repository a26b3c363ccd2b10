package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece of a feed's file that is read in one go.
 *
 * @param file the file
 * @param number its number in the plan
 * @param begin offset of the first byte
 * @param end offset behind the last byte; {@link Long#MAX_VALUE} for a packed file, read whole
 */
record FeedSlice(InputFile file, int number, long begin, long end) implements Serializable {
  /** Plain files are cut into pieces of this size. */
  static final long BYTES = 16L << 20;

  /** How many times its size a packed file weighs: unpacking costs more than reading. */
  private static final long PACKED_WEIGHT = 20;

  private static final Comparator<FeedSlice> BIGGEST_FIRST =
      Comparator.comparingLong(FeedSlice::weight)
          .reversed()
          .thenComparingInt(FeedSlice::number)
          .thenComparingLong(FeedSlice::begin);

  private static final Comparator<FeedSlice> IN_ORDER =
      Comparator.comparingInt(FeedSlice::number).thenComparingLong(FeedSlice::begin);

  /** The pieces of files, in order. */
  static List<FeedSlice> cut(List<InputFile> files) {
    List<FeedSlice> slices = new ArrayList<>();
    for (int number = 0; number < files.size(); number++) {
      InputFile file = files.get(number);
      if (!file.isPlain()) {
        slices.add(new FeedSlice(file, number, 0, Long.MAX_VALUE));
      } else if (!file.seekable()) {
        slices.add(new FeedSlice(file, number, 0, file.bytes()));
      } else {
        long pieces = Math.max(1, Math.round((double) file.bytes() / BYTES));
        for (long i = 0; i < pieces; i++) {
          slices.add(
              new FeedSlice(
                  file, number, file.bytes() * i / pieces, file.bytes() * (i + 1) / pieces));
        }
      }
    }
    return slices;
  }

  /** Deals slices out to lists of about the same weight, each list in the order of the files. */
  static List<FeedSlices> deal(List<FeedSlice> slices, int lists) {
    List<List<FeedSlice>> dealt = new ArrayList<>();
    long[] weights = new long[Math.max(1, Math.min(lists, slices.size()))];
    for (int i = 0; i < weights.length; i++) {
      dealt.add(new ArrayList<>());
    }
    for (FeedSlice slice : slices.stream().sorted(BIGGEST_FIRST).toList()) {
      int lightest = 0;
      for (int i = 1; i < weights.length; i++) {
        lightest = weights[i] < weights[lightest] ? i : lightest;
      }
      weights[lightest] += slice.weight();
      dealt.get(lightest).add(slice);
    }
    dealt.forEach(list -> list.sort(IN_ORDER));
    return dealt.stream().map(FeedSlices::new).toList();
  }

  private long weight() {
    return file.isPlain() ? end - begin : file.packedBytes() * PACKED_WEIGHT;
  }
}
