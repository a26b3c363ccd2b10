package io.guanxi.report;

import io.guanxi.report.Document.Align;
import io.guanxi.report.Document.Cell;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document in Markdown: what belongs together in a block, a blank line between blocks. */
final class MarkdownRenderer {
  private MarkdownRenderer() {}

  static String of(Document document) {
    StringBuilder text = new StringBuilder();
    Document.Block last = new Document.Gap();
    for (Document.Block block : document.blocks()) {
      if (block instanceof Document.Gap) {
        continue;
      }
      boolean goesOn = block.getClass() == last.getClass();
      if (block instanceof Document.Note && goesOn) {
        text.append(">\n");
      } else if (!text.isEmpty() && !(block instanceof Document.Item && goesOn)) {
        text.append('\n');
      }
      text.append(block(block)).append('\n');
      last = block;
    }
    return text.toString();
  }

  private static String block(Document.Block block) {
    if (block instanceof Document.Title title) {
      return "## " + escaped(title.text().replaceAll(" {2,}", " "));
    } else if (block instanceof Document.Section section) {
      return "### " + escaped(section.text());
    } else if (block instanceof Document.Line line) {
      return escaped(line.text());
    } else if (block instanceof Document.Note note) {
      return "> " + escaped(note.text());
    } else if (block instanceof Document.Item item) {
      return "- " + escaped(item.text());
    } else if (block instanceof Document.Table table) {
      return table(table);
    }
    throw new IllegalStateException("not a block: " + block);
  }

  private static String table(Document.Table table) {
    List<Column> columns = table.columns();
    List<Integer> shown = new ArrayList<>();
    int remark = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).place() == Place.REMARK) {
        remark = i;
      } else {
        shown.add(i);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(row(shown.stream().map(i -> escaped(columns.get(i).name())).toList()));
    lines.add(
        shown.stream()
            .map(i -> columns.get(i).align() == Align.RIGHT ? "---:" : "---")
            .collect(Collectors.joining("|", "|", "|")));
    for (List<Cell> row : table.rows()) {
      List<String> cells =
          new ArrayList<>(shown.stream().map(row::get).map(MarkdownRenderer::cell).toList());
      if (remark >= 0 && !row.get(remark).text().isEmpty()) {
        cells.set(0, cells.get(0) + " (" + escaped(row.get(remark).text()) + ")");
      }
      lines.add(row(cells));
    }
    return String.join("\n", lines);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String cell(Cell cell) {
    return escaped(cell.text()).replace("\n", "<br>")
        + (cell.mark().isEmpty() ? "" : " (" + escaped(cell.mark()) + ")");
  }

  /** The text as it stands, whatever Markdown or HTML it holds. */
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#~&])", "\\\\$1");
  }
}
