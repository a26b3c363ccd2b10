package io.guanxi.cli;

import io.guanxi.text.VisibleText;
import java.io.IOException;
import java.io.Writer;

/** Passes on what is written, with nothing in it that a terminal would do instead of show. */
final class VisibleWriter extends Writer {
  private final Writer terminal;

  VisibleWriter(Writer terminal) {
    this.terminal = terminal;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    StringBuilder shown = new StringBuilder(length);
    for (int i = offset; i < offset + length; i++) {
      VisibleText.append(buffer[i], shown);
    }
    terminal.write(shown.toString());
  }

  @Override
  public void flush() throws IOException {
    terminal.flush();
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
