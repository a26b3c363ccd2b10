package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Json;
import io.guanxi.series.Comparison;
import io.guanxi.validate.Check;
import io.guanxi.validate.Phrase;
import io.guanxi.validate.Validation;
import io.guanxi.validate.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
  private final Provenance provenance;
  private final Configuration configuration;
  private final int exitCode;
  private final CheckWords words;
  private final CheckWords english;

  /**
   * Views of a validation.
   *
   * @param validation the checks
   * @param provenance with what they were made
   * @param configuration levels, and what has to be said wherever published figures are shown
   * @param exitCode the code with which the command ends
   * @param language language of all views but the JSON
   */
  public ValidationViews(
      Validation validation,
      Provenance provenance,
      Configuration configuration,
      int exitCode,
      Language language) {
    this.validation = validation;
    this.provenance = provenance;
    this.configuration = configuration;
    this.exitCode = exitCode;
    this.words = new CheckWords(configuration.scheme().levels(), language);
    this.english = new CheckWords(configuration.scheme().levels(), Language.EN);
  }

  /** The JSON document, the same in every language. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema_version", SCHEMA_VERSION);
    document.put("statement", configuration.statement().en());
    document.put("exit_code", exitCode);
    document.put("counts", counts(check -> true));
    document.put("counts_fitted", counts(Check::fitted));
    document.put("counts_not_fitted", counts(check -> !check.fitted()));
    document.put("provenance", provenance.document());
    List<Object> checks = new ArrayList<>();
    for (Check check : validation.checks()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", check.id());
      entry.put("dyad", check.dyad());
      entry.put("period", check.period());
      entry.put("n", check.n());
      entry.put("expected", english.of(check.expected()));
      entry.put("got", english.of(check.got()));
      entry.put("tolerance", check.tolerance());
      entry.put("unit", check.unit());
      entry.put("verdict", check.verdict().name());
      entry.put("gating", check.gating());
      entry.put("fitted", check.fitted());
      entry.put("reason", english.reasons(check));
      entry.put("reasons", check.reasons().stream().map(ValidationViews::reason).toList());
      entry.put("source", check.source());
      checks.add(entry);
    }
    document.put("checks", checks);
    List<Object> series = new ArrayList<>();
    for (Comparison each : validation.compared()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      StatisticsTable.put(entry, each);
      series.add(entry);
    }
    document.put("series", series);
    return Json.write(document);
  }

  private static Map<String, Object> reason(Phrase phrase) {
    Map<String, Object> reason = new LinkedHashMap<>();
    reason.put("code", phrase.kind().label());
    reason.put("values", phrase.values());
    return reason;
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
      properties(xml);
      for (Check check : validation.checks()) {
        testCase(xml, check);
      }
      xml.writeStartElement("system-out");
      xml.writeCharacters(statement());
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
    for (String line : provenance.lines(words.messages())) {
      number++;
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", "provenance." + number);
      xml.writeAttribute("value", line);
      xml.writeCharacters("\n");
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void testCase(XMLStreamWriter xml, Check check) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "guanxi." + check.dyad());
    // CI services know a case by its name: it is the same in every language.
    xml.writeAttribute("name", check.id() + (check.fitted() ? " (fitted)" : ""));
    String message = check.verdict() + ": " + sentence(check);
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

  /** All that the table's row says of a check. */
  private String sentence(Check check) {
    List<String> parts = new ArrayList<>();
    String unit = words.unit(check.unit());
    if (!check.period().isEmpty()) {
      parts.add(check.period() + ", n " + check.n());
    }
    if (!check.expected().isNone()) {
      parts.add(words.get("validate.expected") + " " + words.of(check.expected()) + " " + unit);
    }
    if (!check.got().isNone()) {
      parts.add(words.get("validate.got") + " " + words.of(check.got()));
    }
    if (!check.tolerance().isEmpty()) {
      parts.add(words.get("validate.tolerance") + " " + check.tolerance());
    }
    if (!check.reasons().isEmpty()) {
      parts.add(words.reasons(check));
    }
    return String.join(words.get("check.separator"), parts);
  }

  /** Markdown, fit for a CI's step summary. */
  public String markdown() {
    StringBuilder text = new StringBuilder("## guanxi validate\n\n");
    text.append("> ").append(statement()).append("\n\n");
    text.append(totals()).append("\n\n");
    text.append("| ").append(String.join(" | ", header())).append(" |\n");
    text.append("|---|---|---|---|---:|---|---|---:|---|---|\n");
    for (Check check : validation.checks()) {
      List<String> cells = new ArrayList<>();
      cells.add(check.verdict().name());
      cells.add(check.id());
      cells.add(check.dyad());
      cells.add(check.period());
      cells.add(String.valueOf(check.n()));
      cells.add(words.of(check.expected()));
      cells.add(words.of(check.got()));
      cells.add(check.tolerance());
      cells.add(check.fitted() ? words.get("figures.fitted") : "");
      cells.add(words.reasons(check));
      text.append("| ")
          .append(
              cells.stream()
                  .map(cell -> cell.replace("|", "\\|"))
                  .collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
    if (!validation.compared().isEmpty()) {
      text.append("\n```text\n").append(statistics()).append("```\n");
    }
    text.append('\n');
    provenance.lines(words.messages()).forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  private List<String> header() {
    return List.of(
        words.get("validate.verdict"),
        words.get("validate.check"),
        words.get("compare.dyad"),
        words.get("validate.period"),
        "n",
        words.get("validate.expected"),
        words.get("validate.got"),
        words.get("validate.tolerance"),
        words.get("figures.fitted"),
        words.get("validate.reason"));
  }

  /** The terminal's table. */
  public String terminal() {
    TextTable table =
        new TextTable(
            words.get("validate.check"),
            words.get("compare.dyad"),
            words.get("validate.period"),
            "n",
            words.get("validate.expected"),
            words.get("validate.got"),
            words.get("validate.tolerance"),
            words.get("validate.verdict"));
    for (Check check : validation.checks()) {
      String reasons = words.reasons(check);
      table.add(
          check.id(),
          check.dyad(),
          check.period(),
          String.valueOf(check.n()),
          words.of(check.expected()),
          words.of(check.got()),
          check.tolerance(),
          check.verdict() + fitted(check) + (reasons.isEmpty() ? "" : ": " + reasons));
    }
    StringBuilder text = new StringBuilder(table.toText("")).append('\n');
    if (!validation.compared().isEmpty()) {
      text.append(statistics()).append('\n');
    }
    text.append(totals()).append('\n').append(statement()).append('\n');
    provenance.lines(words.messages()).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /**
   * The tolerances that the run would just meet, a line a check. They are printed, never written:
   * bars are set before results are seen.
   */
  public String suggestions() {
    StringBuilder text = new StringBuilder();
    for (Check check : validation.checks()) {
      if (!check.tolerance().isEmpty() && !check.got().isNone()) {
        text.append(
                words.get(
                    "suggest.line",
                    check.id(),
                    check.tolerance(),
                    words.unit(check.unit()),
                    Decimals.shortest(check.distance())))
            .append('\n');
      }
    }
    if (!validation.compared().isEmpty()) {
      text.append(statistics());
    }
    return text.append(words.get("suggest.end")).append('\n').toString();
  }

  /** The run is A, the published series is B. */
  private String statistics() {
    return words.get("validate.series")
        + "\n"
        + StatisticsTable.text(validation.compared(), words.messages());
  }

  private String fitted(Check check) {
    return check.fitted() ? " (" + words.get("figures.fitted") + ")" : "";
  }

  private String statement() {
    return words.language().of(configuration.statement());
  }

  private String totals() {
    return words.get("validate.totals", totals(false), totals(true));
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
    return parts.isEmpty()
        ? words.get("validate.none")
        : String.join(words.get("list.separator"), parts);
  }
}
