package io.guanxi.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A sheet of an Excel workbook ({@code .xlsx}) as the rows of text that a delimited file would
 * have, so that whoever reads those reads workbooks too: line n is row n of the sheet.
 *
 * <p>Numbers are written with the 15 digits that Excel keeps, dates by what their format shows: a
 * day as {@code 2018-06-01}, with its time where it has one, and a month as {@code 2018-06} where
 * the format shows no day. A formula is what it last came to. Line ends and tabs in cells become
 * blanks. Rows have as many cells as the first one, or more.
 */
public final class Workbook {
  /** Parts the name of a workbook from that of a sheet. */
  public static final char SHEET = '#';

  private static final String EXTENSION = ".xlsx";

  /** A workbook that unpacks to more bytes is refused, and one that unpacks suspiciously. */
  private static final long GREATEST_UNPACKED = 1L << 30;

  private static final long RATIO_FROM = 16L << 20;
  private static final int GREATEST_RATIO = 200;

  /** Excel's own limit. */
  private static final int GREATEST_ROW = 1 << 20;

  private static final int BUFFER = 64 << 10;
  private static final MathContext DIGITS = new MathContext(15);

  /** In a number's format: quoted text, escaped characters, colours and conditions. */
  private static final Pattern NO_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

  private static final Pattern FROM_1904 = Pattern.compile("\\bdate1904\\s*=\\s*[\"'](1|true)");
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

  /** Excel believes that 1900 was a leap year: its days before March are one less. */
  private static final int MARCH_1900 = 61;

  private static final int SECONDS = 24 * 60 * 60;

  private Workbook() {}

  /** A path and the sheet that is named behind it, {@code FILE.xlsx#Sheet}. */
  public record Named(String path, String sheet) {}

  /** Splits {@code FILE.xlsx#Sheet}; the sheet is empty where none is named. */
  public static Named named(String path) {
    int mark = path.toLowerCase(Locale.ROOT).lastIndexOf(EXTENSION + SHEET);
    return mark < 0
        ? new Named(path, "")
        : new Named(
            path.substring(0, mark + EXTENSION.length()),
            path.substring(mark + EXTENSION.length() + 1));
  }

  /** The file of a path that may have a sheet's name behind it. */
  public static Path file(Path path) {
    return Path.of(named(path.toString()).path());
  }

  /**
   * The rows of a sheet.
   *
   * @param sheet its name; empty for the only one that has cells
   * @param delimiter what parts cells
   * @param quoted whether cells are quoted where they hold a delimiter or a quotation mark;
   *     otherwise a delimiter in a cell becomes a blank
   * @param file how messages name the workbook
   * @throws FaultsException when the workbook cannot be read, has no such sheet, or has several and
   *     none is named
   */
  public static String rows(
      byte[] bytes, String sheet, char delimiter, boolean quoted, String file) {
    boolean from1904 = isFrom1904(bytes, file);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
      Sheet found = sheet(workbook, sheet, file);
      StringBuilder text = new StringBuilder();
      int[] line = {1};
      int[] width = {0};
      try (Stream<Row> rows = found.openStream()) {
        rows.forEach(
            row -> {
              if (row.getRowNum() < line[0] || row.getRowNum() > GREATEST_ROW) {
                throw new ExcelReaderException("row " + row.getRowNum() + " is out of order");
              }
              for (; line[0] < row.getRowNum(); line[0]++) {
                text.append('\n');
              }
              List<String> cells = cells(row, from1904);
              width[0] = width[0] == 0 ? cells.size() : width[0];
              while (!cells.isEmpty() && cells.size() < width[0]) {
                cells.add("");
              }
              append(text, cells, delimiter, quoted);
            });
      }
      return text.append(text.isEmpty() ? "" : "\n").toString();
    } catch (FaultsException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The reader throws whatever it stumbles over.
      throw new FaultsException(file, "cannot be read as an Excel workbook: " + e.getMessage());
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook, String name, String file)
      throws IOException {
    List<String> names = new ArrayList<>();
    List<Sheet> filled = new ArrayList<>();
    for (Sheet sheet : workbook.getSheets().toList()) {
      if (!name.isEmpty() && sheet.getName().equals(name)) {
        return sheet;
      }
      names.add(sheet.getName());
      if (sheet.getVisibility() == SheetVisibility.VISIBLE && !isEmpty(sheet)) {
        filled.add(sheet);
      }
    }
    if (!name.isEmpty()) {
      throw new FaultsException(Fault.of("sheet", name).in(file).notOneOf(names));
    }
    if (filled.size() > 1) {
      throw new FaultsException(
          file,
          "has several sheets ("
              + String.join(", ", names)
              + "); name one: "
              + file
              + SHEET
              + names.get(0));
    }
    if (filled.isEmpty()) {
      throw new FaultsException(file, "no sheet of the workbook has a cell");
    }
    return filled.get(0);
  }

