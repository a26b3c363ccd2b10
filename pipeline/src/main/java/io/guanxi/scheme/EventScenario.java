package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Names;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    Names names,
    YearMonth until,
    Names source,
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
      Names names,
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
  public static EventScenario read(Path file, String shown, Configuration configuration) {
    JsonNode node = CheckedJson.read(file, shown, SCHEMA).node();
    List<String> faults = new ArrayList<>();
    YearMonth until = YearMonth.parse(node.get("until").asText());
    int n = configuration.scheme().n();
    List<BigDecimal> reaches = new ArrayList<>();
    for (JsonNode score : node.path("reaches")) {
      reaches.add(score.decimalValue());
      if (score.decimalValue().abs().compareTo(BigDecimal.valueOf(n)) > 0) {
        faults.add(shown + ": reaches " + score.asText() + " leaves the scale of ±" + n);
      }
    }
    List<Event> events = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode event : node.get("events")) {
      String at = shown + ": event '" + event.get("id").asText() + "'";
      if (!ids.add(event.get("id").asText())) {
        faults.add(at + " stands twice");
      }
      events.add(event(event, at, until, configuration, faults));
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return new EventScenario(
        configuration.canonicalId(node.get("dyad").asText()),
        CheckedJson.names(node.get("names")),
        until,
        CheckedJson.names(node.get("source")),
        reaches,
        node.path("correlation").doubleValue(),
        events);
  }

  private static Event event(
      JsonNode event, String at, YearMonth until, Configuration all, List<String> faults) {
    String code = event.get("type").asText();
    EventType type = all.codebook().types().get(code);
    if (type == null) {
      faults.add(
          at
              + ": type '"
              + code
              + "' is unknown"
              + LookAlike.hint(code, all.codebook().types().keySet())
              + "; 'guanxi types' lists them");
    }
    YearMonth from = YearMonth.parse(event.get("from").asText());
    YearMonth to = event.has("to") ? YearMonth.parse(event.get("to").asText()) : from;
    if (from.isAfter(to)) {
      faults.add(at + ": from " + from + " is after to " + to);
    }
    if (to.isAfter(until)) {
      faults.add(at + ": " + to + " is after until " + until);
    }
    long micros = type == null ? 0 : type.i0Micros();
    if (event.has("i0")) {
      try {
        micros = Micropoints.of(event.get("i0").decimalValue());
      } catch (ArithmeticException e) {
        faults.add(
            at + ": i0 " + event.get("i0").asText() + " is finer than 0.000001 or too large");
      }
      if (type != null && Long.signum(micros) != Long.signum(type.i0Micros())) {
        faults.add(
            at
                + ": i0 "
                + event.get("i0").asText()
                + " has not the sign of type "
                + code
                + ", "
                + type.sign().label());
      }
    }
    return new Event(
        event.get("id").asText(),
        CheckedJson.names(event.get("names")),
        code,
        from,
        to,
        event.get("probability").doubleValue(),
        micros);
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
      faults.add(shown + ": until " + until + " is more than " + LONGEST + " months after " + last);
    }
    for (Event event : events) {
      if (!event.from().isAfter(last)) {
        faults.add(
            shown
                + ": event '"
                + event.id()
                + "': from "
                + event.from()
                + " is not after "
                + last
                + ", the last month that has a score; what has happened belongs into an event file");
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
  }
}
