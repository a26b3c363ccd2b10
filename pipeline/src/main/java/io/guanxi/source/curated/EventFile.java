package io.guanxi.source.curated;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The text of an event file with a row more. */
public final class EventFile {
  private EventFile() {}

  /** The header of a file with all columns. */
  public static byte[] header() {
    List<String> columns = new ArrayList<>(CuratedFormat.REQUIRED_COLUMNS);
    columns.addAll(CuratedFormat.OPTIONAL_COLUMNS);
    return line(columns, "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The bytes with a row behind the last; what was there stays as it is, and the row ends as the
   * others do.
   *
   * @param bytes a sound event file
   * @param file the file as the user named it
   * @param cells the cells that are not empty, by their columns
   * @throws FaultsException when the file lacks a column of the cells, or its header is faulty
   */
  public static byte[] with(byte[] bytes, String file, Map<String, String> cells) {
    List<String> columns = Intake.columns(bytes, true, file);
    List<String> faults = new ArrayList<>();
    for (String column : cells.keySet()) {
      if (!columns.contains(column)) {
        faults.add(
            Fault.of("column", column)
                .in(file)
                .that(
                    "is missing; add it to the header, or leave --"
                        + column.replace('_', '-')
                        + " out"));
      }
    }
    FaultsException.throwIfAny(faults);
    String text = new String(bytes, StandardCharsets.UTF_8);
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    List<String> row = columns.stream().map(column -> cells.getOrDefault(column, "")).toList();
    return (text + (text.endsWith("\n") ? "" : end) + line(row, end))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(List<String> cells, String end) {
    StringBuilder line = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator(end).get();
    try (CSVPrinter printer = new CSVPrinter(line, format)) {
      printer.printRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return line.toString();
  }
}
