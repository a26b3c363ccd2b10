package io.guanxi.series;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Two series on the months that both have.
 *
 * @param dyad id of the dyad
 * @param months the common months, rising; they need not be contiguous
 * @param reference scores of the reference, points
 * @param candidate scores of the other series, points
 * @param onlyReference number of months that only the reference has
 * @param onlyCandidate number of months that only the other series has
 */
public record Aligned(
    String dyad,
    List<YearMonth> months,
    List<Double> reference,
    List<Double> candidate,
    int onlyReference,
    int onlyCandidate) {

  /** Aligns two series of the same dyad; nothing is filled in. */
  public static Aligned of(MonthlySeries reference, MonthlySeries candidate) {
    List<YearMonth> months = new ArrayList<>(reference.scores().keySet());
    months.retainAll(candidate.scores().keySet());
    return new Aligned(
        reference.dyad(),
        List.copyOf(months),
        months.stream().map(reference.scores()::get).toList(),
        months.stream().map(candidate.scores()::get).toList(),
        reference.scores().size() - months.size(),
        candidate.scores().size() - months.size());
  }

  /**
   * The changes from month to month where both months of a pair of neighbours are there.
   *
   * @return the same two series as changes, each under its later month
   */
  public Aligned changes() {
    List<YearMonth> later = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int i = 1; i < months.size(); i++) {
      if (months.get(i - 1).plusMonths(1).equals(months.get(i))) {
        later.add(months.get(i));
        first.add(reference.get(i) - reference.get(i - 1));
        second.add(candidate.get(i) - candidate.get(i - 1));
      }
    }
    return new Aligned(dyad, later, first, second, 0, 0);
  }

  /** The candidate less the reference, month by month, points. */
  public List<Double> differences() {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      differences.add(candidate.get(i) - reference.get(i));
    }
    return differences;
  }
}
