package io.guanxi.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal: first and last column to the left, the others to the right. Chinese and
 * Korean characters are two columns wide.
 */
final class TextTable {
  private final List<String[]> rows = new ArrayList<>();

  TextTable(String... header) {
    rows.add(header);
  }

  void add(String... cells) {
    rows.add(cells);
  }

  /** How many rows it has, the header aside. */
  int size() {
    return rows.size() - 1;
  }

  /** The table, every line behind the indent, without trailing blanks. */
  String toText(String indent) {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row[i]));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < columns; i++) {
        String blanks = " ".repeat(widths[i] - width(row[i]));
        boolean left = i == 0 || i == columns - 1;
        line.append(left ? row[i] + blanks : blanks + row[i]).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
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
