package io.guanxi.pipeline;

import io.guanxi.model.Dyad;
import io.guanxi.model.FeedCode;
import io.guanxi.model.Location;
import io.guanxi.model.Reject;
import io.guanxi.run.FlowTables;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Recipe;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.score.FeedMonths;
import io.guanxi.score.SeriesScorer;
import io.guanxi.source.feed.Fate;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedDuplicates;
import io.guanxi.source.feed.FeedRecord;
import io.guanxi.source.feed.FeedReject;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * Brings the records and tallies of the whole feed together, marks the rows that repeat an earlier
 * one, wherever they were read, computes the scores of the pairs that have a start, and writes the
 * tables into a folder aside.
 */
final class WriteFeed extends PTransform<PCollection<KV<Void, KV<Integer, byte[]>>>, PDone> {
  private static final long serialVersionUID = 1L;

  /** Name of the file in which the checksums of the input are handed over. */
  static final String CHECKSUMS = "checksums.txt";

  /**
   * What is written.
   *
   * @param scan how the rows were read
   * @param shown names of the files, by their numbers
   * @param pairs the pairs that are written in every month of the feed; null when only what was
   *     seen is written
   * @param profiles the pairs that are scored
   */
  record Order(
      ScanFeed.Order scan,
      List<String> shown,
      @Nullable List<Dyad> pairs,
      List<DyadProfile> profiles,
      Scheme scheme,
      Recipe recipe,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      String folder)
      implements Serializable {}

  private final Order order;

  private WriteFeed(Order order) {
    this.order = order;
  }

  static WriteFeed of(Order order) {
    return new WriteFeed(order);
  }

  @Override
  public PDone expand(PCollection<KV<Void, KV<Integer, byte[]>>> parts) {
    parts.apply("Gather", GroupByKey.create()).apply("Write", ParDo.of(new Write(order)));
    return PDone.in(parts.getPipeline());
  }

  private static final class Write extends DoFn<KV<Void, Iterable<KV<Integer, byte[]>>>, Void> {
    private static final long serialVersionUID = 1L;

    private final Parcel<Order> parcel;

    Write(Order order) {
      this.parcel = Parcel.of(order);
    }

    @ProcessElement
    public void process(@Element KV<Void, Iterable<KV<Integer, byte[]>>> run) throws IOException {
      FeedTally tally = new FeedTally();
      Map<Integer, List<FeedBlock>> partitions = new TreeMap<>();
      for (KV<Integer, byte[]> part : run.getValue()) {
        if (part.getKey() == order().scan().partitions()) {
          tally.add(FeedParts.tally(part.getValue()));
        } else {
          partitions
              .computeIfAbsent(part.getKey(), p -> new ArrayList<>())
              .addAll(FeedParts.blocks(part.getValue()));
        }
      }
      List<FeedDuplicates.Marked> marked =
          partitions.values().parallelStream()
              .map(blocks -> FeedDuplicates.mark(blocks, order().scan().stride()))
              .toList();
      partitions.clear();
      marked.forEach(part -> tally.count(Fate.OTHER_DAY, part.otherDay()));
      long[] records =
          FeedDuplicates.merge(marked.stream().map(FeedDuplicates.Marked::records).toList());

      RunCounts counts = new RunCounts();
      tally.counts().forEach(counts::add);
      long duplicates = Arrays.stream(records).filter(FeedRecord::isDuplicate).count();
      counts.add(RunCounts.DUPLICATE, duplicates);
      counts.add(RunCounts.SCORED, records.length - duplicates);

      SortedMap<YearMonth, Long> months = new TreeMap<>();
      tally.monthRows().forEach((month, rows) -> months.put(FeedRecord.yearMonth(month), rows));
      if (months.isEmpty() && tally.rejects().isEmpty()) {
        throw new FaultsException(
            "nothing to count: the input of " + order().scan().format().name() + " holds no row");
      }
      SortedMap<Integer, Long> written = new TreeMap<>();
      tally
          .monthRows()
          .forEach(
              (month, rows) -> {
                if (isWritten(FeedRecord.yearMonth(month))) {
                  written.put(month, rows);
                }
              });

      try (OutputStream flows = create(RunTable.FLOWS.fileName());
          OutputStream themes = create(RunTable.FLOWS_BY_THEME.fileName())) {
        counts.add(
            "flows",
            FlowTables.write(
                records, order().scan().vocabulary(), written, zeros(), flows, themes));
      }
      scores(records, months, counts);
      write(RunTable.UNKNOWN_NAMES.fileName(), RunTables.unknownNames(tally.unknownNames()));
      List<Reject> rejects = tally.rejects().stream().map(each -> reject(each, tally)).toList();
      counts.add("rejects_listed", rejects.size());
      write(RunTable.REJECTS.fileName(), RunTables.rejects(rejects));
      counts.add("months", months.size());
      write(CHECKSUMS, checksums(tally));
      write(RunCounts.FILE, counts.toText());
    }

