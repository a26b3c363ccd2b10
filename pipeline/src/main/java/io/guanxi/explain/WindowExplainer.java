package io.guanxi.explain;

import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.score.SeriesScorer;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Scores the events of a window again, as they are and under changed conditions, each time from the
 * window's actual start score.
 */
public final class WindowExplainer {
  /** How far the score computed here may be from the run's, points. */
  static final double REPRODUCTION_TOLERANCE = 1e-9;

  private final Configuration configuration;
  private final DyadProfile window;
  private final YearMonth to;
  private final List<WeightedCoding> codings;

  private WindowExplainer(
      Configuration configuration, DyadProfile window, YearMonth to, List<WeightedCoding> codings) {
    this.configuration = configuration;
    this.window = window;
    this.to = to;
    this.codings = codings;
  }

  /**
   * Explains a window.
   *
   * @param configuration the configuration of the run, with the starts and the P0 rule that the run
   *     was given
   * @param profile the dyad, with the start that the run was given
   * @param all the codings that the run took, of any dyad and month
   * @param from first month of the window, after the dyad's initial month
   * @param to last month of the window
   * @param codedThrough the month through which the dyad's events are coded
   * @param runEnd the run's score at the end of {@code to}
   * @throws IllegalStateException when the events do not give the run's score
   */
  public static Explanation explain(
      Configuration configuration,
      DyadProfile profile,
      List<WeightedCoding> all,
      YearMonth from,
      YearMonth to,
      YearMonth codedThrough,
      double runEnd) {
    List<WeightedCoding> codings =
        all.stream()
            .filter(each -> each.coding().dyad().equals(profile.dyad()))
            .filter(each -> each.coding().status() != Status.RETRACTED)
            .filter(each -> !each.coding().date().month().isAfter(to))
            .toList();
    YearMonth before = from.minusMonths(1);
    DyadScores scores = SeriesScorer.score(configuration.scheme(), DyadMonths.of(profile, codings));
    double start = end(scores, before);
    double end = end(scores, to);
    if (Math.abs(end - runEnd) > REPRODUCTION_TOLERANCE) {
      throw new IllegalStateException(
          profile.dyad()
              + " "
              + to
              + ": the events of the run give "
              + end
              + ", the run has "
              + runEnd);
    }
    DyadScores within = scores.between(from, to);
    List<Double> held =
        within.months().stream().map(MonthlyScore::heldBack).filter(each -> each != 0).toList();
    List<Contribution> events =
        within.contributions().stream()
            .sorted(Comparator.comparingDouble(each -> -Math.abs(each.impact())))
            .toList();
    WindowExplainer explainer =
        new WindowExplainer(
            configuration,
            profile.startingAt(before, start),
            to,
            codings.stream().filter(each -> !each.coding().date().month().isBefore(from)).toList());
    return new Explanation(
        profile,
        from,
        to,
        codedThrough,
        configuration.scheme().p0(),
        start,
        end,
        held.stream().mapToDouble(Double::doubleValue).sum(),
        held.size(),
        events,
        events.isEmpty() ? List.of() : explainer.whatIfs(events));
  }

  /** The score at the end of a month, which may lie after the last event or be the initial one. */
  private static double end(DyadScores scores, YearMonth month) {
    DyadScores carried = scores.carriedTo(month);
    return carried.months().stream()
        .filter(each -> each.month().equals(month))
        .mapToDouble(MonthlyScore::score)
        .findFirst()
        .orElse(scores.profile().initialScore());
  }

  private DyadScores score(Scheme scheme, List<WeightedCoding> changed) {
    return SeriesScorer.score(scheme, DyadMonths.of(window, changed));
  }

