package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.EventForm;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order that a codebook declares: which type may not weigh more than which other. */
public final class CodebookOrder {
  private record Kind(String family, String sign, int rank) {}

  private final Map<String, Kind> kinds = new HashMap<>();

  private CodebookOrder() {}

  /** The order of a codebook; empty when it declares none. */
  static CodebookOrder of(JsonNode codebook) {
    CodebookOrder order = new CodebookOrder();
    for (JsonNode family : codebook.path("order").path("families")) {
      for (JsonNode kind : family.get("classes")) {
        order.kinds.put(
            kind.get("code").asText(),
            new Kind(
                family.get("code").asText(),
                family.get("sign").asText(),
                kind.get("rank").intValue()));
      }
    }
    return order;
  }

  /** The form of a type; null when the codebook declares no order, or, with a fault, none of it. */
  @Nullable EventForm form(JsonNode type, String where, List<String> faults) {
    if (kinds.isEmpty()) {
      return null;
    }
    Kind kind = kinds.get(type.path("class").asText());
    if (kind == null || !kind.sign().equals(type.get("sign").asText())) {
      faults.add(
          where
              + ": event type '"
              + type.get("code").asText()
              + "': class '"
              + type.path("class").asText()
              + "' is no "
              + type.get("sign").asText()
              + " class of the order");
      return null;
    }
    return new EventForm(
        kind.family(),
        type.get("class").asText(),
        kind.rank(),
        EventForm.Level.valueOf(type.get("level").asText().toUpperCase(Locale.ROOT)),
        type.get("bearing").asText().equals("direct")
            ? EventForm.Bearing.DIRECT
            : EventForm.Bearing.THIRD_PARTY);
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
              where
                  + ": event type '"
                  + lesser.code()
                  + "' ("
                  + Micropoints.toText(lesser.i0Micros())
                  + ") weighs more than the graver '"
                  + graver.code()
                  + "' ("
                  + Micropoints.toText(graver.i0Micros())
                  + ")");
        }
      }
    }
    return faults;
  }
}
