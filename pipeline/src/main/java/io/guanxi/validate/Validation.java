package io.guanxi.validate;

import io.guanxi.model.Decimals;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.SeriesBar;
import io.guanxi.score.Breakdown;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.table.ScoreRow;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run against published figures and published monthly series.
 *
 * @param checks every check, in the order of the configuration, then of the series files
 * @param compared the monthly series that were compared, displayed scores
 */
public record Validation(List<Check> checks, List<Comparison> compared) {
  /**
   * A published monthly series.
   *
   * @param name how the user named its file
   * @param series the scores
   */
  public record Published(String name, MonthlySeries series) {}

  /**
   * Runs all checks.
   *
   * @param scores the run's scores
   * @param breakdown the run's breakdown; empty when only scores are at hand
   * @param published published monthly series
   * @param configuration figures, bars and scheme
   */
  public static Validation of(
      List<ScoreRow> scores,
      List<Breakdown> breakdown,
      List<Published> published,
      Configuration configuration) {
    Validation validation = new Validation(new ArrayList<>(), new ArrayList<>());
    for (PublishedFigure figure : configuration.published()) {
      validation.checks.add(figure(figure, scores, breakdown));
    }
    Map<String, MonthlySeries> own = displayed(scores);
    for (Published each : published) {
      validation.series(each, own.get(each.series().dyad()), configuration);
    }
    return validation;
  }

  private static Map<String, MonthlySeries> displayed(List<ScoreRow> scores) {
    Map<String, TreeMap<YearMonth, Double>> byDyad = new TreeMap<>();
    for (ScoreRow row : scores) {
      byDyad
          .computeIfAbsent(row.dyad(), d -> new TreeMap<>())
          .put(row.month(), row.displayed().doubleValue());
    }
    Map<String, MonthlySeries> series = new TreeMap<>();
    byDyad.forEach((dyad, values) -> series.put(dyad, new MonthlySeries(dyad, values)));
    return series;
  }

  private static Check figure(
      PublishedFigure figure, List<ScoreRow> scores, List<Breakdown> breakdown) {
    BigDecimal value = figure.value();
    BigDecimal tolerance = figure.tolerance();
    if (figure.kind() == PublishedFigure.Kind.CLAIM || value == null || tolerance == null) {
      return check(
          figure, "", Double.NaN, Verdict.SKIPPED, "a claim in words: " + figure.statement());
    }
    FigureReading reading = FigureReading.of(figure, scores, breakdown).orElse(null);
    if (reading == null) {
      return check(
          figure, "", Double.NaN, Verdict.SKIPPED, "the run does not cover " + figure.period());
    }
    int decimals = figure.kind() == PublishedFigure.Kind.EVENT_COUNT ? 0 : 1;
    boolean share = figure.kind() == PublishedFigure.Kind.THEME_SHARE;
    String got =
        share
            ? Decimals.rounded(reading.raw(), decimals + 1)
                + " raw, "
                + Decimals.rounded(reading.realised(), decimals + 1)
                + " realised"
            : Decimals.rounded(reading.raw(), decimals);
    double worst = worst(reading, value);
    boolean within =
        isWithin(reading.raw(), value, tolerance) && isWithin(reading.realised(), value, tolerance);
    Verdict verdict = within ? Verdict.PASS : figure.gating() ? Verdict.FAIL : Verdict.WARN;
    String reason =
        within
            ? ""
            : "differs by "
                + Decimals.rounded(worst, decimals + 1)
                + " "
                + figure.unit()
                + ", more than "
                + tolerance.toPlainString();
    return check(figure, got, worst, verdict, reason);
  }

  private static double worst(FigureReading reading, BigDecimal value) {
    return Decimals.withoutNoise(
        Math.max(
            Math.abs(reading.raw() - value.doubleValue()),
            Math.abs(reading.realised() - value.doubleValue())));
  }

  /** The edge is inclusive; decimals are compared, so that 3.2 is within 0.1 of 3.1. */
  static boolean isWithin(double got, BigDecimal expected, BigDecimal tolerance) {
    BigDecimal difference = new BigDecimal(Decimals.shortest(got)).subtract(expected).abs();
    return difference.compareTo(tolerance) <= 0;
  }

  private static Check check(
      PublishedFigure figure, String got, double distance, Verdict verdict, String reason) {
    BigDecimal value = figure.value();
    BigDecimal tolerance = figure.tolerance();
    return new Check(
        figure.id(),
        figure.dyad().id(),
        figure.period(),
        verdict == Verdict.SKIPPED ? 0 : 1,
        value == null ? "" : value.toPlainString(),
        got,
        distance,
        tolerance == null ? "" : tolerance.toPlainString(),
        figure.unit(),
        verdict,
        figure.gating(),
        figure.fitted(),
        reason,
        figure.citation());
  }

