package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import io.guanxi.series.Statistic;
import io.guanxi.series.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statistics of compared series, a line a dyad; {@code docs/formats.md} says what they are. A
 * is the candidate, B the reference.
 */
final class StatisticsTable {
  private static final int DECIMALS = 3;

  private StatisticsTable() {}

  /** All statistics by their names in JSON. */
  static Map<String, Statistic> all(Comparison comparison) {
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

  /** Puts the statistics of a dyad into an entry of a JSON document; undefined ones are null. */
  static void put(Map<String, Object> entry, Comparison comparison) {
    Aligned aligned = comparison.aligned();
    entry.put("dyad", aligned.dyad());
    entry.put("n", comparison.n());
    entry.put("only_a", aligned.onlyCandidate());
    entry.put("only_b", aligned.onlyReference());
    Map<String, String> undefined = new LinkedHashMap<>();
    all(comparison)
        .forEach(
            (name, value) -> {
              Undefined reason = value.reason();
              entry.put(name, reason == null ? value.value() : null);
              if (reason != null) {
                undefined.put(name, reason.label());
              }
            });
    entry.put(
        "largest_month",
        comparison.largestMonth() == null ? null : comparison.largestMonth().toString());
    entry.put("moved_months", comparison.movedMonths());
    entry.put("undefined", undefined);
  }

  /** The table, then a line for every reason for which something is undefined. */
  static String text(List<Comparison> comparisons, Messages messages) {
    TextTable table = new TextTable(header(messages));
    StringBuilder undefined = new StringBuilder();
    for (Comparison each : comparisons) {
      table.add(row(each, messages));
      undefined(each, messages).forEach(line -> undefined.append(line).append('\n'));
    }
    return table.toText("") + undefined;
  }

  private static String[] header(Messages messages) {
    return new String[] {
      messages.get("compare.dyad"),
      "n",
      messages.get("compare.onlya"),
      messages.get("compare.onlyb"),
      messages.get("compare.bias"),
      "MAE",
      "RMSE",
      messages.get("compare.largest"),
      messages.get("compare.in"),
      "Pearson",
      "Spearman",
      messages.get("compare.sign"),
      messages.get("compare.level"),
      messages.get("compare.rchange"),
      messages.get("compare.direction"),
      messages.get("compare.lag"),
      ""
    };
  }

  private static String[] row(Comparison comparison, Messages messages) {
    Aligned aligned = comparison.aligned();
    String direction = shown(comparison.directionAgreement(), 0, messages);
    return new String[] {
      aligned.dyad(),
      String.valueOf(comparison.n()),
      String.valueOf(aligned.onlyCandidate()),
      String.valueOf(aligned.onlyReference()),
      shown(comparison.bias(), DECIMALS, messages),
      shown(comparison.mae(), DECIMALS, messages),
      shown(comparison.rmse(), DECIMALS, messages),
      shown(comparison.largest(), DECIMALS, messages),
      comparison.largestMonth() == null ? "" : comparison.largestMonth().toString(),
      shown(comparison.pearson(), DECIMALS, messages),
      shown(comparison.spearman(), DECIMALS, messages),
      shown(comparison.signAgreement(), 0, messages),
      shown(comparison.levelAgreement(), 0, messages),
      shown(comparison.changeCorrelation(), DECIMALS, messages),
      comparison.directionAgreement().isDefined()
          ? messages.get("compare.of", direction, comparison.movedMonths())
          : direction,
      shown(comparison.bestLag(), 0, messages),
      ""
    };
  }

  private static List<String> undefined(Comparison comparison, Messages messages) {
    List<String> lines = new ArrayList<>();
    for (Undefined reason : Undefined.values()) {
      List<String> names = new ArrayList<>();
      all(comparison)
          .forEach(
              (name, value) -> {
                if (value.reason() == reason) {
                  names.add(name);
                }
              });
      if (!names.isEmpty()) {
        lines.add(
            messages.get(
                "compare.undefined",
                comparison.aligned().dyad(),
                String.join(messages.get("list.separator"), names),
                messages.get("undefined." + reason.label())));
      }
    }
    return lines;
  }

  private static String shown(Statistic statistic, int decimals, Messages messages) {
    return statistic.isDefined()
        ? Decimals.rounded(statistic.value(), decimals)
        : messages.get("explain.undefined");
  }
}
