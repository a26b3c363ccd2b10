package io.guanxi.report;

import io.guanxi.doctor.Finding;
import io.guanxi.doctor.Grade;
import io.guanxi.scheme.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The form in which findings are read. */
public enum DoctorFormat {
  /** For a terminal. The default. */
  TEXT,
  /** For programs; {@code docs/formats.md} describes it. */
  JSON;

  /** Counts up when a key of the JSON changes its meaning or goes. */
  private static final int VERSION = 1;

  private static final int GRADE_WIDTH = 6;
  private static final int ID_WIDTH = 15;

  /**
   * The findings in this form.
   *
   * @param exitCode the code with which the command ends
   */
  public String text(List<Finding> findings, Language language, int exitCode) {
    Messages messages = new Messages(language);
    return switch (this) {
      case TEXT -> text(findings, messages);
      case JSON -> json(findings, language, messages, exitCode);
    };
  }

  private static String text(List<Finding> findings, Messages messages) {
    StringBuilder text = new StringBuilder();
    String indent = " ".repeat(GRADE_WIDTH + ID_WIDTH);
    for (Finding each : findings) {
      text.append(padded(each.grade().name(), GRADE_WIDTH))
          .append(padded(each.id(), ID_WIDTH))
          .append(each.where().isEmpty() ? "" : each.where() + ": ")
          .append(ExplanationWords.oneLine(what(each, messages)))
          .append('\n');
      String mend = mend(each, messages);
      if (!mend.isEmpty()) {
        text.append(indent).append("→ ").append(mend).append('\n');
      }
    }
    List<Object> counts = new ArrayList<>();
    for (Grade grade : Grade.values()) {
      counts.add(count(findings, grade));
    }
    return text.append(messages.get("doctor.counts", counts.toArray())).append('\n').toString();
  }

  private static String json(
      List<Finding> findings, Language language, Messages messages, int exitCode) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", "guanxi-doctor");
    document.put("version", VERSION);
    document.put("language", language.name().toLowerCase(Locale.ROOT));
    document.put("exit_code", exitCode);
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Grade grade : Grade.values()) {
      counts.put(grade.name(), count(findings, grade));
    }
    document.put("counts", counts);
    List<Object> entries = new ArrayList<>();
    for (Finding each : findings) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("grade", each.grade().name());
      entry.put("id", each.id());
      entry.put("where", each.where());
      entry.put("what", what(each, messages));
      entry.put("mend", mend(each, messages));
      entries.add(entry);
    }
    document.put("findings", entries);
    return Json.write(document);
  }

  private static long count(List<Finding> findings, Grade grade) {
    return findings.stream().filter(each -> each.grade() == grade).count();
  }

  private static String what(Finding finding, Messages messages) {
    return finding.kind().equals("fault")
        ? finding.arguments().get(0)
        : messages.get(key(finding), finding.arguments().toArray());
  }

  private static String mend(Finding finding, Messages messages) {
    return finding.grade() == Grade.OK
        ? ""
        : messages.get(key(finding) + ".mend", finding.arguments().toArray());
  }

  private static String key(Finding finding) {
    return "doctor." + finding.id() + "." + finding.kind();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
