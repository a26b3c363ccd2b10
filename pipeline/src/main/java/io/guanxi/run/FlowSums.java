package io.guanxi.run;

import io.guanxi.model.Decimals;
import io.guanxi.model.Dyad;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The flows of a feed's run, read back as sums of Goldstein values by pair, theme and month. */
public final class FlowSums {
  private static final CSVFormat READ =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private FlowSums() {}

  /**
   * Reads the tables of flows; both directions of a pair count together. A month that the feed
   * covers and in which a pair has no event of a theme is zero.
   *
   * @param folder the run's folder
   * @param shown how messages name it
   * @param canonical gives a pair its configured name; gives other pairs back as they are
   * @return net sums by pair, theme and month
   * @throws FaultsException when the folder is not that of a feed's run
   */
  public static SortedMap<String, SortedMap<String, NavigableMap<YearMonth, Double>>> read(
      Path folder, String shown, UnaryOperator<String> canonical) {
    Path flows = folder.resolve(RunTable.FLOWS.fileName());
    if (!Files.isRegularFile(flows)) {
      throw new FaultsException(
          shown + ": has no " + RunTable.FLOWS.fileName() + "; a run of a feed is needed");
    }
    SortedMap<String, SortedMap<String, NavigableMap<YearMonth, Double>>> sums = new TreeMap<>();
    SortedMap<String, NavigableMap<YearMonth, Double>> covered = new TreeMap<>();
    each(
        flows,
        shown,
        row ->
            covered
                .computeIfAbsent(pair(row, canonical), pair -> new TreeMap<>())
                .put(YearMonth.parse(row.get("month")), 0.0));
    each(
        folder.resolve(RunTable.FLOWS_BY_THEME.fileName()),
        shown,
        row -> {
          String pair = pair(row, canonical);
          sums.computeIfAbsent(pair, p -> new TreeMap<>())
              .computeIfAbsent(
                  row.get("theme"),
                  theme -> new TreeMap<>(covered.getOrDefault(pair, new TreeMap<>())))
              .merge(
                  YearMonth.parse(row.get("month")),
                  Double.parseDouble(row.get("positive")) + Double.parseDouble(row.get("negative")),
                  (one, other) -> Decimals.withoutNoise(one + other));
        });
    return sums;
  }

  private static String pair(CSVRecord row, UnaryOperator<String> canonical) {
    String id = row.get("source") + "-" + row.get("target");
    String configured = canonical.apply(id);
    return configured.equals(id) && row.get("source").compareTo(row.get("target")) > 0
        ? Dyad.parse(id).map(dyad -> dyad.reversed().id()).orElse(id)
        : configured;
  }

  private static void each(Path file, String shown, Consumer<CSVRecord> take) {
    try (InputStream in = PlainFile.open(file, shown + "/" + file.getFileName());
        CSVParser rows = CSVParser.parse(in, StandardCharsets.UTF_8, READ)) {
      rows.forEach(take);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
