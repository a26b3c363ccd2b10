package io.guanxi.report;

import io.guanxi.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a view says, described once: headings, sentences and tables, in order. {@link #text()} is
 * for a terminal, {@link #markdown()} for tickets and the step summaries of CI services. Texts are
 * put in as they are; what they must not do in a form is the renderer's care.
 */
public final class Document {
  /** A part of a document. */
  sealed interface Block permits Title, Section, Line, Note, Item, Gap, Table {}

  /** What the whole is about. */
  record Title(String text) implements Block {}

  /** What the next blocks are about; a blank line parts it from those before. */
  record Section(String text) implements Block {}

  /** A sentence; an indented one belongs to what stands above. */
  record Line(String text, boolean indented) implements Block {}

  /** A caveat: what has to be said with the numbers below. */
  record Note(String text) implements Block {}

  /** An entry of a list, with what belongs to it. */
  record Item(String text) implements Block {}

  /** A blank line on a terminal. */
  record Gap() implements Block {}

  /**
   * A table.
   *
   * @param columns its columns; the cells of a row are in the same order
   * @param rows the rows; a cell may hold several lines
   * @param indented whether it belongs to what stands above
   */
  record Table(List<Column> columns, List<List<Cell>> rows, boolean indented) implements Block {
    /** The same table at the edge of the terminal, for one that is wide. */
    Table atEdge() {
      return new Table(columns, rows, false);
    }
  }

  /** To which side the cells of a column stand. */
  enum Align {
    /** Texts. The default. */
    LEFT,
    /** Numbers, so that their points stand below one another. */
    RIGHT
  }

  /** Where a terminal, which is narrow, shows a column; Markdown has them all side by side. */
  enum Place {
    /** A column of its own. The default. */
    COLUMN,
    /** A line of its own below the row's last cell. */
    BELOW,
    /** In the same line as the column before it, which is below too. */
    BELOW_TOO,
    /** The last column; in Markdown a remark in brackets behind the row's first cell. */
    REMARK
  }

  /** A column: what it is called, on which side it stands, and where. */
  record Column(String name, Align align, Place place) {
    static Column left(String name) {
      return new Column(name, Align.LEFT, Place.COLUMN);
    }

    static Column right(String name) {
      return new Column(name, Align.RIGHT, Place.COLUMN);
    }

    static Column below(String name) {
      return new Column(name, Align.LEFT, Place.BELOW);
    }

    static Column belowToo(String name) {
      return new Column(name, Align.LEFT, Place.BELOW_TOO);
    }

    static Column remark() {
      return new Column("", Align.LEFT, Place.REMARK);
    }
  }

  /** What stands in a cell, and a mark behind it; empty for none. */
  record Cell(String text, String mark) {}

  /** A table whose first and last column hold texts, those between numbers. */
  static Rows table(String... names) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      columns.add(i == 0 || i == names.length - 1 ? Column.left(names[i]) : Column.right(names[i]));
    }
    return new Rows(columns);
  }

  private final List<Block> blocks = new ArrayList<>();

  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  Document add(Block block) {
    blocks.add(block);
    return this;
  }

  Document addAll(Document other) {
    blocks.addAll(other.blocks);
    return this;
  }

  Document title(String text) {
    return add(new Title(text));
  }

  Document section(String text) {
    return add(new Section(text));
  }

  Document line(String text) {
    return add(new Line(text, false));
  }

  Document lines(List<String> lines) {
    lines.forEach(this::line);
    return this;
  }

  Document indented(String text) {
    return add(new Line(text, true));
  }

  Document note(String text) {
    return add(new Note(text));
  }

  Document item(String text) {
    return add(new Item(text));
  }

  Document gap() {
    return add(new Gap());
  }

  /** The rows of a table, put together one by one. */
  static final class Rows {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    Rows(List<Column> columns) {
      this.columns = List.copyOf(columns);
    }

    /**
     * Adds a row.
     *
     * @param cells a text or a {@link Cell} a column
     */
    Rows add(Object... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(cells.length + " cells in " + columns.size());
      }
      List<Cell> row = new ArrayList<>();
      for (Object cell : cells) {
        row.add(cell instanceof Cell made ? made : new Cell(String.valueOf(cell), ""));
      }
      rows.add(row);
      return this;
    }

    int size() {
      return rows.size();
    }

    Table table() {
      return new Table(columns, List.copyOf(rows), true);
    }
  }

  /** For a terminal, a line feed at the end of every line. */
  public String text() {
    return VisibleText.text(TextRenderer.of(this));
  }

  /** In Markdown with pipe tables; no text breaks out of its place. */
  public String markdown() {
    return VisibleText.text(MarkdownRenderer.of(this));
  }
}
