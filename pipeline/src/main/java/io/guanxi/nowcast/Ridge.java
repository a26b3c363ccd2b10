package io.guanxi.nowcast;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Weights that make the least sum of squared errors plus a penalty on the weights, each term scaled
 * to a root mean square of one. There is no constant: nothing known since the anchor, no
 * correction.
 */
final class Ridge {
  private final double[][] products;
  private final double[] targets;
  private int rows;

  Ridge(int terms) {
    products = new double[terms][terms];
    targets = new double[terms];
  }

  /** Adds a row; all of it is divided by a scale. */
  void add(double[] terms, double target, double scale) {
    for (int i = 0; i < terms.length; i++) {
      for (int j = 0; j < terms.length; j++) {
        products[i][j] += terms[i] * terms[j] / (scale * scale);
      }
      targets[i] += terms[i] * target / (scale * scale);
    }
    rows++;
  }

  int rows() {
    return rows;
  }

  /** The weights; those of terms that were always zero are zero. */
  double[] weights(double penalty) {
    int n = targets.length;
    double[] size = new double[n];
    for (int i = 0; i < n; i++) {
      size[i] = Math.sqrt(products[i][i] / Math.max(1, rows)) + 1e-9;
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(n, n);
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.setEntry(i, j, products[i][j] / Math.max(1, rows) / size[i] / size[j]);
      }
      matrix.addToEntry(i, i, penalty);
      right[i] = targets[i] / Math.max(1, rows) / size[i];
    }
    double[] weights =
        new CholeskyDecomposition(matrix)
            .getSolver()
            .solve(MatrixUtils.createRealVector(right))
            .toArray();
    for (int i = 0; i < n; i++) {
      weights[i] /= size[i];
    }
    return weights;
  }
}
