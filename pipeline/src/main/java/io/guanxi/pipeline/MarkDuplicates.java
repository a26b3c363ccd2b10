package io.guanxi.pipeline;

import io.guanxi.model.Location;
import io.guanxi.model.Reject;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.source.feed.Fate;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedDuplicates;
import io.guanxi.source.feed.FeedRecord;
import io.guanxi.source.feed.FeedReject;
import io.guanxi.source.feed.FeedTally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Marks the records that repeat an earlier one, wherever they were read, and gives the records by
 * block of pairs. The tallies come together here too: what they list is written, and every block
 * learns of the months of the feed.
 */
final class MarkDuplicates
    extends PTransform<PCollection<KV<Integer, FeedPart>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** By {@link FeedSettings#keys key}: longs, by what they are. */
  static final TupleTag<KV<Integer, KV<Integer, long[]>>> MARKED = new TupleTag<>("marked");

  /** Longs that are records. */
  static final int RECORDS = -1;

  /** Longs that are months of the feed (since 1800-01), each with its rows. */
  static final int MONTHS = -2;

  private final SerializedOnce<FeedSettings> order;
  private final List<String> shown;

  private MarkDuplicates(SerializedOnce<FeedSettings> order, List<String> shown) {
    this.order = order;
    this.shown = shown;
  }

  /**
   * The transform.
   *
   * @param shown names of the files, by their numbers
   */
  static MarkDuplicates of(SerializedOnce<FeedSettings> order, List<String> shown) {
    return new MarkDuplicates(order, List.copyOf(shown));
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, FeedPart>> parts) {
    PCollectionTuple outputs =
        parts
            .apply("ByDuplicateKey", GroupByKey.create())
            .apply(
                "Mark",
                ParDo.of(new Mark(order, shown))
                    .withOutputTags(MARKED, TupleTagList.of(StageTotals.TAG)));
    outputs.get(MARKED).setCoder(FeedCoders.MARKED);
    outputs.get(StageTotals.TAG).setCoder(CombineByName.CODER);
    return outputs;
  }

  private static final class Mark
      extends DoFn<KV<Integer, Iterable<FeedPart>>, KV<Integer, KV<Integer, long[]>>> {
    private static final long serialVersionUID = 1L;

    private final SerializedOnce<FeedSettings> carried;
    private final List<String> shown;
    private transient int @Nullable [] places;

    Mark(SerializedOnce<FeedSettings> carried, List<String> shown) {
      this.carried = carried;
      this.shown = shown;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<FeedPart>> partition, MultiOutputReceiver outputs)
        throws IOException {
      FeedSettings order = carried.value();
      List<FeedBlock> blocks = new ArrayList<>();
      FeedTally tally = new FeedTally();
      for (FeedPart part : partition.getValue()) {
        blocks.addAll(part.blocks());
        if (part.tally() != null) {
          tally.add(part.tally());
        }
      }
      if (partition.getKey() == order.partitions()) {
        write(order, tally, outputs.get(StageTotals.TAG));
        long[] months = months(tally);
        for (int key = 0; key < order.keys(); key++) {
          outputs.get(MARKED).output(KV.of(key, KV.of(MONTHS, months)));
        }
      } else {
        mark(order, blocks, outputs.get(MARKED), outputs.get(StageTotals.TAG));
      }
    }

    private void mark(
        FeedSettings order,
        List<FeedBlock> blocks,
        OutputReceiver<KV<Integer, KV<Integer, long[]>>> out,
        OutputReceiver<KV<String, Long>> said) {
      FeedDuplicates.Marked marked = FeedDuplicates.mark(blocks, order.stride());
      long[] records = marked.records();
      long duplicates = Arrays.stream(records).filter(FeedRecord::isDuplicate).count();
      said.output(KV.of(Fate.OTHER_DAY, marked.otherDay()));
      said.output(KV.of(RunCounts.DUPLICATE, duplicates));
      said.output(KV.of(RunCounts.SCORED, records.length - duplicates));
      long[][] dealt = order.blocks().deal(records);
      for (int block = 0; block < dealt.length; block++) {
        if (dealt[block].length > 0) {
          out.output(KV.of(block, KV.of(RECORDS, dealt[block])));
        }
      }
      flows(order, records)
          .forEach(
              (place, sums) ->
                  out.output(
                      KV.of(
                          order.keyOfScores(place),
                          KV.of(
                              place,
                              sums.values().stream().flatMapToLong(Arrays::stream).toArray()))));
    }

    /** Flows of the pairs that are scored, by their place and by month and code. */
    private Map<Integer, Map<Long, long[]>> flows(FeedSettings order, long[] records) {
      int[] place = places;
      if (place == null) {
        place = order.places();
        places = place;
      }
      Map<Integer, Map<Long, long[]>> flows = new HashMap<>();
      for (long record : records) {
        int at = place[FeedRecord.pair(record)];
        if (at >= 0) {
          long month = FeedRecord.month(record);
          long code = FeedRecord.code(record);
          long[] sum =
              flows
                  .computeIfAbsent(at, p -> new HashMap<>())
                  .computeIfAbsent(
                      month * FeedRecord.CODES + code, k -> new long[] {month, code, 0, 0});
          sum[2]++;
          sum[3] += FeedRecord.isDuplicate(record) ? 0 : 1;
        }
      }
      return flows;
    }

    private static long[] months(FeedTally tally) {
      return tally.monthRows().entrySet().stream()
          .flatMapToLong(each -> Arrays.stream(new long[] {each.getKey(), each.getValue()}))
          .toArray();
    }

    private void write(FeedSettings order, FeedTally tally, OutputReceiver<KV<String, Long>> said)
        throws IOException {
      List<Reject> rejects =
          tally.rejects().stream().map(each -> reject(order, each, tally)).toList();
      write(order, RunTable.REJECTS, RunTables.rejects(rejects));
      write(order, RunTable.UNKNOWN_NAMES, RunTables.unknownNames(tally.unknownNames()));
      tally.counts().forEach((name, number) -> said.output(KV.of(name, number)));
      said.output(KV.of("rejects_listed", (long) rejects.size()));
      said.output(KV.of("months", (long) tally.monthRows().size()));
      for (int file = 0; file < shown.size(); file++) {
        FeedChecksum sum = tally.checksum(file);
        String about = String.format(Locale.ROOT, "%09d %d %s", file, sum.bytes(), sum.hex());
        said.output(StageTotals.once(StageTotals.CHECKSUM, about));
      }
    }

    private static void write(FeedSettings order, RunTable table, String text) throws IOException {
      TableParts.write(order.folder(), table.fileName(), text.getBytes(StandardCharsets.UTF_8));
    }

    private Reject reject(FeedSettings order, FeedReject each, FeedTally tally) {
      return Reject.of(
          new Location(order.format().name(), shown.get(each.file()), tally.line(each)),
          each.reason(),
          (each.offset() < 0 ? "" : "byte " + each.offset() + ": ") + each.message(),
          each.raw());
    }
  }
}
