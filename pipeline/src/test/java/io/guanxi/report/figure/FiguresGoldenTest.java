package io.guanxi.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.testkit.ProjectFiles;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/**
 * The figures of the bundled events: looked at once by a person, held to that ever since. Refreshed
 * with {@code -Dguanxi.golden.refresh=true}, to be looked at again.
 */
public class FiguresGoldenTest {
  private static final int APPROVED_RESOLUTION = 50;
  private static final int README_RESOLUTION = 120;
  private static final boolean REFRESH = Boolean.getBoolean("guanxi.golden.refresh");
  private static final double TOUCH = 0.3;

  @TempDir private static Path run;

  @BeforeAll
  static void score() {
    Pictures.run(run);
  }

  private static List<Drawing> drawings(Language language) {
    Pictures.requireFont(language);
    return Pictures.of(Pictures.request(run, language, null));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void looksAsApproved(Language language) throws IOException {
    Path folder = ProjectFiles.resource("golden/figures");
    for (Drawing drawing : drawings(language)) {
      BufferedImage now = FigureFiles.image(drawing, APPROVED_RESOLUTION);
      Path approved = folder.resolve(drawing.name() + ".png");
      // One language in full; of the others what has the most text.
      if (language == Language.EN || drawing.name().matches("figure[17]-.*")) {
        compare(approved, now, APPROVED_RESOLUTION);
      }
    }
  }

  @Test
  void theReadmeShowsTheFirstOfTheRelease(@TempDir Path folder) throws IOException {
    Path release = ProjectFiles.release();
    Pictures.requireFont(Language.EN);
    Pictures.run(release, folder);
    Drawing first = Pictures.of(Pictures.request(release, folder, Language.EN, null)).get(0);
    Path shown = ProjectFiles.root().resolve("docs/figures/" + first.name() + ".png");

    compare(shown, FigureFiles.image(first, README_RESOLUTION), README_RESOLUTION);

    assertThat(Files.readString(ProjectFiles.root().resolve("README.md")))
        .contains("(docs/figures/" + first.name() + ".png)");
  }

  private static void compare(Path approved, BufferedImage now, int resolution) throws IOException {
    if (REFRESH) {
      Files.createDirectories(approved.getParent());
      Files.write(approved, FigureFiles.png(now, resolution));
    }
    BufferedImage before = ImageIO.read(approved.toFile());
    assertThat(now.getHeight() / (double) before.getHeight())
        .as(approved.getFileName() + ": height")
        .isBetween(0.95, 1.05);
    Likeness likeness = Likeness.of(before, now);
    assertThat(likeness.same()).as(approved.getFileName() + ": " + likeness).isTrue();
  }

  @Test
  void theBoundSeesAMissingPieceOfTheCurveAndAnotherFigure() {
    List<Drawing> all = drawings(Language.EN);
    BufferedImage first = FigureFiles.image(all.get(0), APPROVED_RESOLUTION);
    BufferedImage other = FigureFiles.image(all.get(1), APPROVED_RESOLUTION);
    BufferedImage damaged = FigureFiles.image(all.get(0), APPROVED_RESOLUTION);
    Graphics2D g = damaged.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(150, 125, 60, 35);
    g.dispose();

    assertThat(Likeness.of(first, first).same()).isTrue();
    assertThat(Likeness.of(first, damaged).same()).isFalse();
    assertThat(Likeness.of(first, other).same()).isFalse();
  }

  @Test
  void givesTheSameBytesTwice() {
    List<Drawing> once = drawings(Language.KO);
    List<Drawing> again = drawings(Language.KO);
    for (int i = 0; i < once.size(); i++) {
      assertThat(FigureFiles.svg(once.get(i)))
          .as(once.get(i).name())
          .isEqualTo(FigureFiles.svg(again.get(i)));
    }
    assertThat(FigureFiles.png(once.get(2))).isEqualTo(FigureFiles.png(again.get(2)));
  }

  @Test
  void drawsEveryFigureForEveryPair() {
    assertThat(drawings(Language.EN).stream().map(Drawing::name))
        .containsExactly(
            "figure1-CHN-KOR-en",
            "figure2-negative-CHN-KOR-en",
            "figure2-positive-CHN-KOR-en",
            "figure3-CHN-KOR-en",
            "figure4-CHN-KOR-en",
            "figure5-CHN-KOR-en",
            "figure7-CHN-KOR-en",
            "figure1-USA-KOR-en",
            "figure2-negative-USA-KOR-en",
            "figure2-positive-USA-KOR-en",
            "figure3-USA-KOR-en",
            "figure4-USA-KOR-en",
            "figure7-USA-KOR-en",
            "figure6-CHN-KOR_USA-KOR-en");
  }

  @Test
  void everyFigureHasMarksInColour() throws Exception {
    for (Drawing drawing : drawings(Language.EN)) {
      Document svg = Placed.parse(FigureFiles.svg(drawing));
      int marks =
          Stream.of("path", "rect", "line", "polygon", "polyline", "circle")
              .mapToInt(tag -> svg.getElementsByTagName(tag).getLength())
              .sum();
      assertThat(marks).as(drawing.name()).isGreaterThan(15);
      BufferedImage image = FigureFiles.image(drawing, APPROVED_RESOLUTION);
      int coloured = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          float[] hsb = hsb(new Color(image.getRGB(x, y)));
          coloured += hsb[1] > 0.5 && hsb[2] > 0.3 ? 1 : 0;
        }
      }
      assertThat(coloured).as(drawing.name() + ": coloured pixels").isGreaterThan(200);
    }
  }

  private static float[] hsb(Color colour) {
    return Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextTouchesAnotherOrLeavesTheSheet(Language language) throws Exception {
    Pictures.requireFont(language);
    Months window = new Months(YearMonth.of(2019, 1), YearMonth.of(2025, 6));
    List<Drawing> all = new ArrayList<>(drawings(language));
    all.addAll(Pictures.of(Pictures.request(run, language, window)));
    for (Drawing drawing : all) {
      Rectangle2D sheet = new Rectangle2D.Double(0, 0, drawing.width(), drawing.height());
      List<Placed> texts = Placed.in(Placed.parse(FigureFiles.svg(drawing)));
      assertThat(texts).as(drawing.name()).hasSizeGreaterThan(10);
      for (int i = 0; i < texts.size(); i++) {
        Placed text = texts.get(i);
        assertThat(text.size()).as(drawing.name() + ": " + text).isGreaterThanOrEqualTo(7);
        assertThat(sheet.contains(text.area())).as(drawing.name() + ": " + text).isTrue();
        for (Placed other : texts.subList(i + 1, texts.size())) {
          Rectangle2D common = text.area().createIntersection(other.area());
          assertThat(common.getWidth() > TOUCH && common.getHeight() > TOUCH)
              .as(drawing.name() + ": '" + text.text() + "' on '" + other.text() + "'")
              .isFalse();
        }
      }
    }
  }

  @Test
  void svgNamesFontsToFallBackOnAndNothingOnTheNetwork() {
    for (Drawing drawing : drawings(Language.ZH)) {
      String svg = new String(FigureFiles.svg(drawing), StandardCharsets.UTF_8);
      assertThat(svg)
          .contains("'PingFang SC', 'Microsoft YaHei'", "sans-serif", "width=\"180mm\"")
          .contains("<title", "viewBox=\"0 0 510.24 ")
          .doesNotContain("DOCTYPE", "href", "<image");
    }
  }

  @Test
  void pngHasThePhysicalSizeOfPrint() {
    byte[] png = FigureFiles.png(drawings(Language.EN).get(0));
    String bytes = new String(png, StandardCharsets.ISO_8859_1);
    int at = bytes.indexOf("pHYs");
    assertThat(at).isPositive();
    ByteBuffer size = ByteBuffer.wrap(png, at + 4, 9);
    assertThat(List.of(size.getInt(), size.getInt(), (int) size.get()))
        .as("pixels a metre across and down, unit metre")
        .containsExactly(11811, 11811, 1);
    ByteBuffer header = ByteBuffer.wrap(png, 16, 8);
    assertThat(header.getInt()).as("180 mm at 300 dots an inch").isEqualTo(2126);
  }
}
