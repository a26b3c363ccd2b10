package io.guanxi.report;

import io.guanxi.report.Document.Align;
import io.guanxi.report.Document.Cell;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A document for a terminal. Chinese and Korean characters are two columns wide. */
final class TextRenderer {
  private static final String INDENT = "  ";

  private TextRenderer() {}

  static String of(Document document) {
    StringBuilder text = new StringBuilder();
    for (Document.Block block : document.blocks()) {
      if (block instanceof Document.Title title) {
        text.append(title.text()).append('\n');
      } else if (block instanceof Document.Section section) {
        text.append('\n').append(section.text()).append('\n');
      } else if (block instanceof Document.Line line) {
        text.append(line.indented() ? INDENT : "").append(line.text()).append('\n');
      } else if (block instanceof Document.Note note) {
        text.append(INDENT).append(note.text()).append('\n');
      } else if (block instanceof Document.Item item) {
        text.append(item.text()).append('\n');
      } else if (block instanceof Document.Gap) {
        text.append('\n');
      } else if (block instanceof Document.Table table) {
        table(table, text);
      }
    }
    return text.toString();
  }

  private static void table(Document.Table table, StringBuilder text) {
    List<Column> columns =
        table.columns().stream()
            .filter(column -> column.place() == Place.COLUMN || column.place() == Place.REMARK)
            .toList();
    List<List<String>> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.name().isEmpty())) {
      lines.add(columns.stream().map(Column::name).toList());
    }
    table.rows().forEach(row -> lines.addAll(lines(table.columns(), row)));
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    for (List<String> line : lines) {
      StringBuilder all = new StringBuilder(table.indented() ? INDENT : "");
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        String blanks = " ".repeat(widths[i] - width(cell));
        all.append(columns.get(i).align() == Align.LEFT ? cell + blanks : blanks + cell)
            .append("  ");
      }
      text.append(all.toString().stripTrailing()).append('\n');
    }
  }

  /** The lines of a row: its cells, then below its last cell what has no column of its own. */
  private static List<List<String>> lines(List<Column> columns, List<Cell> row) {
    List<String> first = new ArrayList<>();
    List<String> below = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      String text = cell.text() + (cell.mark().isEmpty() ? "" : " [" + cell.mark() + "]");
      switch (columns.get(i).place()) {
        case COLUMN, REMARK -> {
          String[] parts = text.split("\n", -1);
          first.add(parts[0]);
          below.addAll(List.of(parts).subList(1, parts.length));
        }
        case BELOW -> below.add(text);
        case BELOW_TOO -> below.set(below.size() - 1, below.get(below.size() - 1) + " · " + text);
      }
    }
    List<List<String>> lines = new ArrayList<>(List.of(first));
    for (String text : below) {
      List<String> line = new ArrayList<>(Collections.nCopies(first.size() - 1, ""));
      line.add(text);
      lines.add(line);
    }
    return lines;
  }

  private static int width(String text) {
    return text.codePoints().map(TextRenderer::width).sum();
  }

  private static int width(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    boolean wide =
        script == Character.UnicodeScript.HAN
            || script == Character.UnicodeScript.HANGUL
            || (codePoint >= 0x3000 && codePoint <= 0x303F)
            || (codePoint >= 0xFF00 && codePoint <= 0xFF60);
    return wide ? 2 : 1;
  }
}
