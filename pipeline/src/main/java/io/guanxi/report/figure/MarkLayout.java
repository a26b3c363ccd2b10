package io.guanxi.report.figure;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places round marks near the points that they belong to, so that no mark touches another one, the
 * curve, or the line from another mark to its point.
 */
final class MarkLayout {
  private static final double AIR = 0.6;
  private static final int RINGS = 14;
  private static final double STEP = 4;

  /**
   * What a mark belongs to.
   *
   * @param above whether the mark should rather stand above its point
   */
  record Anchor(double x, double y, boolean above) {}

  private record Candidate(Point2D centre, double cost) {}

  private final Rectangle2D area;
  private final double radius;
  private final List<Rectangle2D> curve;
  private final List<Anchor> anchors = new ArrayList<>();
  private final List<Point2D> centres = new ArrayList<>();

  /**
   * An empty layout.
   *
   * @param area where marks may stand
   * @param radius radius of a mark
   * @param curve what marks must not touch
   */
  MarkLayout(Rectangle2D area, double radius, List<Rectangle2D> curve) {
    this.area = area;
    this.radius = radius;
    this.curve = List.copyOf(curve);
  }

  /** The centres of the marks, in the order of their points. */
  List<Point2D> place(List<Anchor> points) {
    for (Anchor point : points) {
      List<Candidate> candidates = candidates(point);
      Point2D best =
          candidates.stream()
              .map(Candidate::centre)
              .filter(centre -> free(point, centre))
              .findFirst()
              .orElseGet(
                  () ->
                      candidates.stream()
                          .map(Candidate::centre)
                          .filter(this::clearOfMarks)
                          .findFirst()
                          .orElse(new Point2D.Double(point.x(), point.y())));
      anchors.add(point);
      centres.add(best);
    }
    return List.copyOf(centres);
  }

  private List<Candidate> candidates(Anchor point) {
    List<Candidate> all = new ArrayList<>();
    double least = radius + 3;
    for (int up = 0; up < RINGS; up++) {
      for (int aside = -6; aside <= 6; aside++) {
        double dx = aside * STEP;
        double dy = least + up * STEP;
        add(all, point, dx, point.above() ? -dy : dy, dy + Math.abs(dx) * 0.8);
        add(all, point, dx, point.above() ? dy : -dy, 2 * dy + Math.abs(dx) * 0.8 + 12);
      }
    }
    all.sort(Comparator.comparingDouble(Candidate::cost));
    return all;
  }

  private void add(List<Candidate> all, Anchor point, double dx, double dy, double cost) {
    Point2D centre = new Point2D.Double(point.x() + dx, point.y() + dy);
    if (area.contains(box(centre))) {
      all.add(new Candidate(centre, cost));
    }
  }

  private boolean free(Anchor point, Point2D centre) {
    Rectangle2D box = box(centre);
    if (!clearOfMarks(centre) || curve.stream().anyMatch(box::intersects)) {
      return false;
    }
    Line2D line = new Line2D.Double(point.x(), point.y(), centre.getX(), centre.getY());
    for (int i = 0; i < centres.size(); i++) {
      Anchor other = anchors.get(i);
      Point2D at = centres.get(i);
      Line2D theirs = new Line2D.Double(other.x(), other.y(), at.getX(), at.getY());
      if (line.ptSegDist(at) < radius + AIR
          || theirs.ptSegDist(centre) < radius + AIR
          || line.intersectsLine(theirs)) {
        return false;
      }
    }
    return true;
  }

  private boolean clearOfMarks(Point2D centre) {
    return centres.stream().allMatch(other -> other.distance(centre) >= 2 * radius + AIR);
  }

  private Rectangle2D box(Point2D centre) {
    return circle(centre).getBounds2D();
  }

  /** The mark's outline. */
  Ellipse2D circle(Point2D centre) {
    return new Ellipse2D.Double(
        centre.getX() - radius, centre.getY() - radius, 2 * radius, 2 * radius);
  }
}
