package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.model.Sign;
import io.guanxi.report.Language;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.DyadProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All figures of a report. */
public final class Figures {
  static final String SCORE = "figure1";
  static final String NEGATIVE_MONTHS = "figure2-negative";
  static final String POSITIVE_MONTHS = "figure2-positive";
  static final String NEGATIVE_SHARES = "figure3";
  static final String POSITIVE_SHARES = "figure4";
  static final String TRADE = "figure5";
  static final String ALL_PAIRS = "figure6";
  static final String WATERFALL = "figure7";

  private static final List<String> ONE_PAIR =
      List.of(
          SCORE,
          NEGATIVE_MONTHS,
          POSITIVE_MONTHS,
          NEGATIVE_SHARES,
          POSITIVE_SHARES,
          TRADE,
          WATERFALL);
  private static final String SVG = ".svg";
  private static final String PNG = ".png";

  private Figures() {}

  /** Whether a file of this name can be written: it ends in {@code .svg} or {@code .png}. */
  public static boolean canWrite(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".svg") || name.endsWith(".png");
  }

  /** Whether a font for the language is installed. */
  public static boolean canDraw(Language language) {
    return Typeface.available(language);
  }

  /**
   * The files that a report without options has, when every pair has events: what a plan can say.
   * Trade is drawn of the pairs that have a trade file.
   */
  public static List<String> files(List<DyadProfile> dyads, Language language) {
    List<String> names = new ArrayList<>();
    for (DyadProfile profile : dyads) {
      for (String figure : ONE_PAIR) {
        if (!figure.equals(TRADE) || profile.trade() != null) {
          names.add(FigureContext.name(figure, List.of(profile), language));
        }
      }
    }
    if (dyads.size() > 1) {
      names.add(FigureContext.name(ALL_PAIRS, dyads, language));
    }
    return names.stream().flatMap(name -> Stream.of(name + SVG, name + PNG)).toList();
  }

  /** Is told how far the work has come. */
  public interface Progress {
    /** So many of all figures are done; called from several threads. */
    void done(int figures, int all);
  }

  /**
   * Draws and writes the figures, each as SVG and as PNG.
   *
   * @param folder where the files go; made if it is not there
   * @return the names of the files, in the order of the figures
   * @throws io.guanxi.text.FaultsException when no font suits the language, and nothing is written
   *     then, or when a file cannot be written
   */
  public static List<String> write(FigureData data, Path folder, Progress progress) {
    List<Supplier<Drawing>> figures = figures(data);
    AtomicInteger done = new AtomicInteger();
    List<Map.Entry<String, byte[]>> files =
        figures.parallelStream()
            .map(
                figure -> {
                  Drawing drawing = figure.get();
                  List<Map.Entry<String, byte[]>> both =
                      List.of(
                          Map.entry(drawing.name() + SVG, FigureFiles.svg(drawing)),
                          Map.entry(drawing.name() + PNG, FigureFiles.png(drawing)));
                  progress.done(done.incrementAndGet(), figures.size());
                  return both;
                })
            .flatMap(List::stream)
            .toList();
    files.forEach(
        file -> WholeFile.write(folder.resolve(file.getKey()), file.getValue(), "--output"));
    return files.stream().map(Map.Entry::getKey).toList();
  }

  /** The figures that can be drawn from the run, in order. */
  static List<Supplier<Drawing>> figures(FigureData data) {
    FigureContext scene = new FigureContext(data);
    List<Supplier<Drawing>> figures = new ArrayList<>();
    for (PairData pair : data.pairs()) {
      figures.add(() -> ScoreFigure.of(scene, pair));
      figures.add(() -> ThemeFigures.months(scene, pair, Sign.NEGATIVE));
      figures.add(() -> ThemeFigures.months(scene, pair, Sign.POSITIVE));
      figures.add(() -> ThemeFigures.shares(scene, pair, Sign.NEGATIVE));
      figures.add(() -> ThemeFigures.shares(scene, pair, Sign.POSITIVE));
      if (!pair.tradeWithin().isEmpty()) {
        figures.add(() -> TradeFigure.of(scene, pair));
      }
      Months asked = data.request().waterfall();
      Months window = asked == null ? pair.usual() : asked;
      if (pair.window().holds(window)) {
        figures.add(() -> WaterfallFigure.of(scene, pair, window));
      }
    }
    if (data.pairs().size() > 1) {
      figures.add(() -> PairsFigure.of(scene, data.pairs()));
    }
    return figures;
  }
}
