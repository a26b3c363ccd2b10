package io.guanxi.pipeline;

import io.guanxi.model.Reject;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.score.Uncertainty;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Brings scores, bands, rejects and counts of the whole run together and writes the tables into a
 * folder aside; {@link RunJob} moves them to their place when all are there.
 */
final class WriteTables extends PTransform<PCollectionTuple, PDone> {
  private static final long serialVersionUID = 1L;

  /** Scores, one element a dyad. */
  static final TupleTag<DyadScores> SCORES = new TupleTag<>("scores");

  /** Rejects of all stages. */
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects");

  /** Counts by name, added up. */
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts");

  /** Bands, one element a dyad; this part may be left out, and its tables are then too. */
  static final TupleTag<Uncertainty> BANDS = new TupleTag<>("bands");

  private final Selection selection;
  private final Scheme scheme;
  private final String folder;

  private WriteTables(Selection selection, Scheme scheme, String folder) {
    this.selection = selection;
    this.scheme = scheme;
    this.folder = folder;
  }

  static WriteTables of(Selection selection, Scheme scheme, String folder) {
    return new WriteTables(selection, scheme, folder);
  }

  @Override
  public PDone expand(PCollectionTuple parts) {
    KeyedPCollectionTuple<Void> keyed =
        KeyedPCollectionTuple.of(SCORES, oneKey(parts.get(SCORES), "Scores"))
            .and(REJECTS, oneKey(parts.get(REJECTS), "Rejects"))
            .and(COUNTS, oneKey(parts.get(COUNTS), "Counts"));
    boolean withBands = parts.has(BANDS);
    if (withBands) {
      keyed = keyed.and(BANDS, oneKey(parts.get(BANDS), "Bands"));
    }
    keyed
        .apply("Gather", CoGroupByKey.create())
        .apply("Write", ParDo.of(new Write(selection, scheme, withBands, folder)));
    return PDone.in(parts.getPipeline());
  }

  private static <T> PCollection<KV<Void, T>> oneKey(PCollection<T> parts, String name) {
    return parts
        .apply("OneKey" + name, WithKeys.of((Void) null))
        .setCoder(KvCoder.of(VoidCoder.of(), parts.getCoder()));
  }

  private static final class Write extends DoFn<KV<Void, CoGbkResult>, Void> {
    private static final long serialVersionUID = 1L;

    private final Selection selection;
    private final Scheme scheme;
    private final boolean withBands;
    private final String folder;

    Write(Selection selection, Scheme scheme, boolean withBands, String folder) {
      this.selection = selection;
      this.scheme = scheme;
      this.withBands = withBands;
      this.folder = folder;
    }

    @ProcessElement
    public void process(@Element KV<Void, CoGbkResult> run) throws IOException {
      CoGbkResult parts = run.getValue();
      List<DyadScores> scores = new ArrayList<>();
      parts.getAll(SCORES).forEach(scores::add);
      List<Selection.Cut> cuts = selection.apply(scores);
      List<DyadScores> written = cuts.stream().map(Selection.Cut::scores).toList();
      List<Breakdown> breakdown = new ArrayList<>();
      cuts.forEach(cut -> breakdown.addAll(Breakdown.of(cut.scores(), cut.from(), cut.to())));
      List<Reject> rejects = new ArrayList<>();
      parts.getAll(REJECTS).forEach(rejects::add);
      rejects.sort(null);
      RunCounts counts = counts(parts, scores, rejects);
      if (written.isEmpty() && rejects.isEmpty()) {
        long later = counts.get(RunCounts.CODED_LATER);
        throw new FaultsException(
            "nothing to score: no row of the input bears on a selected dyad"
                + (later > 0 ? "; rows coded after the day of --as-of: " + later : ""));
      }

      write(RunTable.SCORES.fileName(), RunTables.scores(written, scheme));
      write(RunTable.CONTRIBUTIONS.fileName(), RunTables.contributions(written));
      write(RunTable.BREAKDOWN.fileName(), RunTables.breakdown(breakdown));
      write(RunTable.REJECTS.fileName(), RunTables.rejects(rejects));
      if (withBands) {
        List<Uncertainty> bands = Selection.bands(cuts, parts.getAll(BANDS));
        write(RunTable.UNCERTAINTY.fileName(), RunTables.uncertainty(bands));
        write(RunTable.SHARES_UNCERTAINTY.fileName(), RunTables.sharesUncertainty(bands));
        write(RunTable.TORNADO.fileName(), RunTables.tornado(bands));
      }
      write(RunCounts.FILE, counts.toText());
    }

    private static RunCounts counts(
        CoGbkResult parts, List<DyadScores> scores, List<Reject> rejects) {
      RunCounts counts = new RunCounts();
      parts.getAll(COUNTS).forEach(count -> counts.add(count.getKey(), count.getValue()));
      scores.forEach(each -> counts.add(each.tally()));
      rejects.forEach(reject -> counts.add(RunCounts.REJECTED + reject.reason(), 1));
      return counts;
    }

    private void write(String name, String text) throws IOException {
      ResourceId target =
          FileSystems.matchNewResource(folder, true)
              .resolve(name, StandardResolveOptions.RESOLVE_FILE);
      try (WritableByteChannel channel = FileSystems.create(target, "text/plain")) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    }
  }
}
