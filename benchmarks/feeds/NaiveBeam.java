import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * The usual Beam way: a line an element, default options. Arguments: ALL or PAIRS, the file to
 * write, the files to read.
 */
public final class NaiveBeam {
  private NaiveBeam() {}

  /** Rows of wanted pairs as pair and month with one event's sums. */
  private static final class Parse extends DoFn<String, KV<String, List<Long>>> {
    private final boolean all;

    Parse(boolean all) {
      this.all = all;
    }

    @ProcessElement
    public void parse(@Element String line, OutputReceiver<KV<String, List<Long>>> out) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 58 || cells[7].isEmpty() || cells[17].isEmpty() || cells[7].equals(cells[17])) {
        return;
      }
      String pair = cells[7] + "," + cells[17];
      if (!all && !List.of("CHN,KOR", "KOR,CHN", "USA,KOR", "KOR,USA").contains(pair)) {
        return;
      }
      try {
        long tenths = Math.round(Double.parseDouble(cells[30]) * 10);
        String month = cells[1].substring(0, 4) + "-" + cells[1].substring(4, 6);
        out.output(KV.of(pair + "," + month, List.of(1L, Math.max(0, tenths), Math.min(0, tenths))));
      } catch (NumberFormatException e) {
        // A row that cannot be read is left out.
      }
    }
  }

  /** Sums by position. */
  private static final class Add extends Combine.BinaryCombineFn<List<Long>> {
    @Override
    public List<Long> apply(List<Long> a, List<Long> b) {
      return List.of(a.get(0) + b.get(0), a.get(1) + b.get(1), a.get(2) + b.get(2));
    }
  }

  public static void main(String[] args) throws Exception {
    Pipeline pipeline = Pipeline.create();
    PCollection<String> lines =
        pipeline.apply(Create.of(Arrays.asList(args).subList(2, args.length))).apply(TextIO.readAll());
    lines
        .apply(ParDo.of(new Parse(args[0].equals("ALL"))))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), ListCoder.of(VarLongCoder.of())))
        .apply(Combine.perKey(new Add()))
        .apply(
            ParDo.of(
                new DoFn<KV<String, List<Long>>, String>() {
                  @ProcessElement
                  public void text(@Element KV<String, List<Long>> cell, OutputReceiver<String> out) {
                    out.output(cell.getKey() + "," + cell.getValue().get(0) + "," + cell.getValue().get(1)
                        + "," + cell.getValue().get(2));
                  }
                }))
        .apply(TextIO.write().to(args[1]).withoutSharding());
    pipeline.run().waitUntilFinish();
  }
}
