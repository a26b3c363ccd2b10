package io.guanxi.run;

import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.text.FormulaGuard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name name in the header
 * @param type what its cells hold
 * @param unit unit of the values; empty where there is none
 * @param description what stands in it
 */
public record Column(String name, Type type, String unit, String description) {
  /** What the cells of a column hold. */
  public enum Type {
    /** Any text. */
    TEXT("string"),
    /** A whole number. */
    INTEGER("integer"),
    /** A number with at most six decimals, exact. */
    DECIMAL("number"),
    /** A binary floating-point number of 64 bits, as the shortest decimal that gives it. */
    DOUBLE("number"),
    /** A month, {@code YYYY-MM}. */
    MONTH("yearmonth"),
    /** A day, {@code YYYY-MM-DD}. */
    DAY("date"),
    /** A moment with its offset from UTC. */
    TIME("datetime"),
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean");

    private final String frictionless;

    Type(String frictionless) {
      this.frictionless = frictionless;
    }

    /** The field type of Frictionless. */
    public String frictionless() {
      return frictionless;
    }
  }

  static Column text(String name, String description) {
    return new Column(name, Type.TEXT, "", description);
  }

  static Column month(String name, String description) {
    return new Column(name, Type.MONTH, "", description);
  }

  static Column day(String name, String description) {
    return new Column(name, Type.DAY, "", description);
  }

  static Column number(String name, String unit, String description) {
    return new Column(name, Type.INTEGER, unit, description);
  }

  static Column count(String name, String description) {
    return number(name, "events", description);
  }

  static Column points(String name, String description) {
    return new Column(name, Type.DOUBLE, "points", description);
  }

  /** Points with at most six decimals. */
  static Column exactPoints(String name, String description) {
    return new Column(name, Type.DECIMAL, "points", description);
  }

  static Column percent(String name, String description) {
    return new Column(name, Type.DOUBLE, "percent", description);
  }

  /**
   * How a value stands in a cell of the column.
   *
   * @param value of a {@link Type#DECIMAL} column micropoints ({@link Long}) or a {@link
   *     BigDecimal}, of a {@link Type#DOUBLE} column a {@link Double}; of others what writes itself
   *     as the cell has it
   * @return empty for null and for what is not a number
   */
  String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return switch (type) {
      case TEXT -> FormulaGuard.text(value.toString());
      case DECIMAL ->
          value instanceof BigDecimal decimal
              ? decimal.toPlainString()
              : Micropoints.toText((Long) value);
      case DOUBLE -> {
        double number = (Double) value;
        yield Double.isNaN(number) ? "" : Decimals.shortest(number);
      }
      case INTEGER, MONTH, DAY, TIME, BOOLEAN -> value.toString();
    };
  }

  /**
   * What a cell of the column says.
   *
   * @param cell as it stands in the CSV table
   * @return null for an empty cell; else a {@link String}, without the apostrophe that keeps
   *     spreadsheets from running it, {@link Long}, {@link BigDecimal}, {@link Double}, {@link
   *     LocalDate} (of a month its first day), {@link OffsetDateTime} or {@link Boolean}
   */
  public @Nullable Object value(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return switch (type) {
      case TEXT -> FormulaGuard.original(cell);
      case INTEGER -> Long.valueOf(cell);
      case DECIMAL -> new BigDecimal(cell);
      case DOUBLE -> Double.valueOf(cell);
      case MONTH -> YearMonth.parse(cell).atDay(1);
      case DAY -> LocalDate.parse(cell);
      case TIME -> OffsetDateTime.parse(cell);
      case BOOLEAN -> Boolean.valueOf(cell);
    };
  }
}
