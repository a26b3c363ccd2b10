package io.guanxi.calibrate;

import io.guanxi.model.EventForm;
import io.guanxi.model.EventForm.Bearing;
import io.guanxi.model.EventForm.Level;
import io.guanxi.model.EventType;
import io.guanxi.scheme.Codebook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * class, its level and its bearing; the factors are fitted by penalised least squares of the
 * monthly step, in logarithms, so that a factor without evidence stays at one. No type may weigh
 * more than a graver one: breaking the order is penalised in the fit and made good afterwards.
 */
final class TableFit {
  /** Weight of a broken order, in the units of the penalty. */
  private static final double ORDER = 300;

  private static final int EVALUATIONS = 400;

  private final List<EventType> types;
  private final Map<String, Integer> place = new LinkedHashMap<>();
  private final Map<String, Integer> factors = new LinkedHashMap<>();
  private final List<int[]> factorsOf = new ArrayList<>();
  private final List<int[]> order = new ArrayList<>();

  /**
   * A codebook's types.
   *
   * @throws IllegalArgumentException when it declares no order
   */
  TableFit(Codebook codebook) {
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

  /**
   * Fits.
   *
   * @param rows the months
   * @param weights weight of each
   * @param penalty on the square of each factor's logarithm
   * @return table scores in the order of the codebook, points, to 0.001
   */
  double[] fit(List<MonthRow> rows, double[] weights, double penalty) {
    double[] priors = priors();
    int n = rows.size();
    int k = size();
    MultivariateJacobianFunction model =
        theta -> {
          double[] table = table(priors, theta);
          double[] value = new double[n + k + order.size()];
          RealMatrix jacobian = MatrixUtils.createRealMatrix(value.length, k);
          for (int i = 0; i < n; i++) {
            double root = Math.sqrt(weights[i]);
            for (Map.Entry<String, Double> each : rows.get(i).reach().entrySet()) {
              Integer type = place.get(each.getKey());
              if (type != null) {
                double part = root * table[type] * each.getValue();
                value[i] += part;
                for (int factor : factorsOf.get(type)) {
                  jacobian.addToEntry(i, factor, part);
                }
              }
            }
          }
          double ridge = Math.sqrt(penalty);
          for (int j = 0; j < k; j++) {
            value[n + j] = ridge * theta.getEntry(j);
            jacobian.setEntry(n + j, j, ridge);
          }
          double stiff = Math.sqrt(ORDER * penalty);
          for (int o = 0; o < order.size(); o++) {
            int[] pair = order.get(o);
            double over = Math.log(table[pair[0]] / table[pair[1]]);
            if (over > 0) {
              value[n + k + o] = stiff * over;
              for (int factor : factorsOf.get(pair[0])) {
                jacobian.addToEntry(n + k + o, factor, stiff);
              }
              for (int factor : factorsOf.get(pair[1])) {
                jacobian.addToEntry(n + k + o, factor, -stiff);
              }
            }
          }
          return new Pair<RealVector, RealMatrix>(new ArrayRealVector(value, false), jacobian);
        };
    double[] target = new double[n + k + order.size()];
    for (int i = 0; i < n; i++) {
      target[i] = Math.sqrt(weights[i]) * rows.get(i).step();
    }
    RealVector theta =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(new double[k])
                    .model(model)
                    .target(target)
                    .maxEvaluations(EVALUATIONS)
                    .maxIterations(EVALUATIONS)
                    .checker(
                        (iteration, before, after) -> before.getCost() - after.getCost() < 1e-10)
                    .build())
            .getPoint();
    return ordered(table(priors, theta));
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