  private List<WhatIf> whatIfs(List<Contribution> events) {
    Scheme scheme = configuration.scheme();
    double actual = end(score(scheme, codings), to);
    List<WhatIf> found = new ArrayList<>();
    WeightedCoding largest = events.get(0).coding();
    found.add(
        whatIf(
            WhatIf.Kind.WITHOUT_LARGEST_EVENT,
            largest.coding().eventId(),
            scheme,
            codings.stream().filter(each -> !each.equals(largest)).toList(),
            actual));
    configuration.themes().keySet().stream()
        .filter(theme -> codings.stream().anyMatch(each -> each.coding().theme().equals(theme)))
        .map(
            theme ->
                whatIf(
                    WhatIf.Kind.WITHOUT_THEME,
                    theme,
                    scheme,
                    codings.stream().filter(each -> !each.coding().theme().equals(theme)).toList(),
                    actual))
        .sorted(Comparator.comparingDouble(each -> -magnitude(each.difference())))
        .forEach(found::add);
    P0Rule other = scheme.p0() == P0Rule.RUNNING ? P0Rule.MONTH_START : P0Rule.RUNNING;
    found.add(whatIf(WhatIf.Kind.OTHER_P0, other.label(), scheme.withP0(other), codings, actual));
    if (scheme.deadBand() > 0) {
      found.add(
          whatIf(
              WhatIf.Kind.WITHOUT_DEAD_BAND,
              Decimals.shortest(scheme.deadBand()),
              scheme.withDeadBand(0),
              codings,
              actual));
    }
    found.add(atEnd(WhatIf.Kind.ALL_TYPES_LOWEST, null, EventType::lowestMicros, actual));
    found.add(atEnd(WhatIf.Kind.ALL_TYPES_HIGHEST, null, EventType::highestMicros, actual));
    found.addAll(widest(actual));
    return found;
  }

  /**
   * The two ends of the event type that moves the end score most; none when every event has a table
   * score of its own. A type whose range leaves the scale is taken for the widest.
   */
  private List<WhatIf> widest(double actual) {
    List<WhatIf> widest = List.of();
    double spread = -1;
    for (EventType type : configuration.codebook().types().values()) {
      if (codings.stream().anyMatch(each -> isAt(each, type))) {
        WhatIf lowest = atEnd(WhatIf.Kind.TYPE_LOWEST, type, EventType::lowestMicros, actual);
        WhatIf highest = atEnd(WhatIf.Kind.TYPE_HIGHEST, type, EventType::highestMicros, actual);
        Double low = lowest.score();
        Double high = highest.score();
        double between =
            low == null || high == null ? Double.POSITIVE_INFINITY : Math.abs(high - low);
        if (between > spread) {
          spread = between;
          widest = List.of(lowest, highest);
        }
      }
    }
    return widest;
  }

  /** The score with the codebook's value for one type, or for all, at an end of its range. */
  private WhatIf atEnd(
      WhatIf.Kind kind,
      @Nullable EventType only,
      ToLongFunction<EventType> rangeEnd,
      double actual) {
    List<WeightedCoding> changed = new ArrayList<>();
    for (WeightedCoding each : codings) {
      EventType type = configuration.codebook().types().get(each.coding().eventType());
      boolean meant = type != null && (only == null || type.equals(only)) && isAt(each, type);
      changed.add(
          meant && type != null
              ? new WeightedCoding(each.row(), each.sign(), rangeEnd.applyAsLong(type))
              : each);
    }
    return whatIf(kind, only == null ? "" : only.code(), configuration.scheme(), changed, actual);
  }

  /** Whether the coding counts with the codebook's value for the type, not with one of its own. */
  private static boolean isAt(WeightedCoding coding, EventType type) {
    return coding.coding().eventType().equals(type.code()) && coding.coding().i0Override() == null;
  }

  private WhatIf whatIf(
      WhatIf.Kind kind,
      String subject,
      Scheme scheme,
      List<WeightedCoding> changed,
      double actual) {
    try {
      double score = end(score(scheme, changed), to);
      return new WhatIf(kind, subject, score, Decimals.difference(score, actual), "");
    } catch (FaultsException e) { // the score would leave the scale: undefined, not clamped
      return new WhatIf(kind, subject, null, null, String.join("; ", e.faults()));
    }
  }

  private static double magnitude(@Nullable Double difference) {
    return difference == null ? Double.POSITIVE_INFINITY : Math.abs(difference);
  }
}
