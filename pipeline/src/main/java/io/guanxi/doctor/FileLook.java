package io.guanxi.doctor;

import io.guanxi.text.TextEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What a file looks like from its first bytes, when it is no curated event file.
 *
 * @param kind which sentence says it; empty when nothing speaks against a curated file
 * @param detail a number of columns or the name of an encoding; may be empty
 */
record FileLook(String kind, String detail) {
  /** Columns of GDELT's event tables: 1.0 until 2013-03, 1.0 since then, 2.0. */
  private static final Set<Integer> GDELT_COLUMNS = Set.of(57, 58, 61);

  /** Columns of the ICEWS event tables. */
  private static final int ICEWS_COLUMNS = 20;

  /** A first line with fewer of another separator may be prose. */
  private static final int SEPARATORS = 6;

  /**
   * Looks at a file.
   *
   * @param head its first bytes
   * @param whole whether they are all of it
   */
  static FileLook at(byte[] head, boolean whole) {
    if (head.length == 0) {
      return new FileLook("empty", "");
    }
    String archive = archive(new String(head, StandardCharsets.ISO_8859_1));
    if (!archive.isEmpty()) {
      return new FileLook(archive, "");
    }
    if (isUtf16(head)) {
      return new FileLook("encoding", "UTF-16");
    }
    byte[] lines = whole ? head : upToLastLine(head);
    return TextEncoding.isUtf8(lines)
        ? table(new String(lines, StandardCharsets.UTF_8))
        : new FileLook("encoding", TextEncoding.guess(lines));
  }

  private static String archive(String head) {
    if (head.startsWith("PK\u0003\u0004")) {
      return head.contains("[Content_Types].xml") || head.contains("xl/") ? "excel" : "zip";
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return "excel";
    }
    return head.startsWith("\u001f\u008b") ? "gzip" : "";
  }

  /** A byte-order mark, or every other byte zero, as in Latin text. */
  private static boolean isUtf16(byte[] head) {
    if (head.length < 2) {
      return false;
    }
    int first = head[0] & 0xff;
    int second = head[1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
      return true;
    }
    int zeros = 0;
    for (byte each : head) {
      zeros += each == 0 ? 1 : 0;
    }
    return zeros > head.length / 3;
  }

  /** A character may be cut in two at the end of the bytes, a line end may not. */
  private static byte[] upToLastLine(byte[] head) {
    for (int i = head.length; i > 0; i--) {
      if (head[i - 1] == '\n') {
        return Arrays.copyOf(head, i);
      }
    }
    return head;
  }

  private static FileLook table(String text) {
    String line = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
    String start = line.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    if (start.isEmpty()) {
      return new FileLook("empty", "");
    }
    if (start.startsWith("<!doctype") || start.startsWith("<html")) {
      return new FileLook("html", "");
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return new FileLook("json", "");
    }
    int tabs = count(line, '\t');
    String columns = String.valueOf(tabs + 1);
    if (GDELT_COLUMNS.contains(tabs + 1)) {
      return new FileLook("gdelt", columns);
    }
    if (tabs + 1 == ICEWS_COLUMNS && start.startsWith("event id")) {
      return new FileLook("icews", columns);
    }
    int commas = count(line, ',');
    if (tabs >= SEPARATORS && commas < SEPARATORS) {
      return new FileLook("tabs", columns);
    }
    if (count(line, ';') >= SEPARATORS && commas < SEPARATORS) {
      return new FileLook("semicolons", String.valueOf(count(line, ';') + 1));
    }
    return new FileLook("", "");
  }

  private static int count(String line, char separator) {
    return (int) line.chars().filter(each -> each == separator).count();
  }
}
