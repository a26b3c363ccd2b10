package io.guanxi.source;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What had been coded by the end of a day: rows coded later are as though they were not in the
 * file.
 *
 * @param day the day, itself included
 */
public record AsOf(LocalDate day) implements Serializable {

  /** Rejects a row that does not say when it was coded: nobody here can know. */
  public Outcome<CodedRow> check(CodedRow row) {
    return row.codedOn() != null
        ? new Outcome.Good<>(row)
        : new Outcome.Bad<>(
            Reject.of(
                row.location(),
                RejectReason.MISSING_VALUE,
                "coded_on is empty; --as-of " + day + " needs it",
                row.raw()));
  }

  /** Whether a row says that it was coded on the day or before. */
  public boolean takes(CodedRow row) {
    return row.codedOn() != null && !row.codedOn().isAfter(day);
  }

  /** Whether a row was coded after the day; false when it does not say. */
  public boolean isLater(CodedRow row) {
    return row.codedOn() != null && row.codedOn().isAfter(day);
  }
}
