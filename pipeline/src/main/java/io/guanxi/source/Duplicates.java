package io.guanxi.source;

import io.guanxi.model.Coding;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    Conflicts conflicts = new Conflicts(firsts.values());
    Set<WeightedCoding> repeated = new HashSet<>(repeats);
    for (WeightedCoding each : sameEvent) {
      WeightedCoding other = conflicts.with(each);
      if (other != null) {
        rejects.add(reject(each, other));
      } else if (repeated.contains(each)) {
        dropped.add(each);
      } else {
        distinct.add(each);
      }
    }
  }

  /**
   * The codings of one event that say different things, by dyad and by date, each in order of
   * location.
   */
  private static final class Conflicts {
    private final Map<Dyad, List<WeightedCoding>> byDyad = new LinkedHashMap<>();
    private final Map<EventDate, List<WeightedCoding>> byDate = new LinkedHashMap<>();

    Conflicts(Iterable<WeightedCoding> different) {
      for (WeightedCoding each : different) {
        byDyad.computeIfAbsent(each.coding().dyad(), d -> new ArrayList<>()).add(each);
        byDate.computeIfAbsent(each.coding().date(), d -> new ArrayList<>()).add(each);
      }
    }

    /** The first coding that a coding conflicts with; null when there is none. */
    @Nullable WeightedCoding with(WeightedCoding coding) {
      for (WeightedCoding other : byDyad.getOrDefault(coding.coding().dyad(), List.of())) {
        if (!other.coding().equals(coding.coding())) {
          return other;
        }
      }
      for (Map.Entry<EventDate, List<WeightedCoding>> date : byDate.entrySet()) {
        if (!date.getKey().equals(coding.coding().date())) {
          return date.getValue().get(0);
        }
      }
      return null;
    }
  }

  private static Reject reject(WeightedCoding coding, WeightedCoding other) {
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
    return Reject.of(
        coding.row().location(), RejectReason.CONFLICTING_DUPLICATE, message, coding.row().raw());
  }
}
