package io.guanxi.run;

import io.guanxi.model.Decimals;
import io.guanxi.model.MonthlyScore;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.Scheme;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A row of {@code scores.csv} as far as it is read back.
 *
 * @param dyad id of the dyad
 * @param month the month
 * @param score score at its end, points, unrounded
 * @param displayed the score as displayed, points
 * @param change change over the month, points, unrounded
 * @param level code of the level
 * @param levelPart third of the level
 * @param events scored codings
 */
public record ScoreRow(
    String dyad,
    YearMonth month,
    double score,
    BigDecimal displayed,
    double change,
    String level,
    String levelPart,
    int events) {

  /** The row of a monthly score. */
  public static ScoreRow of(String dyad, MonthlyScore month, Scheme scheme) {
    BigDecimal displayed = Decimals.roundedDecimal(month.score(), scheme.decimals());
    Levels.Place place = scheme.levels().of(displayed);
    return new ScoreRow(
        dyad,
        month.month(),
        month.score(),
        displayed,
        month.change(),
        place.level().code(),
        place.part().label(),
        month.events());
  }

  /** A score of a series of which nothing else is known; change and events are then 0. */
  public static ScoreRow of(String dyad, YearMonth month, double score, Scheme scheme) {
    return of(dyad, MonthlyScore.silent(month, score), scheme);
  }
}
