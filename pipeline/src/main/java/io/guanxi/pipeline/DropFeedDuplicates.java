package io.guanxi.pipeline;

import io.guanxi.source.feed.Fate;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedDuplicates;
import io.guanxi.source.feed.FeedTally;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the rows of each partition together, wherever they were read, and marks those that repeat
 * an earlier one. Gives records under {@link #RECORDS} and tallies under {@link #TALLY}.
 */
final class DropFeedDuplicates
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1L;

  /** Key of the packed records of a partition. */
  static final int RECORDS = 0;

  /** Key of a packed tally. */
  static final int TALLY = 1;

  private final int partitions;
  private final int stride;

  private DropFeedDuplicates(int partitions, int stride) {
    this.partitions = partitions;
    this.stride = stride;
  }

  static DropFeedDuplicates of(ScanFeed.Order order) {
    return new DropFeedDuplicates(order.partitions(), order.stride());
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> parts) {
    return parts
        .apply("Group", GroupByKey.create())
        .apply("Mark", ParDo.of(new Mark(partitions, stride)))
        .setCoder(ScanFeed.CODER);
  }

  private static final class Mark extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final int partitions;
    private final int stride;

    Mark(int partitions, int stride) {
      this.partitions = partitions;
      this.stride = stride;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> partition,
        OutputReceiver<KV<Integer, byte[]>> marked) {
      if (partition.getKey() == partitions) {
        FeedTally all = new FeedTally();
        partition.getValue().forEach(tally -> all.add(FeedParts.tally(tally)));
        marked.output(KV.of(TALLY, FeedParts.pack(all)));
      } else {
        List<FeedBlock> blocks = new ArrayList<>();
        partition.getValue().forEach(part -> blocks.addAll(FeedParts.blocks(part)));
        FeedDuplicates.Marked found = FeedDuplicates.mark(blocks, stride);
        marked.output(KV.of(RECORDS, FeedParts.pack(found.records())));
        FeedTally tally = new FeedTally();
        tally.count(Fate.OTHER_DAY, found.otherDay());
        marked.output(KV.of(TALLY, FeedParts.pack(tally)));
      }
    }
  }
}
