package io.guanxi.report;

import io.guanxi.explain.Change;
import io.guanxi.explain.Decomposition;
import io.guanxi.model.Decimals;
import io.guanxi.report.ComparisonView.DyadComparison;
import io.guanxi.report.Document.Rows;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import io.guanxi.series.Period;
import io.guanxi.series.Precision;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sources compared, for people. */
final class ComparisonDocument {
  /** Changes that are shown of a dyad; JSON and CSV have all. */
  private static final int SHOWN_CHANGES = 10;

  private static final int POINTS_DECIMALS = 3;

  /** Differences and effects of single events are small: three decimals would show many as zero. */
  private static final int EFFECT_DECIMALS = 4;

  private final ComparisonView view;
  private final Words words;
  private final Document document = new Document();

  ComparisonDocument(ComparisonView view) {
    this.view = view;
    this.words = view.words();
  }

  Document document() {
    document.title(
        words.get(
            view.names().size() == 2 ? "compare.heading" : "compare.heading.many",
            namesByLetter()));
    precision();
    if (view.from() != null || view.to() != null) {
      document.line(words.get("compare.window", end(view.from()), end(view.to())));
    }
    if (view.period() != Period.MONTH) {
      document.line(words.get("compare.means." + view.period().label()));
    }
    document.gap();
    Map<String, Comparison> named = new LinkedHashMap<>();
    view.compared().forEach(each -> named.put(name(each), each.comparison()));
    List<String> ends =
        view.names().size() == 2
            ? List.of("A", "B")
            : List.of(words.get("compare.first"), words.get("compare.second"));
    ComparisonStatistics.add(document, named, ends, words);
    ComparisonStatistics.addShapes(document, named, words);
    for (DyadComparison each : view.compared()) {
      List<String> letters = List.of(letter(each.a()), letter(each.b()));
      boolean differs = differences(each, letters);
      Decomposition why = each.why();
      if (why != null) {
        why(why, name(each), letters);
      }
      if (differs) {
        ComparisonStatistics.addLags(document, name(each), each.comparison(), letters, words);
      }
    }
    document.gap();
    unexplained();
    view.missing()
        .forEach(
            each ->
                document.line(
                    words.get("compare.missing", each.dyad(), view.names().get(each.source()))));
    return document.lines(view.provenance().lines(words));
  }

  private static String end(@Nullable YearMonth month) {
    return month == null ? "" : month.toString();
  }

  /** {@code A = x, B = y}. */
  private String namesByLetter() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < view.names().size(); i++) {
      all.add(words.get("compare.letter", letter(i), view.names().get(i)));
    }
    return String.join(words.get("list.separator"), all);
  }

  /** What of the differences is rounding. */
  private void precision() {
    Precision precision = view.precision();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < view.names().size(); i++) {
      Integer decimals = precision.decimals().get(i);
      written.add(
          words.get(
              decimals == null ? "compare.precision.unrounded" : "compare.precision.decimals",
              letter(i),
              String.valueOf(decimals)));
    }
    String all = String.join(words.get("list.separator"), written);
    Integer compared = precision.compared();
    if (compared != null && precision.rounds()) {
      document.line(words.get("compare.precision.coarsest", compared, all));
    } else if (compared == null && new HashSet<>(precision.decimals()).size() > 1) {
      document.line(words.get("compare.precision.aswritten", all));
    }
  }

  /** The dyad; with more than two sources also which two. */
  private String name(DyadComparison each) {
    String dyad = each.comparison().aligned().dyad();
    return view.names().size() == 2
        ? dyad
        : dyad + " " + letter(each.a()) + " − " + letter(each.b());
  }

  private static String letter(int place) {
    return ComparisonView.letter(place);
  }

  /** Says of which sources it is not told why they differ. */
  private void unexplained() {
    List<@Nullable String> kinds = view.kinds();
    if (view.compared().isEmpty()) {
      return;
    }
    if (kinds.contains(null)) {
      document.line(words.get("why.noruns"));
    }
    for (int b = 1; b < kinds.size(); b++) {
      for (int a = 0; a < b; a++) {
        String first = kinds.get(a);
        String second = kinds.get(b);
        if (first != null && second != null && !first.equals(second)) {
          document.line(words.get("why.unlike", kind(first), kind(second), letter(a), letter(b)));
        }
      }
    }
  }

  private String kind(String format) {
    return format.isEmpty() ? words.get("kind.curated") : words.get("kind.feed", format);
  }

  /** Adds the months that differ; gives whether there are any. */
  private boolean differences(DyadComparison compared, List<String> letters) {
    Comparison comparison = compared.comparison();
    Aligned aligned = comparison.aligned();
    List<Double> differences = aligned.differences();
    Rows rows =
        Document.table(
            words.get("table." + view.period().label()),
            letters.get(0),
            letters.get(1),
            words.get("explain.difference"),
            "");
    for (int i = 0; i < differences.size(); i++) {
      if (Math.abs(differences.get(i)) > view.tolerance()) {
        YearMonth month = aligned.months().get(i);
        rows.add(
            view.period().shown(month),
            Decimals.rounded(aligned.candidate().get(i), POINTS_DECIMALS),
            Decimals.rounded(aligned.reference().get(i), POINTS_DECIMALS),
            signed(differences.get(i)),
            compared.isProvisional(month) ? words.get("provisional") : "");
      }
    }
    document.section(
        words.get(
            "compare.differ." + view.period().label(),
            name(compared),
            rows.size(),
            comparison.n(),
            Decimals.shortest(view.tolerance())));
    if (rows.size() > 0) {
      document.add(rows.table());
    }
    return rows.size() > 0;
  }

  private void why(Decomposition why, String name, List<String> letters) {
    List<YearMonth> months = why.months();
    YearMonth last = months.get(months.size() - 1);
    if (why.changes().isEmpty()) {
      document.section(words.get("why.nothing", name, months.get(0), last));
    } else {
      document.section(
          words.get("why.title", name, months.get(0), last, letters.get(0), letters.get(1)));
      List<Change> sorted = why.largestFirst();
      List<Change> shown = sorted.subList(0, Math.min(SHOWN_CHANGES, sorted.size()));
      Rows rows =
          Document.table(
              words.get("why.since"),
              words.get("why.largest"),
              words.get("compare.in"),
              words.get("why.at", last),
              words.get("why.what"));
      shown.forEach(change -> row(rows, months, change, ChangeWords.of(change, words)));
      if (shown.size() < sorted.size()) {
        List<Change> rest = sorted.subList(shown.size(), sorted.size());
        row(rows, months, why.together(rest), words.get("why.more", rest.size()));
      }
      if (sorted.size() > 1) {
        row(rows, months, why.together(sorted), words.get("why.all", sorted.size()));
      }
      document.add(rows.table());
    }
    if (why.elsewhereAfter() + why.elsewhereBefore() > 0) {
      document.indented(
          words.get(
              "why.elsewhere",
              why.elsewhereAfter(),
              why.elsewhereBefore(),
              letters.get(0),
              letters.get(1)));
    }
  }

  private static void row(Rows rows, List<YearMonth> months, Change change, String what) {
    int first = change.first();
    rows.add(
        first < 0 ? "–" : months.get(first),
        signed(change.effects().get(change.largest())),
        first < 0 ? "–" : months.get(change.largest()),
        signed(change.last()),
        what);
  }

  private static String signed(double points) {
    return Words.signed(new BigDecimal(Decimals.rounded(points, EFFECT_DECIMALS)));
  }
}
