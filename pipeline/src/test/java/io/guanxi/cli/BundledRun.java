package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The bundled events and what a run of the command makes of them. */
final class BundledRun {
  private final Path output;
  private final Guanxi.Result result;

  private BundledRun(Path output, Guanxi.Result result) {
    this.output = output;
    this.result = result;
  }

  /** Scores the bundled events with the bundled configuration. */
  static BundledRun into(Path output, String... arguments) {
    requireBothPairs();
    return new BundledRun(output, Guanxi.score(ProjectFiles.root(), output, arguments));
  }

  Guanxi.Result result() {
    return result;
  }

  /** The rows of a table that the run wrote. */
  List<CSVRecord> table(String name) {
    assertThat(result.code()).as(result.err()).isIn(0, 1);
    return read(output.resolve(name));
  }

  /** The rows of all bundled files. */
  static List<CSVRecord> events() {
    requireBothPairs();
    List<CSVRecord> rows = new ArrayList<>();
    files().forEach(file -> rows.addAll(read(file)));
    return rows;
  }

  /** Rows of a CSV file with a header; a byte-order mark is passed over. */
  static List<CSVRecord> read(Path file) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Files.readString(file).replaceFirst("^\uFEFF", ""), format)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireBothPairs() {
    String text =
        files().stream()
            .map(BundledRun::read)
            .flatMap(List::stream)
            .map(row -> row.get("dyad"))
            .distinct()
            .sorted()
            .toList()
            .toString();
    assumeTrue(
        text.equals("[CHN-KOR, USA-KOR]"),
        () -> "data/events does not hold the events of both pairs yet, only " + text);
  }

  private static List<Path> files() {
    Path folder = ProjectFiles.required("data/events");
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
