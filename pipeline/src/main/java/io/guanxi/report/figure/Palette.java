package io.guanxi.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;

/**
 * Colours and lines. The eight colours are told apart by readers with any kind of colour vision
 * (Okabe and Ito 2008, Color Universal Design); nothing is said by colour alone.
 */
final class Palette {
  static final Color TEXT = new Color(0x1a1a1a);
  static final Color FAINT = new Color(0x8c8c8c);
  static final Color RULE = new Color(0xd0d0d0);
  static final Color PAPER = Color.WHITE;
  static final Color CAPTION = new Color(0x4d4d4d);

  /** Lines between years, seen on every band of levels. */
  static final Color YEAR = new Color(0, 0, 0, 38);

  static final Color ORANGE = new Color(0xe69f00);
  static final Color SKY = new Color(0x56b4e9);
  static final Color GREEN = new Color(0x009e73);
  static final Color YELLOW = new Color(0xf0e442);
  static final Color BLUE = new Color(0x0072b2);
  static final Color VERMILLION = new Color(0xd55e00);
  static final Color PURPLE = new Color(0xcc79a7);

  /** The colours of themes and lines, in the order in which they are given out. */
  static final List<Color> COLOURS =
      List.of(BLUE, VERMILLION, SKY, ORANGE, GREEN, YELLOW, PURPLE, FAINT);

  private Palette() {}

  /** A colour as the page writes it, {@code #0072b2}. */
  static String text(Color colour) {
    return "#" + Integer.toHexString(colour.getRGB()).substring(2);
  }

  /** The colour of such a text. */
  static Color of(String text) {
    return Color.decode(text);
  }

  /** The n-th colour, from 0 on. */
  static Color nth(int n) {
    return COLOURS.get(n % COLOURS.size());
  }

  /** A line without pattern. */
  static Stroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  /** A line of dashes; the lengths of ink and gap in turn, in points. */
  static Stroke dashed(double width, float... lengths) {
    return new BasicStroke(
        (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
  }

  /** The n-th of the line patterns: plain, dashed, dotted, and both in turn. */
  static Stroke pattern(int n, double width) {
    return switch (n % 4) {
      case 0 -> line(width);
      case 1 -> dashed(width, 5, 2);
      case 2 -> dashed(width, 1.5f, 1.5f);
      default -> dashed(width, 6, 2, 1.5f, 2);
    };
  }
}
