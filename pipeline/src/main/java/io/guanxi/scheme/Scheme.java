package io.guanxi.scheme;

import java.io.Serializable;

/**
 * The rules by which events become scores.
 *
 * @param id the file's name without {@code .json}
 * @param n the end of the scale in points, 9 in the Tsinghua scheme
 * @param p0 which score an event meets
 * @param levels names for stretches of the scale
 * @param decimals decimals of a displayed score
 * @param codebook id of the codebook that goes with it
 */
public record Scheme(String id, int n, P0Rule p0, Levels levels, int decimals, String codebook)
    implements Serializable {
  /** The same scheme with another rule for P0. */
  public Scheme withP0(P0Rule rule) {
    return new Scheme(id, n, rule, levels, decimals, codebook);
  }
}
