package io.guanxi.scheme;

import io.guanxi.model.EventForm;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Origin;
import io.guanxi.model.Sign;
import io.guanxi.text.Fault;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code config/codebooks}, as {@code codebook.schema.json} describes it.
 *
 * @param statement what has to be said wherever its scores are shown; null when it says nothing
 * @param order which type may not weigh more than which other; null when it declares none
 * @param types the event types
 */
record CodebookFile(@Nullable LocalizedNames statement, @Nullable Order order, List<Type> types) {
  /** What has to be said of its scores: its own statement, or else another. */
  LocalizedNames said(LocalizedNames otherwise) {
    return statement == null ? otherwise : statement;
  }

  record Order(List<Family> families) {}

  record Family(String code, Sign sign, List<Kind> classes) {}

  record Kind(String code, int rank) {}

  record Type(
      String code,
      @Nullable String class_,
      EventForm.@Nullable Level level,
      EventForm.@Nullable Bearing bearing,
      LocalizedNames names,
      Sign sign,
      BigDecimal i0,
      List<BigDecimal> range,
      Origin origin,
      String source) {}

  /**
   * The event types by code, in the order of the file.
   *
   * @param n the end of the scale, points
   * @param faults takes in what is wrong with them
   */
  Map<String, EventType> types(String where, int n, List<String> faults) {
    Map<String, EventType> byCode = new LinkedHashMap<>();
    CodebookOrder declared = new CodebookOrder(order);
    for (Type each : types) {
      EventForm form = declared.form(each, where, faults);
      EventType type = type(each, where, n, form, faults);
      if (byCode.put(each.code, type) != null) {
        faults.add(Fault.of("event type", each.code).in(where).that("stands twice"));
      }
    }
    faults.addAll(CodebookOrder.faults(where, byCode.values()));
    return byCode;
  }

  private static EventType type(
      Type each, String where, int n, @Nullable EventForm form, List<String> faults) {
    String i0Name = where + ": event type '" + each.code + "': i0";
    String rangeName = where + ": event type '" + each.code + "': range";
    long i0 = CrossFileChecks.micropoints(each.i0, i0Name, faults);
    long lowest = CrossFileChecks.micropoints(each.range.get(0), rangeName, faults);
    long highest = CrossFileChecks.micropoints(each.range.get(1), rangeName, faults);
    String range = range(lowest, highest);
    if (lowest > i0 || i0 > highest) {
      faults.add(i0Name + " " + Micropoints.toText(i0) + " lies outside its range " + range);
    }
    if (each.sign == Sign.POSITIVE ? lowest < 0 : highest > 0) {
      faults.add(rangeName + " " + range + " crosses zero; the sign is " + each.sign.label());
    }
    long end = n * Micropoints.PER_POINT;
    if (lowest < -end || highest > end) {
      faults.add(rangeName + " " + range + " leaves the scale " + range(-end, end));
    }
    return new EventType(
        each.code, each.names, each.sign, i0, lowest, highest, each.origin, each.source, form);
  }

  private static String range(long lowest, long highest) {
    return Micropoints.toText(lowest) + " … " + Micropoints.toText(highest);
  }
}
