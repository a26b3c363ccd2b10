package io.guanxi.report.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * How far two pictures look the same. Both are blurred, so that a letter may sit a pixel further
 * and be hinted otherwise, as between versions of a font; what remains are lines, bars and texts
 * that are elsewhere or missing.
 *
 * @param mean mean difference of the colour channels, 0 … 1
 * @param changed share of the pixels that differ by more than a tenth of the range, 0 … 1
 */
record Likeness(double mean, double changed) {
  /** The largest mean difference of pictures that count as the same. */
  static final double MEAN_BOUND = 0.01;

  /** The largest share of changed pixels of pictures that count as the same. */
  static final double CHANGED_BOUND = 0.01;

  private static final int BLUR = 2;
  private static final double CHANGE = 0.1;

  /** Compares two pictures; the second is brought to the size of the first. */
  static Likeness of(BufferedImage first, BufferedImage second) {
    int width = first.getWidth();
    int height = first.getHeight();
    double[][][] a = blurred(first, width, height);
    double[][][] b = blurred(second, width, height);
    double sum = 0;
    int changed = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double most = 0;
        for (int c = 0; c < 3; c++) {
          double difference = Math.abs(a[y][x][c] - b[y][x][c]);
          sum += difference;
          most = Math.max(most, difference);
        }
        changed += most > CHANGE ? 1 : 0;
      }
    }
    double pixels = (double) width * height;
    return new Likeness(sum / 3 / pixels, changed / pixels);
  }

  boolean same() {
    return mean <= MEAN_BOUND && changed <= CHANGED_BOUND;
  }

  private static double[][][] blurred(BufferedImage picture, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(picture, 0, 0, width, height, null);
    g.dispose();
    double[][][] blurred = new double[height][width][3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int count = 0;
        for (int i = Math.max(0, y - BLUR); i <= Math.min(height - 1, y + BLUR); i++) {
          for (int j = Math.max(0, x - BLUR); j <= Math.min(width - 1, x + BLUR); j++) {
            int rgb = image.getRGB(j, i);
            for (int c = 0; c < 3; c++) {
              blurred[y][x][c] += (rgb >> (8 * c) & 0xff) / 255.0;
            }
            count++;
          }
        }
        for (int c = 0; c < 3; c++) {
          blurred[y][x][c] /= count;
        }
      }
    }
    return blurred;
  }
}
