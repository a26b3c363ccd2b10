package io.guanxi.series;

import io.guanxi.model.Decimals;
import io.guanxi.scheme.Scheme;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * How far two series of one dyad agree, in level and in change. Differences are the candidate less
 * the reference.
 *
 * @param aligned the common months
 * @param bias mean difference, points
 * @param mae mean absolute difference, points
 * @param rmse root of the mean squared difference, points
 * @param largest largest absolute difference, points
 * @param largestMonth the first month of the largest difference; null without common months
 * @param pearson Pearson's correlation of the scores
 * @param spearman Spearman's rank correlation of the scores, ties at their mean rank
 * @param signAgreement percent of the months in which both displayed scores have the same sign
 * @param levelAgreement percent of the months in which both displayed scores have the same level
 * @param changeCorrelation Pearson's correlation of the monthly changes
 * @param movedMonths months in which the displayed reference moved
 * @param directionAgreement percent of these months in which the displayed candidate moved the same
 *     way
 * @param bestLag months by which the candidate follows the reference where their correlation is
 *     highest
 */
public record Comparison(
    Aligned aligned,
    Statistic bias,
    Statistic mae,
    Statistic rmse,
    Statistic largest,
    @Nullable YearMonth largestMonth,
    Statistic pearson,
    Statistic spearman,
    Statistic signAgreement,
    Statistic levelAgreement,
    Statistic changeCorrelation,
    int movedMonths,
    Statistic directionAgreement,
    Statistic bestLag) {
  /** Lags tried for {@link #bestLag}, months to either side. */
  public static final int MAX_LAG = 12;

  /** Compares two series of one dyad under a scheme, which says how scores are displayed. */
  public static Comparison of(MonthlySeries reference, MonthlySeries candidate, Scheme scheme) {
    Aligned aligned = Aligned.of(reference, candidate);
    List<Double> differences = aligned.differences();
    int worst = -1;
    double sum = 0;
    double absolute = 0;
    double squares = 0;
    for (int i = 0; i < differences.size(); i++) {
      double difference = differences.get(i);
      sum += difference;
      absolute += Math.abs(difference);
      squares += difference * difference;
      if (worst < 0 || Math.abs(difference) > Math.abs(differences.get(worst))) {
        worst = i;
      }
    }
    int n = differences.size();
    Aligned changes = aligned.changes();
    Aligned shownChanges = displayed(aligned, scheme).changes();
    List<Integer> moved = new ArrayList<>();
    for (int i = 0; i < shownChanges.months().size(); i++) {
      if (Math.signum(round(shownChanges.reference().get(i), scheme)) != 0) {
        moved.add(i);
      }
    }
    long sameWay =
        moved.stream()
            .filter(
                i ->
                    Math.signum(round(shownChanges.reference().get(i), scheme))
                        == Math.signum(round(shownChanges.candidate().get(i), scheme)))
            .count();
    return new Comparison(
        aligned,
        Statistic.of(sum / n, Undefined.NO_COMMON_MONTH),
        Statistic.of(absolute / n, Undefined.NO_COMMON_MONTH),
        Statistic.of(Math.sqrt(squares / n), Undefined.NO_COMMON_MONTH),
        worst < 0
            ? Statistic.undefined(Undefined.NO_COMMON_MONTH)
            : Statistic.of(Math.abs(differences.get(worst)), Undefined.NO_COMMON_MONTH),
        worst < 0 ? null : aligned.months().get(worst),
        pearson(aligned),
        spearman(aligned),
        agreement(aligned, scheme, (a, b) -> a.signum() == b.signum()),
        levelAgreement(aligned, scheme),
        pearson(changes),
        moved.size(),
        moved.isEmpty()
            ? Statistic.undefined(Undefined.REFERENCE_NEVER_MOVED)
            : Statistic.of(100.0 * sameWay / moved.size(), Undefined.NO_COMMON_MONTH),
        bestLag(reference, candidate));
  }

  /** Number of common months. */
  public int n() {
    return aligned.months().size();
  }

  private static Statistic pearson(Aligned pair) {
    return pair.months().size() < 3
        ? Statistic.undefined(Undefined.TOO_FEW_MONTHS)
        : Statistic.of(
            new PearsonsCorrelation().correlation(array(pair.reference()), array(pair.candidate())),
            Undefined.STANDS_STILL);
  }

  private static Statistic spearman(Aligned pair) {
    return pair.months().size() < 3
        ? Statistic.undefined(Undefined.TOO_FEW_MONTHS)
        : Statistic.of(
            new SpearmansCorrelation()
                .correlation(array(pair.reference()), array(pair.candidate())),
            Undefined.STANDS_STILL);
  }

  private static Statistic agreement(
      Aligned aligned, Scheme scheme, BiPredicate<BigDecimal, BigDecimal> agree) {
    int n = aligned.months().size();
    int same = 0;
    for (int i = 0; i < n; i++) {
      BigDecimal reference = shown(aligned.reference().get(i), scheme);
      BigDecimal candidate = shown(aligned.candidate().get(i), scheme);
      same += agree.test(reference, candidate) ? 1 : 0;
    }
    return Statistic.of(100.0 * same / n, Undefined.NO_COMMON_MONTH);
  }

  private static Statistic levelAgreement(Aligned aligned, Scheme scheme) {
    double end = scheme.n();
    boolean outside =
        Stream.concat(aligned.reference().stream(), aligned.candidate().stream())
            .anyMatch(score -> Math.abs(round(score, scheme)) > end);
    return outside
        ? Statistic.undefined(Undefined.OUTSIDE_SCALE)
        : agreement(
            aligned,
            scheme,
            (a, b) -> scheme.levels().of(a).level().equals(scheme.levels().of(b).level()));
  }

  private static Statistic bestLag(MonthlySeries reference, MonthlySeries candidate) {
    double best = Double.NEGATIVE_INFINITY;
    Statistic lag = Statistic.undefined(Undefined.STANDS_STILL);
    for (int distance = 0; distance <= MAX_LAG; distance++) {
      for (int months : distance == 0 ? new int[] {0} : new int[] {distance, -distance}) {
        Statistic correlation = pearson(Aligned.of(reference, shifted(candidate, months)));
        if (correlation.isDefined() && correlation.value() > best) {
          best = correlation.value();
          lag = Statistic.of(months, Undefined.STANDS_STILL);
        }
      }
    }
    return lag;
  }

  /**
   * The series with every score moved to an earlier month, so that a follower meets its reference.
   */
  private static MonthlySeries shifted(MonthlySeries series, int monthsEarlier) {
    NavigableMap<YearMonth, Double> scores = new TreeMap<>();
    series.scores().forEach((month, score) -> scores.put(month.minusMonths(monthsEarlier), score));
    return new MonthlySeries(series.dyad(), scores);
  }

  private static Aligned displayed(Aligned aligned, Scheme scheme) {
    return new Aligned(
        aligned.dyad(),
        aligned.months(),
        aligned.reference().stream().map(score -> round(score, scheme)).toList(),
        aligned.candidate().stream().map(score -> round(score, scheme)).toList(),
        0,
        0);
  }

  private static BigDecimal shown(double score, Scheme scheme) {
    return Decimals.roundedDecimal(score, scheme.decimals());
  }

  private static double round(double score, Scheme scheme) {
    return shown(score, scheme).doubleValue();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
