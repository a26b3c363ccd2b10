package io.guanxi.scheme;

import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import java.io.Serializable;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A configured pair of countries and where its series starts.
 *
 * @param dyad the pair, in the order used in outputs
 * @param names what the pair is called
 * @param initialMonth the month at whose end the initial score stands; the next one is the first
 *     month scored
 * @param initialScore the score at that time, in points
 * @param basis whether the initial value rests on a published figure
 * @param source where the initial value comes from
 * @param trade where its monthly trade is found; null when none is configured
 * @param codedThrough the month through which its events are coded; null when the event files say
 */
public record DyadProfile(
    Dyad dyad,
    LocalizedNames names,
    YearMonth initialMonth,
    double initialScore,
    Basis basis,
    String source,
    @Nullable TradeSource trade,
    @Nullable YearMonth codedThrough)
    implements Serializable {
  /** What an initial value rests on. */
  public enum Basis {
    /** A published figure. */
    PUBLISHED,
    /** An assumption: the level of the whole series is then an assumption too. */
    ASSUMED,
    /** Given on the command line. */
    GIVEN
  }

  /** What stands as the source of a value given on the command line. */
  public static final String GIVEN_SOURCE = "--initial";

  /** A pair without trade figures, coded as far as its event files say. */
  public DyadProfile(
      Dyad dyad,
      LocalizedNames names,
      YearMonth initialMonth,
      double initialScore,
      Basis basis,
      String source) {
    this(dyad, names, initialMonth, initialScore, basis, source, null, null);
  }

  /** The same pair with another start. */
  public DyadProfile startingAt(YearMonth month, double score) {
    return new DyadProfile(
        dyad, names, month, score, Basis.GIVEN, GIVEN_SOURCE, trade, codedThrough);
  }
}
