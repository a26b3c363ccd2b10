package io.guanxi.explain;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Months;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The difference of two runs in one dyad, decomposed: every change with its effect on every common
 * month.
 *
 * @param dyad id of the dyad
 * @param months the common months, rising, at least one
 * @param changes the changes in the order of the way from the run before to the one after ({@code
 *     docs/method.md} §10)
 * @param elsewhereBefore events of the run before outside the common months, which are not looked
 *     at
 * @param elsewhereAfter events of the run after outside the common months, which are not looked at
 * @param residual largest absolute difference, in any month, between after less before and the sum
 *     of all effects, points; at most {@link Decomposer#TOLERANCE}
 */
public record Decomposition(
    String dyad,
    List<YearMonth> months,
    List<Change> changes,
    int elsewhereBefore,
    int elsewhereAfter,
    double residual) {
  /** Copies the lists. */
  public Decomposition {
    months = List.copyOf(months);
    changes = List.copyOf(changes);
  }

  /** The changes, the largest absolute effect in any month first. */
  public List<Change> largestFirst() {
    return changes.stream()
        .sorted(Comparator.comparingDouble(change -> -change.magnitude()))
        .toList();
  }

  /** The same of a window of months; what moves none of them is left out. */
  public Decomposition within(Months window) {
    List<Integer> places =
        IntStream.range(0, months.size())
            .boxed()
            .filter(i -> window.contains(months.get(i)))
            .toList();
    return new Decomposition(
        dyad,
        places.stream().map(months::get).toList(),
        changes.stream()
            .map(change -> change.at(places))
            .filter(change -> change.first() >= 0 || change.kind().isToldAlways())
            .toList(),
        elsewhereBefore,
        elsewhereAfter,
        residual);
  }

  /** The effects of several changes taken together, month by month, points. */
  public Change together(List<Change> several) {
    List<Double> sums = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      double sum = 0;
      for (Change each : several) {
        sum += each.effects().get(i);
      }
      sums.add(sum);
    }
    return new Change(
        Change.Kind.METHOD, "", new LocalizedNames("", "", ""), several.size(), List.of(), sums);
  }
}
