package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The bundled events and what a run of the command makes of them. */
public final class BundledRun {
  private final Path output;
  private final Guanxi.Result result;

  private BundledRun(Path output, Guanxi.Result result) {
    this.output = output;
    this.result = result;
  }

  /** Scores the events of the tests' project folder with its configuration. */
  public static BundledRun into(Path output, String... arguments) {
    return new BundledRun(output, Guanxi.score(ProjectFiles.home(), output, arguments));
  }

  /**
   * Scores the released events with the released configuration, see {@link ProjectFiles#release}.
   */
  public static BundledRun ofTheRelease(Path output, String... arguments) {
    return new BundledRun(output, Guanxi.score(ProjectFiles.release(), output, arguments));
  }

  public Guanxi.Result result() {
    return result;
  }

  /** The rows of a table that the run wrote. */
  public List<CSVRecord> table(String name) {
    assertThat(result.code()).as(result.err()).isIn(0, 1);
    return read(output.resolve(name));
  }

  /** The rows of all released files. */
  public static List<CSVRecord> releasedEvents() {
    try (Stream<Path> all = Files.list(ProjectFiles.release().resolve("data/events"))) {
      return all.filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a CSV file with a header; a byte-order mark is passed over. */
  public static List<CSVRecord> read(Path file) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Files.readString(file).replaceFirst("^\uFEFF", ""), format)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
