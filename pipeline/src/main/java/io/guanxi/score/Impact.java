package io.guanxi.score;

/**
 * The impact of an event on the relation it meets.
 *
 * <p>Source: Yan Xuetong and Zhou Fangyin 2004; formula (1) in {@code docs/method.md}. Good news
 * counts less the better relations are, bad news counts more.
 */
public final class Impact {
  private Impact() {}

  /**
   * The impact of table scores met at one score; linear, so the sums of a month may stand for its
   * events.
   *
   * @param n the end of the scale, points
   * @param p the score that is met, points, −n … n
   * @param positive sum of the table scores of positive events, ≥ 0, points
   * @param negative sum of the table scores of negative events, ≤ 0, points
   * @return {@code (n − p)/n · positive + (n + p)/n · negative}, points
   */
  public static double of(int n, double p, double positive, double negative) {
    return ((n - p) * positive + (n + p) * negative) / n;
  }
}
