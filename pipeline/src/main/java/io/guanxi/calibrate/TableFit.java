package io.guanxi.calibrate;

import io.guanxi.model.EventForm;
import io.guanxi.model.EventForm.Bearing;
import io.guanxi.model.EventForm.Level;
import io.guanxi.model.EventType;
import io.guanxi.scheme.Codebook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Table scores that months bear out. A score is the prior one times a factor for its family, its
 * class, its level and its bearing; the factors are fitted by penalised least squares, in
 * logarithms, so that a factor without evidence stays at one. Three things are fitted together:
 *
 * <ul>
 *   <li>the monthly step through the dead band, of every pair;
 *   <li>the level of the pair that the table is for: its steps added up, as far as months follow
 *       one another;
 *   <li>the published shares of its themes.
 * </ul>
 *
 * <p>A class of which no month has any type keeps its priors: what was learnt of visits and
 * protests says nothing of ruptures. No type may weigh more than a graver one: breaking the order
 * is penalised in the fit and made good afterwards. In the fit the dead band is a steep slope in
 * place of an edge, so that it has a derivative.
 */
final class TableFit {
  /** Weight of a broken order, in the units of the penalty. */
  private static final double ORDER = 300;

  /** Weight of the step of other pairs than the target. */
  private static final double OTHERS = 0.3;

  /** Weight of the level beside the step. */
  private static final double LEVEL = 1;

  /** Weight of a share beside the step, per squared percent. */
  private static final double SHARE = 0.02;

  /** Width of the slope that stands for the edge of the dead band, points. */
  private static final double SLOPE = 0.015;

  /** Steps of the optimiser after which a fit is taken as it is. */
  private static final int STEPS = 100;

  private final List<EventType> types;
  private final Map<String, Integer> place = new LinkedHashMap<>();
  private final Map<String, Integer> factors = new LinkedHashMap<>();
  private final List<int[]> factorsOf = new ArrayList<>();
  private final List<int[]> order = new ArrayList<>();
  private final String target;

  /**
   * What a table is fitted to.
   *
   * @param rows the months, by pair and month; those of other pairs than the target count less
   * @param shares published shares of the target pair
   */
  record Evidence(List<MonthRow> rows, List<PublishedShare> shares) {}

  /**
   * A codebook's types.
   *
   * @param target the pair whose level is fitted
   * @throws IllegalArgumentException when it declares no order
   */
  TableFit(Codebook codebook, String target) {
    this.target = target;
    this.types = List.copyOf(codebook.types().values());
    for (EventType type : types) {
      EventForm form = form(type);
      List<String> names = new ArrayList<>();
      names.add("family " + form.family());
      names.add("class " + form.kind());
      if (form.level() != Level.HEAD) {
        names.add("level " + form.family() + " " + form.level());
      }
      if (form.bearing() != Bearing.DIRECT) {
        names.add("bearing " + form.family());
      }
      place.put(type.code(), place.size());
      factorsOf.add(
          names.stream()
              .mapToInt(name -> factors.computeIfAbsent(name, n -> factors.size()))
              .toArray());
    }
    for (EventType lesser : types) {
      for (EventType graver : types) {
        if (isNext(lesser, graver)) {
          order.add(new int[] {index(lesser), index(graver)});
        }
      }
    }
  }

  private static EventForm form(EventType type) {
    EventForm form = type.form();
    if (form == null) {
      throw new IllegalArgumentException(type.code() + ": has no class, level and bearing");
    }
    return form;
  }

  /** Whether the one may not exceed the other and no third type stands between them. */
  private boolean isNext(EventType lesser, EventType graver) {
    return !lesser.code().equals(graver.code())
        && form(lesser).mayNotExceed(form(graver))
        && types.stream()
            .noneMatch(
                between ->
                    !between.code().equals(lesser.code())
                        && !between.code().equals(graver.code())
                        && form(lesser).mayNotExceed(form(between))
                        && form(between).mayNotExceed(form(graver)));
  }

