package io.guanxi.model;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a mapped file writes days, or months alone. Names of months are read in any case. A year of
 * two digits lies in 1969 … 2068, as C's {@code strptime} and R have it.
 *
 * @param pattern in the letters of {@code java.time}
 * @param language of names of months: an IETF tag
 */
public record MappedDays(String pattern, String language) implements Serializable {
  /** The first year that two digits may mean. */
  private static final int FIRST_SHORT_YEAR = 1969;

  /** Whether a day, or a month alone, that is written with the pattern can be read back. */
  public boolean isSound() {
    LocalDate day = LocalDate.of(2018, 11, 30);
    try {
      Reader reader = new Reader(this);
      String text = day.atStartOfDay().format(reader.formatter);
      String read = reader.read(text);
      return "20181130".equals(read) || "20181100".equals(read);
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /** Reads days. */
  public static final class Reader {
    private final DateTimeFormatter formatter;

    /**
     * A reader.
     *
     * @throws IllegalArgumentException when the pattern is none
     */
    public Reader(MappedDays days) {
      DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
      // Years as such, not of an era, so that impossible days can be refused.
      String pattern = days.pattern().replace('y', 'u');
      int from = 0;
      boolean quoted = false;
      for (int i = 0; i < pattern.length(); ) {
        int run = i;
        while (run < pattern.length() && pattern.charAt(run) == pattern.charAt(i)) {
          run++;
        }
        quoted ^= pattern.charAt(i) == '\'' && (run - i) % 2 == 1;
        if (pattern.charAt(i) == 'u' && run - i == 2 && !quoted) {
          append(builder, pattern.substring(from, i));
          builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
          from = run;
        }
        i = run;
      }
      append(builder, pattern.substring(from));
      formatter =
          builder
              .toFormatter(Locale.forLanguageTag(days.language()))
              .withResolverStyle(ResolverStyle.STRICT);
    }

    private static void append(DateTimeFormatterBuilder builder, String pattern) {
      if (!pattern.isEmpty()) {
        builder.appendPattern(pattern);
      }
    }

    /** A day as {@code yyyyMMdd}, a month alone as {@code yyyyMM00}; null when it is neither. */
    public @Nullable String read(String text) {
      try {
        TemporalAccessor read = formatter.parse(text);
        return read.isSupported(ChronoField.EPOCH_DAY)
            ? DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.from(read))
            : YearMonth.from(read).toString().replace("-", "") + "00";
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
