package io.guanxi.report;

import io.guanxi.explain.Change;
import io.guanxi.explain.Why;
import io.guanxi.scheme.Json;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two sources compared. The JSON is the same in every language; {@code
 * docs/schemas/comparison.schema.json} describes it.
 *
 * @param nameA name of what is looked at
 * @param nameB name of the reference that it is compared with
 * @param comparisons one a common dyad
 * @param whys why two runs differ, by dyad; no dyad in it when one of the sources is no run
 * @param provisional the newest month of each common dyad, when it was asked to be marked
 * @param onlyA ids of the dyads that only A has
 * @param onlyB ids of the dyads that only the reference has
 * @param kindA what A was scored from: the format of a feed, empty for curated events, null when it
 *     is no run of this product
 * @param kindB likewise
 * @param provenance with what was compared
 * @param tolerance differences up to this are not listed, points
 * @param words names of event types and themes in the reader's language
 */
public record ComparisonView(
    String nameA,
    String nameB,
    List<Comparison> comparisons,
    Map<String, Why> whys,
    SortedMap<String, YearMonth> provisional,
    List<String> onlyA,
    List<String> onlyB,
    @Nullable String kindA,
    @Nullable String kindB,
    Provenance provenance,
    double tolerance,
    Words words)
    implements View {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public ComparisonView {
    comparisons = List.copyOf(comparisons);
    onlyA = List.copyOf(onlyA);
    onlyB = List.copyOf(onlyB);
  }

  private record Whole(
      int schemaVersion,
      String a,
      String b,
      String alignment,
      Provenance provenance,
      List<OfDyad> dyads,
      List<String> onlyInA,
      List<String> onlyInB) {}

  private record OfDyad(
      @Json.Inline Statistics statistics,
      @Nullable YearMonth provisional,
      List<Month> months,
      @Nullable Reasons why) {}

  private record Month(YearMonth month, double a, double b, double difference) {}

  private record Reasons(
      YearMonth from,
      YearMonth to,
      double residual,
      int eventsElsewhereA,
      int eventsElsewhereB,
      List<Reason> changes) {}

  private record Reason(
      String kind,
      String subject,
      String titleEn,
      String titleZh,
      String titleKo,
      int events,
      List<Field> fields,
      double largest,
      @Nullable YearMonth largestMonth,
      double last,
      Map<String, Double> effects) {}

  private record Field(String name, String a, String b) {}

  /** Whether the month of the dyad is the newest one and was to be marked as provisional. */
  public boolean isProvisional(String dyad, @Nullable YearMonth month) {
    return month != null && month.equals(provisional.get(dyad));
  }

  /**
   * Whether a month that is not provisional differs by more than the tolerance, or a pair could not
   * be compared at all.
   */
  public boolean differs() {
    return !onlyA.isEmpty()
        || !onlyB.isEmpty()
        || comparisons.stream().anyMatch(each -> differs(each.aligned()));
  }

  private boolean differs(Aligned aligned) {
    List<Double> differences = aligned.differences();
    return differences.isEmpty()
        || IntStream.range(0, differences.size())
            .filter(i -> !isProvisional(aligned.dyad(), aligned.months().get(i)))
            .anyMatch(i -> Math.abs(differences.get(i)) > tolerance);
  }

  @Override
  public Document document() {
    return new ComparisonDocument(this).document();
  }

  @Override
  public Object json() {
    return new Whole(
        SCHEMA_VERSION,
        nameA,
        nameB,
        "months that both have; nothing filled in; differences are a - b",
        provenance,
        comparisons.stream().map(this::ofDyad).toList(),
        onlyA,
        onlyB);
  }

  private OfDyad ofDyad(Comparison comparison) {
    Aligned aligned = comparison.aligned();
    List<Month> months = new ArrayList<>();
    List<Double> differences = aligned.differences();
    for (int i = 0; i < differences.size(); i++) {
      months.add(
          new Month(
              aligned.months().get(i),
              aligned.candidate().get(i),
              aligned.reference().get(i),
              differences.get(i)));
    }
    Why why = whys.get(aligned.dyad());
    return new OfDyad(
        Statistics.of(comparison),
        provisional.get(aligned.dyad()),
        months,
        why == null ? null : reasons(why));
  }

  private static Reasons reasons(Why why) {
    List<YearMonth> months = why.months();
    return new Reasons(
        months.get(0),
        months.get(months.size() - 1),
        why.residual(),
        why.elsewhereAfter(),
        why.elsewhereBefore(),
        why.changes().stream().map(change -> reason(change, months)).toList());
  }

  private static Reason reason(Change change, List<YearMonth> months) {
    int first = change.first();
    Map<String, Double> effects = new LinkedHashMap<>();
    for (int i = Math.max(first, 0); first >= 0 && i < months.size(); i++) {
      effects.put(months.get(i).toString(), change.effects().get(i));
    }
    return new Reason(
        change.kind().label(),
        change.subject(),
        change.titles().en(),
        change.titles().zh(),
        change.titles().ko(),
        change.events(),
        change.fields().stream()
            .map(field -> new Field(field.name(), field.after(), field.before()))
            .toList(),
        change.effects().get(change.largest()),
        first < 0 ? null : months.get(change.largest()),
        change.last(),
        effects);
  }
}
