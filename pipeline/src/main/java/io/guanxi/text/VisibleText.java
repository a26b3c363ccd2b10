package io.guanxi.text;

/**
 * Makes text harmless where it leaves the program for a reader's eyes: what moves a cursor, rings a
 * bell, changes a terminal or turns the direction of writing is shown as {@code \}{@code u001b}
 * instead of done. Within JSON that is an escape for the same character, so the value stays.
 */
public final class VisibleText {
  private VisibleText() {}

  /** The text with such characters shown; line feeds and tabs stay. */
  public static String text(String text) {
    if (text.chars().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), shown);
    }
    return shown.toString();
  }

  /** Appends a character, or what is shown for it. */
  public static void append(char character, StringBuilder shown) {
    if (isHidden(character)) {
      String digits = Integer.toHexString(character);
      shown.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
    } else {
      shown.append(character);
    }
  }

  /**
   * Control characters of ASCII and of ISO 6429, line separators, marks of direction and of
   * annotation, and what is no character at all, which XML does not allow.
   */
  private static boolean isHidden(int character) {
    return (character < ' ' && character != '\n' && character != '\t')
        || (character >= 0x7f && character <= 0x9f)
        || character == 0x061c
        || character == 0x200e
        || character == 0x200f
        || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069)
        || (character >= 0xfff9 && character <= 0xfffb)
        || character >= 0xfffe;
  }
}
