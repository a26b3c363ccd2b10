package io.guanxi.pipeline;

import io.guanxi.score.DyadScores;
import io.guanxi.score.Uncertainty;
import io.guanxi.text.FaultsException;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the scores is written.
 *
 * @param order ids of the dyads that may be written, in the order in which they are
 * @param required ids of the dyads that were asked for by name
 * @param from first month written; null for the first month scored
 * @param to last month written; null for the last month of any coding of the dyads
 */
record Selection(
    List<String> order, List<String> required, @Nullable YearMonth from, @Nullable YearMonth to)
    implements Serializable {

  /** A dyad's scores cut to the months that are written. */
  record Cut(DyadScores scores, YearMonth from, YearMonth to) {}

  /**
   * Carries all dyads to the same last month and cuts them.
   *
   * @throws FaultsException when a dyad that was asked for has no coding, or a month lies outside a
   *     dyad's series
   */
  List<Cut> apply(List<DyadScores> all) {
    List<String> faults = new ArrayList<>();
    for (String id : required) {
      if (all.stream().noneMatch(scores -> id(scores).equals(id))) {
        faults.add("--dyad " + id + ": no event of the input bears on this dyad");
      }
    }
    YearMonth last =
        all.stream().map(DyadScores::lastMonth).max(Comparator.naturalOrder()).orElse(null);
    List<Cut> cuts = new ArrayList<>();
    for (String id : order) {
      for (DyadScores scores : all) {
        if (id(scores).equals(id) && last != null) {
          YearMonth end = to == null ? last : to;
          YearMonth begin = from == null ? scores.firstMonth() : from;
          checkMonth("--from", from, scores, faults);
          checkMonth("--to", to, scores, faults);
          if (from != null && from.isAfter(end)) {
            faults.add("--from " + from + ": the last month to be written is " + end);
          }
          cuts.add(new Cut(scores.carriedTo(end).between(begin, end), begin, end));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults.stream().distinct().toList());
    }
    return cuts;
  }

  /** The bands of the dyads of the cuts, in their order, carried and cut as their scores are. */
  static List<Uncertainty> bands(List<Cut> cuts, Iterable<Uncertainty> all) {
    List<Uncertainty> bands = new ArrayList<>();
    for (Cut cut : cuts) {
      for (Uncertainty each : all) {
        if (each.profile().equals(cut.scores().profile())) {
          bands.add(each.carriedTo(cut.to()).between(cut.from(), cut.to()));
        }
      }
    }
    return bands;
  }

  private static void checkMonth(
      String option, @Nullable YearMonth month, DyadScores scores, List<String> faults) {
    if (month != null && month.isBefore(scores.firstMonth())) {
      faults.add(
          option
              + " "
              + month
              + ": "
              + id(scores)
              + " is scored from "
              + scores.firstMonth()
              + " on; its initial score stands at the end of "
              + scores.profile().initialMonth());
    }
  }

  private static String id(DyadScores scores) {
    return scores.profile().dyad().id();
  }
}
