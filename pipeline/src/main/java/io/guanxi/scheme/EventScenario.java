package io.guanxi.scheme;

import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events that an analyst expects of a pair; a file as in {@code config/scenarios}.
 *
 * @param dyad id of the pair, in the configuration's order
 * @param names what it is called
 * @param until last month that is looked at
 * @param source whose expectations these are
 * @param reaches scores of which it is asked how likely they are reached, points
 * @param correlation of the normal variables behind the events, 0 ≤ … &lt; 1
 * @param events the events, in the order of the file
 */
public record EventScenario(
    String dyad,
    LocalizedNames names,
    YearMonth until,
    LocalizedNames source,
    List<BigDecimal> reaches,
    double correlation,
    List<Event> events) {
  private static final String SCHEMA = "scenarios/scenario.schema.json";

  /** How far ahead a scenario may look, months. */
  private static final int LONGEST = 120;

  /** Copies the lists. */
  public EventScenario {
    reaches = List.copyOf(reaches);
    events = List.copyOf(events);
  }

  /**
   * An event that may occur once.
   *
   * @param id its name in the file
   * @param names what it is
   * @param type code of its type
   * @param from first month in which it may occur
   * @param to last such month; each month is as likely
   * @param probability that it occurs, 0 &lt; … ≤ 1
   * @param micros its table score, micropoints
   */
  public record Event(
      String id,
      LocalizedNames names,
      String type,
      YearMonth from,
      YearMonth to,
      double probability,
      long micros) {}

  /**
   * Reads a scenario.
   *
   * @param shown how messages name the file
   * @param configuration its codebook gives the types their table scores
   * @throws FaultsException with every fault
   */
  public static EventScenario read(Path path, String shown, Configuration configuration) {
    Content file = CheckedJson.read(path, shown, SCHEMA).as(Content.class);
    List<String> faults = new ArrayList<>();
    int n = configuration.scheme().n();
    List<BigDecimal> reaches = Objects.requireNonNullElse(file.reaches, List.of());
    for (BigDecimal score : reaches) {
      if (score.abs().compareTo(BigDecimal.valueOf(n)) > 0) {
        faults.add(Fault.at(shown, "reaches " + score + " leaves the scale of ±" + n));
      }
    }
    List<Event> events = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Entry entry : file.events) {
      String at = shown + ": event '" + entry.id + "'";
      if (!ids.add(entry.id)) {
        faults.add(at + " stands twice");
      }
      events.add(entry.event(at, file.until, configuration, faults));
    }
    FaultsException.throwIfAny(faults);
    return new EventScenario(
        configuration.canonicalId(file.dyad),
        file.names,
        file.until,
        file.source,
        reaches,
        file.correlation,
        events);
  }

  /** The file as its schema has it. */
  private record Content(
      String dyad,
      LocalizedNames names,
      YearMonth until,
      LocalizedNames source,
      @Nullable List<BigDecimal> reaches,
      double correlation,
      List<Entry> events) {}

  private record Entry(
      String id,
      LocalizedNames names,
      String type,
      YearMonth from,
      @Nullable YearMonth to,
      double probability,
      @Nullable BigDecimal i0) {
    Event event(String at, YearMonth until, Configuration all, List<String> faults) {
      Map<String, EventType> types = all.codebook().types();
      EventType known = types.get(type);
      if (known == null) {
        faults.add(
            Fault.of("type", type).in(at).unknown(types.keySet()) + "; 'guanxi types' lists them");
      }
      YearMonth last = to == null ? from : to;
      if (from.isAfter(last)) {
        faults.add(Fault.at(at, "from " + from + " is after to " + last));
      }
      if (last.isAfter(until)) {
        faults.add(at + ": " + last + " is after until " + until);
      }
      long micros = known == null ? 0 : known.i0Micros();
      if (i0 != null) {
        micros = CrossFileChecks.micropoints(i0, at + ": i0", faults);
        if (known != null && Long.signum(micros) != Long.signum(known.i0Micros())) {
          faults.add(
              Fault.at(
                  at,
                  "i0 " + i0 + " has not the sign of type " + type + ", " + known.sign().label()));
        }
      }
      return new Event(id, names, type, from, last, probability, micros);
    }
  }

  /**
   * Asserts that the scenario lies after a month.
   *
   * @param last the last month that is known
   * @param shown how messages name the file
   * @throws FaultsException with every event that does not, or when it looks too far ahead
   */
  public void requireAfter(YearMonth last, String shown) {
    List<String> faults = new ArrayList<>();
    if (until.isAfter(last.plusMonths(LONGEST))) {
      faults.add(
          Fault.at(shown, "until " + until + " is more than " + LONGEST + " months after " + last));
    }
    for (Event event : events) {
      if (!event.from().isAfter(last)) {
        faults.add(
            Fault.at(
                shown,
                "event '"
                    + event.id()
                    + "': from "
                    + event.from()
                    + " is not after "
                    + last
                    + ", the last month that has a score; what has happened belongs into an event file"));
      }
    }
    FaultsException.throwIfAny(faults);
  }
}
