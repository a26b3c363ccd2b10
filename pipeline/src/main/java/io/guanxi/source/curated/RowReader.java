package io.guanxi.source.curated;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.Country;
import io.guanxi.model.Defined;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.Faults;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Outcome;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Status;
import io.guanxi.model.Verification;
import io.guanxi.text.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the cells of one row and gathers its faults. */
final class RowReader {
  /** No exponent: a number of a thousand million digits must not be built to be refused. */
  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,15})?");

  private static final List<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::label).toList();

  private static final List<String> VERIFICATIONS =
      Arrays.stream(Verification.values()).map(Verification::label).toList();

  private final CuratedRow row;
  private final Header header;
  private final Faults faults = new Faults();

  private RowReader(CuratedRow row, Header header) {
    this.row = row;
    this.header = header;
  }

  /** What the row says; a reject names every fault of the row. */
  static Outcome<CodedRow> read(CuratedRow row, Header header) {
    return new RowReader(row, header).read();
  }

  private Outcome<CodedRow> read() {
    if (row.fault() != null) {
      return refuse(row.fault(), cuttingMessage(row.fault()));
    }
    int found = row.cells().size();
    int columns = header.columns().size();
    if (found != columns) {
      return refuse(
          RejectReason.COLUMN_COUNT,
          "the row has "
              + found
              + (found == 1 ? " cell, the header has " : " cells, the header has ")
              + columns
              + " columns");
    }

    String eventId = required("event_id");
    EventDate date = date(required("date"));
    String source = country("source");
    String target = country("target");
    if (!source.isEmpty() && source.equals(target)) {
      faults.add(RejectReason.SAME_COUNTRY, "source and target are both '" + source + "'");
    }
    Dyad dyad = dyad(required("dyad"));
    String eventType = header.once(required("event_type"));
    String theme = header.once(required("theme"));
    Long i0 = i0(cell("i0"));
    LocalDate codedOn = codedOn(cell(CuratedFormat.CODED_ON), date);
    YearMonth codedThrough = codedThrough(cell(CuratedFormat.CODED_THROUGH));
    Status status = status(cell("status"));
    Verification verification = verification(cell("verification"));
    if (date == null || dyad == null || status == null || !faults.isEmpty()) {
      return new Outcome.Bad<>(faults.reject(row.location(), row.raw()));
    }
    Coding coding =
        new Coding(
            eventId,
            date,
            header.once(source),
            header.once(target),
            dyad,
            eventType,
            theme,
            i0,
            new LocalizedNames(cell("title_en"), cell("title_zh"), cell("title_ko")),
            cell("citation"),
            header.once(cell("coder")),
            status,
            verification,
            cell("note"));
    return new Outcome.Good<>(
        new CodedRow(row.location(), row.raw(), coding, codedOn, codedThrough));
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
    Integer place = header.places().get(column);
    return place == null ? "" : row.cells().get(place);
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
    Defined<EventDate> date = EventDate.read(text);
    if (!date.isDefined()) {
      faults.add(RejectReason.BAD_DATE, date.reason());
    }
    return date.orNull();
  }

  private String country(String column) {
    String code = required(column);
    if (!code.isEmpty() && !Country.isCode(code)) {
      String capitals = code.toUpperCase(Locale.ROOT);
      faults.add(
          RejectReason.UNKNOWN_COUNTRY,
          Fault.of(column, code)
              .not(Country.FORM, Country.isCode(capitals) ? List.of(capitals) : List.of()));
    }
    return code;
  }

  private @Nullable Dyad dyad(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Dyad dyad = Dyad.parse(text).orElse(null);
    if (dyad == null) {
      faults.add(RejectReason.BAD_DYAD, Fault.of("dyad", text).not(Dyad.FORM));
    }
    return dyad;
  }

  private @Nullable Long i0(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      faults.add(RejectReason.BAD_I0, Fault.of("i0", text).not("a decimal number"));
      return null;
    }
    try {
      return Micropoints.of(new BigDecimal(text));
    } catch (ArithmeticException e) {
      faults.add(
          RejectReason.BAD_I0, Fault.of("i0", text).that("is finer than 0.000001 or too large"));
    }
    return null;
  }

  private @Nullable LocalDate codedOn(String text, @Nullable EventDate date) {
    if (text.isEmpty()) {
      return null;
    }
    LocalDate day = EventDate.day(text).orElse(null);
    if (day == null) {
      faults.add(RejectReason.BAD_CODED_ON, Fault.of("coded_on", text).not("a day as YYYY-MM-DD"));
    } else if (date != null && day.isBefore(date.firstDay())) {
      faults.add(
          RejectReason.BAD_CODED_ON,
          Fault.of("coded_on", text).that("is before the date of the event, '" + date + "'"));
    }
    return day;
  }

  private @Nullable YearMonth codedThrough(String text) {
    if (text.isEmpty()) {
      return null;
    }
    EventDate month = EventDate.read(text).orNull();
    if (month == null || month.day() > 0) {
      faults.add(
          RejectReason.BAD_CODED_THROUGH,
          Fault.of(CuratedFormat.CODED_THROUGH, text).not("a month as YYYY-MM"));
    }
    return month == null ? null : month.month();
  }

  private @Nullable Status status(String text) {
    int word = text.isEmpty() ? 0 : word("status", text, STATUSES, RejectReason.BAD_STATUS);
    return word < 0 ? null : List.of(Status.values()).get(word);
  }

  private @Nullable Verification verification(String text) {
    int word =
        text.isEmpty()
            ? -1
            : word("verification", text, VERIFICATIONS, RejectReason.BAD_VERIFICATION);
    return word < 0 ? null : List.of(Verification.values()).get(word);
  }

  /** The place of a cell's text among the allowed words; −1, with a fault, when it is none. */
  private int word(String column, String text, List<String> allowed, RejectReason reason) {
    int place = allowed.indexOf(text);
    if (place < 0) {
      faults.add(reason, Fault.of(column, text).notOneOf(allowed));
    }
    return place;
  }
}
