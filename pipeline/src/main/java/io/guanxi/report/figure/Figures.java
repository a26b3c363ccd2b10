package io.guanxi.report.figure;

import io.guanxi.report.Language;
import io.guanxi.report.ReportedRun;
import io.guanxi.scheme.DyadProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All figures of a report. */
public final class Figures {
  private Figures() {}

  /**
   * Draws and writes the figures.
   *
   * @param dyads the pairs to draw
   * @param folder where the files go; made if it is not there
   * @return the number of files written
   */
  public static int write(ReportedRun run, List<DyadProfile> dyads, Language language, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    return 0;
  }
}
