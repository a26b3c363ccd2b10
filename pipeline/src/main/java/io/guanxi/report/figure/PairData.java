package io.guanxi.report.figure;

import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Months;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.ReportedRun;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.TradeSeries;
import io.guanxi.text.FormulaGuard;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What is drawn of a pair.
 *
 * @param profile the pair
 * @param points one a month, contiguous and rising; at least one
 * @param events the scored events, in the order of the run
 * @param published scores published for single months of the run
 * @param beside what is drawn beside the score
 * @param trade the trade that each of the two countries reports; empty when there is none
 * @param themes the positive and negative score by month and theme: the monthly rows of the run's
 *     breakdown
 * @param configured the configuration of the run
 */
public record PairData(
    DyadProfile profile,
    List<Point> points,
    List<ScoredEvent> events,
    SortedMap<YearMonth, Double> published,
    List<OverlaySeries> beside,
    List<TradeSeries> trade,
    Table themes,
    Configuration configured) {
  /** Events that a waterfall names; when there are more, the others are one bar. */
  public static final int NAMED = 14;

  /**
   * The score at the end of a month.
   *
   * @param month the month
   * @param score unrounded score at its end, points
   * @param displayed the score as displayed, points
   * @param change what the month did to the unrounded score, points
   * @param move the displayed score at its end less the one at its start; 0 in most months
   * @param level code of its level
   * @param part third of the level
   * @param events scored events of the month
   * @param heldBack what the dead band held back: 0, or less what the events would have done,
   *     points
   * @param band ends of the bands of uncertainty; null when the run drew no replicates
   */
  public record Point(
      YearMonth month,
      double score,
      BigDecimal displayed,
      double change,
      BigDecimal move,
      String level,
      String part,
      int events,
      double heldBack,
      @Nullable Band band) {
    /** Unrounded score at the start of the month, points. */
    public double before() {
      return Decimals.withoutNoise(score - change);
    }
  }

  /** The ends of the 95 and 80 percent bands of a score, points; NaN where there is none. */
  public record Band(double low95, double low80, double high80, double high95) {}

  /** Points of a theme: sums of absolute table scores and of absolute impacts. */
  public record Sums(double raw, double realised) {}

  /**
   * A bar of a waterfall.
   *
   * @param event the event; null for several small ones together and for what was held back
   * @param held whether it is what the dead band held back
   * @param from the score before it
   * @param to the score after it
   */
  record Step(@Nullable ScoredEvent event, boolean held, double from, double to) {}

  /**
   * What moved the score over a window.
   *
   * @param start the score before the window
   * @param end the score at its end
   * @param steps the events: of one month the largest first, of several in the order of their days
   *     At the end small events together, and what the dead band held back, where there are any
   * @param others how many small events stand together; 0 when all are named
   */
  record Waterfall(double start, double end, List<Step> steps, int others) {}

  static PairData of(FigureRequest request, DyadProfile profile) {
    ReportedRun run = request.run();
    String id = profile.dyad().id();
    List<Point> points = points(run, id);
    Months window = new Months(points.get(0).month(), points.get(points.size() - 1).month());
    SortedMap<YearMonth, Double> published = new TreeMap<>();
    for (PublishedFigure figure : run.configuration().published()) {
      BigDecimal value = figure.value();
      if (figure.kind() == PublishedFigure.Kind.SCORE
          && figure.dyad().id().equals(id)
          && value != null
          && window.contains(figure.to())) {
        published.put(figure.to(), value.doubleValue());
      }
    }
    NavigableMap<YearMonth, Double> scores = new TreeMap<>();
    points.forEach(point -> scores.put(point.month(), point.score()));
    Table breakdown = run.of(run.breakdown(), id);
    return new PairData(
        profile,
        points,
        events(run, id),
        published,
        OverlaySeries.of(request.published(), request.mean(), new MonthlySeries(id, scores)),
        request.trade().getOrDefault(id, List.of()),
        breakdown.where(breakdown.stringColumn("period").length().isEqualTo("YYYY-MM".length())),
        run.configuration());
  }

  private static List<Point> points(ReportedRun run, String dyad) {
    int decimals = run.configuration().scheme().decimals();
    Map<String, Band> bands = new LinkedHashMap<>();
    for (Row row : run.of(run.uncertainty(), dyad)) {
      bands.put(
          row.getString("month"),
          new Band(
              row.getDouble("low95"),
              row.getDouble("low80"),
              row.getDouble("high80"),
              row.getDouble("high95")));
    }
    List<Point> points = new ArrayList<>();
    for (Row row : run.of(run.scores(), dyad)) {
      double score = row.getDouble("score");
      double change = row.getDouble("change");
      BigDecimal displayed = Decimals.roundedDecimal(row.getDouble("displayed"), decimals);
      BigDecimal before = Decimals.roundedDecimal(Decimals.withoutNoise(score - change), decimals);
      points.add(
          new Point(
              YearMonth.parse(row.getString("month")),
              score,
              displayed,
              change,
              displayed.subtract(before),
              row.getString("level"),
              row.getString("level_part"),
              row.getInt("events"),
              row.columnNames().contains("held_back") ? row.getDouble("held_back") : 0,
              bands.get(row.getString("month"))));
    }
    return points;
  }

  private static List<ScoredEvent> events(ReportedRun run, String dyad) {
    List<ScoredEvent> events = new ArrayList<>();
    Table table = run.of(run.contributions(), dyad);
    for (Row row : table) {
      EventType type = run.configuration().codebook().types().get(row.getString("event_type"));
      double i0 = row.getDouble("i0");
      events.add(
          new ScoredEvent(
              text(row, "event_id"),
              YearMonth.parse(row.getString("month")),
              row.getString("date"),
              row.getString("event_type"),
              row.getString("theme"),
              type != null ? type.sign() : i0 < 0 ? Sign.NEGATIVE : Sign.POSITIVE,
              row.getString("status"),
              text(row, "verification"),
              i0,
              row.getString("i0_basis"),
              row.getDouble("p0"),
              row.getDouble("impact"),
              new LocalizedNames(
                  text(row, "title_en"), text(row, "title_zh"), text(row, "title_ko")),
              text(row, "citation"),
              text(row, "coder"),
              text(row, "note")));
    }
    return events;
  }

  /** A text as its author wrote it; empty where an older run has no such column. */
  private static String text(Row row, String column) {
    return row.columnNames().contains(column) ? FormulaGuard.original(row.getString(column)) : "";
  }

  /** The first and the last month. */
  public Months window() {
    return new Months(points.get(0).month(), last().month());
  }

  /** The last month. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  /** A number of every month. */
  SortedMap<YearMonth, Double> monthly(ToDoubleFunction<Point> number) {
    SortedMap<YearMonth, Double> monthly = new TreeMap<>();
    points.forEach(point -> monthly.put(point.month(), number.applyAsDouble(point)));
    return monthly;
  }

  /** The displayed scores. */
  SortedMap<YearMonth, Double> displayed() {
    return monthly(point -> point.displayed().doubleValue());
  }

  /** What stands for the pair beside others: the means of a period, or the displayed scores. */
  public SortedMap<YearMonth, Double> shown() {
    return beside.stream()
        .filter(OverlaySeries::isOwn)
        .findFirst()
        .map(OverlaySeries::scores)
        .orElseGet(this::displayed);
  }

  /** The months in which the displayed score moved. */
  public List<Point> moved() {
    return points.stream().filter(point -> point.move().signum() != 0).toList();
  }

  /** The events of a window, largest absolute impact first. */
  List<ScoredEvent> largest(Months window) {
    return events.stream()
        .filter(event -> window.contains(event.month()))
        .sorted(Comparator.comparingDouble((ScoredEvent event) -> -Math.abs(event.impact())))
        .toList();
  }

  /** What a waterfall shows when nothing is asked for: the last month that moved, or the last. */
  public Months usual() {
    List<Point> moved = moved();
    YearMonth month = moved.isEmpty() ? last().month() : moved.get(moved.size() - 1).month();
    return new Months(month, month);
  }

  /**
   * What moved the score.
   *
   * @param window months of the run
   */
  Waterfall waterfall(Months window) {
    List<ScoredEvent> all = largest(window);
    int named = all.size() > NAMED + 1 ? NAMED : all.size();
    List<ScoredEvent> shown = new ArrayList<>(all.subList(0, named));
    if (window.length() > 1) {
      shown.sort(Comparator.comparing(ScoredEvent::date));
    }
    List<Point> within = points.stream().filter(each -> window.contains(each.month())).toList();
    double end = within.get(within.size() - 1).score();
    double at = within.get(0).before();
    List<Step> steps = new ArrayList<>();
    for (ScoredEvent event : shown) {
      steps.add(new Step(event, false, at, at + event.impact()));
      at += event.impact();
    }
    double held = within.stream().mapToDouble(Point::heldBack).sum();
    if (named < all.size()) {
      steps.add(new Step(null, false, at, end - held));
    }
    if (held != 0) {
      steps.add(new Step(null, true, end - held, end));
    }
    return new Waterfall(within.get(0).before(), end, steps, all.size() - named);
  }

  /** The themes of a sign that have events in the run, the paper's first. */
  public List<Theme> themes(Sign sign) {
    Map<String, Sums> sums = sums(sign, window());
    return configured.themes().values().stream()
        .filter(theme -> sums.containsKey(theme.code()))
        .sorted(Comparator.comparing(Theme::fromPaper).reversed())
        .toList();
  }

  /** The points of the themes of a sign in a window, by code. */
  Map<String, Sums> sums(Sign sign, Months window) {
    Table rows =
        themes.where(
            themes
                .stringColumn("sign")
                .isEqualTo(sign.label())
                .and(
                    themes
                        .stringColumn("period")
                        .eval(month -> window.contains(YearMonth.parse(month)))));
    Map<String, Sums> sums = new LinkedHashMap<>();
    if (!rows.isEmpty()) {
      for (Row row : rows.summarize("raw", "realised", AggregateFunctions.sum).by("theme")) {
        sums.put(
            row.getString("theme"),
            new Sums(row.getDouble("Sum [raw]"), row.getDouble("Sum [realised]")));
      }
    }
    return sums;
  }

  /** Published shares of single themes of a sign, within the run. */
  public List<PublishedFigure> shares(Sign sign) {
    return configured.published().stream()
        .filter(figure -> figure.kind() == PublishedFigure.Kind.THEME_SHARE)
        .filter(figure -> figure.dyad().equals(profile.dyad()) && figure.sign() == sign)
        .filter(figure -> !figure.exceptThemes() && figure.themes().size() == 1)
        .filter(figure -> window().holds(new Months(figure.from(), figure.to())))
        .toList();
  }

  /** The window of the run, and each window that shares of a sign were published for. */
  List<Months> windows(Sign sign) {
    LinkedHashSet<Months> windows = new LinkedHashSet<>(List.of(window()));
    shares(sign).forEach(figure -> windows.add(new Months(figure.from(), figure.to())));
    return List.copyOf(windows);
  }

  /** The published share of a theme in a window, percent. */
  OptionalDouble publishedShare(Sign sign, Theme theme, Months window) {
    return shares(sign).stream()
        .filter(figure -> figure.themes().contains(theme.code()))
        .filter(figure -> window.equals(new Months(figure.from(), figure.to())))
        .map(PublishedFigure::value)
        .filter(Objects::nonNull)
        .mapToDouble(BigDecimal::doubleValue)
        .findFirst();
  }

  /** The trade that reaches into the run. */
  public List<TradeSeries> tradeWithin() {
    return trade.stream().filter(each -> each.reaches(window())).toList();
  }
}
