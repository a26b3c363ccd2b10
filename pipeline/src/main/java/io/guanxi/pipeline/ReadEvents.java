package io.guanxi.pipeline;

import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.plan.InputFile;
import io.guanxi.run.RunCounts;
import io.guanxi.run.Vintage;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.CodedThrough;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Takes planned files in ({@link Intake}), each read once: gives the codings that can be scored by
 * bucket of event ids, the rejects by block of files, what was counted and through which month
 * dyads are coded; copies each file into the run's folder on the way. A file that changed since it
 * was planned, or that is no text, is a fault of the run; those of all files are told together.
 */
final class ReadEvents extends PTransform<PCollection<KV<Integer, InputFile>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Packed codings by bucket of event ids; duplicates are not sorted out yet. */
  static final TupleTag<KV<Integer, byte[]>> CODINGS = new TupleTag<>("codings");

  /** Packed rejects by block of files. */
  static final TupleTag<KV<Integer, byte[]>> REJECTS = new TupleTag<>("rejects");

  /** Through which month a dyad is coded in a file: its id, and the month as a number. */
  static final TupleTag<KV<String, Long>> THROUGH = new TupleTag<>("through");

  /** Coder of what is packed. */
  static final Coder<KV<Integer, byte[]>> PACKED_CODER =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  /** Records in a pack. */
  private static final int PACK = 10_000;

  private final Intake intake;
  private final NameBlocks files;
  private final String folder;
  private final int buckets;

  private ReadEvents(Intake intake, NameBlocks files, String folder, int buckets) {
    this.intake = intake;
    this.files = files;
    this.folder = folder;
    this.buckets = buckets;
  }

  /**
   * The transform.
   *
   * @param files the names under which the files are shown, in their order
   * @param folder the run's folder
   * @param buckets all codings of an event id are in one of so many
   */
  static ReadEvents of(Intake intake, NameBlocks files, String folder, int buckets) {
    return new ReadEvents(intake, files, folder, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, InputFile>> input) {
    PCollectionTuple outputs =
        input.apply(
            "ReadFile",
            ParDo.of(new ReadFile(this))
                .withOutputTags(
                    CODINGS, TupleTagList.of(REJECTS).and(THROUGH).and(StageTotals.TAG)));
    outputs.get(CODINGS).setCoder(PACKED_CODER);
    outputs.get(REJECTS).setCoder(PACKED_CODER);
    outputs.get(THROUGH).setCoder(CombineByName.CODER);
    outputs.get(StageTotals.TAG).setCoder(CombineByName.CODER);
    return outputs;
  }

  private static final class ReadFile extends DoFn<KV<Integer, InputFile>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final Intake intake;
    private final NameBlocks files;
    private final String folder;
    private final int buckets;

    ReadFile(ReadEvents of) {
      this.intake = of.intake;
      this.files = of.files;
      this.folder = of.folder;
      this.buckets = of.buckets;
    }

    @ProcessElement
    public void process(@Element KV<Integer, InputFile> numbered, MultiOutputReceiver outputs)
        throws IOException {
      InputFile file = numbered.getValue();
      int number = numbered.getKey();
      try {
        FeedSource.requireUnchanged(file);
        byte[] bytes = EventFiles.read(file.resource(), file.shown());
        read(file, file.rows(bytes), outputs);
        String copy = Vintage.eventPath(number + 1, file.shown());
        TableParts.write(folder, copy, bytes);
        outputs
            .get(StageTotals.TAG)
            .output(
                StageTotals.once(
                    StageTotals.READ, (1_000_000 + number) + " " + Hashes.sha256(bytes)));
      } catch (FaultsException e) {
        for (int i = 0; i < e.faults().size(); i++) {
          outputs.get(StageTotals.TAG).output(StageTotals.fault(number, i, e.faults().get(i)));
        }
      }
    }

    private void read(InputFile file, byte[] bytes, MultiOutputReceiver outputs) {
      Packs<WeightedCoding> codings =
          new Packs<>(WeightedCoding.class, outputs.get(CODINGS)::output);
      Packs<Reject> rejects = new Packs<>(Reject.class, outputs.get(REJECTS)::output);
      int block = files.block(file.shown());
      RunCounts counts = new RunCounts();
      CodedThrough through = new CodedThrough();
      intake.read(
          bytes,
          file.shown(),
          fate -> {
            counts.add(RunCounts.READ, 1);
            if (fate instanceof Outcome.Good<WeightedCoding> good) {
              through.add(good.value());
              String id = good.value().coding().eventId();
              codings.add(Math.floorMod(id.hashCode(), buckets), good.value());
            } else if (fate instanceof Outcome.Bad<WeightedCoding> bad) {
              counts.add(RunCounts.REJECTED + bad.reject().reason(), 1);
              rejects.add(block, bad.reject());
            } else {
              boolean waits = fate instanceof Outcome.Unverified<WeightedCoding>;
              counts.add(waits ? RunCounts.NOT_VERIFIED : RunCounts.CODED_LATER, 1);
            }
          });
      codings.flush();
      rejects.flush();
      through
          .byDyad()
          .forEach(
              (dyad, month) ->
                  outputs.get(THROUGH).output(KV.of(dyad, PackedRecords.number(month))));
      counts.asMap().forEach((name, n) -> outputs.get(StageTotals.TAG).output(KV.of(name, n)));
    }
  }

  /** Gathers records by key and packs them. */
  static final class Packs<T extends Record> {
    private final PackedRecords<T> packed;
    private final Consumer<KV<Integer, byte[]>> output;
    private final Map<Integer, List<T>> open = new HashMap<>();

    Packs(Class<T> type, Consumer<KV<Integer, byte[]>> output) {
      this.packed = PackedRecords.of(type);
      this.output = output;
    }

    void add(int key, T record) {
      List<T> records = open.computeIfAbsent(key, k -> new ArrayList<>());
      records.add(record);
      if (records.size() == PACK) {
        output.accept(KV.of(key, packed.pack(records)));
        records.clear();
      }
    }

    void flush() {
      open.forEach(
          (key, records) -> {
            if (!records.isEmpty()) {
              output.accept(KV.of(key, packed.pack(records)));
            }
          });
      open.clear();
    }
  }
}
