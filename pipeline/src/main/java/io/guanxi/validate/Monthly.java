package io.guanxi.validate;

import io.guanxi.model.Decimals;
import io.guanxi.scheme.SeriesBar;
import io.guanxi.series.Aligned;
import io.guanxi.validate.Phrase.Kind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a published monthly series: one of its levels, one of its changes.
 *
 * @param published the series
 * @param bar how near the run must be
 */
record Monthly(Validation.Published published, SeriesBar bar) {
  /** Both checks without a result. */
  List<Check> ungraded(@Nullable Aligned aligned, Verdict verdict, Phrase reason) {
    return List.of(
        check("level", aligned, Phrase.NONE, Double.NaN, verdict, List.of(reason)),
        check("change", aligned, Phrase.NONE, Double.NaN, verdict, List.of(reason)));
  }

  /**
   * One check.
   *
   * @param what {@code level} or {@code change}
   * @param aligned scores, or changes, on the common months
   * @param provisional a month that is seen and not graded; null for none
   * @param remarks what else is to be said
   */
  Check check(String what, Aligned aligned, @Nullable YearMonth provisional, List<Phrase> remarks) {
    List<Phrase> reasons = new ArrayList<>();
    List<Double> differences = aligned.differences();
    int graded = 0;
    int outside = 0;
    int first = -1;
    int worst = -1;
    for (int i = 0; i < differences.size(); i++) {
      YearMonth month = aligned.months().get(i);
      if (month.equals(provisional)) {
        reasons.add(Phrase.of(Kind.PROVISIONAL, month, text(size(differences.get(i)))));
        continue;
      }
      graded++;
      double difference = size(differences.get(i));
      if (worst < 0 || difference > size(differences.get(worst))) {
        worst = i;
      }
      if (!Validation.isWithin(difference, BigDecimal.ZERO, bar.tolerance())) {
        outside++;
        first = first < 0 ? i : first;
      }
    }
    reasons.addAll(remarks);
    if (worst < 0) {
      reasons.add(0, Phrase.of(Kind.NO_NEIGHBOURS));
      return check(what, aligned, Phrase.NONE, Double.NaN, Verdict.SKIPPED, reasons);
    }
    double largest = size(differences.get(worst));
    Phrase got = Phrase.of(Kind.LARGEST_DIFFERENCE, text(largest), aligned.months().get(worst));
    if (outside == 0) {
      return check(what, aligned, got, largest, Verdict.PASS, reasons);
    }
    reasons.add(
        0,
        Phrase.of(
            Kind.MONTHS_OUTSIDE,
            outside,
            graded,
            aligned.months().get(first),
            text(Decimals.withoutNoise(aligned.reference().get(first))),
            text(Decimals.withoutNoise(aligned.candidate().get(first)))));
    return check(what, aligned, got, largest, bar.gating() ? Verdict.FAIL : Verdict.WARN, reasons);
  }

  private Check check(
      String what,
      @Nullable Aligned aligned,
      Phrase got,
      double distance,
      Verdict verdict,
      List<Phrase> reasons) {
    String dyad = published.series().dyad();
    List<YearMonth> months = aligned == null ? List.of() : aligned.months();
    String tolerance = bar.tolerance().toPlainString();
    return new Check(
        "monthly-" + what + "-" + dyad,
        dyad,
        months.isEmpty() ? "" : months.get(0) + "/" + months.get(months.size() - 1),
        months.size(),
        Phrase.of(Kind.EVERY_MONTH_WITHIN, tolerance),
        got,
        distance,
        tolerance,
        "points",
        verdict,
        bar.gating(),
        bar.fitted().contains(dyad),
        reasons,
        published.name());
  }

  private static double size(double difference) {
    return Math.abs(Decimals.withoutNoise(difference));
  }

  private static String text(double points) {
    return Decimals.shortest(points);
  }
}
