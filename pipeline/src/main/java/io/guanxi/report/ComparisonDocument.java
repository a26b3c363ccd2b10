package io.guanxi.report;

import io.guanxi.explain.Change;
import io.guanxi.explain.Why;
import io.guanxi.model.Decimals;
import io.guanxi.report.Document.Rows;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** Two sources compared, for people. */
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
    document.title(words.get("compare.heading", view.nameA(), view.nameB())).gap();
    Statistics.add(document, view.comparisons(), words);
    for (Comparison each : view.comparisons()) {
      differences(each);
      Why why = view.whys().get(each.aligned().dyad());
      if (why != null) {
        why(why);
      }
    }
    document.gap();
    String a = view.kindA();
    String b = view.kindB();
    boolean isCompared = !view.comparisons().isEmpty();
    if (isCompared && (a == null || b == null)) {
      document.line(words.get("why.noruns"));
    } else if (isCompared && a != null && b != null && !a.equals(b)) {
      document.line(words.get("why.unlike", kind(a), kind(b)));
    }
    view.onlyA().forEach(dyad -> document.line(words.get("compare.onlyin", dyad, view.nameA())));
    view.onlyB().forEach(dyad -> document.line(words.get("compare.onlyin", dyad, view.nameB())));
    return document.lines(view.provenance().lines(words));
  }

  private String kind(String format) {
    return format.isEmpty() ? words.get("kind.curated") : words.get("kind.feed", format);
  }

  private void differences(Comparison comparison) {
    Aligned aligned = comparison.aligned();
    List<Double> differences = aligned.differences();
    Rows rows =
        Document.table(words.get("table.month"), "A", "B", words.get("explain.difference"), "");
    for (int i = 0; i < differences.size(); i++) {
      if (Math.abs(differences.get(i)) > view.tolerance()) {
        YearMonth month = aligned.months().get(i);
        rows.add(
            month,
            Decimals.rounded(aligned.candidate().get(i), POINTS_DECIMALS),
            Decimals.rounded(aligned.reference().get(i), POINTS_DECIMALS),
            signed(differences.get(i)),
            view.isProvisional(aligned.dyad(), month) ? words.get("provisional") : "");
      }
    }
    document.section(
        words.get(
            "compare.differ",
            aligned.dyad(),
            rows.size(),
            comparison.n(),
            Decimals.shortest(view.tolerance())));
    if (rows.size() > 0) {
      document.add(rows.table());
    }
  }

  private void why(Why why) {
    List<YearMonth> months = why.months();
    YearMonth last = months.get(months.size() - 1);
    if (why.changes().isEmpty()) {
      document.section(words.get("why.nothing", why.dyad(), months.get(0), last));
    } else {
      document.section(words.get("why.title", why.dyad(), months.get(0), last));
      List<Change> sorted = why.largestFirst();
      List<Change> shown = sorted.subList(0, Math.min(SHOWN_CHANGES, sorted.size()));
      Rows rows =
          Document.table(
              words.get("why.since"),
              words.get("why.largest"),
              words.get("compare.in"),
              words.get("why.at", last),
              words.get("why.what"));
      shown.forEach(change -> row(rows, months, change, WhyWords.of(change, words)));
      if (shown.size() < sorted.size()) {
        List<Change> rest = sorted.subList(shown.size(), sorted.size());
        row(rows, months, why.together(rest), words.get("why.more", rest.size()));
      }
      row(rows, months, why.together(sorted), words.get("why.all", sorted.size()));
      document.add(rows.table());
    }
    if (why.elsewhereAfter() + why.elsewhereBefore() > 0) {
      document.indented(words.get("why.elsewhere", why.elsewhereAfter(), why.elsewhereBefore()));
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
