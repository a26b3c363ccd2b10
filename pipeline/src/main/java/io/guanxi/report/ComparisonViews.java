package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.scheme.Json;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import io.guanxi.series.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views of a comparison of two sources: the terminal's table and the JSON behind it. */
public final class ComparisonViews {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private final String nameA;
  private final String nameB;
  private final List<Comparison> comparisons;
  private final List<String> onlyA;
  private final List<String> onlyB;

  /**
   * Views of comparisons.
   *
   * @param nameA name of the reference
   * @param nameB name of the other source
   * @param comparisons one a common dyad
   * @param onlyA ids of the dyads that only the reference has
   * @param onlyB ids of the dyads that only the other source has
   */
  public ComparisonViews(
      String nameA,
      String nameB,
      List<Comparison> comparisons,
      List<String> onlyA,
      List<String> onlyB) {
    this.nameA = nameA;
    this.nameB = nameB;
    this.comparisons = List.copyOf(comparisons);
    this.onlyA = List.copyOf(onlyA);
    this.onlyB = List.copyOf(onlyB);
  }

  /** The terminal's text. */
  public String terminal(double tolerance) {
    StringBuilder text = new StringBuilder();
    text.append("A = ").append(nameA).append(", B = ").append(nameB);
    text.append("; on the months that both have, nothing filled in; differences are B − A\n\n");
    TextTable table =
        new TextTable(
            "dyad",
            "n",
            "only A",
            "only B",
            "bias",
            "MAE",
            "RMSE",
            "largest",
            "Pearson",
            "Spearman",
            "sign %",
            "level %",
            "r change",
            "direction %",
            "best lag",
            "");
    for (Comparison each : comparisons) {
      Aligned aligned = each.aligned();
      table.add(
          aligned.dyad(),
          String.valueOf(each.n()),
          String.valueOf(aligned.onlyReference()),
          String.valueOf(aligned.onlyCandidate()),
          shown(each.bias(), 3),
          shown(each.mae(), 3),
          shown(each.rmse(), 3),
          shown(each.largest(), 3),
          shown(each.pearson(), 3),
          shown(each.spearman(), 3),
          shown(each.signAgreement(), 0),
          shown(each.levelAgreement(), 0),
          shown(each.changeCorrelation(), 3),
          shown(each.directionAgreement(), 0) + " of " + each.movedMonths(),
          shown(each.bestLag(), 0),
          each.largestMonth() == null ? "" : "largest in " + each.largestMonth());
    }
    text.append(table.toText(""));
    for (Comparison each : comparisons) {
      undefined(each)
          .forEach(
              (name, reason) ->
                  text.append(
                      each.aligned().dyad() + ": " + name + " is undefined: " + reason + "\n"));
      differences(text, each, tolerance);
    }
    onlyA.forEach(dyad -> text.append(dyad).append(" is only in ").append(nameA).append('\n'));
    onlyB.forEach(dyad -> text.append(dyad).append(" is only in ").append(nameB).append('\n'));
    return text.toString();
  }

  private void differences(StringBuilder text, Comparison comparison, double tolerance) {
    Aligned aligned = comparison.aligned();
    List<Double> differences = aligned.differences();
    TextTable table = new TextTable("month", "A", "B", "difference", "");
    int rows = 0;
    for (int i = 0; i < differences.size(); i++) {
      if (Math.abs(differences.get(i)) > tolerance) {
        table.add(
            aligned.months().get(i).toString(),
            Decimals.rounded(aligned.reference().get(i), 3),
            Decimals.rounded(aligned.candidate().get(i), 3),
            Decimals.rounded(differences.get(i), 3),
            "");
        rows++;
      }
    }
    text.append('\n').append(aligned.dyad()).append(": ");
    text.append(rows).append(" of ").append(comparison.n()).append(" months differ");
    text.append(" by more than ").append(Decimals.shortest(tolerance)).append('\n');
    if (rows > 0) {
      text.append(table.toText("  "));
    }
  }

  /** The JSON document, one entry a dyad under {@code dyads}. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema_version", SCHEMA_VERSION);
    document.put("a", nameA);
    document.put("b", nameB);
    document.put("alignment", "months that both have; nothing filled in; differences are b - a");
    List<Object> dyads = new ArrayList<>();
    for (Comparison each : comparisons) {
      Aligned aligned = each.aligned();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dyad", aligned.dyad());
      entry.put("n", each.n());
      entry.put("only_a", aligned.onlyReference());
      entry.put("only_b", aligned.onlyCandidate());
      statistics(each)
          .forEach((name, value) -> entry.put(name, value.isDefined() ? value.value() : null));
      entry.put(
          "largest_month", each.largestMonth() == null ? null : each.largestMonth().toString());
      entry.put("moved_months", each.movedMonths());
      entry.put("undefined", undefined(each));
      List<Object> months = new ArrayList<>();
      List<Double> differences = aligned.differences();
      for (int i = 0; i < differences.size(); i++) {
        Map<String, Object> month = new LinkedHashMap<>();
        month.put("month", aligned.months().get(i).toString());
        month.put("a", aligned.reference().get(i));
        month.put("b", aligned.candidate().get(i));
        month.put("difference", differences.get(i));
        months.add(month);
      }
      entry.put("months", months);
      dyads.add(entry);
    }
    document.put("dyads", dyads);
    document.put("only_in_a", onlyA);
    document.put("only_in_b", onlyB);
    return Json.write(document);
  }

  private static Map<String, Statistic> statistics(Comparison comparison) {
    Map<String, Statistic> all = new LinkedHashMap<>();
    all.put("pearson", comparison.pearson());
    all.put("spearman", comparison.spearman());
    all.put("bias", comparison.bias());
    all.put("mae", comparison.mae());
    all.put("rmse", comparison.rmse());
    all.put("largest", comparison.largest());
    all.put("sign_agreement", comparison.signAgreement());
    all.put("level_agreement", comparison.levelAgreement());
    all.put("change_pearson", comparison.changeCorrelation());
    all.put("direction_agreement", comparison.directionAgreement());
    all.put("best_lag", comparison.bestLag());
    return all;
  }

  private static Map<String, String> undefined(Comparison comparison) {
    Map<String, String> reasons = new LinkedHashMap<>();
    statistics(comparison)
        .forEach(
            (name, value) -> {
              if (!value.isDefined()) {
                reasons.put(name, value.undefined());
              }
            });
    return reasons;
  }

  private static String shown(Statistic statistic, int decimals) {
    return statistic.isDefined() ? Decimals.rounded(statistic.value(), decimals) : "undefined";
  }
}
