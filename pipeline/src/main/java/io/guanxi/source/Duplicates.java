package io.guanxi.source;

import io.guanxi.model.Coding;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One real-world event is one event id, with at most one coding a dyad and one date.
 *
 * @param distinct codings that stand alone, of several equal ones the first by file and line
 * @param dropped the equal ones after the first
 * @param rejects every row of an event id that is coded in two ways: which one is right, nobody
 *     here can know
 */
public record Duplicates(
    List<WeightedCoding> distinct, List<WeightedCoding> dropped, List<Reject> rejects) {

  /** Sorts the codings out; the result does not depend on their order. */
  public static Duplicates among(Iterable<WeightedCoding> codings) {
    Map<String, List<WeightedCoding>> byEvent = new TreeMap<>();
    for (WeightedCoding coding : codings) {
      byEvent.computeIfAbsent(coding.coding().eventId(), id -> new ArrayList<>()).add(coding);
    }
    Duplicates found = new Duplicates(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    byEvent.values().forEach(found::sortOut);
    return found;
  }

  private void sortOut(List<WeightedCoding> sameEvent) {
    sameEvent.sort(Comparator.comparing(each -> each.row().location()));
    Map<Coding, WeightedCoding> firsts = new LinkedHashMap<>();
    List<WeightedCoding> repeats = new ArrayList<>();
    for (WeightedCoding each : sameEvent) {
      if (firsts.putIfAbsent(each.coding(), each) != null) {
        repeats.add(each);
      }
    }
    List<WeightedCoding> different = List.copyOf(firsts.values());
    List<WeightedCoding> conflicting =
        different.stream()
            .filter(one -> different.stream().anyMatch(other -> conflict(one, other)))
            .toList();
    for (WeightedCoding each : sameEvent) {
      if (conflicting.contains(firsts.get(each.coding()))) {
        rejects.add(reject(each, different));
      } else if (repeats.contains(each)) {
        dropped.add(each);
      } else {
        distinct.add(each);
      }
    }
  }

  private static boolean conflict(WeightedCoding one, WeightedCoding other) {
    return !one.coding().equals(other.coding())
        && (one.coding().dyad().equals(other.coding().dyad())
            || !one.coding().date().equals(other.coding().date()));
  }

  private static Reject reject(WeightedCoding coding, List<WeightedCoding> different) {
    WeightedCoding other =
        different.stream().filter(each -> conflict(coding, each)).findFirst().orElseThrow();
    boolean sameDyad = coding.coding().dyad().equals(other.coding().dyad());
    String message =
        "event_id '"
            + coding.coding().eventId()
            + "' is coded differently at "
            + other.row().location()
            + (sameDyad
                ? ": one event has one coding for " + coding.coding().dyad()
                : ": one event has one date, here "
                    + coding.coding().date()
                    + ", there "
                    + other.coding().date());
    return new Reject(
        coding.row().location(), RejectReason.CONFLICTING_DUPLICATE, message, coding.row().raw());
  }
}
