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
import org.jspecify.annotations.Nullable;

/**
 * A comparison as JSON; {@code config/comparison.schema.json} and {@code docs/formats.md} describe
 * it. It is the same in every language of the reader.
 */
public final class ComparisonJson {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private ComparisonJson() {}

  /** The document, one entry a common dyad under {@code dyads}. */
  public static String of(Compared compared) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema_version", SCHEMA_VERSION);
    document.put("a", compared.nameA());
    document.put("b", compared.nameB());
    document.put("alignment", "months that both have; nothing filled in; differences are a - b");
    document.put("provenance", compared.provenance().document());
    List<Object> dyads = new ArrayList<>();
    for (Comparison each : compared.comparisons()) {
      dyads.add(dyad(each, compared));
    }
    document.put("dyads", dyads);
    document.put("only_in_a", compared.onlyA());
    document.put("only_in_b", compared.onlyB());
    return Json.write(document);
  }

  private static Map<String, Object> dyad(Comparison comparison, Compared compared) {
    Aligned aligned = comparison.aligned();
    YearMonth provisional = compared.provisional().get(aligned.dyad());
    Map<String, Object> entry = new LinkedHashMap<>();
    StatisticsTable.put(entry, comparison);
    entry.put("provisional", provisional == null ? null : provisional.toString());
    List<Object> months = new ArrayList<>();
    List<Double> differences = aligned.differences();
    for (int i = 0; i < differences.size(); i++) {
      Map<String, Object> month = new LinkedHashMap<>();
      month.put("month", aligned.months().get(i).toString());
      month.put("a", aligned.candidate().get(i));
      month.put("b", aligned.reference().get(i));
      month.put("difference", differences.get(i));
      months.add(month);
    }
    entry.put("months", months);
    entry.put("why", why(compared.whys().get(aligned.dyad())));
    return entry;
  }

  private static @Nullable Map<String, Object> why(@Nullable Why why) {
    if (why == null) {
      return null;
    }
    List<YearMonth> months = why.months();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("from", months.get(0).toString());
    document.put("to", months.get(months.size() - 1).toString());
    document.put("residual", why.residual());
    document.put("events_elsewhere_a", why.elsewhereAfter());
    document.put("events_elsewhere_b", why.elsewhereBefore());
    List<Object> changes = new ArrayList<>();
    for (Change change : why.changes()) {
      changes.add(change(change, months));
    }
    document.put("changes", changes);
    return document;
  }

  private static Map<String, Object> change(Change change, List<YearMonth> months) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", change.kind().label());
    document.put("subject", change.subject());
    document.put("title_en", change.titles().en());
    document.put("title_zh", change.titles().zh());
    document.put("title_ko", change.titles().ko());
    document.put("events", change.events());
    List<Object> fields = new ArrayList<>();
    for (Change.Field field : change.fields()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", field.name());
      each.put("a", field.after());
      each.put("b", field.before());
      fields.add(each);
    }
    document.put("fields", fields);
    int first = change.first();
    document.put("largest", change.effects().get(change.largest()));
    document.put("largest_month", first < 0 ? null : months.get(change.largest()).toString());
    document.put("last", change.last());
    Map<String, Object> effects = new LinkedHashMap<>();
    for (int i = Math.max(first, 0); first >= 0 && i < months.size(); i++) {
      effects.put(months.get(i).toString(), change.effects().get(i));
    }
    document.put("effects", effects);
    return document;
  }
}