    private Order order() {
      return parcel.open();
    }

    /** A line a file: how many bytes of it were read, and their checksum. */
    private String checksums(FeedTally tally) {
      StringBuilder lines = new StringBuilder();
      for (int file = 0; file < order().shown().size(); file++) {
        FeedChecksum checksum = tally.checksum(file);
        lines.append(checksum.bytes()).append(' ').append(checksum.hex()).append('\n');
      }
      return lines.toString();
    }

    private boolean isWritten(YearMonth month) {
      return (order().from() == null || !month.isBefore(order().from()))
          && (order().to() == null || !month.isAfter(order().to()));
    }

    private List<Integer> zeros() {
      List<Integer> zeros = new ArrayList<>();
      if (order().pairs() != null) {
        for (Dyad dyad : order().pairs()) {
          int first = order().scan().vocabulary().country(dyad.first());
          int second = order().scan().vocabulary().country(dyad.second());
          if (first >= 0 && second >= 0) {
            zeros.add(first * 256 + second);
            zeros.add(second * 256 + first);
          }
        }
      }
      return zeros;
    }

    private Reject reject(FeedReject each, FeedTally tally) {
      return Reject.of(
          new Location(
              order().scan().format().name(), order().shown().get(each.file()), tally.line(each)),
          each.reason(),
          (each.offset() < 0 ? "" : "byte " + each.offset() + ": ") + each.message(),
          each.raw());
    }

    private void scores(long[] records, SortedMap<YearMonth, Long> months, RunCounts counts)
        throws IOException {
      FeedMonths converter =
          new FeedMonths(order().scan().format().name(), order().recipe(), months);
      List<DyadScores> written = new ArrayList<>();
      List<Breakdown> breakdown = new ArrayList<>();
      for (DyadProfile profile : order().profiles()) {
        DyadScores scores =
            SeriesScorer.score(order().scheme(), converter.of(profile, flows(records, profile)));
        if (!months.isEmpty() && months.lastKey().isAfter(profile.initialMonth())) {
          DyadScores covered =
              scores.carriedTo(months.lastKey()).only(m -> months.containsKey(m) && isWritten(m));
          if (!covered.months().isEmpty()) {
            written.add(covered);
            breakdown.addAll(
                Breakdown.of(
                    covered,
                    covered.months().get(0).month(),
                    covered.months().get(covered.months().size() - 1).month()));
          }
        }
      }
      counts.add("recipe.ceiling", converter.cut());
      write(RunTable.SCORES.fileName(), RunTables.scores(written, order().scheme()));
      write(RunTable.CONTRIBUTIONS.fileName(), RunTables.contributions(written));
      write(RunTable.BREAKDOWN.fileName(), RunTables.breakdown(breakdown));
    }

    /** The flows of a pair by month and code, both directions together. */
    private Map<YearMonth, List<FeedMonths.Flow>> flows(long[] records, DyadProfile profile) {
      int first = order().scan().vocabulary().country(profile.dyad().first());
      int second = order().scan().vocabulary().country(profile.dyad().second());
      TreeMap<Long, long[]> sums = new TreeMap<>();
      if (first >= 0 && second >= 0) {
        add(sums, records, first, second);
        add(sums, records, second, first);
      }
      List<FeedCode> codes = order().scan().vocabulary().codes();
      Map<YearMonth, List<FeedMonths.Flow>> flows = new TreeMap<>();
      sums.forEach(
          (key, sum) ->
              flows
                  .computeIfAbsent(FeedRecord.yearMonth(key / codes.size()), m -> new ArrayList<>())
                  .add(new FeedMonths.Flow(codes.get((int) (key % codes.size())), sum[0], sum[1])));
      return flows;
    }

    private void add(Map<Long, long[]> sums, long[] records, int source, int target) {
      long cell = FeedRecord.cell(source, target, 0);
      int at = Arrays.binarySearch(records, FeedRecord.firstOfCell(cell));
      long codes = order().scan().vocabulary().codes().size();
      for (int i = at < 0 ? -at - 1 : at;
          i < records.length
              && FeedRecord.source(records[i]) == source
              && FeedRecord.target(records[i]) == target;
          i++) {
        long key = FeedRecord.month(records[i]) * codes + FeedRecord.code(records[i]);
        long[] sum = sums.computeIfAbsent(key, k -> new long[2]);
        sum[0]++;
        sum[1] += FeedRecord.isDuplicate(records[i]) ? 0 : 1;
      }
    }

    private OutputStream create(String name) throws IOException {
      return Channels.newOutputStream(
          FileSystems.create(
              FileSystems.matchNewResource(order().folder(), true)
                  .resolve(name, StandardResolveOptions.RESOLVE_FILE),
              "text/csv"));
    }

    private void write(String name, String text) throws IOException {
      try (OutputStream out = create(name)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
