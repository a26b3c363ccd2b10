package io.guanxi.model;

import java.io.Serializable;
import java.util.Set;

/**
 * A category under which events are summed, like the paper's 干涉中国内政.
 *
 * @param code the code used in event files
 * @param names what the theme is called
 * @param signs the signs of the event types that may carry it
 * @param dyads ids of the dyads it is for; empty means every dyad
 * @param fromPaper whether the name is the paper's of 2025 (else it is ours)
 */
public record Theme(
    String code, LocalizedNames names, Set<Sign> signs, Set<String> dyads, boolean fromPaper)
    implements Serializable {
  /** Copies the sets. */
  public Theme {
    signs = Set.copyOf(signs);
    dyads = Set.copyOf(dyads);
  }

  /** Whether a coding of this sign on this dyad may carry the theme. */
  public boolean allows(Sign sign, String dyadId) {
    return signs.contains(sign) && (dyads.isEmpty() || dyads.contains(dyadId));
  }
}
