package io.guanxi.scheme;

import java.io.Serializable;

/**
 * The rules by which events become scores.
 *
 * @param id the file's name without {@code .json}
 * @param n the end of the scale in points, 9 in the Tsinghua scheme
 * @param p0 which score an event meets
 * @param deadBand what the events of a month must move the score by together to move it at all,
 *     points; 0 for no such rule
 * @param levels names for stretches of the scale
 * @param decimals decimals of a displayed score
 * @param codebook id of the codebook that goes with it
 */
public record Scheme(
    String id, int n, P0Rule p0, double deadBand, Levels levels, int decimals, String codebook)
    implements Serializable {
  /** The same scheme with another rule for P0. */
  public Scheme withP0(P0Rule rule) {
    return new Scheme(id, n, rule, deadBand, levels, decimals, codebook);
  }

  /** The same scheme with another dead band, points. */
  public Scheme withDeadBand(double points) {
    return new Scheme(id, n, p0, points, levels, decimals, codebook);
  }
}
