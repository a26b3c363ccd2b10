package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedRange;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

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

  private final Carried<FeedOrder> order;
  private final int readers;

  private ScanFeed(Carried<FeedOrder> order, int readers) {
    this.order = order;
    this.readers = readers;
  }

  /**
   * The transform.
   *
   * @param readers how many slices of an element are read at once
   */
  static ScanFeed of(Carried<FeedOrder> order, int readers) {
    return new ScanFeed(order, readers);
  }

  @Override
  public PCollectionTuple expand(PCollection<FeedSlices> slices) {
    PCollectionTuple outputs =
        slices.apply(
            "Scan",
            ParDo.of(new Scan(order, readers)).withOutputTags(PARTS, TupleTagList.of(Said.TAG)));
    outputs.get(PARTS).setCoder(FeedCoders.PARTS);
    outputs.get(Said.TAG).setCoder(ByName.CODER);
    return outputs;
  }

  /** What a reader keeps from slice to slice. */
  private record Reading(FeedScan scan, FeedRange range) {}

  /**
   * Records are given on when memory asks for it, and all that is left at the end. A fault of the
   * input is said, not thrown: a cluster would read all again to see whether it comes back.
   */
  private static final class Scan extends DoFn<FeedSlices, KV<Integer, FeedPart>> {
    private static final long serialVersionUID = 1L;

    private final Carried<FeedOrder> carried;
    private final int readers;

    Scan(Carried<FeedOrder> carried, int readers) {
      this.carried = carried;
      this.readers = readers;
    }

    @ProcessElement
    public void process(@Element FeedSlices element, MultiOutputReceiver outputs) {
      FeedOrder order = carried.value();
      long most = order.memory() / WAITING / readers / Long.BYTES;
      List<Reading> readings =
          SliceReaders.read(
              element.slices(),
              readers,
              () -> {
                FeedScan scan =
                    new FeedScan(
                        order.format(),
                        order.vocabulary(),
                        order.selection(),
                        order.policy(),
                        order.partitions());
                return new Reading(scan, new FeedRange(scan));
              },
              (reading, slice) -> {
                try {
                  read(slice, order.format(), reading.scan(), reading.range());
                } catch (FaultsException e) {
                  say(slice.number(), e.faults(), outputs);
                  return false;
                }
                if (reading.scan().held() > most) {
                  give(reading.scan(), outputs);
                }
                return true;
              });
      for (Reading reading : readings) {
        give(reading.scan(), outputs);
        outputs.get(PARTS).output(KV.of(order.partitions(), FeedPart.of(reading.scan().tally())));
      }
    }

    private static void say(int file, List<String> faults, MultiOutputReceiver outputs) {
      synchronized (outputs) {
        for (int i = 0; i < faults.size(); i++) {
          outputs.get(Said.TAG).output(Said.fault(file, i, faults.get(i)));
        }
      }
    }

    private static void give(FeedScan scan, MultiOutputReceiver outputs) {
      List<List<FeedBlock>> blocks = scan.takeBlocks();
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
          throw new FaultsException(file.shown() + ": changed while it was read; run again");
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
