package io.guanxi.validate;

import io.guanxi.model.Decimals;
import io.guanxi.model.Months;
import io.guanxi.scheme.SeriesBar;
import io.guanxi.series.Aligned;
import io.guanxi.validate.CheckMessage.Kind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a published monthly series: one of its levels, one of its changes; of the months
 * that the codebook was fitted to, and of the others by themselves.
 *
 * @param published the series
 * @param bar how near the run must be
 */
record SeriesChecks(Validation.Published published, SeriesBar bar) {
  /** Behind the names of checks of months that the codebook was not fitted to. */
  private static final String UNSEEN = "-unseen";

  /** All checks of the common months; those of months that there are none of are left out. */
  List<Check> all(Aligned aligned, @Nullable YearMonth provisional, List<CheckMessage> remarks) {
    Months fitted = bar.fitted().get(published.series().dyad());
    List<Check> checks = new ArrayList<>();
    for (boolean seen : new boolean[] {true, false}) {
      Predicate<YearMonth> meant = month -> (fitted != null && fitted.contains(month)) == seen;
      String suffix = fitted != null && !seen ? UNSEEN : "";
      if (aligned.months().stream().anyMatch(meant)) {
        checks.add(check("level" + suffix, aligned.on(meant), seen, provisional, remarks));
        checks.add(
            check("change" + suffix, aligned.changes().on(meant), seen, provisional, remarks));
      }
    }
    return checks;
  }

  /** Both checks without a result. */
  List<Check> ungraded(@Nullable Aligned aligned, Verdict verdict, CheckMessage reason) {
    return List.of(
        check(
            "level",
            aligned,
            fits(aligned),
            CheckMessage.NONE,
            Double.NaN,
            verdict,
            List.of(reason)),
        check(
            "change",
            aligned,
            fits(aligned),
            CheckMessage.NONE,
            Double.NaN,
            verdict,
            List.of(reason)));
  }

  /**
   * One check.
   *
   * @param what {@code level} or {@code change}, and which months
   * @param aligned scores, or changes, on the common months
   * @param fitted whether the codebook was fitted to them
   * @param provisional a month that is seen and not graded; null for none
   * @param remarks what else is to be said
   */
  private Check check(
      String what,
      Aligned aligned,
      boolean fitted,
      @Nullable YearMonth provisional,
      List<CheckMessage> remarks) {
    List<CheckMessage> reasons = new ArrayList<>();
    List<Double> differences = aligned.differences();
    int graded = 0;
    int outside = 0;
    int first = -1;
    int worst = -1;
    for (int i = 0; i < differences.size(); i++) {
      YearMonth month = aligned.months().get(i);
      if (month.equals(provisional)) {
        reasons.add(CheckMessage.of(Kind.PROVISIONAL, month, text(size(differences.get(i)))));
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
      reasons.add(0, CheckMessage.of(Kind.NO_NEIGHBOURS));
      return check(what, aligned, fitted, CheckMessage.NONE, Double.NaN, Verdict.SKIPPED, reasons);
    }
    double largest = size(differences.get(worst));
    CheckMessage got =
        CheckMessage.of(Kind.LARGEST_DIFFERENCE, text(largest), aligned.months().get(worst));
    if (outside == 0) {
      return check(what, aligned, fitted, got, largest, Verdict.PASS, reasons);
    }
    reasons.add(
        0,
        CheckMessage.of(
            Kind.MONTHS_OUTSIDE,
            outside,
            graded,
            aligned.months().get(first),
            text(Decimals.withoutNoise(aligned.reference().get(first))),
            text(Decimals.withoutNoise(aligned.candidate().get(first)))));
    return check(
        what, aligned, fitted, got, largest, bar.gating() ? Verdict.FAIL : Verdict.WARN, reasons);
  }

  private Check check(
      String what,
      @Nullable Aligned aligned,
      boolean fitted,
      CheckMessage got,
      double distance,
      Verdict verdict,
      List<CheckMessage> reasons) {
    String dyad = published.series().dyad();
    List<YearMonth> months = aligned == null ? List.of() : aligned.months();
    String tolerance = bar.tolerance().toPlainString();
    return new Check(
        "monthly-" + what + "-" + dyad,
        dyad,
        months.isEmpty() ? "" : months.get(0) + "/" + months.get(months.size() - 1),
        months.size(),
        CheckMessage.of(Kind.EVERY_MONTH_WITHIN, tolerance),
        got,
        distance,
        tolerance,
        "points",
        verdict,
        bar.gating(),
        fitted,
        reasons,
        published.name());
  }

  /** Whether the codebook was fitted to all of these months, or to the pair when there are none. */
  private boolean fits(@Nullable Aligned aligned) {
    Months fitted = bar.fitted().get(published.series().dyad());
    return fitted != null
        && (aligned == null || aligned.months().stream().allMatch(fitted::contains));
  }

  private static double size(double difference) {
    return Math.abs(Decimals.withoutNoise(difference));
  }

  private static String text(double points) {
    return Decimals.shortest(points);
  }
}
