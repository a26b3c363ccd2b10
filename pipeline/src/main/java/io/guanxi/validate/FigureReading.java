package io.guanxi.validate;

import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.score.Breakdown;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run says where a published figure stands.
 *
 * @param figure the published figure
 * @param raw the run's value; for shares the one of Σ|I0|
 * @param realised for shares the one of Σ|I|; otherwise the same as {@code raw}
 */
public record FigureReading(PublishedFigure figure, double raw, double realised) {
  /**
   * Reads the figure off a run's tables.
   *
   * @return empty when the run does not cover the figure's period, when the figure is a claim or a
   *     level, or when a share has nothing to be a share of
   */
  public static Optional<FigureReading> of(
      PublishedFigure figure, List<ScoreRow> scores, List<Breakdown> breakdown) {
    Optional<BigDecimal> from = displayed(figure, figure.from(), scores);
    Optional<BigDecimal> to = displayed(figure, figure.to(), scores);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return switch (figure.kind()) {
      case SCORE -> reading(figure, to.get().doubleValue());
      case SCORE_CHANGE -> reading(figure, to.get().subtract(from.get()).doubleValue());
      case THEME_SHARE -> share(figure, breakdown);
      case EVENT_COUNT ->
          reading(
              figure,
              months(figure, breakdown)
                  .filter(row -> isMeant(figure, row))
                  .mapToInt(Breakdown::events)
                  .sum());
      case LEVEL, CLAIM, LOWEST_SINCE, RISES, STAYS_BELOW -> Optional.empty();
    };
  }

  /** Whether the run has the first and the last month of the figure. */
  static boolean isCovered(PublishedFigure figure, List<ScoreRow> scores) {
    return displayed(figure, figure.from(), scores).isPresent()
        && displayed(figure, figure.to(), scores).isPresent();
  }

  private static Optional<BigDecimal> displayed(
      PublishedFigure figure, YearMonth month, List<ScoreRow> scores) {
    return scores.stream()
        .filter(row -> row.dyad().equals(figure.dyad().id()) && row.month().equals(month))
        .map(ScoreRow::displayed)
        .findFirst();
  }

  private static Optional<FigureReading> reading(PublishedFigure figure, double value) {
    return Optional.of(new FigureReading(figure, value, value));
  }

  private static Optional<FigureReading> share(PublishedFigure figure, List<Breakdown> breakdown) {
    Sign sign = figure.sign();
    List<Breakdown> rows = months(figure, breakdown).filter(row -> row.sign() == sign).toList();
    List<Breakdown> meant = rows.stream().filter(row -> isMeant(figure, row)).toList();
    double raw = Breakdown.percent(points(meant), points(rows));
    double realised =
        Breakdown.percent(
            meant.stream().mapToDouble(Breakdown::realised).sum(),
            rows.stream().mapToDouble(Breakdown::realised).sum());
    return Double.isNaN(raw) || Double.isNaN(realised)
        ? Optional.empty()
        : Optional.of(new FigureReading(figure, raw, realised));
  }

  private static double points(List<Breakdown> rows) {
    return Micropoints.toPoints(rows.stream().mapToLong(Breakdown::rawMicros).sum());
  }

  private static boolean isMeant(PublishedFigure figure, Breakdown row) {
    return figure.themes().contains(row.theme()) != figure.exceptThemes();
  }

  /** The monthly rows of the figure's dyad and period. */
  private static Stream<Breakdown> months(PublishedFigure figure, List<Breakdown> breakdown) {
    String first = figure.from().toString();
    String last = figure.to().toString();
    return breakdown.stream()
        .filter(row -> row.dyad().equals(figure.dyad().id()))
        .filter(row -> row.period().length() == first.length())
        .filter(row -> row.period().compareTo(first) >= 0 && row.period().compareTo(last) <= 0);
  }
}
