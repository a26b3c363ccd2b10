package io.guanxi.score;

import io.guanxi.model.EventDate;
import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * The scored codings of one dyad and month, in the order in which they meet the relation: by date
 * (events without a day last), then by event id.
 *
 * @param month the month
 * @param codings the codings, none of them retracted
 */
public record MonthEvents(YearMonth month, List<WeightedCoding> codings) implements Serializable {
  private static final Comparator<WeightedCoding> ORDER =
      Comparator.<WeightedCoding, EventDate>comparing(w -> w.coding().date())
          .thenComparing(w -> w.coding().eventId());

  /** Sorts and copies the codings. */
  public MonthEvents {
    codings = codings.stream().sorted(ORDER).toList();
  }

  /** The exact sum of the table scores of one sign, micropoints. */
  public long sumMicros(Sign sign) {
    return codings.stream()
        .filter(c -> c.sign() == sign)
        .mapToLong(WeightedCoding::i0Micros)
        .reduce(0, Math::addExact);
  }

  /** The number of codings of one sign. */
  public int count(Sign sign) {
    return (int) codings.stream().filter(c -> c.sign() == sign).count();
  }
}