  private void series(
      Published published, @Nullable MonthlySeries own, Configuration configuration) {
    String dyad = published.series().dyad();
    SeriesBar bar = configuration.seriesBar();
    if (own == null) {
      checks.add(
          ungraded("level", published, bar, null, Verdict.SKIPPED, "the run has no " + dyad));
      return;
    }
    MonthlySeries reference = within(published.series(), own);
    Comparison comparison = Comparison.of(reference, own, configuration.scheme());
    if (reference.scores().isEmpty() || comparison.n() == 0) {
      checks.add(
          ungraded("level", published, bar, null, Verdict.UNDEFINED, "no overlap with the run"));
      return;
    }
    double coverage = 100.0 * comparison.n() / reference.scores().size();
    if (coverage < bar.leastCoverage().doubleValue()) {
      checks.add(
          ungraded(
              "level",
              published,
              bar,
              comparison.aligned(),
              Verdict.UNDEFINED,
              "coverage too low: "
                  + comparison.n()
                  + " of "
                  + reference.scores().size()
                  + " published months, "
                  + bar.leastCoverage().toPlainString()
                  + " % are needed"));
      return;
    }
    compared.add(comparison);
    checks.add(monthly("level", published, bar, comparison.aligned()));
    checks.add(monthly("change", published, bar, comparison.aligned().changes()));
  }

  /** The published months that lie within the run's range. */
  private static MonthlySeries within(MonthlySeries published, MonthlySeries own) {
    return new MonthlySeries(
        published.dyad(),
        published.scores().subMap(own.scores().firstKey(), true, own.scores().lastKey(), true));
  }

  private static Check monthly(String what, Published published, SeriesBar bar, Aligned aligned) {
    int outside = 0;
    int worst = -1;
    int first = -1;
    List<Double> differences = aligned.differences();
    for (int i = 0; i < differences.size(); i++) {
      double difference = Math.abs(Decimals.withoutNoise(differences.get(i)));
      if (worst < 0 || difference > Math.abs(Decimals.withoutNoise(differences.get(worst)))) {
        worst = i;
      }
      if (!isWithin(difference, BigDecimal.ZERO, bar.tolerance())) {
        outside++;
        first = first < 0 ? i : first;
      }
    }
    if (worst < 0) {
      return ungraded(what, published, bar, aligned, Verdict.SKIPPED, "no two neighbouring months");
    }
    double largest = Math.abs(Decimals.withoutNoise(differences.get(worst)));
    String got =
        "largest difference " + Decimals.shortest(largest) + " in " + aligned.months().get(worst);
    if (outside == 0) {
      return seriesCheck(what, published, bar, aligned, got, largest, Verdict.PASS, "");
    }
    String reason =
        outside
            + " of "
            + differences.size()
            + " months outside; first "
            + aligned.months().get(first)
            + ": published "
            + Decimals.shortest(Decimals.withoutNoise(aligned.reference().get(first)))
            + ", here "
            + Decimals.shortest(Decimals.withoutNoise(aligned.candidate().get(first)));
    return seriesCheck(
        what,
        published,
        bar,
        aligned,
        got,
        largest,
        bar.gating() ? Verdict.FAIL : Verdict.WARN,
        reason);
  }

  /** A check of a series without a result. */
  private static Check ungraded(
      String what,
      Published published,
      SeriesBar bar,
      @Nullable Aligned aligned,
      Verdict verdict,
      String reason) {
    return seriesCheck(what, published, bar, aligned, "", Double.NaN, verdict, reason);
  }

  private static Check seriesCheck(
      String what,
      Published published,
      SeriesBar bar,
      @Nullable Aligned aligned,
      String got,
      double distance,
      Verdict verdict,
      String reason) {
    String dyad = published.series().dyad();
    List<YearMonth> months = aligned == null ? List.of() : aligned.months();
    return new Check(
        "monthly-" + what + "-" + dyad,
        dyad,
        months.isEmpty() ? "" : months.get(0) + "/" + months.get(months.size() - 1),
        months.size(),
        "every month within " + bar.tolerance().toPlainString(),
        got,
        distance,
        bar.tolerance().toPlainString(),
        "points",
        verdict,
        bar.gating(),
        bar.fitted().contains(dyad),
        reason,
        published.name());
  }

  /** Number of checks with the verdict. */
  public long count(Verdict verdict) {
    return checks.stream().filter(check -> check.verdict() == verdict).count();
  }
}
