package io.guanxi.score;

import io.guanxi.model.Status;
import io.guanxi.model.Verification;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The codings of one dyad laid out by month, before any score is computed.
 *
 * @param profile the dyad and its start
 * @param months months with scored codings, rising
 * @param lastMonth the last month of any coding, scored or not; never before the initial month
 * @param tally what became of the codings
 */
public record DyadMonths(
    DyadProfile profile, List<MonthEvents> months, YearMonth lastMonth, Tally tally)
    implements Serializable {
  /**
   * What became of a dyad's codings.
   *
   * @param scored scored codings, the disputed ones among them
   * @param disputed scored codings whose status is disputed
   * @param retracted codings kept and not scored because they were withdrawn
   * @param beforeInitial codings not scored because a later start was given on the command line
   * @param overrides scored codings with a table score of their own
   * @param overridesWithoutReason those of them whose note is empty
   * @param verification scored codings by how well they can be checked; those that do not say are
   *     not in it
   */
  public record Tally(
      int scored,
      int disputed,
      int retracted,
      int beforeInitial,
      int overrides,
      int overridesWithoutReason,
      Map<Verification, Integer> verification)
      implements Serializable {
    /** Copies the counts. */
    public Tally {
      verification = Map.copyOf(verification);
    }
  }

  /** Lays out the codings of a dyad, given in any order. */
  public static DyadMonths of(DyadProfile profile, Iterable<WeightedCoding> codings) {
    Map<YearMonth, List<WeightedCoding>> byMonth = new TreeMap<>();
    YearMonth last = profile.initialMonth();
    int scored = 0;
    int disputed = 0;
    int retracted = 0;
    int beforeInitial = 0;
    int overrides = 0;
    int withoutReason = 0;
    Map<Verification, Integer> verification = new EnumMap<>(Verification.class);
    for (WeightedCoding weighted : codings) {
      YearMonth month = weighted.coding().date().month();
      last = month.isAfter(last) ? month : last;
      if (weighted.coding().status() == Status.RETRACTED) {
        retracted++;
      } else if (!month.isAfter(profile.initialMonth())) {
        beforeInitial++;
      } else {
        scored++;
        disputed += weighted.coding().status() == Status.DISPUTED ? 1 : 0;
        Verification verified = weighted.coding().verification();
        if (verified != null) {
          verification.merge(verified, 1, Integer::sum);
        }
        boolean override = weighted.coding().i0Override() != null;
        overrides += override ? 1 : 0;
        withoutReason += override && weighted.coding().note().isEmpty() ? 1 : 0;
        byMonth.computeIfAbsent(month, m -> new ArrayList<>()).add(weighted);
      }
    }
    List<MonthEvents> months = new ArrayList<>();
    byMonth.forEach((month, events) -> months.add(new MonthEvents(month, events)));
    return new DyadMonths(
        profile,
        List.copyOf(months),
        last,
        new Tally(
            scored, disputed, retracted, beforeInitial, overrides, withoutReason, verification));
  }
}
