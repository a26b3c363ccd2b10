package io.guanxi.report;

import io.guanxi.text.VisibleText;
import io.guanxi.validate.Check;
import io.guanxi.validate.Verdict;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The checks of a validation as CI services read them. */
final class JUnitXml {
  /** Seconds that a check takes, which are none that a CI could show. */
  private static final String NO_TIME = "0";

  private final ValidationView view;
  private final CheckWords words;
  private final String made;

  /**
   * @param made when the run was made that was judged, UTC; empty for a series file
   */
  JUnitXml(ValidationView view, CheckWords words, String made) {
    this.view = view;
    this.words = words;
    this.made = made;
  }

  /**
   * JUnit XML: a test case a check. The message stands in the attribute and again in the body,
   * because a common CI shows only the body. Nothing in it tells of the moment or the machine of
   * the check: the same run gives the same bytes.
   */
  String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "guanxi validate");
      xml.writeAttribute("tests", String.valueOf(view.validation().checks().size()));
      xml.writeAttribute("failures", String.valueOf(view.validation().count(Verdict.FAIL)));
      xml.writeAttribute("errors", String.valueOf(view.validation().count(Verdict.UNDEFINED)));
      xml.writeAttribute("skipped", String.valueOf(view.validation().count(Verdict.SKIPPED)));
      xml.writeAttribute("time", NO_TIME);
      if (!made.isEmpty()) {
        // JUnit's schema has no offset here.
        xml.writeAttribute("timestamp", made.replaceFirst("Z$", ""));
      }
      xml.writeCharacters("\n");
      properties(xml);
      for (Check check : view.validation().checks()) {
        testCase(xml, check);
      }
      xml.writeStartElement("system-out");
      xml.writeCharacters(VisibleText.text(view.statement()));
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write XML to memory", e);
    }
    return text + "\n";
  }

  private void properties(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("properties");
    xml.writeCharacters("\n");
    int number = 0;
    for (String line : view.provenance().lines(words.words())) {
      number++;
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", "provenance." + number);
      xml.writeAttribute("value", VisibleText.text(line));
      xml.writeCharacters("\n");
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void testCase(XMLStreamWriter xml, Check check) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "guanxi." + VisibleText.text(check.dyad()));
    // CI services know a case by its name: it is the same in every language.
    xml.writeAttribute("name", VisibleText.text(check.id()) + (check.fitted() ? " (fitted)" : ""));
    xml.writeAttribute("time", NO_TIME);
    String message = VisibleText.text(words.sentence(check));
    switch (check.verdict()) {
      case FAIL -> element(xml, "failure", message);
      case UNDEFINED -> element(xml, "error", message);
      case SKIPPED -> element(xml, "skipped", message);
      case PASS, WARN -> element(xml, "system-out", message);
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static void element(XMLStreamWriter xml, String name, String message)
      throws XMLStreamException {
    xml.writeStartElement(name);
    if (!name.equals("system-out")) {
      xml.writeAttribute("message", message);
    }
    xml.writeCharacters(message);
    xml.writeEndElement();
  }
}
