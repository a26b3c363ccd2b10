package io.guanxi.report;

import io.guanxi.explain.Change;
import io.guanxi.explain.Why;
import io.guanxi.model.Decimals;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** A comparison for a terminal. */
public final class ComparisonText {
  /** Changes that are shown of a dyad; JSON and CSV have all. */
  private static final int SHOWN_CHANGES = 10;

  private static final int POINTS_DECIMALS = 3;

  /** Differences and effects of single events are small: three decimals would show many as zero. */
  private static final int EFFECT_DECIMALS = 4;

  private final Compared compared;
  private final double tolerance;
  private final ExplanationWords words;
  private final StringBuilder text = new StringBuilder();

  private ComparisonText(Compared compared, double tolerance, Language language) {
    this.compared = compared;
    this.tolerance = tolerance;
    this.words = new ExplanationWords(compared.configuration(), language);
  }

  /**
   * The text.
   *
   * @param tolerance differences up to this are not listed, points
   */
  public static String of(Compared compared, double tolerance, Language language) {
    return new ComparisonText(compared, tolerance, language).text();
  }

  private String text() {
    line(words.get("compare.heading", compared.nameA(), compared.nameB()));
    text.append('\n');
    text.append(StatisticsTable.text(compared.comparisons(), words.messages()));
    for (Comparison each : compared.comparisons()) {
      differences(each);
      Why why = compared.whys().get(each.aligned().dyad());
      if (why != null) {
        why(why);
      }
    }
    text.append('\n');
    String a = compared.kindA();
    String b = compared.kindB();
    if (compared.comparisons().isEmpty()) {
      return end();
    }
    if (a == null || b == null) {
      line(words.get("why.noruns"));
    } else if (!a.equals(b)) {
      line(words.get("why.unlike", kind(a), kind(b)));
    }
    return end();
  }

  private String kind(String format) {
    return format.isEmpty() ? words.get("kind.curated") : words.get("kind.feed", format);
  }

  private String end() {
    compared.onlyA().forEach(dyad -> line(words.get("compare.onlyin", dyad, compared.nameA())));
    compared.onlyB().forEach(dyad -> line(words.get("compare.onlyin", dyad, compared.nameB())));
    compared.provenance().lines(words.messages()).forEach(this::line);
    return text.toString();
  }

  private void differences(Comparison comparison) {
    Aligned aligned = comparison.aligned();
    List<Double> differences = aligned.differences();
    TextTable table =
        new TextTable(words.get("table.month"), "A", "B", words.get("explain.difference"), "");
    int rows = 0;
    for (int i = 0; i < differences.size(); i++) {
      if (Math.abs(differences.get(i)) > tolerance) {
        YearMonth month = aligned.months().get(i);
        table.add(
            month.toString(),
            Decimals.rounded(aligned.candidate().get(i), POINTS_DECIMALS),
            Decimals.rounded(aligned.reference().get(i), POINTS_DECIMALS),
            signed(differences.get(i)),
            compared.isProvisional(aligned.dyad(), month) ? words.get("provisional") : "");
        rows++;
      }
    }
    text.append('\n');
    line(
        words.get(
            "compare.differ", aligned.dyad(), rows, comparison.n(), Decimals.shortest(tolerance)));
    if (rows > 0) {
      text.append(table.toText("  "));
    }
  }

  private void why(Why why) {
    List<YearMonth> months = why.months();
    YearMonth last = months.get(months.size() - 1);
    text.append('\n');
    if (why.changes().isEmpty()) {
      line(words.get("why.nothing", why.dyad(), months.get(0), last));
    } else {
      line(words.get("why.title", why.dyad(), months.get(0), last));
      List<Change> sorted = why.largestFirst();
      List<Change> shown = sorted.subList(0, Math.min(SHOWN_CHANGES, sorted.size()));
      TextTable table =
          new TextTable(
              words.get("why.since"),
              words.get("why.largest"),
              words.get("compare.in"),
              words.get("why.at", last),
              words.get("why.what"));
      shown.forEach(change -> row(table, months, change, WhyWords.of(change, words)));
      if (shown.size() < sorted.size()) {
        List<Change> rest = sorted.subList(shown.size(), sorted.size());
        row(table, months, why.together(rest), words.get("why.more", rest.size()));
      }
      row(table, months, why.together(sorted), words.get("why.all", sorted.size()));
      text.append(table.toText("  "));
    }
    if (why.elsewhereAfter() + why.elsewhereBefore() > 0) {
      text.append("  ");
      line(words.get("why.elsewhere", why.elsewhereAfter(), why.elsewhereBefore()));
    }
  }

  private static void row(TextTable table, List<YearMonth> months, Change change, String what) {
    int first = change.first();
    table.add(
        first < 0 ? "–" : months.get(first).toString(),
        signed(change.effects().get(change.largest())),
        first < 0 ? "–" : months.get(change.largest()).toString(),
        signed(change.last()),
        what);
  }

  private static String signed(double points) {
    String number = Decimals.rounded(points, EFFECT_DECIMALS);
    return new BigDecimal(number).signum() > 0 ? "+" + number : number;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
