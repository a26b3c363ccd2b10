package io.guanxi.calibrate;

import io.guanxi.scheme.Codebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * A table of event scores fitted to published months, with its cross-validation: in sample beside
 * leaving each year out, each half, each pair, and a placebo.
 */
public final class TableCalibration {
  /** Penalties that are tried. */
  static final double[] PENALTIES = {0.05, 0.1, 0.3};

  /**
   * Dead bands that are tried, points. All are below 0.15: a wider one would forbid the smallest
   * move that a published score can make, one of 0.1 as displayed.
   */
  static final double[] BANDS = {0, 0.05, 0.07, 0.09, 0.11, 0.13};

  /** Draws a pair's own scale towards one, as twenty months of a step of 0.1 would. */
  private static final double TOWARDS_ONE = 0.2;

  /** Months by which published changes are shifted for the placebo. */
  private static final int[] SHIFTS = {-7, -5, -4, -3, 3, 4, 5, 7};

  private final TableFit fit;
  private final List<MonthRow> rows;
  private final String target;
  private final List<String> types;
  private final List<PublishedShare> shares;

  /**
   * What a fit gave.
   *
   * @param table table score by event type, points
   * @param codings how many months of the fit have each type
   * @param penalty the penalty that leaving out years chose
   * @param band the dead band that it chose, points
   * @param trials all that were tried, with what they are worth
   * @param checks in sample and out of it
   */
  public record Result(
      Map<String, Double> table,
      Map<String, Integer> codings,
      double penalty,
      double band,
      List<Trial> trials,
      List<TableCheck> checks) {}

  private record Choice(double penalty, double band) {}

  /** Training months without a year, and the places of that year's months in what is tested. */
  private record Fold(List<MonthRow> rest, List<Integer> left) {}

  /**
   * What a penalty and a dead band are worth.
   *
   * @param penalty the penalty
   * @param band the dead band, points
   * @param error mean absolute error of the step in months whose year was left out, points
   * @param standardError its standard error, points
   * @param level mean absolute error of the level when nothing is left out, points
   */
  public record Trial(
      double penalty, double band, double error, double standardError, double level) {}

  /**
   * A calibration.
   *
   * @param codebook a codebook that declares an order; its values are the priors
   * @param rows the months, by pair and month
   * @param target the pair whose months the table is for; other pairs' months count by {@code 0.3}
   * @param shares published shares of that pair; a fit sees one only when it sees all its months
   */
  public TableCalibration(
      Codebook codebook, List<MonthRow> rows, String target, List<PublishedShare> shares) {
    this.fit = new TableFit(codebook, target);
    this.shares = List.copyOf(shares);
    this.rows = List.copyOf(rows);
    this.target = target;
    this.types = List.copyOf(codebook.types().keySet());
  }

  /** Fits and tests. */
  public Result run() {
    List<MonthRow> own = only(row -> row.dyad().equals(target));
    List<TableCheck> checks = new ArrayList<>();
    List<Trial> trials = trials(rows);
    Choice choice = best(trials);
    double[] table = table(rows, choice);
    checks.add(check("prior values", own, fit.priors(), 0));
    checks.add(check("in sample", own, table, choice.band()));
    checks.add(leaveOneYearOut(own));
    int last = own.isEmpty() ? 0 : own.get(own.size() - 1).month().getYear();
    int middle = own.isEmpty() ? 0 : (own.get(0).month().getYear() + last) / 2;
    checks.add(
        elsewhere(
            "fitted to " + middle + " and before, tested after",
            own,
            row -> row.month().getYear() <= middle));
    checks.add(
        elsewhere(
            "fitted after " + middle + ", tested to it",
            own,
            row -> row.month().getYear() > middle));
    for (String pair : rows.stream().map(MonthRow::dyad).distinct().sorted().toList()) {
      List<MonthRow> others = only(row -> !row.dyad().equals(pair));
      if (!others.isEmpty()) {
        Choice chosen = choose(others);
        checks.add(
            check(
                "leave one pair out: " + pair,
                only(row -> row.dyad().equals(pair)),
                table(others, chosen),
                chosen.band()));
      }
    }
    if (rows.size() > own.size()) {
      checks.add(check("all pairs, one table", rows, table, choice.band()));
      checks.add(ownScales(table, choice.band()));
    }
    checks.add(placebo(own, choice));
    Map<String, Integer> codings = new LinkedHashMap<>();
    for (String type : types) {
      codings.put(type, (int) rows.stream().filter(row -> row.reach().containsKey(type)).count());
    }
    return new Result(
        fit.byType(table), codings, choice.penalty(), choice.band(), trials, List.copyOf(checks));
  }

  private List<MonthRow> only(Predicate<MonthRow> which) {
    return rows.stream().filter(which).toList();
  }

  /** Each year of the tested months left out of the training months in turn. */
  private static List<Fold> folds(List<MonthRow> training, List<MonthRow> tested) {
    return tested.stream()
        .map(row -> row.month().getYear())
        .distinct()
        .map(
            year ->
                new Fold(
                    training.stream().filter(row -> row.month().getYear() != year).toList(),
                    IntStream.range(0, tested.size())
                        .filter(i -> tested.get(i).month().getYear() == year)
                        .boxed()
                        .toList()))
        .toList();
  }

  private double[] table(List<MonthRow> training, Choice choice) {
    return fit.fit(evidence(training), choice.penalty(), choice.band());
  }

  private TableFit.Evidence evidence(List<MonthRow> training) {
    return new TableFit.Evidence(
        training, shares.stream().filter(share -> share.isWithin(training, target)).toList());
  }

