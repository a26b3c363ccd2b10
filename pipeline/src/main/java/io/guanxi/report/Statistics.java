package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.report.Document.Rows;
import io.guanxi.series.Comparison;
import io.guanxi.series.Statistic;
import io.guanxi.series.Undefined;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the two series of a dyad agree, as it goes into JSON; {@code docs/formats.md} says what
 * each number is. A is the candidate, B the reference. An undefined number is not a number, and
 * {@code undefined} says why.
 */
record Statistics(
    String dyad,
    int n,
    int onlyA,
    int onlyB,
    double pearson,
    double spearman,
    double bias,
    double mae,
    double rmse,
    double largest,
    double signAgreement,
    double levelAgreement,
    double changePearson,
    double directionAgreement,
    double bestLag,
    @Nullable YearMonth largestMonth,
    int movedMonths,
    Map<String, String> undefined) {
  private static final int DECIMALS = 3;

  static Statistics of(Comparison comparison) {
    Map<String, String> undefined = new LinkedHashMap<>();
    named(comparison)
        .forEach(
            (name, statistic) -> {
              Undefined reason = statistic.reason();
              if (reason != null) {
                undefined.put(name, reason.label());
              }
            });
    return new Statistics(
        comparison.aligned().dyad(),
        comparison.n(),
        comparison.aligned().onlyCandidate(),
        comparison.aligned().onlyReference(),
        comparison.pearson().value(),
        comparison.spearman().value(),
        comparison.bias().value(),
        comparison.mae().value(),
        comparison.rmse().value(),
        comparison.largest().value(),
        comparison.signAgreement().value(),
        comparison.levelAgreement().value(),
        comparison.changeCorrelation().value(),
        comparison.directionAgreement().value(),
        comparison.bestLag().value(),
        comparison.largestMonth(),
        comparison.movedMonths(),
        undefined);
  }

  /** Those that may be undefined, by their names in JSON. */
  private static Map<String, Statistic> named(Comparison comparison) {
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

  /** Adds a line a dyad, then a sentence for every reason for which something is undefined. */
  static void add(Document document, List<Comparison> comparisons, Words words) {
    Rows rows =
        Document.table(
            words.get("compare.dyad"),
            "n",
            words.get("compare.onlya"),
            words.get("compare.onlyb"),
            words.get("compare.bias"),
            "MAE",
            "RMSE",
            words.get("compare.largest"),
            words.get("compare.in"),
            "Pearson",
            "Spearman",
            words.get("compare.sign"),
            words.get("compare.level"),
            words.get("compare.rchange"),
            words.get("compare.direction"),
            words.get("compare.lag"),
            "");
    for (Comparison each : comparisons) {
      String direction = shown(each.directionAgreement(), 0, words);
      rows.add(
          each.aligned().dyad(),
          each.n(),
          each.aligned().onlyCandidate(),
          each.aligned().onlyReference(),
          shown(each.bias(), DECIMALS, words),
          shown(each.mae(), DECIMALS, words),
          shown(each.rmse(), DECIMALS, words),
          shown(each.largest(), DECIMALS, words),
          Objects.requireNonNullElse(each.largestMonth(), ""),
          shown(each.pearson(), DECIMALS, words),
          shown(each.spearman(), DECIMALS, words),
          shown(each.signAgreement(), 0, words),
          shown(each.levelAgreement(), 0, words),
          shown(each.changeCorrelation(), DECIMALS, words),
          each.directionAgreement().isDefined()
              ? words.get("compare.of", direction, each.movedMonths())
              : direction,
          shown(each.bestLag(), 0, words),
          "");
    }
    document.add(rows.table().atEdge());
    comparisons.forEach(each -> document.lines(undefined(each, words)));
  }

  private static List<String> undefined(Comparison comparison, Words words) {
    List<String> lines = new ArrayList<>();
    for (Undefined reason : Undefined.values()) {
      List<String> names =
          named(comparison).entrySet().stream()
              .filter(each -> each.getValue().reason() == reason)
              .map(Map.Entry::getKey)
              .toList();
      if (!names.isEmpty()) {
        lines.add(
            words.get(
                "compare.undefined",
                comparison.aligned().dyad(),
                String.join(words.get("list.separator"), names),
                words.get("undefined." + reason.label())));
      }
    }
    return lines;
  }

  private static String shown(Statistic statistic, int decimals, Words words) {
    return statistic.isDefined()
        ? Decimals.rounded(statistic.value(), decimals)
        : words.get("explain.undefined");
  }
}
