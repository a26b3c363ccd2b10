package io.guanxi.pipeline;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.plan.InputFile;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedRange;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.source.feed.FeedVocabulary;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of slices and gives, for each reader of a list and partition, the packed records of
 * wanted rows, and under the number behind the last partition everything else that was seen.
 *
 * <p>The readers of a list are threads that take its slices in turn, so who is held up reads fewer.
 */
final class ScanFeed
    extends PTransform<PCollection<FeedSlices>, PCollection<KV<Void, KV<Integer, byte[]>>>> {
  private static final long serialVersionUID = 1L;

  /** Coder of packed parts by partition, all under one key. */
  private static final Coder<KV<Void, KV<Integer, byte[]>>> CODER =
      KvCoder.of(VoidCoder.of(), KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));

  /**
   * What to read and how.
   *
   * @param partitions among how many parts records are dealt out by their duplicate key
   * @param readers how many slices of a list are read at once
   */
  record Order(
      FeedFormat format,
      FeedVocabulary vocabulary,
      FeedSelection selection,
      DuplicatePolicy policy,
      int partitions,
      int readers)
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
  public PCollection<KV<Void, KV<Integer, byte[]>>> expand(PCollection<FeedSlices> lists) {
    return lists.apply("Scan", ParDo.of(new Scan(order))).setCoder(CODER);
  }

  private static final class Scan extends DoFn<FeedSlices, KV<Void, KV<Integer, byte[]>>> {
    private static final long serialVersionUID = 1L;

    private final Parcel<Order> parcel;

    Scan(Order order) {
      this.parcel = Parcel.of(order);
    }

    @ProcessElement
    public void process(
        @Element FeedSlices slices, OutputReceiver<KV<Void, KV<Integer, byte[]>>> parts) {
      Order order = parcel.open();
      Queue<FeedSlice> waiting = new ConcurrentLinkedQueue<>(slices.slices());
      int readers = Math.max(1, Math.min(order.readers(), waiting.size()));
      for (FeedScan scan : atOnce(readers, () -> scan(order, waiting))) {
        List<List<FeedBlock>> blocks = scan.blocks();
        for (int i = 0; i < blocks.size(); i++) {
          if (!blocks.get(i).isEmpty()) {
            parts.output(part(i, FeedParts.pack(blocks.get(i))));
          }
        }
        parts.output(part(order.partitions(), FeedParts.pack(scan.tally())));
      }
    }

    private static KV<Void, KV<Integer, byte[]>> part(int number, byte[] packed) {
      return KV.of(null, KV.of(number, packed));
    }

    /** Does the same several times at once; the first fault is thrown when all have ended. */
    private static List<FeedScan> atOnce(int times, Callable<FeedScan> task) {
      ExecutorService readers = Executors.newFixedThreadPool(times);
      try {
        List<FeedScan> scans = new ArrayList<>();
        for (Future<FeedScan> scan : readers.invokeAll(Collections.nCopies(times, task))) {
          scans.add(scan.get());
        }
        return scans;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof FaultsException faults) {
          throw faults;
        }
        throw new IllegalStateException("reading failed", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reading", e);
      } finally {
        readers.shutdownNow();
      }
    }
  }

  /** Reads slices until none waits. */
  static FeedScan scan(Order order, Queue<FeedSlice> waiting) {
    FeedScan scan =
        new FeedScan(
            order.format(),
            order.vocabulary(),
            order.selection(),
            order.policy(),
            order.partitions());
    FeedRange range = new FeedRange(scan);
    FeedTally checksums = new FeedTally();
    try {
      for (FeedSlice slice = waiting.poll(); slice != null; slice = waiting.poll()) {
        FeedFormat format = slice.file().format();
        scan.layOut(format == null ? order.format() : format);
        FeedChecksum sum = read(slice, format == null ? null : format.transcript(), range);
        checksums.checksum(slice.number(), slice.begin(), sum);
        requireZeros(scan, slice.file());
      }
      scan.tally().add(checksums);
      return scan;
    } catch (RuntimeException e) {
      waiting.clear();
      throw e;
    }
  }

  private static void requireZeros(FeedScan scan, InputFile file) {
    String lost = scan.lostZeros();
    if (lost != null) {
      throw FeedScan.zerosLost(file.shown(), lost);
    }
  }

  private static FeedChecksum read(
      FeedSlice slice, @Nullable FeedTranscript transcript, FeedRange range) {
    InputFile file = slice.file();
    try (FeedSource source = FeedSource.open(slice)) {
      if (transcript != null) {
        range.read(transcript.rows(source), slice.number(), 0, Long.MAX_VALUE);
      } else {
        long reached = range.read(source, slice.number(), slice.begin(), slice.end());
        if (file.isPlain() && reached < slice.end()) {
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
