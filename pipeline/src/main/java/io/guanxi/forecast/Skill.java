package io.guanxi.forecast;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a model did over a horizon, for a pair or for all pairs together. Errors and scores are
 * in points; what is undefined is null and has its reason.
 *
 * @param model its name
 * @param dyad the pair, or {@code ALL}
 * @param horizon months ahead
 * @param n months scored: those that every model foresaw
 * @param mae mean absolute error
 * @param rmse root of the mean squared error
 * @param mase mean of the absolute errors, each over the mean absolute change of a month in the
 *     pair's history up to the origin
 * @param crps mean continuous ranked probability score
 * @param intervalScore80 mean interval score of the central 80 % interval
 * @param intervalScore90 likewise of 90 %
 * @param coverage80 share inside the central 80 %, by the randomised probability integral transform
 * @param coverage90 likewise of 90 %
 * @param pit share in each tenth of the transform's range
 * @param moved months in which the score differed from that of the origin
 * @param spoken those of them in which the model foresaw a move
 * @param direction share of the spoken ones with the right sign
 * @param majority share of the spoken ones that have the commoner sign
 * @param maeGain by which share the mean absolute error is below that of no change
 * @param crpsGain by which share the score is below that of the pair's own past
 * @param dmNoChange the test of absolute errors against no change
 * @param dmOwnPast the test of scores against the pair's own past
 * @param worstDyad of {@code ALL}: the pair with the smallest gain over no change
 * @param worstGain that gain
 * @param undefined why a value is null, by its name
 */
public record Skill(
    String model,
    String dyad,
    int horizon,
    int n,
    BigDecimal mae,
    BigDecimal rmse,
    @Nullable BigDecimal mase,
    BigDecimal crps,
    BigDecimal intervalScore80,
    BigDecimal intervalScore90,
    BigDecimal coverage80,
    BigDecimal coverage90,
    List<BigDecimal> pit,
    int moved,
    int spoken,
    @Nullable BigDecimal direction,
    @Nullable BigDecimal majority,
    @Nullable BigDecimal maeGain,
    @Nullable BigDecimal crpsGain,
    @Nullable Test dmNoChange,
    @Nullable Test dmOwnPast,
    @Nullable String worstDyad,
    @Nullable BigDecimal worstGain,
    Map<String, String> undefined) {
  /** The row of all pairs together. */
  public static final String ALL = "ALL";

  /**
   * A Diebold–Mariano test.
   *
   * @param statistic below 0 when the model loses less than the benchmark
   * @param p of the two-sided test
   */
  public record Test(BigDecimal statistic, BigDecimal p) {}
}
