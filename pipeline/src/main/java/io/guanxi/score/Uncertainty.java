package io.guanxi.score;

import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.Sign;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.Scheme;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * How far the scores and shares of one dyad move when its events and the table scores of their
 * types are drawn anew ({@code docs/method.md} §9).
 *
 * @param profile the dyad
 * @param start the initial score, the same in every replicate
 * @param months contiguous months from the first one scored on
 * @param shares shares of the window, by sign, theme and measure
 * @param swings what each event type does to the final score, the widest swing first
 */
public record Uncertainty(
    DyadProfile profile,
    MonthBand start,
    List<MonthBand> months,
    List<ShareBand> shares,
    List<Swing> swings)
    implements Serializable {
  /** So far binary fractions put a replicate beside the score that it repeats, points. */
  private static final double NOISE = 1e-12;

  /** Copies the lists. */
  public Uncertainty {
    months = List.copyOf(months);
    shares = List.copyOf(shares);
    swings = List.copyOf(swings);
  }

  /**
   * The band of a monthly score.
   *
   * @param month the month
   * @param score the score itself, points
   * @param band its band, points
   * @param sameLevel percent of the replicates whose displayed score has the level of the displayed
   *     score; not a number without replicates
   * @param samePart percent of the replicates that have the third of the level too
   */
  public record MonthBand(
      YearMonth month, double score, Band band, double sameLevel, double samePart)
      implements Serializable {
    MonthBand carriedTo(YearMonth later) {
      return new MonthBand(later, score, band, sameLevel, samePart);
    }
  }

  /** What a share is a share of. */
  public enum Measure {
    /** Σ|I0|. */
    RAW("raw"),
    /** Σ|I|. */
    REALISED("realised");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    /** The word used in tables. */
    public String label() {
      return label;
    }
  }

  /**
   * The band of a theme's share in the window.
   *
   * @param sign the sign
   * @param theme code of the theme
   * @param measure what it is a share of
   * @param share the share itself, percent; not a number where it is a share of nothing
   * @param band its band, percent
   */
  public record ShareBand(Sign sign, String theme, Measure measure, double share, Band band)
      implements Serializable {}

  /**
   * The final score with the table value of one event type at the ends of its range, all else as it
   * is.
   *
   * @param type the event type
   * @param events codings that count with its table value, at least one
   * @param score the final score itself, points
   * @param atLowest the final score with the lowest I0 of the range, points; not a number when it
   *     leaves the scale
   * @param atHighest the same with the highest I0
   */
  public record Swing(EventType type, int events, double score, double atLowest, double atHighest)
      implements Serializable {
    // A size that is not a number is the greatest to Double's order.
    private static final Comparator<Swing> WIDEST_FIRST =
        Comparator.comparingDouble(Swing::size)
            .reversed()
            .thenComparing(swing -> swing.type().code());

    /**
     * How far the two are apart, points; not a number when one of them leaves the scale, which
     * ranks before every number.
     */
    public double size() {
      return Math.abs(atHighest - atLowest);
    }
  }

  /**
   * Brings all replicates of one dyad together; in which order they are given does not matter.
   *
   * @param parts at least one
   */
  public static Uncertainty of(List<Replicates> parts) {
    PackedSeries series = parts.get(0).series();
    Replicator plain = new Replicator(series);
    plain.scoreOnce(series.i0());
    List<MonthBand> months = new ArrayList<>();
    for (int m = 0; m < series.months(); m++) {
      int month = m;
      double[] values = sorted(parts, part -> part.scores(month));
      months.add(monthBand(series, m, plain.scores()[m], values));
    }
    List<ShareBand> shares = new ArrayList<>();
    for (int g = 0; g < series.groups().size(); g++) {
      int group = g;
      if (series.eventsOfGroup(g) > 0) {
        shares.add(
            shareBand(
                series.groups().get(g),
                Measure.RAW,
                plain.rawShare(g),
                sorted(parts, part -> part.rawShares(group))));
        shares.add(
            shareBand(
                series.groups().get(g),
                Measure.REALISED,
                plain.realisedShare(g),
                sorted(parts, part -> part.realisedShares(group))));
      }
    }
    int replicates = parts.stream().mapToInt(Replicates::count).sum();
    return new Uncertainty(
        series.profile(), start(series.profile(), replicates), months, shares, swings(series));
  }

  /**
   * The same carried to a later month, as scores are; nothing changes when the month is not later.
   */
  public Uncertainty carriedTo(YearMonth month) {
    List<MonthBand> carried = new ArrayList<>(months);
    MonthBand last = last();
    for (YearMonth m = last.month().plusMonths(1); !m.isAfter(month); m = m.plusMonths(1)) {
      carried.add(last.carriedTo(m));
    }
    return new Uncertainty(profile, start, carried, shares, swings);
  }

  /** The last month that has a band; the initial month when none has. */
  public YearMonth lastMonth() {
    return last().month();
  }

  private MonthBand last() {
    return months.isEmpty() ? start : months.get(months.size() - 1);
  }

  /** The same with only the months {@code from … to}, both included. */
  public Uncertainty between(YearMonth from, YearMonth to) {
    return new Uncertainty(
        profile,
        start,
        months.stream().filter(m -> !m.month().isBefore(from) && !m.month().isAfter(to)).toList(),
        shares,
        swings);
  }

  /** The first and the last month, as {@code FROM/TO}; there is at least one. */
  public String period() {
    return months.get(0).month() + "/" + months.get(months.size() - 1).month();
  }

  private static double[] sorted(List<Replicates> parts, Function<Replicates, double[]> values) {
    return Band.sorted(parts.stream().map(values).toList());
  }

  private static MonthBand monthBand(
      PackedSeries series, int month, double score, double[] sorted) {
    for (int i = 0; i < sorted.length; i++) {
      if (Math.abs(sorted[i] - score) < NOISE) {
        sorted[i] = score;
      }
    }
    Scheme scheme = series.scheme();
    Levels.Place place = place(scheme, score);
    return new MonthBand(
        series.month(month),
        score,
        Band.of(sorted),
        percentAt(sorted, score, value -> place(scheme, value).level().equals(place.level())),
        percentAt(sorted, score, value -> place(scheme, value).equals(place)));
  }

  private static Levels.Place place(Scheme scheme, double score) {
    return scheme.levels().of(Decimals.roundedDecimal(score, scheme.decimals()));
  }

  private static ShareBand shareBand(
      PackedSeries.Group group, Measure measure, double share, double[] sorted) {
    return new ShareBand(
        group.sign(), group.theme(), measure, withoutNoise(share), Band.of(sorted).withoutNoise());
  }

  private static double withoutNoise(double share) {
    return Double.isNaN(share) ? share : Decimals.withoutNoise(share);
  }

  private static MonthBand start(DyadProfile profile, int replicates) {
    double score = profile.initialScore();
    return new MonthBand(profile.initialMonth(), score, Band.of(score, replicates), 100, 100);
  }

  /**
   * Percent of the values that are at one place with the score. Places are stretches of the scale,
   * so their ends are found by halving.
   */
  private static double percentAt(double[] sorted, double score, DoublePredicate samePlace) {
    int n = Band.numbers(sorted);
    int begin = first(sorted, n, value -> value >= score || samePlace.test(value));
    int end = first(sorted, n, value -> value > score && !samePlace.test(value));
    return Breakdown.percent(end - begin, n);
  }

  /** Index of the first value of which the predicate is true, as of all after it; n if none is. */
  private static int first(double[] sorted, int n, DoublePredicate isTrue) {
    int begin = 0;
    int end = n;
    while (begin < end) {
      int middle = (begin + end) >>> 1;
      if (isTrue.test(sorted[middle])) {
        end = middle;
      } else {
        begin = middle + 1;
      }
    }
    return begin;
  }

  private static List<Swing> swings(PackedSeries series) {
    Replicator replicator = new Replicator(series);
    double score = finalScore(replicator, series.i0());
    List<Swing> swings = new ArrayList<>();
    for (int t = 0; t < series.types().size(); t++) {
      EventType type = series.types().get(t);
      int events = series.eventsOfType(t);
      if (events > 0) {
        long[] i0 = series.i0();
        i0[t] = type.lowestMicros();
        double atLowest = finalScore(replicator, i0);
        i0[t] = type.highestMicros();
        swings.add(new Swing(type, events, score, atLowest, finalScore(replicator, i0)));
      }
    }
    swings.sort(Swing.WIDEST_FIRST);
    return swings;
  }

  private static double finalScore(Replicator replicator, long[] i0) {
    replicator.scoreOnce(i0);
    return replicator.finalScore();
  }
}
