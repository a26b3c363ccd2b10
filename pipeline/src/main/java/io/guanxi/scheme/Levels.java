package io.guanxi.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guanxi.model.LocalizedNames;
import io.guanxi.text.Fault;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The scale's levels, from the lowest to the highest, without gaps (METHOD §1 in {@code
 * docs/method.md}).
 *
 * @param all the levels in rising order
 * @param boundary on which side an exact boundary falls
 * @param partNames what the thirds are called
 */
public record Levels(
    @JsonProperty("list") List<Level> all,
    Boundary boundary,
    @JsonProperty("parts") Map<LevelPart, LocalizedNames> partNames)
    implements Serializable {
  /** On which side an exact boundary falls; the published texts do not say. */
  public enum Boundary {
    /**
     * {@code [from, to)}: 3.0 is the beginning of the higher level; the top of the scale is
     * included.
     */
    LOWER_INCLUSIVE,
    /**
     * {@code (from, to]}: 3.0 is the end of the lower level; the bottom of the scale is included.
     */
    UPPER_INCLUSIVE;

    /** The word used in configuration, for example {@code lower-inclusive}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A level with the third of it. */
  public record Place(Level level, LevelPart part) {}

  /** Copies the collections. */
  public Levels {
    all = List.copyOf(all);
    partNames = Map.copyOf(partNames);
  }

  /** What is wrong with levels that should fill a scale from −n to n. */
  List<String> faults(String where, int n) {
    List<String> faults = new ArrayList<>();
    BigDecimal edge = BigDecimal.valueOf(-n);
    for (Level level : all) {
      if (level.from().compareTo(edge) != 0 || level.to().compareTo(level.from()) <= 0) {
        faults.add(
            Fault.at(
                where,
                "level '"
                    + level.code()
                    + "' goes from "
                    + level.from().toPlainString()
                    + " to "
                    + level.to().toPlainString()
                    + "; levels rise without gap or overlap from -n to n, so it must begin at "
                    + edge.toPlainString()));
      }
      edge = level.to();
    }
    if (edge.compareTo(BigDecimal.valueOf(n)) != 0) {
      faults.add(
          Fault.at(
              where, "the last level ends at " + edge.toPlainString() + ", the scale at n = " + n));
    }
    return faults;
  }

  /**
   * The level and third of a displayed score.
   *
   * @param displayed a score as displayed, within the scale
   * @throws IllegalArgumentException when the score lies outside all levels
   */
  public Place of(BigDecimal displayed) {
    for (int i = 0; i < all.size(); i++) {
      Level level = all.get(i);
      if (holds(level.from(), level.to(), displayed, i == 0, i == all.size() - 1)) {
        return new Place(level, part(level, displayed, i == 0));
      }
    }
    throw new IllegalArgumentException(
        "score " + displayed + " lies outside the levels of the scheme");
  }

  private LevelPart part(Level level, BigDecimal displayed, boolean lowest) {
    // Thirds are compared as 3 · score, so that no boundary is rounded.
    BigDecimal width = level.to().subtract(level.from());
    BigDecimal position = displayed.subtract(level.from()).multiply(BigDecimal.valueOf(3));
    boolean belowZero = level.to().signum() <= 0;
    if (holds(BigDecimal.ZERO, width, position, lowest, false)) {
      return belowZero ? LevelPart.HIGH : LevelPart.LOW;
    }
    if (holds(width, width.add(width), position, false, false)) {
      return LevelPart.MIDDLE;
    }
    return belowZero ? LevelPart.LOW : LevelPart.HIGH;
  }

  private boolean holds(
      BigDecimal from, BigDecimal to, BigDecimal value, boolean lowest, boolean highest) {
    int aboveFrom = value.compareTo(from);
    int belowTo = to.compareTo(value);
    return switch (boundary) {
      case LOWER_INCLUSIVE -> aboveFrom >= 0 && (belowTo > 0 || (highest && belowTo == 0));
      case UPPER_INCLUSIVE -> belowTo >= 0 && (aboveFrom > 0 || (lowest && aboveFrom == 0));
    };
  }
}
