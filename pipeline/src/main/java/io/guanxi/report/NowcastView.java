package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.model.LocalizedNames;
import io.guanxi.nowcast.Nowcast;
import io.guanxi.report.Document.Column;
import io.guanxi.scheme.NowcastModel;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.WeightedValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What scores would be now, for programs and for people.
 *
 * @param nowcasts by pair, then by month
 * @param model the model that served
 * @param published the published scores, of any pair
 * @param inputs SHA-256 of the files read, by name
 * @param version version of the tool
 * @param words names in the reader's language
 */
public record NowcastView(
    List<Nowcast> nowcasts,
    NowcastModel model,
    List<MonthlySeries> published,
    SortedMap<String, String> inputs,
    String version,
    Words words)
    implements View {
  private record Whole(
      String format,
      int version,
      String guanxi,
      String language,
      Model model,
      Map<String, String> inputs,
      List<Pair> pairs) {}

  private record Model(String name, String about, String sha256) {}

  private record Pair(
      String dyad,
      String anchor,
      double published,
      String summary,
      LocalizedNames summaries,
      PastScores past,
      List<Month> months) {}

  private record Month(
      String month,
      int lag,
      double point,
      @Nullable Interval interval80,
      @Nullable Interval interval95,
      @Nullable Probability probability,
      double gain,
      int feedMonths,
      List<Part> contributions) {}

  private record Interval(double low, double high) {}

  private record Probability(double down, double still, double up) {}

  private record Part(String source, String part, double points) {}

  @Override
  public Object json() {
    List<Pair> pairs = new ArrayList<>();
    byPair()
        .forEach(
            (dyad, months) ->
                pairs.add(
                    new Pair(
                        dyad,
                        months.get(0).anchor().toString(),
                        months.get(0).start(),
                        summary(months, words.messages()),
                        new LocalizedNames(
                            summary(months, new Messages(Language.EN)),
                            summary(months, new Messages(Language.ZH)),
                            summary(months, new Messages(Language.KO))),
                        PastScores.of(dyad, scores(dyad), months.get(0).anchor()),
                        months.stream().map(NowcastView::month).toList())));
    return new Whole(
        "guanxi-nowcast",
        1,
        version,
        words.language().code(),
        new Model(model.name(), model.about(), model.sha256()),
        inputs,
        pairs);
  }

  @Override
  public Document document() {
    Document document = new Document();
    document.note(words.get("nowcast.caveat", model.name(), model.about()));
    byPair()
        .forEach(
            (dyad, months) -> {
              document.section(dyad);
              document.line(summary(months, words.messages()));
              Document.Rows rows =
                  new Document.Rows(
                      List.of(
                          Column.left(words.get("table.month")),
                          Column.right(words.get("nowcast.point")),
                          Column.right("80 %"),
                          Column.right("95 %"),
                          Column.right(words.get("nowcast.down")),
                          Column.right(words.get("nowcast.still")),
                          Column.right(words.get("nowcast.up")),
                          Column.right(words.get("nowcast.feed")),
                          Column.right(words.get("nowcast.momentum"))));
              for (Nowcast each : months) {
                Nowcast.Moves moves = each.moves();
                rows.add(
                    each.target(),
                    one(each.point()),
                    interval(each.distribution(), 0.8),
                    interval(each.distribution(), 0.95),
                    moves == null ? "" : percent(moves.down()),
                    moves == null ? "" : percent(moves.still()),
                    moves == null ? "" : percent(moves.up()),
                    each.feedMonths() == 0 ? "–" : signed(sum(each, false)),
                    signed(sum(each, true)));
              }
              document.add(rows.table());
              largest(months.get(months.size() - 1)).forEach(document::indented);
            });
    return document;
  }

  /** A sentence that can be pasted, and that never says more than the interval does. */
  private static String summary(List<Nowcast> months, Messages messages) {
    Nowcast last = months.get(months.size() - 1);
    WeightedValues distribution = last.distribution();
    Nowcast.Moves moves = last.moves();
    if (distribution == null || moves == null) {
      return messages.get(
          "nowcast.summary.bare",
          last.target(),
          one(last.point()),
          last.anchor(),
          one(last.start()));
    }
    boolean unmoved = last.correction() == 0;
    return messages.get(
        unmoved ? "nowcast.summary.still" : "nowcast.summary.moved",
        last.target(),
        one(last.point()),
        one(distribution.quantile(0.1)),
        one(distribution.quantile(0.9)),
        last.anchor(),
        one(last.start()),
        percent(moves.down()),
        percent(moves.still()),
        percent(moves.up()));
  }

  private List<String> largest(Nowcast last) {
    return last.contributions().stream()
        .sorted(
            Comparator.comparingDouble((Nowcast.Contribution part) -> -Math.abs(part.points()))
                .thenComparing(Nowcast.Contribution::part))
        .limit(5)
        .map(
            part ->
                words.get(
                    "nowcast.part",
                    last.target(),
                    part.source().equals("momentum")
                        ? words.get("nowcast.momentum")
                        : part.source(),
                    part.part(),
                    signed(part.points())))
        .toList();
  }

  /** The published scores of a pair. */
  public SortedMap<YearMonth, Double> scores(String dyad) {
    SortedMap<YearMonth, Double> scores = new TreeMap<>();
    published.stream()
        .filter(each -> each.dyad().equals(dyad))
        .forEach(each -> scores.putAll(each.scores()));
    return scores;
  }

  /** The nowcasts of each pair, rising by month. */
  public Map<String, List<Nowcast>> byPair() {
    Map<String, List<Nowcast>> pairs = new LinkedHashMap<>();
    nowcasts.forEach(each -> pairs.computeIfAbsent(each.dyad(), d -> new ArrayList<>()).add(each));
    return pairs;
  }

  private static Month month(Nowcast nowcast) {
    Nowcast.Moves moves = nowcast.moves();
    return new Month(
        nowcast.target().toString(),
        nowcast.lag(),
        nowcast.point(),
        range(nowcast.distribution(), 0.8),
        range(nowcast.distribution(), 0.95),
        moves == null
            ? null
            : new Probability(fine(moves.down()), fine(moves.still()), fine(moves.up())),
        fine(nowcast.gain()),
        nowcast.feedMonths(),
        nowcast.contributions().stream()
            .map(part -> new Part(part.source(), part.part(), fine(part.points())))
            .toList());
  }

  private static @Nullable Interval range(@Nullable WeightedValues distribution, double share) {
    return distribution == null
        ? null
        : new Interval(
            distribution.quantile((1 - share) / 2), distribution.quantile((1 + share) / 2));
  }

  private static String interval(@Nullable WeightedValues distribution, double share) {
    Interval range = range(distribution, share);
    return range == null ? "" : one(range.low()) + " … " + one(range.high());
  }

  private static double sum(Nowcast nowcast, boolean momentum) {
    return nowcast.contributions().stream()
        .filter(part -> part.source().equals("momentum") == momentum)
        .mapToDouble(Nowcast.Contribution::points)
        .sum();
  }

  private static String one(double points) {
    return BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  private static String signed(double points) {
    BigDecimal text = BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    return (text.signum() > 0 ? "+" : "") + text.toPlainString();
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(100 * share).setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
  }

  private static double fine(double x) {
    return Decimals.withoutNoise(x);
  }
}
