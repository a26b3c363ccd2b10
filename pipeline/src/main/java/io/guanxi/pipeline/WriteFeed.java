package io.guanxi.pipeline;

import io.guanxi.model.FeedCode;
import io.guanxi.run.FlowTables;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.score.FeedMonths;
import io.guanxi.score.SeriesScorer;
import io.guanxi.source.feed.FeedRecord;
import java.io.IOException;
import java.nio.LongBuffer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes each block of pairs as a part of the tables: of flows, or, for pairs that have a start, of
 * scores. What it gives is what has to be said.
 */
final class WriteFeed
    extends PTransform<
        PCollection<KV<Integer, KV<Integer, long[]>>>, PCollection<KV<String, Long>>> {
  private static final long serialVersionUID = 1L;

  private final SerializedOnce<FeedSettings> order;

  private WriteFeed(SerializedOnce<FeedSettings> order) {
    this.order = order;
  }

  static WriteFeed of(SerializedOnce<FeedSettings> order) {
    return new WriteFeed(order);
  }

  @Override
  public PCollection<KV<String, Long>> expand(
      PCollection<KV<Integer, KV<Integer, long[]>>> marked) {
    return marked
        .apply("ByBlock", GroupByKey.create())
        .apply("Write", ParDo.of(new Write(order)))
        .setCoder(CombineByName.CODER);
  }

  private static final class Write
      extends DoFn<KV<Integer, Iterable<KV<Integer, long[]>>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final SerializedOnce<FeedSettings> carried;

    Write(SerializedOnce<FeedSettings> carried) {
      this.carried = carried;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Integer, long[]>>> block,
        OutputReceiver<KV<String, Long>> said)
        throws IOException {
      FeedSettings order = carried.value();
      TreeMap<Integer, List<long[]>> longs = new TreeMap<>();
      for (KV<Integer, long[]> each : block.getValue()) {
        longs.computeIfAbsent(each.getKey(), what -> new ArrayList<>()).add(each.getValue());
      }
      SortedMap<Integer, Long> months = new TreeMap<>();
      for (long[] pairs : longs.getOrDefault(MarkDuplicates.MONTHS, List.of())) {
        for (int i = 0; i < pairs.length; i += 2) {
          months.put((int) pairs[i], pairs[i + 1]);
        }
      }
      int key = block.getKey();
      int scores = key - order.blocks().count();
      if (scores < 0) {
        long[] records = sorted(longs.getOrDefault(MarkDuplicates.RECORDS, List.of()));
        try (TableParts parts = new TableParts(order.folder(), key)) {
          said.output(KV.of("flows", flows(order, key, records, months, parts)));
        }
      } else {
        try (TableParts parts = new TableParts(order.folder(), scores)) {
          said.output(KV.of("recipe.ceiling", scores(order, key, longs, months, parts)));
        }
      }
    }

    private static long[] sorted(List<long[]> pieces) {
      LongBuffer records = LongBuffer.allocate(pieces.stream().mapToInt(each -> each.length).sum());
      pieces.forEach(records::put);
      // By all processors: one thread alone takes a third of what a block takes.
      Arrays.parallelSort(records.array());
      return records.array();
    }

    private static long flows(
        FeedSettings order,
        int block,
        long[] records,
        SortedMap<Integer, Long> months,
        TableParts parts)
        throws IOException {
      SortedMap<Integer, Long> written = new TreeMap<>(months);
      written.keySet().removeIf(month -> !order.isWritten(FeedRecord.yearMonth(month)));
      List<Integer> zeros =
          order.zeros().stream().filter(pair -> order.blocks().block(pair) == block).toList();
      return FlowTables.write(
          records,
          order.vocabulary(),
          written,
          zeros,
          parts.part(RunTable.FLOWS),
          parts.part(RunTable.FLOWS_BY_THEME));
    }

    /** How many sums were cut at the recipe's ceiling. */
    private static long scores(
        FeedSettings order,
        int key,
        Map<Integer, List<long[]>> flows,
        SortedMap<Integer, Long> monthRows,
        TableParts parts)
        throws IOException {
      SortedMap<YearMonth, Long> months = new TreeMap<>();
      monthRows.forEach((month, rows) -> months.put(FeedRecord.yearMonth(month), rows));
      FeedMonths converter = new FeedMonths(order.format().name(), order.recipe(), months);
      for (int place = 0; place < order.profiles().size(); place++) {
        DyadProfile profile = order.profiles().get(place);
        if (order.keyOfScores(place) != key) {
          continue;
        }
        DyadScores scores =
            SeriesScorer.score(
                order.scheme(),
                converter.of(profile, flows(order, flows.getOrDefault(place, List.of()))));
        if (!months.isEmpty() && months.lastKey().isAfter(profile.initialMonth())) {
          DyadScores covered =
              scores
                  .carriedTo(months.lastKey())
                  .only(month -> months.containsKey(month) && order.isWritten(month));
          write(covered, order, parts);
        }
      }
      return converter.cut();
    }

    private static void write(DyadScores scores, FeedSettings order, TableParts parts)
        throws IOException {
      if (!scores.months().isEmpty()) {
        YearMonth first = scores.months().get(0).month();
        YearMonth last = scores.months().get(scores.months().size() - 1).month();
        parts.add(RunTable.SCORES, RunTables.scores(List.of(scores), order.scheme()));
        parts.add(RunTable.CONTRIBUTIONS, RunTables.contributions(List.of(scores)));
        parts.add(RunTable.BREAKDOWN, RunTables.breakdown(Breakdown.of(scores, first, last)));
      }
    }

    /** The flows of a pair by month and code, of all partitions and both directions together. */
    private static Map<YearMonth, List<FeedMonths.Flow>> flows(
        FeedSettings order, List<long[]> pieces) {
      TreeMap<Long, TreeMap<Long, long[]>> sums = new TreeMap<>();
      for (long[] longs : pieces) {
        for (int i = 0; i < longs.length; i += 4) {
          long[] sum =
              sums.computeIfAbsent(longs[i], month -> new TreeMap<>())
                  .computeIfAbsent(longs[i + 1], code -> new long[2]);
          sum[0] += longs[i + 2];
          sum[1] += longs[i + 3];
        }
      }
      List<FeedCode> codes = order.vocabulary().codes();
      Map<YearMonth, List<FeedMonths.Flow>> flows = new TreeMap<>();
      sums.forEach(
          (month, byCode) ->
              flows.put(
                  FeedRecord.yearMonth(month),
                  byCode.entrySet().stream()
                      .map(
                          each ->
                              new FeedMonths.Flow(
                                  codes.get(each.getKey().intValue()),
                                  each.getValue()[0],
                                  each.getValue()[1]))
                      .toList()));
      return flows;
    }
  }
}