  private static boolean isEmpty(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.allMatch(row -> row.getFirstNonEmptyCell().isEmpty());
    }
  }

  private static List<String> cells(Row row, boolean from1904) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(cell -> text(cell, from1904)).orElse(""));
    }
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  private static String text(Cell cell, boolean from1904) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return isDate(cell)
          ? date(number, cell.getDataFormatString(), from1904)
          : number.round(DIGITS).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    return value == null || cell.getType() == CellType.EMPTY ? "" : value.toString();
  }

  private static String letters(Cell cell) {
    String format = cell.getDataFormatString();
    return format == null
        ? ""
        : NO_LETTERS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT).split(";", -1)[0];
  }

  private static boolean isDate(Cell cell) {
    String letters = letters(cell);
    return letters.indexOf('y') >= 0 || (letters.indexOf('d') >= 0 && letters.indexOf('m') >= 0);
  }

  private static String date(BigDecimal number, String format, boolean from1904) {
    double serial = number.doubleValue();
    long days = (long) Math.floor(serial);
    long seconds = Math.round((serial - days) * SECONDS);
    LocalDate epoch = from1904 ? EPOCH_1904 : days < MARCH_1900 ? EPOCH.plusDays(1) : EPOCH;
    LocalDateTime time = epoch.plusDays(days).atStartOfDay().plusSeconds(seconds);
    String letters = NO_LETTERS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    if (letters.indexOf('d') < 0 && time.getDayOfMonth() == 1 && seconds == 0) {
      return YearMonth.from(time).toString();
    }
    return seconds == 0 ? time.toLocalDate().toString() : time.toString();
  }

  private static void append(
      StringBuilder text, List<String> cells, char delimiter, boolean quoted) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
      boolean holds = cell.indexOf(delimiter) >= 0;
      if (quoted && (holds || cell.indexOf('"') >= 0)) {
        cell = '"' + cell.replace("\"", "\"\"") + '"';
      } else if (holds || delimiter == '\t') {
        cell = cell.replace(delimiter, ' ');
      }
      text.append(i == 0 ? "" : delimiter).append(cell);
    }
  }

  /**
   * Whether days are counted from 1904, as on old Macintoshes. The reader knows it only where it is
   * written as "true"; Excel writes 1.
   *
   * @throws FaultsException when the workbook unpacks to more than any does
   */
  private static boolean isFrom1904(byte[] bytes, String file) {
    long unpacked = 0;
    boolean from1904 = false;
    byte[] buffer = new byte[BUFFER];
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        boolean isBook = entry.getName().endsWith("workbook.xml");
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            unpacked += n;
            if (unpacked > GREATEST_UNPACKED
                || (unpacked > RATIO_FROM && unpacked / GREATEST_RATIO > bytes.length)) {
              throw new FaultsException(
                  file,
                  "unpacks to more than "
                      + (GREATEST_UNPACKED >> 30)
                      + " GiB or "
                      + GREATEST_RATIO
                      + " times its size; refused. Save the sheet as CSV");
            }
            if (isBook) {
              book.write(buffer, 0, n);
            }
          }
        }
        from1904 |= FROM_1904.matcher(book.toString(StandardCharsets.UTF_8)).find();
      }
    } catch (IOException e) {
      throw new FaultsException(file, "cannot be read as an Excel workbook: " + e.getMessage());
    }
    return from1904;
  }
}
