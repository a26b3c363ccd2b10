package io.guanxi.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A row of a run's table as it is read back; its columns say what stands in its cells. */
final class TableRow {
  private final RunTable table;
  private final CSVRecord cells;

  TableRow(RunTable table, CSVRecord cells) {
    this.table = table;
    this.cells = cells;
  }

  /** What a column of texts has, as it was before it was made harmless; may be empty. */
  String text(String column) {
    return value(column) instanceof String text ? text : "";
  }

  /** What a column of months has. */
  YearMonth month(String column) {
    return YearMonth.from((LocalDate) there(column));
  }

  /** What a column of whole numbers has. */
  int count(String column) {
    return Math.toIntExact((Long) there(column));
  }

  /** What a column of exact decimals has. */
  BigDecimal decimal(String column) {
    return (BigDecimal) there(column);
  }

  /** What a column of binary fractions has; not a number when the cell is empty. */
  double number(String column) {
    return value(column) instanceof Double number ? number : Double.NaN;
  }

  private Object there(String column) {
    Object value = value(column);
    if (value == null) {
      throw new IllegalStateException(
          table.fileName() + ", line " + cells.getRecordNumber() + ": no " + column);
    }
    return value;
  }

  private @Nullable Object value(String column) {
    return table.column(column).value(cells.get(column));
  }
}
