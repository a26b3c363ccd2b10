package io.guanxi.series;

import io.guanxi.model.Decimals;
import io.guanxi.scheme.Scheme;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
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
 * @param detrendedPearson Pearson's correlation of what is left of each series when its straight
 *     line through time is taken away
 * @param detrendedSpearman Spearman's of the same
 * @param zMae mean absolute difference of the z-scores: each series less its mean, in units of its
 *     own standard deviation
 * @param zRmse root of the mean squared difference of the z-scores
 * @param lags how well the candidate follows the reference some periods later, or leads it
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
    Statistic detrendedPearson,
    Statistic detrendedSpearman,
    Statistic zMae,
    Statistic zRmse,
    List<Lag> lags) {
  /**
   * Compares two monthly series of one dyad under a scheme, which says how scores are displayed.
   */
  public static Comparison of(MonthlySeries reference, MonthlySeries candidate, Scheme scheme) {
    return of(reference, candidate, scheme, Period.MONTH);
  }

  /** Compares two series of one dyad whose values stand for a period each. */
  public static Comparison of(
      MonthlySeries reference, MonthlySeries candidate, Scheme scheme, Period period) {
    Aligned aligned = Aligned.of(reference, candidate, period);
    Aligned detrended = each(aligned, values -> SeriesShape.detrended(aligned.months(), values));
    Aligned zScores = each(aligned, SeriesShape::zScores);
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
    Aligned shownChanges =
        each(aligned, all -> all.stream().map(score -> round(score, scheme)).toList()).changes();
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
        pearson(detrended),
        spearman(detrended),
        ofZScores(zScores, Math::abs, mean -> mean),
        ofZScores(zScores, difference -> difference * difference, Math::sqrt),
        Lag.all(reference, candidate, period));
  }

  /** Number of common months. */
  public int n() {
    return aligned.months().size();
  }

  private static Statistic ofZScores(
      Aligned zScores, DoubleUnaryOperator loss, DoubleUnaryOperator inTheEnd) {
    if (zScores.months().size() < 3) {
      return Statistic.undefined(Undefined.TOO_FEW_MONTHS);
    }
    double sum = 0;
    for (int i = 0; i < zScores.months().size(); i++) {
      sum += loss.applyAsDouble(zScores.candidate().get(i) - zScores.reference().get(i));
    }
    return Statistic.of(
        inTheEnd.applyAsDouble(sum / zScores.months().size()), Undefined.STANDS_STILL);
  }

  static Statistic pearson(Aligned pair) {
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

  private static Aligned each(Aligned aligned, UnaryOperator<List<Double>> change) {
    return new Aligned(
        aligned.dyad(),
        aligned.months(),
        change.apply(aligned.reference()),
        change.apply(aligned.candidate()),
        0,
        0,
        aligned.period());
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
