package io.guanxi.cli;

import java.io.PrintStream;

/**
 * A bar on the terminal that shows how far long work has come, and is gone when the work is done.
 * Nothing is shown unless the launcher says that standard error is a terminal.
 */
final class ProgressLine implements AutoCloseable {
  /** Set by the launcher when standard error is a terminal. */
  static final String PROPERTY = "guanxi.terminal";

  private static final int WIDTH = 30;

  private final String what;
  private final PrintStream terminal;
  private final boolean shown;

  /**
   * A bar.
   *
   * @param what what is being done
   */
  ProgressLine(String what) {
    this(what, System.err, Boolean.getBoolean(PROPERTY));
  }

  ProgressLine(String what, PrintStream terminal, boolean shown) {
    this.what = what;
    this.terminal = terminal;
    this.shown = shown;
  }

  /** Shows that so much of all is done. */
  synchronized void show(int done, int all) {
    if (shown) {
      int full = WIDTH * done / Math.max(1, all);
      terminal.print(
          "\rguanxi: "
              + what
              + " ["
              + "#".repeat(full)
              + ".".repeat(WIDTH - full)
              + "] "
              + done
              + "/"
              + all);
      terminal.flush();
    }
  }

  /** Takes the bar away. */
  @Override
  public synchronized void close() {
    if (shown) {
      terminal.print("\r\033[K");
      terminal.flush();
    }
  }
}
