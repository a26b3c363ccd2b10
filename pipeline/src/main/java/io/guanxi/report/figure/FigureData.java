package io.guanxi.report.figure;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the figures and the page draw, computed once from the tables of a run, so that the two
 * cannot differ.
 *
 * @param request what they were asked for
 * @param pairs what is drawn of each pair
 * @param levels the levels of the scale with their colours
 * @param fillings how each theme is filled, by its code
 */
public record FigureData(
    FigureRequest request,
    List<PairData> pairs,
    List<LevelBand> levels,
    Map<String, ThemeFill> fillings) {
  private static final List<String> BELOW_ZERO = List.of("#fbeee0", "#f6dcc0", "#f0c9a0");
  private static final List<String> ABOVE_ZERO = List.of("#edf4f9", "#d7e8f3", "#bfdaec");
  private static final List<String> BELOW_ZERO_DARK = List.of("#2a221a", "#3a2a1a", "#4a331c");
  private static final List<String> ABOVE_ZERO_DARK = List.of("#1a2530", "#1d2e3f", "#21384f");

  /** The colours of lines, in the order in which they are given out. */
  public static final List<String> LINES = Palette.COLOURS.stream().map(Palette::text).toList();

  /**
   * A level of the scale.
   *
   * @param code its code
   * @param names what it is called
   * @param from lower end, points
   * @param to upper end, points
   * @param colour its colour on white
   * @param dark its colour on a dark ground
   */
  public record LevelBand(
      String code, LocalizedNames names, double from, double to, String colour, String dark) {}

  /** Computes all that is drawn. */
  public static FigureData of(FigureRequest request) {
    Configuration configuration = request.run().configuration();
    Map<String, ThemeFill> fillings = new LinkedHashMap<>();
    configuration
        .themes()
        .keySet()
        // By the place in themes.json alone: the same in every figure, of every pair and run.
        .forEach(code -> fillings.put(code, ThemeFill.of(fillings.size())));
    return new FigureData(
        request,
        request.dyads().stream().map(profile -> PairData.of(request, profile)).toList(),
        bands(configuration.scheme().levels().all()),
        fillings);
  }

  /** The months from the first of any pair to the last of any. */
  public Months window() {
    return new Months(
        Collections.min(pairs.stream().map(pair -> pair.window().from()).toList()),
        Collections.max(pairs.stream().map(pair -> pair.window().to()).toList()));
  }

  /** What all pairs are called, in one line. */
  public String names(Language language) {
    return pairs.stream()
        .map(pair -> language.of(pair.profile().names()))
        .collect(Collectors.joining(new Messages(language).get("list.separator")));
  }

  /** How a theme is filled; one that is not configured like the first. */
  public ThemeFill filling(String theme) {
    return fillings.getOrDefault(theme, ThemeFill.of(0));
  }

  /** The further from zero, the darker. */
  private static List<LevelBand> bands(List<Level> levels) {
    List<LevelBand> bands = new ArrayList<>();
    for (Level level : levels) {
      boolean below = level.to().signum() <= 0;
      long nearer =
          levels.stream()
              .filter(other -> (other.to().signum() <= 0) == below)
              .filter(
                  other ->
                      other
                              .from()
                              .abs()
                              .min(other.to().abs())
                              .compareTo(level.from().abs().min(level.to().abs()))
                          < 0)
              .count();
      int shade = (int) Math.min(nearer, BELOW_ZERO.size() - 1);
      bands.add(
          new LevelBand(
              level.code(),
              level.names(),
              level.from().doubleValue(),
              level.to().doubleValue(),
              (below ? BELOW_ZERO : ABOVE_ZERO).get(shade),
              (below ? BELOW_ZERO_DARK : ABOVE_ZERO_DARK).get(shade)));
    }
    return bands;
  }
}
