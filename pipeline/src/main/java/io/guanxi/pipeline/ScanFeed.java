package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.plan.ReadPart;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedRange;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Reads slices and gives the records of wanted rows, with their duplicate keys, by partition of
 * these keys, and under the number behind the last partition what else was seen.
 */
final class ScanFeed extends PTransform<PCollection<FeedSlices>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** By partition: records, or what else was seen. */
  static final TupleTag<KV<Integer, FeedPart>> PARTS = new TupleTag<>("parts");

  /** Part of the memory that records may take while they wait for their way on. */
  private static final int WAITING = 4;

  /** Longs that a block takes besides its own. */
  private static final int BLOCK = 8;

  private final SerializedOnce<FeedSettings> order;
  private final int readers;

  private ScanFeed(SerializedOnce<FeedSettings> order, int readers) {
    this.order = order;
    this.readers = readers;
  }

  /**
   * The transform.
   *
   * @param readers how many slices of an element are read at once
   */
  static ScanFeed of(SerializedOnce<FeedSettings> order, int readers) {
    return new ScanFeed(order, readers);
  }

  @Override
  public PCollectionTuple expand(PCollection<FeedSlices> slices) {
    PCollectionTuple outputs =
        slices.apply(
            "Scan",
            ParDo.of(new Scan(order, readers))
                .withOutputTags(PARTS, TupleTagList.of(StageTotals.TAG)));
    outputs.get(PARTS).setCoder(FeedCoders.PARTS);
    outputs.get(StageTotals.TAG).setCoder(CombineByName.CODER);
    return outputs;
  }

  /** What a reader keeps from slice to slice, and has not yet given on. */
  private static final class Reader implements AutoCloseable {
    private final FeedSettings order;
    private final FeedScan scan;
    private final FeedRange range;
    private final PartReader before;
    private final List<List<FeedBlock>> blocks = new ArrayList<>();
    private final FeedTally tally = new FeedTally();
    private long held;

    Reader(FeedSettings order) {
      this.order = order;
      this.scan =
          new FeedScan(
              order.format(),
              order.vocabulary(),
              order.selection(),
              order.policy(),
              order.partitions());
      this.range = new FeedRange(scan);
      this.before = new PartReader(order.readings());
      for (int i = 0; i < order.partitions(); i++) {
        blocks.add(new ArrayList<>());
      }
    }

    /**
     * Reads a slice, or takes over what an earlier run has read of it.
     *
     * @param kept takes in what is to be kept for the next run; null when nothing is
     * @return false when something of it was kept, and is damaged
     */
    boolean take(FeedSlice slice, @Nullable PartPack kept) throws IOException {
      ReadPart part = slice.before();
      PartReader.Part read = part == null ? null : before.read(slice, part);
      if (read != null) {
        if (kept != null && slice.again()) {
          kept.add(slice, read.bytes());
        }
        add(read.records().deal(order.partitions(), order.stride()));
        tally.add(read.tally());
        return true;
      }
      ScanFeed.read(slice, order.format(), scan, range);
      List<List<FeedBlock>> taken = scan.takeBlocks();
      FeedTally seen = scan.takeTally();
      if (kept != null) {
        kept.add(slice, PartPack.bytes(taken, seen));
      }
      add(taken);
      tally.add(seen);
      return part == null;
    }

    /** Adds blocks by partition. */
    private void add(List<List<FeedBlock>> more) {
      for (int i = 0; i < more.size(); i++) {
        blocks.get(i).addAll(more.get(i));
        more.get(i).forEach(block -> held += block.longs().length + BLOCK);
      }
    }

    /** The records of each partition since this was last asked. */
    List<List<FeedBlock>> takeBlocks() {
      List<List<FeedBlock>> taken = List.copyOf(blocks);
      blocks.replaceAll(each -> new ArrayList<>());
      held = 0;
      return taken;
    }

    @Override
    public void close() throws IOException {
      before.close();
    }
  }

  /**
   * Records are given on when memory asks for it, and all that is left at the end. A fault of the
   * input is said, not thrown: a cluster would read all again to see whether it comes back.
   */
  private static final class Scan extends DoFn<FeedSlices, KV<Integer, FeedPart>> {
    private static final long serialVersionUID = 1L;

    private final SerializedOnce<FeedSettings> carried;
    private final int readers;

    Scan(SerializedOnce<FeedSettings> carried, int readers) {
      this.carried = carried;
      this.readers = readers;
    }

    @ProcessElement
    public void process(@Element FeedSlices element, MultiOutputReceiver outputs)
        throws IOException {
      FeedSettings order = carried.value();
      PartPack kept = order.keeps() ? new PartPack(order.folder()) : null;
      long most = order.memory() / WAITING / readers / Long.BYTES;
      List<Reader> all =
          SliceReaders.read(
              element.slices(),
              readers,
              () -> new Reader(order),
              (reader, slice) -> {
                try {
                  if (!reader.take(slice, kept)) {
                    say(
                        StageTotals.once(StageTotals.DAMAGED, String.valueOf(slice.number())),
                        outputs);
                  }
                } catch (FaultsException e) {
                  for (int i = 0; i < e.faults().size(); i++) {
                    say(StageTotals.fault(slice.number(), i, e.faults().get(i)), outputs);
                  }
                  return false;
                } catch (IOException e) {
                  throw new UncheckedIOException("what was read cannot be kept", e);
                }
                if (reader.held > most) {
                  give(reader, outputs);
                }
                return true;
              });
      for (Reader reader : all) {
        give(reader, outputs);
        for (FeedTally piece : reader.tally.pieces()) {
          outputs.get(PARTS).output(KV.of(order.partitions(), FeedPart.of(piece)));
        }
        reader.close();
      }
      if (kept != null) {
        kept.end(outputs.get(StageTotals.TAG));
      }
    }

    private static void say(KV<String, Long> said, MultiOutputReceiver outputs) {
      synchronized (outputs) {
        outputs.get(StageTotals.TAG).output(said);
      }
    }

    private static void give(Reader reader, MultiOutputReceiver outputs) {
      List<List<FeedBlock>> blocks = reader.takeBlocks();
      synchronized (outputs) {
        for (int i = 0; i < blocks.size(); i++) {
          if (!blocks.get(i).isEmpty()) {
            outputs.get(PARTS).output(KV.of(i, FeedPart.of(blocks.get(i))));
          }
        }
      }
    }
  }

  /**
   * Reads a slice.
   *
   * @param usual the format of files that have none of their own
   * @param range gives the rows to the scan
   */
  static void read(FeedSlice slice, FeedFormat usual, FeedScan scan, FeedRange range) {
    InputFile file = slice.file();
    FeedFormat format = file.format();
    scan.layOut(format == null ? usual : format);
    FeedTranscript transcript = format == null ? null : format.transcript();
    try (FeedSource source = FeedSource.open(slice)) {
      if (transcript != null) {
        range.read(transcript.rows(source), slice.number(), 0, Long.MAX_VALUE);
      } else {
        long reached = range.read(source, slice.number(), slice.begin(), slice.end());
        if (file.isPlain() && reached < slice.end()) {
          throw new FaultsException(file.shown(), "changed while it was read; run again");
        }
      }
      scan.checksum(slice.number(), slice.begin(), source.checksum());
      FeedSource.requireUnchanged(file);
    } catch (IOException e) {
      throw FeedSource.fault(file, e);
    }
    String lost = scan.lostZeros();
    if (lost != null) {
      throw FeedScan.zerosLost(file.shown(), lost);
    }
  }
}
