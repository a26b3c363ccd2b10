package io.guanxi.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkLayoutTest {
  private static final double RADIUS = 4.9;
  private static final Rectangle2D AREA = new Rectangle2D.Double(27, 150, 420, 190);

  @Test
  void keepsTheMarksOfSeventySixMonthsApartWhenEveryMonthMoves() {
    List<MarkLayout.Anchor> anchors = new ArrayList<>();
    List<Rectangle2D> curve = new ArrayList<>();
    double step = AREA.getWidth() / 76;
    for (int i = 0; i < 76; i++) {
      double x = AREA.getMinX() + (i + 0.5) * step;
      double y = AREA.getCenterY() + 40 * Math.sin(i / 9.0);
      anchors.add(new MarkLayout.Anchor(x, y, i % 2 == 0));
      curve.add(new Rectangle2D.Double(x - step / 2, y - 1, step, 2));
    }
    MarkLayout layout = new MarkLayout(AREA, RADIUS, curve);

    List<Point2D> centres = layout.place(anchors);

    for (int i = 0; i < centres.size(); i++) {
      Rectangle2D box = layout.circle(centres.get(i)).getBounds2D();
      assertThat(AREA.contains(box)).isTrue();
      assertThat(curve).noneMatch(box::intersects);
      for (Point2D other : centres.subList(i + 1, centres.size())) {
        assertThat(centres.get(i).distance(other)).isGreaterThan(2 * RADIUS);
      }
    }
  }

  @Test
  void prefersTheSideOfTheMove() {
    MarkLayout layout = new MarkLayout(AREA, RADIUS, List.of());

    List<Point2D> centres =
        layout.place(
            List.of(new MarkLayout.Anchor(100, 240, true), new MarkLayout.Anchor(300, 240, false)));

    assertThat(centres.get(0).getY()).isLessThan(240);
    assertThat(centres.get(1).getY()).isGreaterThan(240);
  }
}
