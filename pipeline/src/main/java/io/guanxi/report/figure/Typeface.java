package io.guanxi.report.figure;

import io.guanxi.report.Language;
import io.guanxi.text.FaultsException;
import io.guanxi.text.VisibleText;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The letters of a figure: an installed font that has all of a language's characters, measured in
 * points of print without hinting, so that every resolution breaks lines alike.
 */
final class Typeface {
  /** Titles, in points. */
  static final double TITLE = 9;

  /** Everything else, in points; nothing in a figure is smaller. */
  static final double TEXT = 7;

  /** From one baseline to the next, in multiples of the size. */
  static final double LEADING = 1.3;

  /** What to install where a language has no font. */
  static final String REMEDY =
      "install one of them, on Debian and Ubuntu with 'apt-get install fonts-noto-cjk'";

  static {
    // Nothing is drawn on a screen; said before the first letter is measured.
    System.setProperty("java.awt.headless", "true");
  }

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private static final Map<Language, List<String>> FAMILIES =
      Map.of(
          Language.EN,
          List.of(
              "Noto Sans CJK SC",
              "Noto Sans",
              "Source Sans 3",
              "Helvetica Neue",
              "Arial",
              "Liberation Sans",
              "DejaVu Sans"),
          Language.ZH,
          List.of(
              "Noto Sans CJK SC",
              "Noto Sans SC",
              "Source Han Sans SC",
              "PingFang SC",
              "Microsoft YaHei",
              "WenQuanYi Zen Hei"),
          Language.KO,
          List.of(
              "Noto Sans CJK KR",
              "Noto Sans KR",
              "Source Han Sans K",
              "Apple SD Gothic Neo",
              "Malgun Gothic",
              "NanumGothic"));

  /** Stands for letters that the font lacks. */
  static final String LACKING = "[?]";

  private static final int LONGEST = 400;

  private final Language language;
  private final List<String> families;
  private final Font regular;
  private final Font bold;

  private Typeface(Language language, List<String> families, String family) {
    this.language = language;
    this.families = families;
    this.regular = new Font(family, Font.PLAIN, 10);
    this.bold = new Font(family, Font.BOLD, 10);
  }

  /**
   * The first installed font that suits the language.
   *
   * @throws FaultsException when none of those known to suit it is installed
   */
  static Typeface of(Language language) {
    List<String> families = families(language);
    for (String family : families) {
      if (installed(family)) {
        return new Typeface(language, families, family);
      }
    }
    throw new FaultsException(
        "figures in language "
            + language.name().toLowerCase(Locale.ROOT)
            + " need one of the fonts "
            + String.join(", ", families)
            + ", and none is installed; "
            + REMEDY);
  }

  /** Whether figures in the language can be drawn on this machine. */
  static boolean available(Language language) {
    return families(language).stream().anyMatch(Typeface::installed);
  }

  private static List<String> families(Language language) {
    return Objects.requireNonNull(FAMILIES.get(language));
  }

  /** A font that is not there is silently replaced by a logical one, which has another name. */
  private static boolean installed(String family) {
    return new Font(family, Font.PLAIN, 10).getFamily(Locale.ROOT).equals(family);
  }

  /** The font's name and what may stand for it elsewhere, as CSS writes it. */
  String cssFamilies() {
    List<String> names = new ArrayList<>();
    names.add(family());
    families.stream().filter(name -> !name.equals(family())).forEach(names::add);
    return "'" + String.join("', '", names) + "', sans-serif";
  }

  /** The font's name. */
  String family() {
    return regular.getFamily(Locale.ROOT);
  }

  Font font(double size) {
    return regular.deriveFont((float) size);
  }

  private Font font(double size, boolean heavy) {
    return (heavy ? bold : regular).deriveFont((float) size);
  }

  /**
   * Width of a text in points.
   *
   * @throws FaultsException when the font lacks a character of it
   */
  double width(String given, double size, boolean heavy) {
    String text = VisibleText.text(given);
    int missing = regular.canDisplayUpTo(text);
    if (missing >= 0) {
      throw new FaultsException(
          "figures: the font "
              + family()
              + " cannot display '"
              + Character.toString(text.codePointAt(missing))
              + "' in '"
              + text
              + "'; for language "
              + language.name().toLowerCase(Locale.ROOT)
              + " these are known to suit: "
              + String.join(", ", families)
              + "; "
              + REMEDY);
    }
    return font(size, heavy).getStringBounds(drawn(text), METRICS).getWidth();
  }

