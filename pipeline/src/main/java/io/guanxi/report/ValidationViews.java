package io.guanxi.report;

import io.guanxi.scheme.Json;
import io.guanxi.validate.Check;
import io.guanxi.validate.Validation;
import io.guanxi.validate.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The views of a validation. JSON is the source of truth ({@code docs/formats.md}); JUnit XML,
 * Markdown and the terminal's table show the same checks.
 */
public final class ValidationViews {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private final Validation validation;
  private final Map<String, Object> provenance;
  private final String statement;
  private final int exitCode;

  /**
   * Views of a validation.
   *
   * @param validation the checks
   * @param provenance versions and hashes, as they go into the JSON
   * @param statement what has to be said wherever published figures are shown
   * @param exitCode the code with which the command ends
   */
  public ValidationViews(
      Validation validation, Map<String, Object> provenance, String statement, int exitCode) {
    this.validation = validation;
    this.provenance = provenance;
    this.statement = statement;
    this.exitCode = exitCode;
  }

  /** The JSON document. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema_version", SCHEMA_VERSION);
    document.put("statement", statement);
    document.put("exit_code", exitCode);
    document.put("counts", counts(check -> true));
    document.put("counts_fitted", counts(Check::fitted));
    document.put("counts_not_fitted", counts(check -> !check.fitted()));
    document.put("provenance", provenance);
    List<Object> checks = new ArrayList<>();
    for (Check check : validation.checks()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", check.id());
      entry.put("dyad", check.dyad());
      entry.put("period", check.period());
      entry.put("n", check.n());
      entry.put("expected", check.expected());
      entry.put("got", check.got());
      entry.put("tolerance", check.tolerance());
      entry.put("unit", check.unit());
      entry.put("verdict", check.verdict().name());
      entry.put("gating", check.gating());
      entry.put("fitted", check.fitted());
      entry.put("reason", check.reason());
      entry.put("source", check.source());
      checks.add(entry);
    }
    document.put("checks", checks);
    return Json.write(document);
  }

  private Map<String, Object> counts(Predicate<Check> which) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(
          verdict.name(),
          validation.checks().stream()
              .filter(which)
              .filter(check -> check.verdict() == verdict)
              .count());
    }
    return counts;
  }

  /**
   * JUnit XML: a test case a check. The message stands in the attribute and again in the body,
   * because a common CI shows only the body.
   */
  public String junitXml() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "guanxi validate");
      xml.writeAttribute("tests", String.valueOf(validation.checks().size()));
      xml.writeAttribute("failures", String.valueOf(validation.count(Verdict.FAIL)));
      xml.writeAttribute("errors", String.valueOf(validation.count(Verdict.UNDEFINED)));
      xml.writeAttribute("skipped", String.valueOf(validation.count(Verdict.SKIPPED)));
      xml.writeCharacters("\n");
      for (Check check : validation.checks()) {
        testCase(xml, check);
      }
      xml.writeStartElement("system-out");
      xml.writeCharacters(statement);
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

  private static void testCase(XMLStreamWriter xml, Check check) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "guanxi." + check.dyad());
    xml.writeAttribute("name", check.id() + (check.fitted() ? " (fitted)" : ""));
    String message = check.verdict() + ": " + sentence(check);
    switch (check.verdict()) {
      case FAIL -> element(xml, "failure", message);
      case UNDEFINED -> element(xml, "error", message);
      case SKIPPED -> element(xml, "skipped", message);
      case PASS, WARN -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(message);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static void element(XMLStreamWriter xml, String name, String message)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("message", message);
    xml.writeCharacters(message);
    xml.writeEndElement();
  }

  private static String sentence(Check check) {
    StringBuilder text = new StringBuilder();
    if (!check.expected().isEmpty()) {
      text.append("expected ").append(check.expected()).append(' ').append(check.unit());
    }
    if (!check.got().isEmpty()) {
      text.append(", got ").append(check.got());
    }
    if (!check.reason().isEmpty()) {
      text.append(text.isEmpty() ? "" : "; ").append(check.reason());
    }
    return text.toString();
  }

  /** Markdown, fit for a CI's step summary. */
  public String markdown() {
    StringBuilder text = new StringBuilder("## guanxi validate\n\n");
    text.append("> ").append(statement).append("\n\n");
    text.append(totals()).append("\n\n");
    text.append(
        "| verdict | check | dyad | period | n | expected | got | tolerance | fitted | reason |\n");
    text.append("|---|---|---|---|---:|---:|---:|---:|---|---|\n");
    for (Check check : validation.checks()) {
      text.append("| ")
          .append(check.verdict())
          .append(" | ")
          .append(
              String.join(
                  " | ",
                  List.of(
                      check.id(),
                      check.dyad(),
                      check.period(),
                      String.valueOf(check.n()),
                      check.expected(),
                      check.got(),
                      check.tolerance(),
                      check.fitted() ? "fitted" : "",
                      check.reason().replace("|", "\\|"))))
          .append(" |\n");
    }
    return text.toString();
  }

  /** The terminal's table. */
  public String terminal() {
    TextTable table =
        new TextTable("check", "dyad", "period", "n", "expected", "got", "tolerance", "verdict");
    for (Check check : validation.checks()) {
      String verdict =
          check.verdict()
              + (check.fitted() ? " (fitted)" : "")
              + (check.reason().isEmpty() ? "" : ": " + check.reason());
      table.add(
          check.id(),
          check.dyad(),
          check.period(),
          String.valueOf(check.n()),
          check.expected(),
          check.got(),
          check.tolerance(),
          verdict);
    }
    return table.toText("") + "\n" + totals() + "\n" + statement + "\n";
  }

  private String totals() {
    return "not fitted: " + totals(false) + "; fitted: " + totals(true);
  }

  private String totals(boolean fitted) {
    List<String> parts = new ArrayList<>();
    counts(check -> check.fitted() == fitted)
        .forEach(
            (verdict, count) -> {
              if (!count.equals(0L)) {
                parts.add(count + " " + verdict);
              }
            });
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
