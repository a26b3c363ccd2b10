package io.guanxi.series;

import io.guanxi.model.Decimals;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Two series on the months that both have.
 *
 * @param dyad id of the dyad
 * @param months the common months, rising; they need not be contiguous
 * @param reference scores of the reference, points
 * @param candidate scores of the other series, points
 * @param onlyReference number of months that only the reference has
 * @param onlyCandidate number of months that only the other series has
 * @param period what a value stands for; the month is its last one
 */
public record Aligned(
    String dyad,
    List<YearMonth> months,
    List<Double> reference,
    List<Double> candidate,
    int onlyReference,
    int onlyCandidate,
    Period period) {

  /** Aligns two series of the same dyad; nothing is filled in. */
  public static Aligned of(MonthlySeries reference, MonthlySeries candidate, Period period) {
    List<YearMonth> months = new ArrayList<>(reference.scores().keySet());
    months.retainAll(candidate.scores().keySet());
    return new Aligned(
        reference.dyad(),
        List.copyOf(months),
        months.stream().map(reference.scores()::get).toList(),
        months.stream().map(candidate.scores()::get).toList(),
        reference.scores().size() - months.size(),
        candidate.scores().size() - months.size(),
        period);
  }

  /**
   * The changes from period to period where both periods of a pair of neighbours are there.
   *
   * @return the same two series as changes, each under its later one
   */
  public Aligned changes() {
    List<YearMonth> later = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int i = 1; i < months.size(); i++) {
      if (months.get(i - 1).plusMonths(period.months()).equals(months.get(i))) {
        later.add(months.get(i));
        first.add(reference.get(i) - reference.get(i - 1));
        second.add(candidate.get(i) - candidate.get(i - 1));
      }
    }
    return new Aligned(dyad, later, first, second, 0, 0, period);
  }

  /** The same two series on those of the months that are meant. */
  public Aligned on(Predicate<YearMonth> meant) {
    List<Integer> places =
        IntStream.range(0, months.size()).filter(i -> meant.test(months.get(i))).boxed().toList();
    return new Aligned(
        dyad,
        places.stream().map(months::get).toList(),
        places.stream().map(reference::get).toList(),
        places.stream().map(candidate::get).toList(),
        onlyReference,
        onlyCandidate,
        period);
  }

  /** The candidate less the reference, month by month, points. */
  public List<Double> differences() {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      differences.add(Decimals.difference(candidate.get(i), reference.get(i)));
    }
    return differences;
  }
}