  private int index(EventType type) {
    return place.getOrDefault(type.code(), -1);
  }

  /** Number of factors that are fitted. */
  int size() {
    return factors.size();
  }

  /** The prior table scores, points, in the order of the codebook. */
  double[] priors() {
    return types.stream().mapToDouble(type -> type.i0Micros() / 1e6).toArray();
  }

  /** What a table makes of a month, points. */
  double step(double[] table, MonthRow row) {
    double sum = 0;
    for (Map.Entry<String, Double> each : row.reach().entrySet()) {
      Integer type = place.get(each.getKey());
      sum += type == null ? 0 : table[type] * each.getValue();
    }
    return sum;
  }

  /** A table by event type. */
  Map<String, Double> byType(double[] table) {
    Map<String, Double> scores = new LinkedHashMap<>();
    place.forEach((type, index) -> scores.put(type, table[index]));
    return scores;
  }

  /**
   * Fits.
   *
   * @param evidence what is fitted to
   * @param penalty on the square of each factor's logarithm
   * @param band dead band, points
   * @return table scores in the order of the codebook, points, to 0.001
   */
  double[] fit(Evidence evidence, double penalty, double band) {
    double[] priors = priors();
    int length = length(evidence);
    MultivariateJacobianFunction model =
        theta -> {
          Residuals residuals =
              residuals(evidence, length, penalty, band, theta, table(priors, theta));
          return new Pair<RealVector, RealMatrix>(
              new ArrayRealVector(residuals.value, false), residuals.jacobian);
        };
    RealVector theta =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(new double[size()])
                    .model(model)
                    .target(new double[length])
                    .maxEvaluations(Integer.MAX_VALUE)
                    .maxIterations(Integer.MAX_VALUE)
                    .checker(
                        (step, before, after) ->
                            step >= STEPS || before.getCost() - after.getCost() < 1e-8)
                    .build())
            .getPoint();
    double[] table = table(priors, theta);
    keepUnheard(table, priors, evidence.rows());
    return ordered(table);
  }

  /** Types of classes that no month has get their priors, as far as graver types let them. */
  private void keepUnheard(double[] table, double[] priors, List<MonthRow> rows) {
    Set<String> heard = new HashSet<>();
    for (EventType type : types) {
      if (rows.stream().anyMatch(row -> row.reach().containsKey(type.code()))) {
        heard.add(form(type).kind());
      }
    }
    for (int i = 0; i < table.length; i++) {
      EventType type = types.get(i);
      if (!heard.contains(form(type).kind())) {
        double size = Math.abs(priors[i]);
        for (EventType graver : types) {
          if (heard.contains(form(graver).kind()) && form(type).mayNotExceed(form(graver))) {
            size = Math.min(size, Math.abs(table[index(graver)]));
          }
        }
        table[i] = Math.copySign(size, priors[i]);
      }
    }
  }

  /** Residuals with their derivatives by the logarithms of the factors. */
  private static final class Residuals {
    final double[] value;
    final RealMatrix jacobian;
    private int row;

    Residuals(int length, int factors) {
      this.value = new double[length];
      this.jacobian = MatrixUtils.createRealMatrix(length, factors);
    }

    void add(double residual, double weight, double[] gradient) {
      double root = Math.sqrt(weight);
      value[row] = root * residual;
      for (int j = 0; j < gradient.length; j++) {
        if (gradient[j] != 0) {
          jacobian.setEntry(row, j, root * gradient[j]);
        }
      }
      row++;
    }
  }

  /**
   * A month without events has a residual that no table changes; it matters for the level alone.
   */
  private boolean isHeard(MonthRow row) {
    return row.dyad().equals(target) || !row.reach().isEmpty();
  }

  private int length(Evidence evidence) {
    int months = 0;
    for (MonthRow row : evidence.rows()) {
      months += row.dyad().equals(target) ? 2 : isHeard(row) ? 1 : 0;
    }
    return months + evidence.shares().size() + size() + order.size();
  }

  private Residuals residuals(
      Evidence evidence,
      int length,
      double penalty,
      double band,
      RealVector theta,
      double[] table) {
    int k = size();
    Residuals residuals = new Residuals(length, k);
    MonthRow before = null;
    double level = 0;
    double[] slope = new double[k];
    for (MonthRow row : evidence.rows()) {
      if (!isHeard(row)) {
        continue;
      }
      double[] gradient = new double[k];
      double sum = gradient(table, row.reach(), gradient);
      double passed = scale(gradient, sum, band);
      double gap = passed - row.step();
      residuals.add(gap, row.dyad().equals(target) ? 1 : OTHERS, gradient);
      if (row.dyad().equals(target)) {
        if (!row.follows(before)) {
          level = 0;
          slope = new double[k];
        }
        level += gap;
        for (int j = 0; j < k; j++) {
          slope[j] += gradient[j];
        }
        residuals.add(level, LEVEL, slope);
        before = row;
      }
    }
    for (PublishedShare share : evidence.shares()) {
      double[] part = new double[k];
      double[] whole = new double[k];
      double sum = gradient(table, share.part(), part);
      double all = gradient(table, share.whole(), whole);
      for (int j = 0; j < k; j++) {
        part[j] = 100 * (part[j] - sum / all * whole[j]) / all;
      }
      residuals.add(100 * sum / all - share.percent(), SHARE, part);
    }
    for (int j = 0; j < k; j++) {
      double[] gradient = new double[k];
      gradient[j] = 1;
      residuals.add(theta.getEntry(j), penalty, gradient);
    }
    for (int[] pair : order) {
      double over = Math.log(table[pair[0]] / table[pair[1]]);
      double[] gradient = new double[k];
      if (over > 0) {
        for (int factor : factorsOf.get(pair[0])) {
          gradient[factor] += 1;
        }
        for (int factor : factorsOf.get(pair[1])) {
          gradient[factor] -= 1;
        }
      }
      residuals.add(Math.max(over, 0), ORDER * penalty, gradient);
    }
    return residuals;
  }

  /** Sum of table scores times their numbers; adds its derivatives by the factors' logarithms. */
  private double gradient(
      double[] table, Map<String, ? extends Number> numbers, double[] gradient) {
    double sum = 0;
    for (Map.Entry<String, ? extends Number> each : numbers.entrySet()) {
      Integer type = place.get(each.getKey());
      if (type != null) {
        double part = table[type] * each.getValue().doubleValue();
        sum += part;
        for (int factor : factorsOf.get(type)) {
          gradient[factor] += part;
        }
      }
    }
    return sum;
  }

  /** What of a step passes the dead band; scales its derivatives. */
  private static double scale(double[] gradient, double step, double band) {
    if (band == 0) {
      return step;
    }
    double passes = 1 / (1 + Math.exp(-(Math.abs(step) - band) / SLOPE));
    double slope = passes + Math.abs(step) * passes * (1 - passes) / SLOPE;
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] *= slope;
    }
    return step * passes;
  }

  private double[] table(double[] priors, RealVector theta) {
    double[] table = priors.clone();
    for (int i = 0; i < table.length; i++) {
      double sum = 0;
      for (int factor : factorsOf.get(i)) {
        sum += theta.getEntry(factor);
      }
      table[i] *= Math.exp(Math.max(-5, Math.min(5, sum)));
    }
    return table;
  }

  /** Rounded to 0.001 and, where that or the fit broke the order, the graver raised. */
  private double[] ordered(double[] table) {
    double[] rounded = new double[table.length];
    for (int i = 0; i < table.length; i++) {
      double size = Math.max(1, Math.rint(Math.abs(table[i]) * 1000));
      rounded[i] = Math.signum(table[i]) * size / 1000;
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int[] pair : order) {
        if (Math.abs(rounded[pair[0]]) > Math.abs(rounded[pair[1]])) {
          rounded[pair[1]] = rounded[pair[0]];
          changed = true;
        }
      }
    }
    return rounded;
  }
}
