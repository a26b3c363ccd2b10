package io.guanxi.score;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.EventDate;
import io.guanxi.model.FeedCode;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Location;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Recipe;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Turns the flows of a pair into one coding a month and event code, by a recipe ({@code
 * docs/method.md}, feeds):
 *
 * <ol>
 *   <li>events × value × points × factor; codes below the floor count nothing;
 *   <li>scaled to the recipe's volume: × volume / rows of the feed in that month;
 *   <li>of each sign's sum, only what lies beyond the dead band counts: (1 + width) times the
 *       median of the sums of earlier months of the feed; each code gives its share of it;
 *   <li>a sum beyond the ceiling is scaled down to it.
 * </ol>
 *
 * The score then follows as for curated events.
 */
public final class FeedMonths {
  private final String feed;
  private final Recipe recipe;
  private final SortedMap<YearMonth, Long> feedRows;
  private int cut;

  /**
   * Flows of one event code in a month, both directions together.
   *
   * @param code the code
   * @param rows rows before duplicates were dropped
   * @param events rows after that
   */
  public record Flow(FeedCode code, long rows, long events) {}

  /**
   * A converter.
   *
   * @param feed name of the format
   * @param feedRows rows of the feed by month; a month that is not in it is missing, not zero
   */
  public FeedMonths(String feed, Recipe recipe, SortedMap<YearMonth, Long> feedRows) {
    this.feed = feed;
    this.recipe = recipe;
    this.feedRows = feedRows;
  }

  /** How many sums were cut at the ceiling so far. */
  public int cut() {
    return cut;
  }

  /**
   * The months of a pair.
   *
   * @param profile the pair and its start
   * @param flows by month the pair's flows, in the order of their codes
   */
  public DyadMonths of(DyadProfile profile, Map<YearMonth, List<Flow>> flows) {
    List<WeightedCoding> codings = new ArrayList<>();
    Map<Sign, List<Double>> earlier = new EnumMap<>(Sign.class);
    for (Sign sign : Sign.values()) {
      earlier.put(sign, new ArrayList<>());
    }
    for (Map.Entry<YearMonth, Long> month : feedRows.entrySet()) {
      List<Flow> ofMonth = flows.getOrDefault(month.getKey(), List.of());
      for (Sign sign : Sign.values()) {
        List<Double> history = earlier.getOrDefault(sign, List.of());
        double sum = 0;
        for (Flow flow : ofMonth) {
          sum += signed(points(flow, month.getValue()), sign);
        }
        double share = sum == 0 ? 0 : counted(Math.abs(sum), history) / Math.abs(sum);
        history.add(Math.abs(sum));
        for (Flow flow : ofMonth) {
          long micros = micros(signed(points(flow, month.getValue()), sign) * share);
          if (micros != 0) {
            codings.add(coding(profile, month.getKey(), flow, sign, micros));
          }
        }
      }
    }
    return DyadMonths.of(profile, codings);
  }

  /** What one event of a code is worth before scaling and dead band, micropoints. */
  public static long weight(Recipe recipe, FeedCode code) {
    return micros(points(recipe, code, 1));
  }

  private static double points(Recipe recipe, FeedCode code, long events) {
    double value = Micropoints.toPoints(code.valueMicros());
    return Math.abs(value) < recipe.floor()
        ? 0
        : events * value * recipe.points() * recipe.factor(code);
  }

  /** The month's points of a code, before the dead band. */
  private double points(Flow flow, long rows) {
    Recipe.Volume volume = recipe.volume();
    double scale = volume == null ? 1 : (double) volume.rows() / rows;
    return points(recipe, flow.code(), flow.events()) * scale;
  }

  private static double signed(double points, Sign sign) {
    return sign == Sign.POSITIVE ? Math.max(points, 0) : Math.min(points, 0);
  }

  /** What counts of a sum, both without sign. */
  private double counted(double sum, List<Double> history) {
    Recipe.DeadBand band = recipe.deadBand();
    double beyond = sum;
    if (band != null) {
      if (history.size() < band.least()) {
        return 0;
      }
      int from = Math.max(0, history.size() - band.months());
      double median = median(history.subList(from, history.size()));
      beyond = Math.max(0, sum - median * (1 + band.width()));
    }
    if (beyond > recipe.ceiling()) {
      cut++;
      return recipe.ceiling();
    }
    return beyond;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static long micros(double points) {
    return Math.round(points * Micropoints.PER_POINT);
  }

  private WeightedCoding coding(
      DyadProfile profile, YearMonth month, Flow flow, Sign sign, long micros) {
    FeedCode code = flow.code();
    Coding coding =
        new Coding(
            feed + ":" + month + ":" + code.code(),
            new EventDate(month, 0),
            profile.dyad().first(),
            profile.dyad().second(),
            profile.dyad(),
            code.code(),
            code.theme(),
            null,
            new LocalizedNames(
                code.names().en() + " (" + flow.events() + " events, " + flow.rows() + " rows)",
                code.names().zh() + "（事件" + flow.events() + "，行" + flow.rows() + "）",
                code.names().ko() + "(사건 " + flow.events() + ", 행 " + flow.rows() + ")"),
            feed,
            "recipe " + recipe.id(),
            Status.CODED,
            "");
    return new WeightedCoding(new CodedRow(new Location(feed, feed, 0), "", coding), sign, micros);
  }
}
