package io.guanxi.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table of a few columns that a person or a program wrote as CSV, read strictly: the one reader
 * of series, published figures, trade and all else that has months and numbers.
 *
 * <p>Cells stand between commas, semicolons or tabs, whichever the header has most of. With commas
 * a number has a decimal point; otherwise the first number with a decimal sign decides for the
 * whole file. A row with more or fewer cells than the header, a column that stands twice, a NUL, an
 * unclosed quotation mark and a number with the other sign are faults. Nothing is guessed: what was
 * detected stands in {@link #notes}.
 *
 * <p>Rows are numbered from 1, without the header; rows of empty cells are passed over.
 */
public final class CsvSheet {
  /** Faults told of one file; what comes after is counted. */
  private static final int TOLD = 20;

  private static final char BETWEEN_FIELDS_OF_NOBODY = '\0';
  private final String shown;
  private final String text;
  private final char delimiter;
  private final List<String> columns = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<String, Optional<YearMonth>> months = new HashMap<>();
  private char decimalSign = BETWEEN_FIELDS_OF_NOBODY;
  private @Nullable String otherMonth;
  private long untold;
  private int position;

  private CsvSheet(String shown, String text) {
    this.shown = shown;
    this.text = text;
    this.delimiter = delimiter();
  }

  /**
   * Opens a file: text, or a sheet of a workbook ({@link Workbook}).
   *
   * @param shown how messages name it
   * @throws FaultsException when it cannot be read, is not UTF-8, or its header has a fault
   */
  public static CsvSheet read(Path file, String shown) {
    byte[] bytes = PlainFile.read(file, shown);
    return FileLook.noTable(bytes).filter(look -> look.kind() == FileKind.WORKBOOK).isPresent()
        ? of(Workbook.rows(bytes, Workbook.named(file.toString()).sheet(), ',', true, shown), shown)
        : of(bytes, shown);
  }

  /** Opens the bytes of a file, see {@link #read}. */
  public static CsvSheet of(byte[] bytes, String shown) {
    FileLook.noTable(bytes)
        .filter(look -> look.kind() != FileKind.ENCODING)
        .ifPresent(
            look -> {
              throw look.fault(shown);
            });
    return of(TextEncoding.decodeUtf8(bytes, shown), shown);
  }

  private static CsvSheet of(String text, String shown) {
    CsvSheet sheet = new CsvSheet(shown, text);
    sheet.readHeader();
    return sheet;
  }

  private char delimiter() {
    int[] found = new int[3];
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || !isLineEnd(text.charAt(i))); i++) {
      char letter = text.charAt(i);
      quoted ^= letter == '"';
      int which = quoted ? -1 : ",;\t".indexOf(letter);
      if (which >= 0) {
        found[which]++;
      }
    }
    return found[0] >= found[1] && found[0] >= found[2] ? ',' : found[1] >= found[2] ? ';' : '\t';
  }

  private void readHeader() {
    List<String> header = new ArrayList<>();
    String fault = cut(header);
    if (fault != null) {
      throw new FaultsException(shown, "header: " + fault);
    }
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column) && !column.isEmpty()) {
        faults.add(Fault.of("column", column).in(shown).that("stands twice"));
      }
    }
    columns.addAll(header);
    end();
  }

  /** How messages name the file. */
  public String shown() {
    return shown;
  }

  /** The names of the columns. */
  public List<String> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** The place of the first column of these names, case ignored; −1 when there is none. */
  public int column(String... names) {
    for (String name : names) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).equalsIgnoreCase(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** What was detected and a reader should know, each a sentence that names the file. */
  public List<String> notes() {
    List<String> all = new ArrayList<>();
    if (delimiter != ',') {
      all.add(
          shown
              + ": cells stand between "
              + (delimiter == ';' ? "semicolons" : "tabs")
              + (decimalSign == ',' ? ", and numbers have a decimal comma" : ""));
    }
    notes.forEach(note -> all.add(shown + ": " + note));
    return all;
  }

  /** Adds a note of the caller's, once; the file's name is put before it. */
  public void note(String note) {
    notes.add(note);
  }

  /** Adds a fault of the whole file; the file's name is put before it. */
  public void fault(String message) {
    faults.add(shown + ": " + message);
  }

  /**
   * Gives every row that has as many cells as the header; others are faults.
   *
   * @param each must not keep the row, which is used again for the next
   */
  public void forEach(Consumer<Row> each) {
    Row row = new Row();
    while (position < text.length()) {
      row.cells.clear();
      String fault = cut(row.cells);
      if (fault == null && row.isEmpty()) {
        continue;
      }
      row.number++;
      if (fault != null) {
        row.fault(fault);
      } else if (row.cells.size() != columns.size()) {
        row.fault(
            "has "
                + row.cells.size()
                + " cells; the header has "
                + columns.size()
                + (delimiter == ',' && row.cells.size() > columns.size()
                    ? " (with decimal commas, cells must stand between semicolons)"
                    : ""));
      } else if (isWithoutUnnamed(row)) {
        each.accept(row);
      }
    }
  }

  private boolean isWithoutUnnamed(Row row) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty() && !row.cells.get(i).isEmpty()) {
        row.fault(Fault.of("cell", row.cells.get(i)).that("stands in a column without a name"));
        return false;
      }
    }
    return true;
  }

  /**
   * Ends the reading.
   *
   * @throws FaultsException with all faults of the sheet, those of rows up to a bound and counted
   */
  public void end() {
    if (untold > 0) {
      faults.add(Fault.at(shown, "and " + untold + " more faults"));
    }
    FaultsException.throwIfAny(faults);
  }

  /** Cuts one row and goes behind it; the fault that stands in its way, or null. */
  private @Nullable String cut(List<String> cells) {
    int i = position;
    String fault = null;
    while (true) {
      int from = i;
      if (i < text.length() && text.charAt(i) == '"') {
        int close = closingQuote(i + 1);
        if (close < 0) {
          position = endOfLine(i) + 1;
          return "a quotation mark is never closed";
        }
        i = close + 1;
        if (i < text.length() && text.charAt(i) != delimiter && !isLineEnd(text.charAt(i))) {
          position = endOfLine(i) + 1;
          return "something stands behind a closing quotation mark";
        }
        cells.add(text.substring(from + 1, close).replace("\"\"", "\"").strip());
      } else {
        while (i < text.length() && text.charAt(i) != delimiter && !isLineEnd(text.charAt(i))) {
          if (text.charAt(i) == '\0') {
            fault = "holds a NUL character";
          }
          i++;
        }
        cells.add(cell(from, i));
      }
      if (i >= text.length() || text.charAt(i) != delimiter) {
        break;
      }
      i++;
    }
    boolean two = i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
    position = i + (two ? 2 : 1);
    return fault;
  }

  private String cell(int from, int to) {
    boolean bare = from < to && text.charAt(from) > ' ' && text.charAt(to - 1) > ' ';
    String cell = text.substring(from, to);
    return bare && cell.charAt(0) < 0x80 && cell.charAt(to - from - 1) < 0x80 ? cell : cell.strip();
  }

  private int closingQuote(int from) {
    for (int i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 2)) {
      if (i + 1 >= text.length() || text.charAt(i + 1) != '"') {
        return i;
      }
    }
    return -1;
  }

  private int endOfLine(int from) {
    int i = from;
    while (i < text.length() && !isLineEnd(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isLineEnd(char letter) {
    return letter == '\n' || letter == '\r';
  }

  /** The month that a text means, see {@link Row#month}. */
  private Optional<YearMonth> month(String written) {
    return months.computeIfAbsent(
        written,
        each -> {
          Optional<YearMonth> month = WrittenMonth.of(each);
          if (month.isPresent() && !month.get().toString().equals(each) && otherMonth == null) {
            otherMonth = each;
            note("months are written otherwise than YYYY-MM, as in '" + each + "'");
          }
          return month;
        });
  }

  /** A row of the sheet, valid until the next. */
  public final class Row {
    private final List<String> cells = new ArrayList<>();
    private long number;

    private Row() {}

    private boolean isEmpty() {
      for (String cell : cells) {
        if (!cell.isEmpty()) {
          return false;
        }
      }
      return true;
    }

    /** A cell without spaces at its ends. */
    public String text(int column) {
      return cells.get(column);
    }

    /**
     * A month as people write it: {@code 2018-06}, {@code 2018.6}, {@code 2018/06}, {@code 201806},
     * {@code 2018m6}, {@code 2018年6月}, {@code 2018년 6월}, or a day of it, {@code 2018-06-01}. Other
     * texts are a fault that names the column.
     */
    public @Nullable YearMonth month(int column) {
      YearMonth month = findMonth(column).orElse(null);
      if (month == null) {
        fault(cell(column).not("a month as YYYY-MM"));
      }
      return month;
    }

    /** The same without a fault: empty for other texts, for which the caller has the words. */
    public Optional<YearMonth> findMonth(int column) {
      return CsvSheet.this.month(text(column));
    }

    /**
     * A decimal number, with an exponent at most; empty for all else, for which the caller has the
     * words. A number with the other decimal sign than the file's is a fault.
     */
    public OptionalDouble number(int column) {
      String written = text(column);
      int comma = written.indexOf(',');
      if (comma < 0 && written.indexOf('.') < 0) {
        return WrittenNumber.of(written);
      }
      char sign = comma < 0 ? '.' : ',';
      OptionalDouble number = WrittenNumber.of(sign == ',' ? written.replace(',', '.') : written);
      if (number.isEmpty() || (sign == ',' && written.indexOf('.') >= 0)) {
        return OptionalDouble.empty();
      }
      if (delimiter == ',' && sign == ',') {
        fault(
            cell(column)
                .that(
                    "has a comma, which may be a decimal or a thousands sign; write a point or nothing"));
      } else if (decimalSign == BETWEEN_FIELDS_OF_NOBODY) {
        decimalSign = sign;
      } else if (decimalSign != sign) {
        fault(
            cell(column)
                .that(
                    "has a decimal "
                        + (sign == ','
                            ? "comma; numbers before it have a point"
                            : "point; numbers before it have a comma")));
      }
      return number;
    }

    /** Digits behind the decimal sign of a cell that holds a {@link #number}; 0 without one. */
    public int decimals(int column) {
      String plain = text(column).replace(',', '.').replace('−', '-');
      return Math.max(0, new BigDecimal(plain).scale());
    }

    private Fault cell(int column) {
      return Fault.of(columns.get(column).toLowerCase(Locale.ROOT), text(column));
    }

    /** Adds a fault of this row; file and row are put before it. */
    public void fault(String message) {
      if (faults.size() < TOLD) {
        faults.add(Fault.at(shown, "row " + number + ": " + message));
      } else {
        untold++;
      }
    }
  }
}