  /**
   * Penalty and band. Each year of the training months is left out in turn; of the choices whose
   * error is within one standard error of the least, which months this few cannot tell apart, the
   * one is taken whose table follows the level of the training months best.
   */
  private Choice choose(List<MonthRow> training) {
    return best(trials(training));
  }

  private static Choice best(List<Trial> trials) {
    Trial least = Collections.min(trials, Comparator.comparingDouble(Trial::error));
    Trial best =
        trials.stream()
            .filter(trial -> trial.error() <= least.error() + least.standardError())
            .min(Comparator.comparingDouble(Trial::level))
            .orElse(least);
    return new Choice(best.penalty(), best.band());
  }

  private List<Trial> trials(List<MonthRow> training) {
    boolean hasTarget = training.stream().anyMatch(row -> row.dyad().equals(target));
    List<MonthRow> judged =
        training.stream().filter(row -> !hasTarget || row.dyad().equals(target)).toList();
    return Arrays.stream(PENALTIES)
        .boxed()
        .flatMap(penalty -> Arrays.stream(BANDS).mapToObj(band -> new Choice(penalty, band)))
        .parallel()
        .map(choice -> trial(training, judged, choice))
        .toList();
  }

  private Trial trial(List<MonthRow> training, List<MonthRow> judged, Choice choice) {
    StreamingStatistics errors = new StreamingStatistics();
    for (Fold fold : folds(training, judged)) {
      if (!fold.rest().isEmpty()) {
        double[] table = table(fold.rest(), choice);
        fold.left().forEach(i -> errors.addValue(Math.abs(gap(table, judged.get(i), choice))));
      }
    }
    double[] table = table(training, choice);
    double level = 0;
    double levels = 0;
    MonthRow before = null;
    for (MonthRow row : judged) {
      level = (row.follows(before) ? level : 0) + gap(table, row, choice);
      levels += Math.abs(level);
      before = row;
    }
    return new Trial(
        choice.penalty(),
        choice.band(),
        errors.getMean(),
        errors.getStandardDeviation() / Math.sqrt((double) errors.getN()),
        levels / judged.size());
  }

  /** The step that a table makes of a month through the dead band, less the published one. */
  private double gap(double[] table, MonthRow row, Choice choice) {
    double step = fit.step(table, row);
    return (Math.abs(step) < choice.band() ? 0 : step) - row.step();
  }

  private TableCheck leaveOneYearOut(List<MonthRow> own) {
    double[] steps = new double[own.size()];
    double[] bands = new double[own.size()];
    for (Fold fold : folds(rows, own)) {
      Choice choice = choose(fold.rest());
      double[] table = table(fold.rest(), choice);
      for (int i : fold.left()) {
        steps[i] = fit.step(table, own.get(i));
        bands[i] = choice.band();
      }
    }
    return TableCheck.of("leave one year out", own, steps, bands);
  }

  private TableCheck elsewhere(String name, List<MonthRow> own, Predicate<MonthRow> fitted) {
    List<MonthRow> training = own.stream().filter(fitted).toList();
    List<MonthRow> tested = own.stream().filter(fitted.negate()).toList();
    Choice choice = choose(training);
    return check(name, tested, table(training, choice), choice.band());
  }

  /** Published changes shifted in time: the shift with the greatest correlation. */
  private TableCheck placebo(List<MonthRow> own, Choice choice) {
    TableCheck worst = null;
    for (int shift : SHIFTS) {
      List<MonthRow> moved = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        MonthRow row = own.get(i);
        double step = own.get(Math.floorMod(i + shift, own.size())).step();
        moved.add(new MonthRow(row.dyad(), row.month(), row.start(), step, row.reach()));
      }
      double[] steps = new double[moved.size()];
      for (Fold fold : folds(moved, moved)) {
        double[] table =
            fit.fit(new TableFit.Evidence(fold.rest(), List.of()), choice.penalty(), choice.band());
        for (int i : fold.left()) {
          steps[i] = fit.step(table, moved.get(i));
        }
      }
      TableCheck check =
          TableCheck.of(
              "placebo: published changes shifted by " + shift,
              moved,
              steps,
              new double[steps.length]);
      Double r = check.r();
      Double most = worst == null ? null : worst.r();
      if (worst == null || (r != null && (most == null || r > most))) {
        worst = check;
      }
    }
    return worst == null
        ? TableCheck.of("placebo", List.of(), new double[0], new double[0])
        : worst;
  }

  /**
   * All pairs, each with a scale of its own for the whole table, found in its other years and drawn
   * towards one: what naming pairs in a table of weights would give at best.
   */
  private TableCheck ownScales(double[] table, double band) {
    double[] steps = rows.stream().mapToDouble(row -> fit.step(table, row)).toArray();
    double[] scaled = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      MonthRow row = rows.get(i);
      double both = TOWARDS_ONE;
      double own = TOWARDS_ONE;
      for (int j = 0; j < steps.length; j++) {
        MonthRow other = rows.get(j);
        if (other.dyad().equals(row.dyad()) && other.month().getYear() != row.month().getYear()) {
          both += steps[j] * other.step();
          own += steps[j] * steps[j];
        }
      }
      scaled[i] = both / own * steps[i];
    }
    return TableCheck.of(
        "all pairs, a scale for each",
        rows,
        scaled,
        rows.stream().mapToDouble(r -> band).toArray());
  }

  private TableCheck check(String name, List<MonthRow> tested, double[] table, double band) {
    return TableCheck.of(
        name,
        tested,
        tested.stream().mapToDouble(row -> fit.step(table, row)).toArray(),
        tested.stream().mapToDouble(row -> band).toArray());
  }
}
