package io.guanxi.model;

import java.io.Serializable;

/**
 * What a type of event is made of: its class, by whom it is done, and how it bears on the pair.
 *
 * @param family the family of classes that can be compared, such as {@code conflict}
 * @param kind the class within the family, such as {@code protest}
 * @param rank how grave the class is among those of its family; classes of equal rank have no order
 * @param level by whom it is done
 * @param bearing how it bears on the pair
 */
public record EventForm(String family, String kind, int rank, Level level, Bearing bearing)
    implements Serializable {

  /** By whom something is done, the least first. */
  public enum Level {
    /** Officials below a minister, agencies, spokespersons. */
    WORKING,
    /** Ministers, and all between them and the head. */
    MINISTER,
    /** Heads of state or government. */
    HEAD
  }

  /** How an event bears on the pair, the lesser first. */
  public enum Bearing {
    /** Through third parties, or a general act that meets the other side among others. */
    THIRD_PARTY,
    /** One side on the other. */
    DIRECT
  }

  /** Whether no event of this form may weigh more than one of the other form. */
  public boolean mayNotExceed(EventForm other) {
    return family.equals(other.family)
        && (kind.equals(other.kind) || rank < other.rank)
        && level.compareTo(other.level) <= 0
        && bearing.compareTo(other.bearing) <= 0;
  }
}
