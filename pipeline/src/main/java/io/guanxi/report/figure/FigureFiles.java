package io.guanxi.report.figure;

import io.guanxi.model.Decimals;
import io.guanxi.text.VisibleText;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawing as the bytes of a file; the same drawing gives the same bytes. */
final class FigureFiles {
  /** Dots per inch of PNG files. */
  static final int RESOLUTION = 300;

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final double POINTS_PER_INCH = 72;
  private static final double METRES_PER_INCH = 0.0254;

  private FigureFiles() {}

  /**
   * The drawing as SVG 1.1: text as text, with fonts to fall back on; the size of print in
   * millimetres, the coordinates in points.
   */
  static byte[] svg(Drawing drawing) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(NAMESPACE, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      context.setPrecision(2);
      SVGGraphics2D graphics = new SVGGraphics2D(context, false);
      drawing.paint(graphics);
      Element root = graphics.getRoot();
      root.setAttribute("width", millimetres(drawing.width()));
      root.setAttribute("height", millimetres(drawing.height()));
      root.setAttribute(
          "viewBox", "0 0 " + rounded(drawing.width()) + " " + rounded(drawing.height()));
      root.setAttribute("role", "img");
      Element title = document.createElementNS(NAMESPACE, "title");
      title.setTextContent(VisibleText.text(drawing.title()));
      Element ground = document.createElementNS(NAMESPACE, "rect");
      ground.setAttribute("width", "100%");
      ground.setAttribute("height", "100%");
      ground.setAttribute("fill", "white");
      ground.setAttribute("stroke", "none");
      root.insertBefore(ground, root.getFirstChild());
      root.insertBefore(title, ground);
      StringWriter text = new StringWriter();
      graphics.stream(root, text, false, false);
      Typeface type = drawing.type();
      // Without the document type, which names a file on the network.
      return text.toString()
          .replace("\r\n", "\n")
          .replaceFirst("(?s)<!DOCTYPE.*?>\\s*", "")
          .replace("'" + type.family() + "'", type.cssFamilies())
          .getBytes(StandardCharsets.UTF_8);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java's own XML parser is not configured", e);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /** The drawing as the kind of file that a name asks for: SVG, or else PNG. */
  static byte[] bytes(String file, Drawing drawing) {
    return file.toLowerCase(Locale.ROOT).endsWith(".svg") ? svg(drawing) : png(drawing);
  }

  /** The drawing as PNG, at 300 dots per inch, with its physical size. */
  static byte[] png(Drawing drawing) {
    return png(image(drawing, RESOLUTION), RESOLUTION);
  }

  /** The drawing as pixels. */
  static BufferedImage image(Drawing drawing, int dotsPerInch) {
    double scale = dotsPerInch / POINTS_PER_INCH;
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(drawing.width() * scale),
            (int) Math.round(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    drawing.paint(graphics);
    graphics.dispose();
    return image;
  }

  /** An image as PNG. */
  static byte[] png(BufferedImage image, int dotsPerInch) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    if (!writers.hasNext()) {
      throw new IllegalStateException("this Java cannot write PNG");
    }
    ImageWriter writer = writers.next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), parameters);
    String perMetre = String.valueOf(Math.round(dotsPerInch / METRES_PER_INCH));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode tree = new IIOMetadataNode("javax_imageio_png_1.0");
    tree.appendChild(size);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      metadata.mergeTree("javax_imageio_png_1.0", tree);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static String millimetres(double points) {
    return rounded(points / FigureLayout.MILLIMETRE) + "mm";
  }

  private static String rounded(double value) {
    return new BigDecimal(Decimals.rounded(value, 2)).stripTrailingZeros().toPlainString();
  }
}
