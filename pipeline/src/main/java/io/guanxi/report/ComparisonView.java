package io.guanxi.report;

import io.guanxi.explain.Change;
import io.guanxi.explain.Decomposition;
import io.guanxi.scheme.Json;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import io.guanxi.series.Period;
import io.guanxi.series.Precision;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sources compared, each with each. The JSON is the same in every language; {@code
 * docs/schemas/comparison.schema.json} describes it. Sources go by letters: A, B, C, ….
 *
 * @param names what the sources are called
 * @param precision how finely they are written and compared
 * @param period what a value stands for
 * @param from first month that was asked for; null for all
 * @param to last month that was asked for; null for all
 * @param compared a dyad of two sources each
 * @param missing dyads that a source has not though another has
 * @param kinds what each source was scored from: the format of a feed, empty for curated events,
 *     null when it is no run of this product
 * @param provenance with what was compared
 * @param tolerance differences up to this are not listed, points
 * @param words names of event types and themes in the reader's language
 */
public record ComparisonView(
    List<String> names,
    Precision precision,
    Period period,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    List<DyadComparison> compared,
    List<Missing> missing,
    List<@Nullable String> kinds,
    Provenance provenance,
    double tolerance,
    Words words)
    implements View {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 2;

  /**
   * A dyad of two sources.
   *
   * @param a place of what is looked at
   * @param b place of the reference, after it
   * @param comparison of the two
   * @param why why two runs differ; null when one of the sources is no run, or of another kind
   * @param provisional the newest common month, when it was asked to be marked
   */
  public record DyadComparison(
      int a,
      int b,
      Comparison comparison,
      @Nullable Decomposition why,
      @Nullable YearMonth provisional) {
    /** Whether the month is the newest one and was to be marked as provisional. */
    boolean isProvisional(YearMonth month) {
      return month.equals(provisional);
    }

    private boolean differs(double tolerance) {
      Aligned aligned = comparison.aligned();
      List<Double> differences = aligned.differences();
      return differences.isEmpty()
          || IntStream.range(0, differences.size())
              .filter(i -> !isProvisional(aligned.months().get(i)))
              .anyMatch(i -> Math.abs(differences.get(i)) > tolerance);
    }
  }

  /** A dyad that the source at a place has not. */
  public record Missing(String dyad, int source) {}

  /** Copies the lists. */
  public ComparisonView {
    names = List.copyOf(names);
    compared = List.copyOf(compared);
    missing = List.copyOf(missing);
  }

  private record Whole(
      int schemaVersion,
      List<Source> series,
      @Nullable Integer decimals,
      String period,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      String alignment,
      Provenance provenance,
      List<OfDyad> dyads,
      List<Gap> missing) {}

  private record Source(String letter, String name, @Nullable Integer decimals) {}

  private record Gap(String dyad, String series) {}

  private record OfDyad(
      String a,
      String b,
      @Json.Inline ComparisonStatistics statistics,
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

  /** The letter by which the source at a place goes. */
  public static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  /**
   * Whether a month that is not provisional differs by more than the tolerance, or a pair could not
   * be compared at all.
   */
  public boolean differs() {
    return !missing.isEmpty() || compared.stream().anyMatch(each -> each.differs(tolerance));
  }

  @Override
  public Document document() {
    return new ComparisonDocument(this).document();
  }

  @Override
  public Object json() {
    List<Source> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      series.add(new Source(letter(i), names.get(i), precision.decimals().get(i)));
    }
    return new Whole(
        SCHEMA_VERSION,
        series,
        precision.compared(),
        period.label(),
        from,
        to,
        "months that both have; nothing filled in; differences are a - b",
        provenance,
        compared.stream().map(ComparisonView::ofDyad).toList(),
        missing.stream().map(each -> new Gap(each.dyad(), letter(each.source()))).toList());
  }

  private static OfDyad ofDyad(DyadComparison each) {
    Aligned aligned = each.comparison().aligned();
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
    Decomposition why = each.why();
    return new OfDyad(
        letter(each.a()),
        letter(each.b()),
        ComparisonStatistics.of(each.comparison()),
        each.provisional(),
        months,
        why == null ? null : reasons(why));
  }

  private static Reasons reasons(Decomposition why) {
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
