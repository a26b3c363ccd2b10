package io.guanxi.report;

import io.guanxi.doctor.Finding;
import io.guanxi.doctor.Severity;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Rows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the doctor found.
 *
 * @param findings what was looked at
 * @param language language of the sentences
 * @param exitCode the code with which the command ends
 */
public record DoctorView(List<Finding> findings, Language language, int exitCode) implements View {
  /** Counts up when a key of the JSON changes its meaning or goes. */
  private static final int VERSION = 1;

  private record Whole(
      String format,
      int version,
      String language,
      int exitCode,
      Map<String, Long> counts,
      List<Found> findings) {}

  private record Found(String grade, String id, String where, String what, String remedy) {}

  @Override
  public Object json() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Severity grade : Severity.values()) {
      counts.put(grade.name(), count(grade));
    }
    Messages messages = new Messages(language);
    return new Whole(
        "guanxi-doctor",
        VERSION,
        language.code(),
        exitCode,
        counts,
        findings.stream()
            .map(
                each ->
                    new Found(
                        each.grade().name(),
                        each.id(),
                        each.where(),
                        what(each, messages),
                        remedy(each, messages)))
            .toList());
  }

  @Override
  public Document document() {
    Messages messages = new Messages(language);
    Rows rows = new Rows(List.of(Column.left(""), Column.left(""), Column.left("")));
    for (Finding each : findings) {
      String remedy = remedy(each, messages);
      rows.add(
          String.format(Locale.ROOT, "%-4s", each.grade()), // as wide with OK alone as with FAIL
          each.id(),
          (each.where().isEmpty() ? "" : each.where() + ": ")
              + Words.oneLine(what(each, messages))
              + (remedy.isEmpty() ? "" : "\n→ " + remedy));
    }
    Object[] counts = Arrays.stream(Severity.values()).map(this::count).toArray();
    return new Document().add(rows.table().atEdge()).line(messages.get("doctor.counts", counts));
  }

  private long count(Severity grade) {
    return findings.stream().filter(each -> each.grade() == grade).count();
  }

  private static String what(Finding finding, Messages messages) {
    return finding.kind().equals("fault")
        ? finding.arguments().get(0)
        : messages.get(key(finding), finding.arguments().toArray());
  }

  private static String remedy(Finding finding, Messages messages) {
    return finding.grade() == Severity.OK
        ? ""
        : messages.get(key(finding) + ".remedy", finding.arguments().toArray());
  }

  private static String key(Finding finding) {
    return "doctor." + finding.id() + "." + finding.kind();
  }
}
