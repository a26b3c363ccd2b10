package io.guanxi.source.curated;

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

  /** Sorts a row; one that does not say when it was coded is refused: nobody here can know. */
  Outcome<CodedRow> check(CodedRow row) {
    LocalDate codedOn = row.codedOn();
    if (codedOn == null) {
      return new Outcome.Bad<>(
          Reject.of(
              row.location(),
              RejectReason.MISSING_VALUE,
              "coded_on is empty; --as-of " + day + " needs it",
              row.raw()));
    }
    return codedOn.isAfter(day) ? new Outcome.Later<>() : new Outcome.Good<>(row);
  }
}
