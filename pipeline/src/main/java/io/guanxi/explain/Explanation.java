package io.guanxi.explain;

import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.P0Rule;
import java.time.YearMonth;
import java.util.List;

/**
 * What moved the score of a dyad in a month or window.
 *
 * @param profile the dyad and its start
 * @param from first month of the window
 * @param to last month of the window; the same as {@code from} for a single month
 * @param codedThrough the month through which the dyad's events are coded
 * @param p0 which score an event met
 * @param start score at the end of the month before the window, points, unrounded
 * @param end score at the end of the window, points, unrounded
 * @param heldBack what the scheme's dead band held back in the window, so that the impacts and it
 *     are the change, points
 * @param heldMonths months that it held back
 * @param events the scored events of the window, the largest absolute impact first; equal ones in
 *     the order in which they met the relation
 * @param whatIfs the score under changed conditions; empty when the window has no event
 */
public record Explanation(
    DyadProfile profile,
    YearMonth from,
    YearMonth to,
    YearMonth codedThrough,
    P0Rule p0,
    double start,
    double end,
    double heldBack,
    int heldMonths,
    List<Contribution> events,
    List<WhatIf> whatIfs) {
  /** Copies the lists. */
  public Explanation {
    events = List.copyOf(events);
    whatIfs = List.copyOf(whatIfs);
  }

  /** The change over the window, points, unrounded. */
  public double change() {
    return Decimals.difference(end, start);
  }

  /** Events with a table score of their own, which stays when that of their type is moved. */
  public long overrides() {
    return events.stream().filter(each -> each.coding().coding().i0Override() != null).count();
  }

  /** {@code 2023-04} or {@code 2023-04/2023-06}. */
  public String period() {
    return from.equals(to) ? from.toString() : from + "/" + to;
  }
}
