package io.guanxi.scheme;

import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a published anchor is corrected by what is known since ({@code docs/nowcast.md}); a file of
 * {@code config/models}.
 *
 * @param name what the model is called
 * @param about what it was fitted to, in one sentence
 * @param rules what is set, not fitted
 * @param fits one fit a lag, the smallest lag first; at a lag that is not listed the next smaller
 *     one serves, and the smallest below all
 * @param sha256 hash of the file; empty for a model that no file holds
 */
public record NowcastModel(String name, String about, Rules rules, List<Fit> fits, String sha256) {

  /** Orders the fits. */
  public NowcastModel {
    fits = fits.stream().sorted(Comparator.comparingInt(Fit::lag)).toList();
  }

  /** Schema of the files. */
  private static final String SCHEMA = "models/model.schema.json";

  /** Terms of the correction, in the order of {@link Fit#weights}. */
  public static final List<String> TERMS =
      List.of("feed", "feed_low", "feed_high", "change_1", "change_3", "change_12", "curated");

  /**
   * What is set before anything is fitted.
   *
   * @param feedMonths months before a month that say what is usual for a feed
   * @param volatilityMonths months whose published changes give a pair's volatility
   * @param ridge penalty on each standardised weight
   * @param gainPrior how many lags of squared volatility stand against a pair's own gain
   * @param gainHalfLife age at which a month of a pair's past counts half for its gain, months
   * @param leastHistory months of own past below which a pair's gain is zero
   * @param margin share of the error of "no change" that a pair's own past must have been below
   * @param band smallest correction that is spoken of, in volatilities of the pair
   * @param step published scores are multiples of it, points
   * @param errorMonths months of own errors that make the interval
   * @param halfLife age at which an error counts half, months
   * @param mirrored weight of the errors with their signs turned, own errors being 1
   * @param pooled weight of all pairs' errors scaled to the pair's volatility, own errors being 1
   * @param moves weight of an error that is not zero, zero being 1
   */
  public record Rules(
      int feedMonths,
      int volatilityMonths,
      double ridge,
      double gainPrior,
      double gainHalfLife,
      int leastHistory,
      double margin,
      double band,
      double step,
      int errorMonths,
      double halfLife,
      double mirrored,
      double pooled,
      double moves) {
    /** The rules that the bundled models were fitted with. */
    public static final Rules DEFAULT =
        new Rules(24, 60, 1, 2, 120, 60, 0.98, 0.3, 0.1, 120, 36, 0.5, 0.5, 1.1);
  }

  /**
   * Weights at one lag.
   *
   * @param lag months between anchor and target
   * @param weights points by term, in the order of {@link #TERMS}
   * @param rows months and pairs that it was fitted to
   */
  public record Fit(int lag, Map<String, BigDecimal> weights, int rows) {
    /** The weights as an array in the order of {@link #TERMS}. */
    public double[] array() {
      double[] array = new double[TERMS.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = weights.getOrDefault(TERMS.get(i), BigDecimal.ZERO).doubleValue();
      }
      return array;
    }

    /** A fit from an array of weights, kept to nine decimals. */
    public static Fit of(int lag, double[] array, int rows) {
      Map<String, BigDecimal> weights = new LinkedHashMap<>();
      for (int i = 0; i < array.length; i++) {
        weights.put(
            TERMS.get(i),
            BigDecimal.valueOf(array[i]).setScale(9, java.math.RoundingMode.HALF_EVEN));
      }
      return new Fit(lag, weights, rows);
    }
  }

  /**
   * Reads a model.
   *
   * @param file a file of {@code config/models}
   * @param shown how messages name it
   * @throws FaultsException with every fault
   */
  public static NowcastModel read(Path file, String shown) {
    return CheckedJson.read(file, shown, SCHEMA).as(NowcastModel.class);
  }

  /** The model as the text of a file, without its hash. */
  public String text() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("about", about);
    document.put("rules", rules);
    document.put("fits", fits);
    return Json.write(document);
  }

  /** The fit that serves a lag. */
  public Fit at(int lag) {
    Fit found = fits.get(0);
    for (Fit fit : fits) {
      if (fit.lag() <= lag) {
        found = fit;
      }
    }
    return found;
  }
}
