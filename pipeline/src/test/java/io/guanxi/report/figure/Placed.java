package io.guanxi.report.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A text of an SVG with the area that its letters cover.
 *
 * @param text the text
 * @param size its font size in points
 * @param area in points; from the top of the capitals to the baseline
 */
record Placed(String text, double size, Rectangle2D area) {
  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  /** The document. */
  static Document parse(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  /** All texts of a document, which moves nothing but texts' own places. */
  static List<Placed> in(Document document) {
    List<Placed> all = new ArrayList<>();
    NodeList texts = document.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      double size = Double.parseDouble(inherited(text, "font-size").replace("px", ""));
      String family = inherited(text, "font-family").replaceFirst("^'([^']*)'.*", "$1");
      int style = inherited(text, "font-weight").equals("bold") ? Font.BOLD : Font.PLAIN;
      Font font = new Font(family, style, 10).deriveFont((float) size);
      String content = text.getTextContent().strip();
      double width = font.getStringBounds(content, METRICS).getWidth();
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      all.add(
          new Placed(
              content, size, new Rectangle2D.Double(x, y - 0.75 * size, width, 0.75 * size)));
    }
    return all;
  }

  private static String inherited(Element element, String attribute) {
    for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
      if (each.hasAttribute("transform")) {
        throw new IllegalStateException("a moved text: " + element.getTextContent());
      }
      if (each.hasAttribute(attribute)) {
        return each.getAttribute(attribute);
      }
    }
    return "";
  }
}
