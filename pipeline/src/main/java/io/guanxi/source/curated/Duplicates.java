package io.guanxi.source.curated;

import io.guanxi.model.Coding;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import io.guanxi.text.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final Comparator<WeightedCoding> BY_EVENT =
      Comparator.<WeightedCoding, String>comparing(each -> each.coding().eventId())
          .thenComparing(each -> each.row().location());

  /** Sorts the codings out; the result does not depend on their order. */
  public static Duplicates among(Collection<WeightedCoding> codings) {
    List<WeightedCoding> sorted = codings.stream().sorted(BY_EVENT).toList();
    Duplicates found = new Duplicates(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int begin = 0;
    for (int end = 1; end <= sorted.size(); end++) {
      if (end == sorted.size() || !eventId(sorted, end).equals(eventId(sorted, begin))) {
        found.sortOut(sorted.subList(begin, end));
        begin = end;
      }
    }
    return found;
  }

  private static String eventId(List<WeightedCoding> codings, int place) {
    return codings.get(place).coding().eventId();
  }

  /** Sorts the codings of one event out, given in order of location. */
  @SuppressWarnings("ReferenceEquality") // whether it is the first one, not one like it
  private void sortOut(List<WeightedCoding> sameEvent) {
    if (sameEvent.size() == 1) {
      distinct.add(sameEvent.get(0));
      return;
    }
    Map<Coding, WeightedCoding> firsts = new LinkedHashMap<>();
    sameEvent.forEach(each -> firsts.putIfAbsent(each.coding(), each));
    Conflicts conflicts = new Conflicts(firsts.values());
    for (WeightedCoding each : sameEvent) {
      WeightedCoding other = conflicts.with(each);
      if (other != null) {
        rejects.add(reject(each, other));
      } else if (firsts.get(each.coding()) == each) {
        distinct.add(each);
      } else {
        dropped.add(each);
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
        Fault.of("event_id", coding.coding().eventId())
            .that(
                "is coded differently at "
                    + other.row().location()
                    + (sameDyad
                        ? ": one event has one coding for " + coding.coding().dyad()
                        : ": one event has one date, here "
                            + coding.coding().date()
                            + ", there "
                            + other.coding().date()));
    return Reject.of(
        coding.row().location(), RejectReason.CONFLICTING_DUPLICATE, message, coding.row().raw());
  }
}
