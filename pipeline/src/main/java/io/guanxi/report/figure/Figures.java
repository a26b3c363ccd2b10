package io.guanxi.report.figure;

import io.guanxi.model.Sign;
import io.guanxi.report.Months;
import io.guanxi.table.TradeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** All figures of a report. */
public final class Figures {
  private Figures() {}

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
   * @throws io.guanxi.model.FaultsException when no font suits the language; nothing is written
   *     then
   */
  public static List<String> write(FigureRequest request, Path folder, Progress progress) {
    List<Supplier<Drawing>> figures = figures(request);
    AtomicInteger done = new AtomicInteger();
    List<Map.Entry<String, byte[]>> files =
        figures.parallelStream()
            .map(
                figure -> {
                  Drawing drawing = figure.get();
                  List<Map.Entry<String, byte[]>> both =
                      List.of(
                          Map.entry(drawing.name() + ".svg", FigureFiles.svg(drawing)),
                          Map.entry(drawing.name() + ".png", FigureFiles.png(drawing)));
                  progress.done(done.incrementAndGet(), figures.size());
                  return both;
                })
            .flatMap(List::stream)
            .toList();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    return files.stream().map(Map.Entry::getKey).toList();
  }

  /** The figures that can be drawn from the run, in order. */
  static List<Supplier<Drawing>> figures(FigureRequest request) {
    System.setProperty("java.awt.headless", "true");
    Scene scene = new Scene(request);
    List<ScoreLine> lines =
        request.dyads().stream().map(dyad -> ScoreLine.of(request.run(), dyad)).toList();
    List<Supplier<Drawing>> figures = new ArrayList<>();
    for (ScoreLine line : lines) {
      figures.add(() -> ScoreFigure.of(scene, line));
      figures.add(() -> ThemeMonthsFigure.of(scene, line, Sign.NEGATIVE));
      figures.add(() -> ThemeMonthsFigure.of(scene, line, Sign.POSITIVE));
      figures.add(() -> ThemeSharesFigure.of(scene, line, Sign.NEGATIVE));
      figures.add(() -> ThemeSharesFigure.of(scene, line, Sign.POSITIVE));
      TradeSeries trade = request.trade().get(line.profile().dyad().id());
      if (trade != null && trade.reaches(line.window().from(), line.window().to())) {
        figures.add(() -> LinesFigure.trade(scene, line, trade));
      }
      Months asked = request.waterfall();
      Months window = asked == null ? WaterfallFigure.usual(line) : asked;
      if (line.window().contains(window.from()) && line.window().contains(window.to())) {
        figures.add(() -> WaterfallFigure.of(scene, line, window));
      }
    }
    if (lines.size() > 1) {
      figures.add(() -> LinesFigure.dyads(scene, lines));
    }
    return figures;
  }
}
