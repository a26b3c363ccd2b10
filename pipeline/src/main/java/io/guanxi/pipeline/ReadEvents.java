package io.guanxi.pipeline;

import io.guanxi.run.RunCounts;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.curated.CuratedRow;
import io.guanxi.text.FaultsException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads planned files and gives their rows and how many there were; a file that changed since it
 * was planned ends the run.
 */
final class ReadEvents extends PTransform<PCollection<EventFile>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The rows. */
  static final TupleTag<SheetRow> ROWS = new TupleTag<>("rows");

  /** How many rows each file had. */
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts");

  /** Coder of a named count. */
  static final Coder<KV<String, Long>> COUNT_CODER =
      KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private ReadEvents() {}

  static ReadEvents of() {
    return new ReadEvents();
  }

  @Override
  public PCollectionTuple expand(PCollection<EventFile> files) {
    PCollectionTuple outputs =
        files.apply(
            "ReadFile", ParDo.of(new ReadFile()).withOutputTags(ROWS, TupleTagList.of(COUNTS)));
    outputs.get(ROWS).setCoder(SerializableCoder.of(SheetRow.class));
    outputs.get(COUNTS).setCoder(COUNT_CODER);
    return outputs;
  }

  private static final class ReadFile extends DoFn<EventFile, SheetRow> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element EventFile file, MultiOutputReceiver outputs) {
      byte[] bytes = EventFiles.read(file.resource(), file.shown());
      if (!Hashes.sha256(bytes).equals(file.sha256())) {
        throw new FaultsException(file.shown() + ": changed while it was read; run again");
      }
      CuratedFormat.Sheet sheet = CuratedFormat.cut(bytes, file.shown());
      for (CuratedRow row : sheet.rows()) {
        outputs.get(ROWS).output(new SheetRow(sheet.columns(), row));
      }
      outputs.get(COUNTS).output(KV.of(RunCounts.READ, (long) sheet.rows().size()));
    }
  }
}
