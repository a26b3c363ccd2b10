package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.report.Document.Rows;
import io.guanxi.series.Comparison;
import io.guanxi.series.Lag;
import io.guanxi.series.Statistic;
import io.guanxi.series.Undefined;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the two series of a dyad agree, as it goes into JSON; {@code docs/formats.md} says what
 * each number is. A is the candidate, B the reference. An undefined number is not a number, and
 * {@code undefined} says why.
 */
record ComparisonStatistics(
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
    double detrendedPearson,
    double detrendedSpearman,
    double zMae,
    double zRmse,
    @Nullable YearMonth largestMonth,
    int movedMonths,
    List<AtLag> lags,
    Map<String, String> undefined) {
  /** The correlation at a lag, with its 95 % interval; what is undefined is not a number. */
  record AtLag(int lag, int n, double effective, double pearson, double low, double high) {}

  private static final int DECIMALS = 3;

  /** Lags that a terminal shows, to either side. */
  private static final Set<Integer> SHOWN_LAGS = Set.of(0, 1, 2, 3, 6, 12);

  static ComparisonStatistics of(Comparison comparison) {
    Map<String, String> undefined = new LinkedHashMap<>();
    named(comparison)
        .forEach(
            (name, statistic) -> {
              Undefined reason = statistic.reason();
              if (reason != null) {
                undefined.put(name, reason.label());
              }
            });
    return new ComparisonStatistics(
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
        comparison.detrendedPearson().value(),
        comparison.detrendedSpearman().value(),
        comparison.zMae().value(),
        comparison.zRmse().value(),
        comparison.largestMonth(),
        comparison.movedMonths(),
        comparison.lags().stream()
            .map(
                each ->
                    new AtLag(
                        each.lag(),
                        each.n(),
                        each.effective(),
                        each.pearson().value(),
                        each.low(),
                        each.high()))
            .toList(),
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
    all.put("detrended_pearson", comparison.detrendedPearson());
    all.put("detrended_spearman", comparison.detrendedSpearman());
    all.put("z_mae", comparison.zMae());
    all.put("z_rmse", comparison.zRmse());
    return all;
  }

  /** Adds a line a dyad, then a sentence for every reason for which something is undefined. */
  static void add(Document document, List<Comparison> comparisons, Words words) {
    Map<String, Comparison> named = new LinkedHashMap<>();
    comparisons.forEach(each -> named.put(each.aligned().dyad(), each));
    add(document, named, List.of("A", "B"), words);
  }

  /**
   * Adds a line a comparison, likewise.
   *
   * @param comparisons by what the line is called
   * @param ends what the candidate and the reference are called
   */
  static void add(
      Document document, Map<String, Comparison> comparisons, List<String> ends, Words words) {
    Rows rows =
        Document.table(
            words.get("compare.dyad"),
            "n",
            words.get("compare.only", ends.get(0)),
            words.get("compare.only", ends.get(1)),
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
            "");
    comparisons.forEach(
        (name, each) -> {
          YearMonth largest = each.largestMonth();
          String direction = shown(each.directionAgreement(), 0, words);
          rows.add(
              name,
              each.n(),
              each.aligned().onlyCandidate(),
              each.aligned().onlyReference(),
              shown(each.bias(), DECIMALS, words),
              shown(each.mae(), DECIMALS, words),
              shown(each.rmse(), DECIMALS, words),
              shown(each.largest(), DECIMALS, words),
              largest == null ? "" : each.aligned().period().shown(largest),
              shown(each.pearson(), DECIMALS, words),
              shown(each.spearman(), DECIMALS, words),
              shown(each.signAgreement(), 0, words),
              shown(each.levelAgreement(), 0, words),
              shown(each.changeCorrelation(), DECIMALS, words),
              each.directionAgreement().isDefined()
                  ? words.get("compare.of", direction, each.movedMonths())
                  : direction,
              "");
        });
    document.add(rows.table().atEdge());
    comparisons.forEach((name, each) -> document.lines(undefined(name, each, words)));
  }

  /** Adds a line a comparison: how far the courses agree when level, spread or trend are away. */
  static void addShapes(Document document, Map<String, Comparison> comparisons, Words words) {
    Rows rows =
        Document.table(
            words.get("compare.dyad"),
            words.get("compare.detrended", "Pearson"),
            words.get("compare.detrended", "Spearman"),
            words.get("compare.zscored", "MAE"),
            words.get("compare.zscored", "RMSE"),
            "");
    comparisons.forEach(
        (name, each) ->
            rows.add(
                name,
                shown(each.detrendedPearson(), DECIMALS, words),
                shown(each.detrendedSpearman(), DECIMALS, words),
                shown(each.zMae(), DECIMALS, words),
                shown(each.zRmse(), DECIMALS, words),
                ""));
    document.section(words.get("compare.shapes")).add(rows.table());
  }

  /** Adds the lags of a comparison that can be shown in a few lines; JSON has all. */
  static void addLags(
      Document document, String name, Comparison comparison, List<String> ends, Words words) {
    Rows rows =
        Document.table(
            words.get("compare.lag"),
            "n",
            words.get("compare.effective"),
            "Pearson",
            words.get("agreement.interval"),
            "");
    for (Lag each : comparison.lags()) {
      if (each.pearson().isDefined() && SHOWN_LAGS.contains(Math.abs(each.lag()))) {
        rows.add(
            (each.lag() > 0 ? "+" : "") + each.lag(),
            each.n(),
            Decimals.rounded(each.effective(), 1),
            shown(each.pearson(), DECIMALS, words),
            Double.isNaN(each.low())
                ? words.get("explain.undefined")
                : Decimals.rounded(each.low(), 2) + " … " + Decimals.rounded(each.high(), 2),
            "");
      }
    }
    if (rows.size() > 0) {
      document
          .section(
              words.get(
                  "compare.lags." + comparison.aligned().period().label(),
                  name,
                  ends.get(0),
                  ends.get(1)))
          .add(rows.table());
    }
  }

  private static List<String> undefined(String name, Comparison comparison, Words words) {
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
                name,
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
