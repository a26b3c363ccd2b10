package io.guanxi.pipeline;

import io.guanxi.run.RunCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What the stages have to say besides rows: numbers by name, added up exactly and handed over in
 * one file of the run's folder. A name is that of a count, or one of the words below and what it is
 * about.
 */
final class StageTotals {
  /** What the stages say. */
  static final TupleTag<KV<String, Long>> TAG = new TupleTag<>("said");

  /** Name of the file. */
  static final String FILE = "said.txt";

  /** A file of the input was read: its number and its SHA-256. */
  static final String READ = "!read ";

  /** A file of a feed was read: its number, how many bytes of it, and their CRC-32C. */
  static final String CHECKSUM = "!checksum ";

  /** What was read of a piece of a file is kept: where, see {@link PartPack}. */
  static final String PART = "!part ";

  /** What was kept of a file could not be used: its number. */
  static final String DAMAGED = "!damaged ";

  /** A dyad has codings: its id, and the month through which it is coded. */
  static final String DYAD = "!dyad ";

  /** The run must not be published: the place of the fault among others, and the fault. */
  static final String FAULT = "!fault ";

  private final SortedMap<String, Long> numbers;

  private StageTotals(SortedMap<String, Long> numbers) {
    this.numbers = numbers;
  }

  static KV<String, Long> once(String word, String about) {
    return KV.of(word + about, 1L);
  }

  /** A fault; those of one place stand together, the places in their order. */
  static KV<String, Long> fault(int place, int number, String fault) {
    String order = Integer.toString(1_000_000 + place) + Integer.toString(1_000 + number);
    return once(FAULT, order + " " + fault.replace("\n", "\\n"));
  }

  /** Reads what was handed over. */
  static StageTotals parse(String text) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int end = line.lastIndexOf('=');
              numbers.put(line.substring(0, end), Long.valueOf(line.substring(end + 1)));
            });
    return new StageTotals(numbers);
  }

  RunCounts counts() {
    RunCounts counts = new RunCounts();
    numbers.forEach(
        (name, number) -> {
          if (name.charAt(0) != '!') {
            counts.add(name, number);
          }
        });
    return counts;
  }

  /** What was said with a word, in order. */
  List<String> about(String word) {
    List<String> about = new ArrayList<>();
    for (String name : numbers.tailMap(word).keySet()) {
      if (!name.startsWith(word)) {
        break;
      }
      about.add(name.substring(word.length()));
    }
    return about;
  }

  /** The faults in their order, each once. */
  List<String> faults() {
    return about(FAULT).stream()
        .map(fault -> fault.substring(fault.indexOf(' ') + 1).replace("\\n", "\n"))
        .distinct()
        .toList();
  }

  /**
   * Adds up and hands over. There is one key, since every key costs; what comes is added up as it
   * comes, so that no element holds all of it.
   */
  static void handOver(List<PCollection<KV<String, Long>>> said, String folder) {
    PCollectionList.of(said)
        .apply("AllSaid", Flatten.pCollections())
        .apply("ToDriver", WithKeys.of(FILE))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), CombineByName.CODER))
        .apply("Together", GroupByKey.create())
        .apply("HandOver", ParDo.of(writer(folder)));
  }

  /** The function that hands over. */
  static DoFn<KV<String, Iterable<KV<String, Long>>>, Void> writer(String folder) {
    return new Write(folder);
  }

  private static final class Write extends DoFn<KV<String, Iterable<KV<String, Long>>>, Void> {
    private static final long serialVersionUID = 1L;

    private final String folder;

    Write(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<KV<String, Long>>> said) throws IOException {
      CombineByName sum = new CombineByName(Math::addExact);
      Map<String, Long> sums = sum.createAccumulator();
      for (KV<String, Long> each : said.getValue()) {
        sums = sum.addInput(sums, each);
      }
      StringBuilder text = new StringBuilder();
      sum.extractOutput(sums)
          .forEach((name, number) -> text.append(name).append('=').append(number).append('\n'));
      TableParts.write(folder, said.getKey(), text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
