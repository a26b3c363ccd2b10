package io.guanxi.cli;

import io.guanxi.report.figure.Figures;
import io.guanxi.run.WholeFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of verbs that can draw what they say. */
final class FigureOption {
  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "Draw it, for each pair: FILE.svg or FILE.png.")
  private @Nullable Path file;

  /**
   * Removes a figure of a run before.
   *
   * @throws FaultsException when no such file can be written
   */
  void removeStale() {
    if (file != null) {
      if (!Figures.canWrite(file.toString())) {
        throw new FaultsException(Fault.of("--figure", file).not("FILE.svg or FILE.png"));
      }
      WholeFile.removeStale(file, "--figure");
    }
  }

  boolean isAsked() {
    return file != null;
  }

  /**
   * Writes the figure, if it was asked for.
   *
   * @param drawn gives the bytes of a file of such a name
   */
  void write(Function<String, byte[]> drawn) {
    if (file != null) {
      WholeFile.write(file, drawn.apply(file.toString()), "--figure");
    }
  }
}
