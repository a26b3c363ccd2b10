package io.guanxi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes headings, lines and tables in one form, so that a report is put together only once. */
abstract class Layout {
  private final StringBuilder text = new StringBuilder();

  /**
   * A row of a table.
   *
   * @param cells a cell a column
   * @param more further lines below the last cell
   */
  record Row(List<String> cells, List<String> more) {
    static Row of(String... cells) {
      return new Row(List.of(cells), List.of());
    }

    Row and(String... lines) {
      return new Row(cells, List.of(lines));
    }
  }

  /** For a terminal. */
  static Layout text() {
    return new Text();
  }

  /** For tickets and CI: pipe tables; texts cannot break out of their cells. */
  static Layout markdown() {
    return new Markdown();
  }

  abstract void title(String heading);

  abstract void section(String heading);

  abstract void line(String sentence);

  /** A table; its first and last column stand to the left, the others to the right. */
  abstract void table(List<String> header, List<Row> rows);

  /** Everything so far. */
  String result() {
    return text.toString().stripTrailing() + "\n";
  }

  final void append(String line) {
    text.append(line).append('\n');
  }

  private static final class Text extends Layout {
    private static final String INDENT = "  ";

    @Override
    void title(String heading) {
      append(heading);
    }

    @Override
    void section(String heading) {
      append("");
      append(heading);
    }

    @Override
    void line(String sentence) {
      append(INDENT + sentence);
    }

    @Override
    void table(List<String> header, List<Row> rows) {
      TextTable table = new TextTable(header.toArray(String[]::new));
      for (Row row : rows) {
        table.add(row.cells().toArray(String[]::new));
        for (String line : row.more()) {
          String[] cells = new String[header.size()];
          Arrays.fill(cells, "");
          cells[cells.length - 1] = line;
          table.add(cells);
        }
      }
      append(table.toText(INDENT).stripTrailing());
    }
  }

  private static final class Markdown extends Layout {
    @Override
    void title(String heading) {
      block("## " + ExplanationMarkdown.escaped(heading));
    }

    @Override
    void section(String heading) {
      block("### " + ExplanationMarkdown.escaped(heading));
    }

    @Override
    void line(String sentence) {
      block(ExplanationMarkdown.escaped(sentence));
    }

    @Override
    void table(List<String> header, List<Row> rows) {
      StringBuilder table = new StringBuilder();
      table.append(row(header.stream().map(ExplanationMarkdown::escaped).toList()));
      table.append("\n|---|").append("---:|".repeat(Math.max(0, header.size() - 2)));
      table.append("---|");
      for (Row row : rows) {
        List<String> cells =
            new ArrayList<>(row.cells().stream().map(ExplanationMarkdown::escaped).toList());
        for (String line : row.more()) {
          int last = cells.size() - 1;
          cells.set(last, cells.get(last) + "<br>" + ExplanationMarkdown.escaped(line));
        }
        table.append('\n').append(row(cells));
      }
      block(table.toString());
    }

    /** A blank line parts what belongs together from the next. */
    private void block(String lines) {
      append(lines + "\n");
    }

    private static String row(List<String> cells) {
      return "| " + String.join(" | ", cells) + " |";
    }
  }
}
