package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.report.Document.Rows;
import io.guanxi.scheme.Configuration;
import io.guanxi.validate.Check;
import io.guanxi.validate.CheckMessage;
import io.guanxi.validate.SourceLocation;
import io.guanxi.validate.Validation;
import io.guanxi.validate.Verdict;
import io.guanxi.validate.VerifiedOnly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A validation. JSON is the source of truth ({@code docs/schemas/validation.schema.json}), the same
 * in every language; JUnit XML and the document show the same checks.
 *
 * @param validation the checks
 * @param verified what the checks read without events that wait to be looked up; empty where that
 *     cannot be told or makes no difference
 * @param provenance with what they were made
 * @param configuration levels, and what has to be said wherever published figures are shown
 * @param exitCode the code with which the command ends
 * @param language language of all views but the JSON
 */
public record ValidationView(
    Validation validation,
    Optional<VerifiedOnly> verified,
    Provenance provenance,
    Configuration configuration,
    int exitCode,
    Language language)
    implements View {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private record Whole(
      int schemaVersion,
      String statement,
      int exitCode,
      Map<Verdict, Long> counts,
      Map<Verdict, Long> countsFitted,
      Map<Verdict, Long> countsNotFitted,
      Provenance provenance,
      List<CheckResult> checks,
      List<ComparisonStatistics> series,
      @Nullable Without withoutRecalled) {}

  private record Without(long leftOut, long of, List<Got> checks) {}

  private record Got(String id, String got) {}

  private record CheckResult(
      String id,
      String dyad,
      String period,
      int n,
      String expected,
      String got,
      String tolerance,
      String unit,
      Verdict verdict,
      boolean gating,
      boolean fitted,
      String reason,
      List<Reason> reasons,
      String source) {}

  private record Reason(String code, List<String> values) {}

  @Override
  public Object json() {
    return new Whole(
        SCHEMA_VERSION,
        configuration.statement().en(),
        exitCode,
        counts(check -> true),
        counts(Check::fitted),
        counts(check -> !check.fitted()),
        provenance,
        validation.checks().stream().map(check -> graded(check, words(Language.EN))).toList(),
        validation.compared().stream().map(ComparisonStatistics::of).toList(),
        verified.map(this::without).orElse(null));
  }

  private static CheckResult graded(Check check, CheckWords english) {
    return new CheckResult(
        check.id(),
        check.dyad(),
        check.period(),
        check.n(),
        english.of(check.expected()),
        english.of(check.got()),
        check.tolerance(),
        check.unit(),
        check.verdict(),
        check.gating(),
        check.fitted(),
        english.reasons(check),
        check.reasons().stream().map(ValidationView::reason).toList(),
        check.source());
  }

  private Without without(VerifiedOnly other) {
    CheckWords english = words(Language.EN);
    return new Without(
        other.leftOut(),
        other.of(),
        told(other).stream().map(check -> new Got(check.id(), english.of(check.got()))).toList());
  }

  /** Only what is read off scores changes with the events. */
  private static List<Check> told(VerifiedOnly other) {
    return other.checks().stream().filter(check -> !check.got().isNone()).toList();
  }

  private static Reason reason(CheckMessage phrase) {
    return new Reason(phrase.kind().label(), phrase.values());
  }

  private Map<Verdict, Long> counts(Predicate<Check> which) {
    Map<Verdict, Long> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(
          verdict,
          validation.checks().stream()
              .filter(which)
              .filter(check -> check.verdict() == verdict)
              .count());
    }
    return counts;
  }

  private CheckWords words(Language reader) {
    return new CheckWords(configuration.scheme().levels(), new Words(configuration, reader));
  }

  /**
   * JUnit XML: a test case a check.
   *
   * @param made when the run was made that was judged, UTC, which is the time of the checks; empty
   *     for a series file
   */
  public String junitXml(String made) {
    return new JUnitXml(this, words(language), made).text();
  }

  /**
   * The checks that did not pass, as a CI service shows them.
   *
   * @param figures the file of published figures
   * @param series the files of published series
   */
  public Annotations annotations(SourceLocation.File figures, List<SourceLocation.File> series) {
    return new Annotations(
        validation.checks().stream()
            .filter(check -> check.verdict() != Verdict.PASS)
            .map(check -> Annotations.one(check, check.place(figures, series), words(language)))
            .toList(),
        exitCode);
  }

  @Override
  public Document document() {
    CheckWords words = words(language);
    Words all = words.words();
    Rows rows =
        Document.table(
            all.get("validate.check"),
            all.get("compare.dyad"),
            all.get("validate.period"),
            "n",
            all.get("validate.expected"),
            all.get("validate.got"),
            all.get("validate.tolerance"),
            all.get("validate.verdict"));
    for (Check check : validation.checks()) {
      String reasons = words.reasons(check);
      rows.add(
          check.id(),
          check.dyad(),
          check.period(),
          check.n(),
          words.of(check.expected()),
          words.of(check.got()),
          check.tolerance(),
          check.verdict()
              + (check.fitted() ? " (" + all.get("figures.fitted") + ")" : "")
              + (reasons.isEmpty() ? "" : ": " + reasons));
    }
    Document document = new Document().title("guanxi validate").add(rows.table().atEdge());
    series(document, all);
    verified.ifPresent(other -> without(document, other, words));
    document.gap().line(all.get("validate.totals", totals(false, all), totals(true, all)));
    document.note(statement());
    provenance.lines(all).forEach(document::item);
    return document;
  }

  private void without(Document document, VerifiedOnly other, CheckWords words) {
    Words all = words.words();
    Map<String, Check> actual = new LinkedHashMap<>();
    validation.checks().forEach(check -> actual.put(check.id(), check));
    Rows rows =
        Document.table(
            all.get("validate.check"),
            all.get("validate.expected"),
            all.get("validate.got"),
            all.get("validate.without"));
    for (Check check : told(other)) {
      Check own = actual.getOrDefault(check.id(), check);
      rows.add(check.id(), words.of(check.expected()), words.of(own.got()), words.of(check.got()));
    }
    document.section(all.get("validate.verified", other.leftOut(), other.of())).add(rows.table());
  }

  /** The run is A, the published series is B. */
  private void series(Document document, Words words) {
    if (!validation.compared().isEmpty()) {
      document.section(words.get("validate.series"));
      ComparisonStatistics.add(document, validation.compared(), words);
    }
  }

  /**
   * The tolerances that the run would just meet, a line a check. They are printed, never written:
   * bars are set before results are seen.
   */
  public Document suggestions() {
    CheckWords words = words(language);
    Document document = new Document();
    for (Check check : validation.checks()) {
      if (!check.tolerance().isEmpty() && !check.got().isNone()) {
        document.line(
            words
                .words()
                .get(
                    "suggest.line",
                    check.id(),
                    check.tolerance(),
                    words.unit(check.unit()),
                    Decimals.shortest(check.distance())));
      }
    }
    series(document, words.words());
    return document.line(words.words().get("suggest.end"));
  }

  /** What has to be said wherever published figures are shown, in the reader's language. */
  String statement() {
    return language.of(configuration.statement());
  }

  private String totals(boolean fitted, Words words) {
    List<String> parts = new ArrayList<>();
    counts(check -> check.fitted() == fitted)
        .forEach(
            (verdict, count) -> {
              if (count > 0) {
                parts.add(count + " " + verdict);
              }
            });
    return parts.isEmpty()
        ? words.get("validate.none")
        : String.join(words.get("list.separator"), parts);
  }
}
