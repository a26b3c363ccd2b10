package io.guanxi.text;

/**
 * Makes free text harmless for spreadsheets, which run a cell that begins with {@code =}, {@code
 * +}, {@code -}, {@code @}, a tab or a carriage return as a formula (OWASP, CSV injection).
 */
public final class Neutral {
  private static final String STARTERS = "=+-@\t\r\n＝＋－＠";

  private Neutral() {}

  /** The text, with an apostrophe before it when a spreadsheet would run it. */
  public static String text(String text) {
    return !text.isEmpty() && STARTERS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** The text that {@link #text} made harmless. */
  public static String original(String text) {
    return text.length() > 1 && text.charAt(0) == '\'' && STARTERS.indexOf(text.charAt(1)) >= 0
        ? text.substring(1)
        : text;
  }
}
