package io.guanxi.source.curated;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.FileKind;
import io.guanxi.text.FileLook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of curated events: RFC 4180, UTF-8, one row a coding ({@code docs/formats.md}). */
public final class CuratedFormat {
  /** The name of the format in outputs. */
  public static final String NAME = "curated";

  /** Columns that every file has. */
  public static final List<String> REQUIRED_COLUMNS =
      List.of("event_id", "date", "source", "target", "dyad", "event_type", "theme");

  /** Columns that may be left out; their cells are then empty. */
  public static final List<String> OPTIONAL_COLUMNS =
      List.of(
          "i0",
          "title_en",
          "title_zh",
          "title_ko",
          "citation",
          "coder",
          "coded_on",
          "coded_through",
          "status",
          "verification",
          "note");

  /** The column that says on which day a row was coded. */
  public static final String CODED_ON = "coded_on";

  /** The column that says through which month the row's pair is coded. */
  public static final String CODED_THROUGH = "coded_through";

  private CuratedFormat() {}

  /**
   * The columns that the header names, in the order of the file.
   *
   * @param header the first row; null when there is none
   * @throws FaultsException when there is no header, it cannot be read, or it has unknown, repeated
   *     or missing columns
   */
  static List<String> columns(@Nullable CuratedRow header, String file) {
    if (header == null) {
      throw new FaultsException(file, "the file is empty; its first line must name the columns");
    }
    if (header.fault() != null) {
      throw new FaultsException(
          file, "line " + header.location().line() + ": the header cannot be read as CSV");
    }
    List<String> columns = header.cells();
    Set<String> allowed = new LinkedHashSet<>(REQUIRED_COLUMNS);
    allowed.addAll(OPTIONAL_COLUMNS);
    if (columns.stream().noneMatch(allowed::contains)) {
      throw new FileLook(FileKind.OTHER, "").fault(file);
    }
    List<String> faults = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      if (!allowed.contains(column)) {
        faults.add(Fault.of("column", column).in(file).unknown(allowed));
      } else if (!seen.add(column)) {
        faults.add(Fault.of("column", column).in(file).that("stands twice"));
      }
    }
    for (String column : REQUIRED_COLUMNS) {
      if (!seen.contains(column)) {
        faults.add(Fault.of("column", column).in(file).that("is missing"));
      }
    }
    FaultsException.throwIfAny(faults);
    return columns;
  }
}
