package io.guanxi.source.curated;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.Country;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.Faults;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Names;
import io.guanxi.model.Outcome;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Status;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The curated event format: RFC 4180, UTF-8, one row a coding ({@code docs/formats.md}).
 *
 * <p>Two steps, so that each stage of the pipeline can fail on its own: {@link #cut} finds header
 * and rows, {@link #parse} understands one row.
 */
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
          "status",
          "note");

  /** The column that says on which day a row was coded. */
  public static final String CODED_ON = "coded_on";

  /** No exponent: a number of a thousand million digits must not be built to be refused. */
  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,15})?");

  private static final CSVFormat CSV = CSVFormat.RFC4180;

  private CuratedFormat() {}

  /**
   * A file's header and rows.
   *
   * @param columns the header's column names in the order of the file
   * @param rows the rows below it, blank lines left out
   */
  public record Sheet(List<String> columns, List<CuratedRow> rows) {}

  /**
   * Finds header and rows.
   *
   * @param bytes the whole file
   * @param file the file as the user named it
   * @throws FaultsException when the file is not UTF-8, is empty, or its header has unknown,
   *     repeated or missing columns
   */
  public static Sheet cut(byte[] bytes, String file) {
    List<CuratedRow> rows = RowCutter.cut(TextEncoding.decodeUtf8(bytes, file), NAME, file);
    if (rows.isEmpty()) {
      throw new FaultsException(file + ": the file is empty; its first line must name the columns");
    }
    CuratedRow header = rows.get(0);
    List<String> columns = header.fault() == null ? cells(header.raw()) : null;
    if (columns == null) {
      throw new FaultsException(
          file + ": line " + header.location().line() + ": the header cannot be read as CSV");
    }
    checkHeader(columns, file);
    return new Sheet(columns, List.copyOf(rows.subList(1, rows.size())));
  }

  private static void checkHeader(List<String> columns, String file) {
    Set<String> allowed = new LinkedHashSet<>(REQUIRED_COLUMNS);
    allowed.addAll(OPTIONAL_COLUMNS);
    List<String> faults = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      if (!allowed.contains(column)) {
        faults.add(file + ": unknown column '" + column + "'" + LookAlike.hint(column, allowed));
      } else if (!seen.add(column)) {
        faults.add(file + ": column '" + column + "' stands twice");
      }
    }
    for (String column : REQUIRED_COLUMNS) {
      if (!seen.contains(column)) {
        faults.add(file + ": missing column '" + column + "'");
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
  }

  /**
   * Understands one row; every fault of the row is named in the reject's message.
   *
   * @param columns the header of the row's file
   */
  public static Outcome<CodedRow> parse(CuratedRow row, List<String> columns) {
    return new RowReader(row, columns).read();
  }

  /** The cells of a row; null when quotation marks stand where they must not. */
  private static @Nullable List<String> cells(String raw) {
    try (CSVParser parser = CSVParser.parse(raw, CSV)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty()
          ? List.of("")
          : Arrays.stream(records.get(0).values()).map(String::strip).collect(Collectors.toList());
    } catch (IOException | UncheckedIOException e) {
      // Commons CSV reports text after a closing quotation mark this way; reading a string cannot
      // fail otherwise.
      return null;
    }
  }

  /** Reads one row and gathers its faults. */
  private static final class RowReader {
    private final CuratedRow row;
    private final List<String> columns;
    private final Faults faults = new Faults();
    private List<String> cells = List.of();

    RowReader(CuratedRow row, List<String> columns) {
      this.row = row;
      this.columns = columns;
    }

    Outcome<CodedRow> read() {
      if (row.fault() != null) {
        return refuse(row.fault(), cuttingMessage(row.fault()));
      }
      List<String> found = cells(row.raw());
      if (found == null) {
        return refuse(RejectReason.MALFORMED_QUOTE, "text follows a closing quotation mark");
      }
      if (found.size() != columns.size()) {
        return refuse(
            RejectReason.COLUMN_COUNT,
            "the row has "
                + found.size()
                + (found.size() == 1 ? " cell, the header has " : " cells, the header has ")
                + columns.size()
                + " columns");
      }
      cells = found;

      String eventId = required("event_id");
      EventDate date = date(required("date"));
      String source = country("source");
      String target = country("target");
      if (!source.isEmpty() && source.equals(target)) {
        faults.add(RejectReason.SAME_COUNTRY, "source and target are both '" + source + "'");
      }
      Dyad dyad = dyad(required("dyad"));
      String eventType = required("event_type");
      String theme = required("theme");
      Long i0 = i0(cell("i0"));
      LocalDate codedOn = codedOn(cell(CODED_ON), date);
      Status status = status(cell("status"));
      if (date == null || dyad == null || status == null || !faults.isEmpty()) {
        return new Outcome.Bad<>(faults.reject(row.location(), row.raw()));
      }
      Coding coding =
          new Coding(
              eventId,
              date,
              source,
              target,
              dyad,
              eventType,
              theme,
              i0,
              new Names(cell("title_en"), cell("title_zh"), cell("title_ko")),
              cell("citation"),
              cell("coder"),
              status,
              cell("note"));
      return new Outcome.Good<>(new CodedRow(row.location(), row.raw(), coding, codedOn));
    }

    private static String cuttingMessage(RejectReason fault) {
      return switch (fault) {
        case MALFORMED_QUOTE -> "text follows a closing quotation mark";
        case UNCLOSED_QUOTE -> "a quotation mark opens a cell and is never closed";
        case ROW_TOO_LONG -> "the row is longer than " + RowCutter.ROW_LIMIT + " characters";
        case NUL_CHARACTER -> "the row holds a NUL character";
        default -> throw new IllegalStateException("not a fault of cutting: " + fault);
      };
    }

    private Outcome<CodedRow> refuse(RejectReason reason, String message) {
      faults.add(reason, message);
      return new Outcome.Bad<>(faults.reject(row.location(), row.raw()));
    }

    private String cell(String column) {
      int index = columns.indexOf(column);
      return index < 0 ? "" : cells.get(index);
    }

    private String required(String column) {
      String value = cell(column);
      if (value.isEmpty()) {
        faults.add(RejectReason.MISSING_VALUE, column + " is empty");
      }
      return value;
    }

    private @Nullable EventDate date(String text) {
      if (text.isEmpty()) {
        return null;
      }
      try {
        return EventDate.parse(text);
      } catch (DateTimeException e) {
        faults.add(RejectReason.BAD_DATE, String.valueOf(e.getMessage()));
        return null;
      }
    }

    private String country(String column) {
      String code = required(column);
      if (!code.isEmpty() && !Country.isCode(code)) {
        faults.add(
            RejectReason.UNKNOWN_COUNTRY,
            column + " '" + code + "' is not an ISO 3166-1 alpha-3 code" + hintForCountry(code));
      }
      return code;
    }

    private static String hintForCountry(String code) {
      String capitals = code.toUpperCase(Locale.ROOT);
      return Country.isCode(capitals) ? " (did you mean '" + capitals + "'?)" : "";
    }

    private @Nullable Dyad dyad(String text) {
      if (text.isEmpty()) {
        return null;
      }
      Dyad dyad = Dyad.parse(text).orElse(null);
      if (dyad == null) {
        faults.add(
            RejectReason.BAD_DYAD,
            "dyad '" + text + "' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB");
      }
      return dyad;
    }

    private @Nullable Long i0(String text) {
      if (text.isEmpty()) {
        return null;
      }
      if (!DECIMAL.matcher(text).matches()) {
        faults.add(RejectReason.BAD_I0, "i0 '" + text + "' is not a decimal number");
        return null;
      }
      try {
        return Micropoints.of(new BigDecimal(text));
      } catch (ArithmeticException e) {
        faults.add(RejectReason.BAD_I0, "i0 '" + text + "' is finer than 0.000001 or too large");
      }
      return null;
    }

    private @Nullable LocalDate codedOn(String text, @Nullable EventDate date) {
      if (text.isEmpty()) {
        return null;
      }
      LocalDate day = EventDate.day(text).orElse(null);
      if (day == null) {
        faults.add(RejectReason.BAD_CODED_ON, "coded_on '" + text + "' is not a day as YYYY-MM-DD");
      } else if (date != null && day.isBefore(date.firstDay())) {
        faults.add(
            RejectReason.BAD_CODED_ON,
            "coded_on '" + text + "' is before the date of the event, '" + date + "'");
      }
      return day;
    }

    private @Nullable Status status(String text) {
      if (text.isEmpty()) {
        return Status.CODED;
      }
      for (Status status : Status.values()) {
        if (status.label().equals(text)) {
          return status;
        }
      }
      List<String> allowed = Arrays.stream(Status.values()).map(Status::label).toList();
      faults.add(
          RejectReason.BAD_STATUS,
          "status '"
              + text
              + "' is not one of "
              + String.join(", ", allowed)
              + LookAlike.hint(text, allowed));
      return null;
    }
  }
}