  /**
   * A text of a file as the font can show it: what the font lacks, such as an emoji or a word in
   * Arabic, is replaced by {@link #LACKING}; of a very long text the beginning, more than two lines
   * of it.
   */
  String displayable(String text) {
    StringBuilder shown = new StringBuilder();
    boolean lacking = false;
    for (int character : text.codePoints().limit(LONGEST).toArray()) {
      if (Character.getType(character) == Character.FORMAT) {
        continue;
      }
      boolean able = regular.canDisplay(character);
      if (able) {
        shown.appendCodePoint(character);
      } else if (!lacking) {
        shown.append(LACKING);
      }
      lacking = !able;
    }
    return shown.toString();
  }

  /**
   * A text as it is drawn. English quotation marks are as wide as an ideograph in fonts for
   * Chinese; straight ones not.
   */
  private String drawn(String text) {
    String shown = VisibleText.text(text);
    return language == Language.EN ? shown.replaceAll("[‘’]", "'").replaceAll("[“”]", "\"") : shown;
  }

  double width(String text) {
    return width(text, TEXT, false);
  }

  /** Height of a number of lines of text in points. */
  static double height(int lines, double size) {
    return lines * size * LEADING;
  }

  /** Draws a text with its left end and baseline at a point. */
  void draw(Graphics2D g, String text, double x, double baseline) {
    draw(g, text, x, baseline, TEXT, false, Palette.TEXT);
  }

  void draw(
      Graphics2D g,
      String text,
      double x,
      double baseline,
      double size,
      boolean heavy,
      Color colour) {
    g.setFont(font(size, heavy));
    g.setColor(colour);
    g.drawString(drawn(text), (float) x, (float) baseline);
  }

  /** Draws a text that ends at {@code x}. */
  void drawBefore(Graphics2D g, String text, double x, double baseline) {
    draw(g, text, x - width(text), baseline);
  }

  /** Draws lines that end at {@code x}, their middle at a height. */
  void drawBefore(Graphics2D g, List<String> lines, double x, double middle) {
    for (int i = 0; i < lines.size(); i++) {
      double y = middle + (i - (lines.size() - 1) / 2.0) * TEXT * 1.16;
      drawBefore(g, lines.get(i), x, centred(y, TEXT));
    }
  }

  /** The baseline that centres capitals on a height. */
  static double centred(double y, double size) {
    return y + size * 0.36;
  }

  /**
   * A text in lines.
   *
   * @param width room in points
   * @return at least one line; a word wider than the room is broken where the room ends
   */
  List<String> lines(String text, double width, double size) {
    BreakIterator breaks = BreakIterator.getLineInstance(language.locale());
    breaks.setText(text);
    List<String> lines = new ArrayList<>();
    int begin = 0;
    int end = 0;
    for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
      if (insideNumber(text, next)) {
        continue;
      }
      if (end > begin && width(text.substring(begin, next).strip(), size, false) > width) {
        broken(text.substring(begin, end).strip(), width, size, lines);
        begin = end;
      }
      end = next;
    }
    broken(text.substring(begin).strip(), width, size, lines);
    return lines;
  }

  /** Adds a line, or the lines that it takes when it is one word wider than the room. */
  private void broken(String line, double width, double size, List<String> lines) {
    String rest = line;
    while (width(rest, size, false) > width && rest.codePointCount(0, rest.length()) > 1) {
      int end = rest.offsetByCodePoints(0, 1);
      int next = rest.offsetByCodePoints(end, 1);
      while (width(rest.substring(0, next), size, false) <= width) {
        end = next;
        next = rest.offsetByCodePoints(end, 1);
      }
      lines.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    lines.add(rest);
  }

  /** Java's rules would break a number after its decimal point when a minus of print precedes. */
  private static boolean insideNumber(String text, int at) {
    return at < text.length()
        && Character.isDigit(text.charAt(at))
        && ".−+-".indexOf(text.charAt(at - 1)) >= 0;
  }

  /** A text in at most so many lines; what does not fit is replaced by an ellipsis. */
  List<String> lines(String text, double width, double size, int most) {
    List<String> all = lines(text, width, size);
    if (all.size() <= most) {
      return all;
    }
    List<String> shown = new ArrayList<>(all.subList(0, most));
    String last = shown.get(most - 1) + " " + all.get(most);
    shown.set(most - 1, shortened(last, width, size));
    return shown;
  }

  private String shortened(String text, double width, double size) {
    // Fonts for Chinese centre the ellipsis between the lines, which only Chinese readers expect.
    String ellipsis = language == Language.ZH ? "…" : "...";
    int end = text.length();
    while (end > 0 && width(text.substring(0, end).strip() + ellipsis, size, false) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + ellipsis;
  }
}
