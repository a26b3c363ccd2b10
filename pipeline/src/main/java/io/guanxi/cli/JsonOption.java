package io.guanxi.cli;

import io.guanxi.report.Format;
import io.guanxi.report.View;
import io.guanxi.run.WholeFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of verbs that also write their answer as JSON. */
final class JsonOption {
  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path file;

  /** Removes an answer of a run before. */
  void removeStale() {
    if (file != null) {
      WholeFile.removeStale(file, "--json");
    }
  }

  /** Writes the answer, if that was asked for. */
  void write(View view) {
    if (file != null) {
      WholeFile.write(file, Format.JSON.of(view), "--json");
    }
  }
}
