package io.guanxi.validate;

import io.guanxi.model.Decimals;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.score.Breakdown;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.validate.CheckMessage.Kind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a run with published figures and published monthly series.
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
   * What is compared with published figures.
   *
   * @param scores monthly scores
   * @param breakdown scores and events by theme; null when only scores are at hand
   * @param provisional whether the newest month of each dyad is seen but not graded
   */
  public record Candidate(
      List<ScoreRow> scores, @Nullable List<Breakdown> breakdown, boolean provisional) {
    /** Whether the month is the newest of the dyad and not to be graded. */
    boolean isProvisional(String dyad, YearMonth month) {
      return provisional
          && scores.stream()
              .filter(row -> row.dyad().equals(dyad))
              .map(ScoreRow::month)
              .max(Comparator.naturalOrder())
              .filter(month::equals)
              .isPresent();
    }
  }

  /**
   * Runs all checks.
   *
   * @param graded the run, or a series file
   * @param published published monthly series, at most one a dyad
   * @param configuration figures, bars and scheme
   */
  public static Validation of(
      Candidate graded, List<Published> published, Configuration configuration) {
    Validation validation = new Validation(new ArrayList<>(), new ArrayList<>());
    for (PublishedFigure figure : configuration.published()) {
      validation.checks.add(figure(figure, graded, configuration.scheme().levels()));
    }
    Map<String, MonthlySeries> own = displayed(graded.scores());
    for (Published each : published) {
      validation.series(each, own.get(each.series().dyad()), graded, configuration);
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

  private static Check figure(PublishedFigure figure, Candidate graded, Levels levels) {
    if (figure.kind() == PublishedFigure.Kind.CLAIM) {
      return skipped(figure, CheckMessage.of(Kind.CLAIM, figure.statement()));
    }
    if (figure.kind().isCourse()) {
      return course(figure, TrendFinding.of(figure, graded.scores()));
    }
    if (!FigureReading.isCovered(figure, graded.scores())) {
      return skipped(figure, CheckMessage.of(Kind.NOT_COVERED, figure.period()));
    }
    if (figure.kind() == PublishedFigure.Kind.LEVEL) {
      return level(figure, graded, levels);
    }
    List<Breakdown> breakdown = graded.breakdown();
    boolean byTheme =
        figure.kind() == PublishedFigure.Kind.THEME_SHARE
            || figure.kind() == PublishedFigure.Kind.EVENT_COUNT;
    if (breakdown == null && byTheme) {
      return skipped(figure, CheckMessage.of(Kind.SCORES_ONLY));
    }
    FigureReading reading =
        FigureReading.of(figure, graded.scores(), breakdown == null ? List.of() : breakdown)
            .orElse(null);
    if (reading == null) {
      return check(
          figure,
          0,
          CheckMessage.NONE,
          Double.NaN,
          Verdict.UNDEFINED,
          List.of(CheckMessage.of(Kind.SHARE_OF_NOTHING, figure.period())));
    }
    int decimals = figure.kind() == PublishedFigure.Kind.EVENT_COUNT ? 0 : 1;
    CheckMessage got =
        figure.kind() == PublishedFigure.Kind.THEME_SHARE
            ? CheckMessage.of(
                Kind.SHARE,
                Decimals.rounded(reading.raw(), decimals + 1),
                Decimals.rounded(reading.realised(), decimals + 1))
            : CheckMessage.of(Kind.VALUE, Decimals.rounded(reading.raw(), decimals));
    BigDecimal value = Objects.requireNonNull(figure.value());
    BigDecimal tolerance = Objects.requireNonNull(figure.tolerance());
    double worst = worst(reading, value);
    boolean within =
        isWithin(reading.raw(), value, tolerance) && isWithin(reading.realised(), value, tolerance);
    String shown = Decimals.rounded(worst, decimals + 1);
    return graded(figure, graded, got, worst, within, differs(figure, shown), shown);
  }

  /**
   * A claim that holds is passed only when all its months are there; one is enough to refute it.
   */
  private static Check course(PublishedFigure figure, TrendFinding course) {
    if (course.isUnknown()) {
      return skipped(figure, CheckMessage.of(Kind.NOT_COVERED, figure.period()));
    }
    Verdict verdict =
        course.refutedBy() != null
            ? figure.gating() ? Verdict.FAIL : Verdict.WARN
            : course.wanting() > 0 ? Verdict.SKIPPED : Verdict.PASS;
    List<CheckMessage> reasons = new ArrayList<>();
    ScoreRow refuted = course.refutedBy();
    if (refuted != null) {
      reasons.add(
          CheckMessage.of(Kind.REFUTED, refuted.month(), refuted.displayed().toPlainString()));
    } else if (course.wanting() > 0) {
      reasons.add(
          CheckMessage.of(
              Kind.NOT_REFUTED,
              course.months().size(),
              course.months().get(0).month(),
              course.months().get(course.months().size() - 1).month(),
              course.wanting()));
    }
    return check(figure, course.months().size(), course.got(), Double.NaN, verdict, reasons);
  }

  private static Check level(PublishedFigure figure, Candidate graded, Levels levels) {
    ScoreRow row =
        graded.scores().stream()
            .filter(each -> each.dyad().equals(figure.dyad().id()))
            .filter(each -> each.month().equals(figure.to()))
            .findFirst()
            .orElseThrow();
    List<String> codes = levels.all().stream().map(Level::code).toList();
    int apart =
        Math.abs(
            codes.indexOf(row.level()) - codes.indexOf(Objects.requireNonNull(figure.level())));
    LevelPart part = figure.part();
    boolean samePart = part == null || apart > 0 || part.label().equals(row.levelPart());
    boolean within =
        samePart && isWithin(apart, BigDecimal.ZERO, Objects.requireNonNull(figure.tolerance()));
    return graded(
        figure,
        graded,
        CheckMessage.of(Kind.LEVEL, row.level(), part == null ? "" : row.levelPart()),
        apart,
        within,
        samePart ? differs(figure, String.valueOf(apart)) : CheckMessage.of(Kind.OTHER_PART),
        String.valueOf(apart));
  }

  /** A figure that was read off the run; one of the provisional month is seen and not graded. */
  private static Check graded(
      PublishedFigure figure,
      Candidate graded,
      CheckMessage got,
      double distance,
      boolean within,
      CheckMessage fault,
      String shownDistance) {
    if (graded.isProvisional(figure.dyad().id(), figure.to())) {
      CheckMessage provisional = CheckMessage.of(Kind.PROVISIONAL, figure.to(), shownDistance);
      return check(figure, 1, got, distance, Verdict.SKIPPED, List.of(provisional));
    }
    Verdict verdict = within ? Verdict.PASS : figure.gating() ? Verdict.FAIL : Verdict.WARN;
    return check(figure, 1, got, distance, verdict, within ? List.of() : List.of(fault));
  }

  private static CheckMessage differs(PublishedFigure figure, String shownDistance) {
    return CheckMessage.of(
        Kind.DIFFERS,
        shownDistance,
        figure.unit(),
        Objects.requireNonNull(figure.tolerance()).toPlainString());
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

  private static Check skipped(PublishedFigure figure, CheckMessage reason) {
    return check(figure, 0, CheckMessage.NONE, Double.NaN, Verdict.SKIPPED, List.of(reason));
  }

  private static Check check(
      PublishedFigure figure,
      int n,
      CheckMessage got,
      double distance,
      Verdict verdict,
      List<CheckMessage> reasons) {
    BigDecimal tolerance = figure.tolerance();
    return new Check(
        figure.id(),
        figure.dyad().id(),
        figure.period(),
        n,
        expected(figure),
        got,
        distance,
        tolerance == null ? "" : tolerance.toPlainString(),
        figure.unit(),
        verdict,
        figure.gating(),
        figure.fitted(),
        reasons,
        figure.citation());
  }

  private static CheckMessage expected(PublishedFigure figure) {
    BigDecimal value = figure.value();
    LevelPart part = figure.part();
    return switch (figure.kind()) {
      case LEVEL ->
          CheckMessage.of(
              Kind.LEVEL, Objects.requireNonNull(figure.level()), part == null ? "" : part.label());
      case LOWEST_SINCE -> CheckMessage.of(Kind.LOWEST_SINCE, figure.from());
      case RISES -> CheckMessage.of(Kind.RISES);
      case STAYS_BELOW ->
          CheckMessage.of(Kind.STAYS_BELOW, Objects.requireNonNull(value).toPlainString());
      default ->
          value == null ? CheckMessage.NONE : CheckMessage.of(Kind.VALUE, value.toPlainString());
    };
  }

  private void series(
      Published published,
      @Nullable MonthlySeries own,
      Candidate graded,
      Configuration configuration) {
    String dyad = published.series().dyad();
    SeriesChecks monthly = new SeriesChecks(published, configuration.seriesBar());
    if (own == null) {
      monthly
          .ungraded(null, Verdict.SKIPPED, CheckMessage.of(Kind.NOT_IN_RUN, dyad))
          .forEach(checks::add);
      return;
    }
    MonthlySeries reference = within(published.series(), own);
    Comparison comparison = Comparison.of(reference, own, configuration.scheme());
    if (comparison.n() == 0) {
      monthly
          .ungraded(null, Verdict.UNDEFINED, CheckMessage.of(Kind.NO_OVERLAP))
          .forEach(checks::add);
      return;
    }
    double coverage = 100.0 * comparison.n() / reference.scores().size();
    BigDecimal least = configuration.seriesBar().leastCoverage();
    if (coverage < least.doubleValue()) {
      CheckMessage tooLow =
          CheckMessage.of(
              Kind.LOW_COVERAGE, comparison.n(), reference.scores().size(), least.toPlainString());
      monthly.ungraded(comparison.aligned(), Verdict.UNDEFINED, tooLow).forEach(checks::add);
      return;
    }
    compared.add(comparison);
    List<CheckMessage> remarks = new ArrayList<>();
    int passedOver = published.series().scores().size() - reference.scores().size();
    if (passedOver > 0) {
      remarks.add(CheckMessage.of(Kind.PASSED_OVER, passedOver));
    }
    YearMonth newest = own.scores().lastKey();
    YearMonth provisional = graded.isProvisional(dyad, newest) ? newest : null;
    Aligned aligned = comparison.aligned();
    checks.addAll(monthly.all(aligned, provisional, remarks));
  }

  /** The published months that lie within the run's range. */
  private static MonthlySeries within(MonthlySeries published, MonthlySeries own) {
    return new MonthlySeries(
        published.dyad(),
        published.scores().subMap(own.scores().firstKey(), true, own.scores().lastKey(), true));
  }

  /**
   * How it ended as a whole. A verdict on too little is no verdict: it beats what could not be
   * computed, and that a failure. Published series of which none has a pair of the run are too
   * little, whatever the figures say.
   */
  public OverallOutcome outcome() {
    List<Check> gating = checks.stream().filter(Check::gating).toList();
    boolean graded =
        gating.stream()
            .anyMatch(check -> check.verdict() == Verdict.PASS || check.verdict() == Verdict.FAIL);
    List<Check> undefined =
        gating.stream().filter(check -> check.verdict() == Verdict.UNDEFINED).toList();
    List<Check> monthly = checks.stream().filter(Check::isMonthly).toList();
    if (undefined.stream().anyMatch(Check::hasTooLittle)
        || (!graded && undefined.isEmpty())
        || (!monthly.isEmpty() && monthly.stream().allMatch(Check::isOfAnotherPair))) {
      return OverallOutcome.NOTHING_TO_GRADE;
    }
    if (!undefined.isEmpty()) {
      return OverallOutcome.NOT_COMPUTED;
    }
    return count(Verdict.FAIL) > 0 ? OverallOutcome.FAILED : OverallOutcome.PASSED;
  }

  /** Number of checks with the verdict. */
  public long count(Verdict verdict) {
    return checks.stream().filter(check -> check.verdict() == verdict).count();
  }
}
