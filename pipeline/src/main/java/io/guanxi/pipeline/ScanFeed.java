package io.guanxi.pipeline;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.FaultsException;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedRange;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.source.feed.FeedVocabulary;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads lists of slices and gives, for each list and partition, the packed records of wanted rows,
 * and under the key behind the last partition everything else that was seen.
 */
final class ScanFeed extends PTransform<PCollection<FeedSlices>, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1L;

  /** Coder of packed parts by partition. */
  static final Coder<KV<Integer, byte[]>> CODER = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  /**
   * What to read and how.
   *
   * @param partitions among how many parts records are dealt out by their duplicate key
   */
  record Order(
      FeedFormat format,
      FeedVocabulary vocabulary,
      FeedSelection selection,
      DuplicatePolicy policy,
      int partitions)
      implements Serializable {
    int stride() {
      return FeedScan.stride(format, policy);
    }
  }

  private final Order order;

  private ScanFeed(Order order) {
    this.order = order;
  }

  static ScanFeed of(Order order) {
    return new ScanFeed(order);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<FeedSlices> lists) {
    return lists.apply("Scan", ParDo.of(new Scan(order))).setCoder(CODER);
  }

  private static final class Scan extends DoFn<FeedSlices, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final Order order;

    Scan(Order order) {
      this.order = order;
    }

    @ProcessElement
    public void process(@Element FeedSlices slices, OutputReceiver<KV<Integer, byte[]>> parts) {
      FeedScan scan =
          new FeedScan(
              order.format(),
              order.vocabulary(),
              order.selection(),
              order.policy(),
              order.partitions());
      FeedRange range = new FeedRange(scan);
      Map<FeedSlice, FeedChecksum> checksums = new HashMap<>();
      slices.slices().forEach(slice -> checksums.put(slice, read(slice, range)));
      List<List<FeedBlock>> blocks = scan.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        if (!blocks.get(i).isEmpty()) {
          parts.output(KV.of(i, FeedParts.pack(blocks.get(i))));
        }
      }
      FeedTally tally = scan.tally();
      checksums.forEach((slice, sum) -> tally.checksum(slice.number(), slice.begin(), sum));
      parts.output(KV.of(order.partitions(), FeedParts.pack(tally)));
    }

    private FeedChecksum read(FeedSlice slice, FeedRange range) {
      FeedFile file = slice.file();
      FeedTranscript transcript = order.format().transcript();
      try (FeedSource source = FeedSource.open(slice)) {
        if (transcript != null) {
          range.read(transcript.rows(source), slice.number(), 0, Long.MAX_VALUE);
        } else {
          long reached = range.read(source, slice.number(), slice.begin(), slice.end());
          if (file.packing() == FeedFile.Packing.PLAIN && reached < slice.end()) {
            throw new FaultsException(file.shown() + ": changed while it was read; run again");
          }
        }
        FeedChecksum checksum = source.checksum();
        FeedSource.requireUnchanged(file);
        return checksum;
      } catch (IOException e) {
        throw FeedSource.fault(file, e);
      }
    }
  }
}
