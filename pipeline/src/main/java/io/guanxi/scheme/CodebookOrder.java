package io.guanxi.scheme;

import io.guanxi.model.EventForm;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import io.guanxi.text.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order that a codebook declares: which type may not weigh more than which other. */
public final class CodebookOrder {
  private record Kind(String family, Sign sign, int rank) {}

  private final Map<String, Kind> kinds = new HashMap<>();

  /** The order of a codebook; with null the order of one that declares none. */
  CodebookOrder(CodebookFile.@Nullable Order order) {
    for (CodebookFile.Family family :
        order == null ? List.<CodebookFile.Family>of() : order.families()) {
      for (CodebookFile.Kind kind : family.classes()) {
        kinds.put(kind.code(), new Kind(family.code(), family.sign(), kind.rank()));
      }
    }
  }

  /** The form of a type; null when the codebook declares no order, or, with a fault, none of it. */
  @Nullable EventForm form(CodebookFile.Type type, String where, List<String> faults) {
    if (kinds.isEmpty()) {
      return null;
    }
    String name = Objects.requireNonNullElse(type.class_(), "");
    Kind kind = kinds.get(name);
    if (kind == null || kind.sign() != type.sign()) {
      String sign = type.sign().label();
      faults.add(
          Fault.of("class", name)
              .in("event type '" + type.code() + "'")
              .in(where)
              .that("is no " + sign + " class of the order"));
      return null;
    }
    return new EventForm(
        kind.family(),
        name,
        kind.rank(),
        Objects.requireNonNull(type.level()),
        Objects.requireNonNull(type.bearing()));
  }

  /**
   * Every pair of types that breaks the order, in words.
   *
   * @param where the codebook's file
   * @param types its types
   */
  public static List<String> faults(String where, Collection<EventType> types) {
    List<String> faults = new ArrayList<>();
    for (EventType lesser : types) {
      for (EventType graver : types) {
        if (lesser.form() != null
            && graver.form() != null
            && lesser.form().mayNotExceed(graver.form())
            && Math.abs(lesser.i0Micros()) > Math.abs(graver.i0Micros())) {
          faults.add(
              Fault.at(
                  where,
                  "event type '"
                      + lesser.code()
                      + "' ("
                      + Micropoints.toText(lesser.i0Micros())
                      + ") weighs more than the graver '"
                      + graver.code()
                      + "' ("
                      + Micropoints.toText(graver.i0Micros())
                      + ")"));
        }
      }
    }
    return faults;
  }
}
