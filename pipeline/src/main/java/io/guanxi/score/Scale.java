package io.guanxi.score;

/** The ends of the scale, −n … n. */
final class Scale {
  /** How far binary fractions may put a score beyond the scale, points. */
  static final double TOLERANCE = 1e-9;

  private Scale() {}

  /**
   * The score as it is within the scale; an end of the scale when binary fractions put it just
   * beyond (a month of exactly A − B = N ends at an end); not a number when it leaves the scale.
   */
  static double within(int n, double score) {
    if (Math.abs(score) <= n) {
      return score;
    }
    return Math.abs(score) <= n + TOLERANCE ? Math.copySign(n, score) : Double.NaN;
  }
}
