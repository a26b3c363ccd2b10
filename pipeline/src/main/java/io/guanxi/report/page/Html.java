package io.guanxi.report.page;

import io.guanxi.report.Language;
import io.guanxi.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Markup, put together from texts; what is called a fragment is markup already. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** A column of a table: its head, and whether it holds numbers. */
  record Column(String head, boolean isNumber) {}

  /** A text as a fragment; the one way of a text into the markup. */
  static String escaped(String text) {
    return VisibleText.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A language as HTML names it. */
  static String tag(Language language) {
    return language == Language.ZH ? "zh-Hans" : PageData.code(language);
  }

  /** Code, which translators leave alone. */
  static String code(String text, String style) {
    return "<code translate=\"no\" class=\"" + style + "\">" + escaped(text) + "</code>";
  }

  /** A text in a language of its own. */
  static String foreign(String text, String language) {
    return "<span lang=\"" + language + "\">" + escaped(text) + "</span>";
  }

  /** An element around a text. */
  Html text(String tag, String style, String content) {
    return element(tag, style, escaped(content));
  }

  /** An element around a fragment. */
  Html element(String tag, String style, String fragment) {
    text.append('<').append(tag);
    if (!style.isEmpty()) {
      text.append(" class=\"").append(style).append('"');
    }
    text.append('>').append(fragment).append("</").append(tag).append('>');
    return this;
  }

  Html heading(String content) {
    return text("h4", "", content);
  }

  Html paragraph(String content) {
    return text("p", "", content);
  }

  /** A list of fragments. */
  Html list(List<String> items) {
    return element("ul", "", "<li>" + String.join("</li><li>", items) + "</li>");
  }

  /**
   * A table that can be scrolled.
   *
   * @param label what it is called
   * @param rows fragments, one a column
   */
  Html table(String label, List<Column> columns, List<List<String>> rows) {
    Html head = new Html();
    for (Column column : columns) {
      head.text.append("<th scope=\"col\"").append(style(column)).append('>');
      head.text.append(escaped(column.head())).append("</th>");
    }
    List<String> body = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder cells = new StringBuilder("<th scope=\"row\">" + row.get(0) + "</th>");
      for (int i = 1; i < columns.size(); i++) {
        cells.append("<td").append(style(columns.get(i))).append('>');
        cells.append(row.get(i)).append("</td>");
      }
      body.add("<tr>" + cells + "</tr>");
    }
    text.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(escaped(label))
        .append("\"><table><caption class=\"spoken\">")
        .append(escaped(label))
        .append("</caption><thead><tr>")
        .append(head)
        .append("</tr></thead><tbody>")
        .append(String.join("", body))
        .append("</tbody></table></div>");
    return this;
  }

  private static String style(Column column) {
    return column.isNumber() ? " class=\"n\"" : "";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
