package io.guanxi.text;

/**
 * Makes free text harmless for spreadsheets, which run a cell that begins with {@code =}, {@code
 * +}, {@code -}, {@code @}, a tab or a carriage return as a formula (OWASP, CSV injection), also
 * behind characters that nobody sees.
 */
public final class FormulaGuard {
  private static final String STARTERS = "=+-@\t\r\n＝＋－＠";

  private FormulaGuard() {}

  /** The text, with an apostrophe before it when a spreadsheet would run it. */
  public static String text(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** The text that {@link #text} made harmless. */
  public static String original(String text) {
    return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean isFormula(String text) {
    int first = 0;
    while (first < text.length() && isUnseen(text.charAt(first))) {
      first++;
    }
    return first < text.length() && STARTERS.indexOf(text.charAt(first)) >= 0;
  }

  /** Blanks, and what has no width: byte order marks, joiners, marks of direction, controls. */
  private static boolean isUnseen(char character) {
    return STARTERS.indexOf(character) < 0
        && (Character.isSpaceChar(character)
            || Character.isISOControl(character)
            || Character.getType(character) == Character.FORMAT);
  }
}
