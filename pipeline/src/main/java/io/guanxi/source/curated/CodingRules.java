package io.guanxi.source.curated;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.EventType;
import io.guanxi.model.Faults;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Outcome;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Theme;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.text.Fault;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;

/**
 * Compares a coding with codebook, themes and dyads, and gives it the table score it counts with.
 */
final class CodingRules implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Configuration configuration;
  private final HashMap<String, YearMonth> earliestInitial = new HashMap<>();

  /**
   * The rules of a configuration.
   *
   * @param configuration the configuration, with the dyads and initial values of the command line
   * @param configured the configuration as it stands in its files; a coding that lies before the
   *     start given on the command line but after the configured one is sound
   */
  CodingRules(Configuration configuration, Configuration configured) {
    this.configuration = configuration;
    for (Configuration each : List.of(configuration, configured)) {
      each.dyads()
          .forEach(
              (id, profile) ->
                  earliestInitial.merge(
                      id, profile.initialMonth(), (a, b) -> a.isBefore(b) ? a : b));
    }
  }

  /** Checks one coding; a reject names every fault of the row. */
  Outcome<WeightedCoding> check(CodedRow row) {
    Coding coding = row.coding();
    Faults faults = new Faults();
    Codebook codebook = configuration.codebook();
    DyadProfile profile = configuration.profile(coding.dyad());
    if (profile == null) {
      faults.add(
          RejectReason.UNKNOWN_DYAD,
          Fault.of("dyad", coding.dyad())
              .not(
                  "configured and has no --initial ('guanxi dyad add "
                      + coding.dyad().canonical()
                      + " --initial YYYY-MM:SCORE' configures it)"));
    } else {
      YearMonth initial = earliestInitial.get(profile.dyad().id());
      if (initial != null && !coding.date().month().isAfter(initial)) {
        faults.add(
            RejectReason.BEFORE_INITIAL_MONTH,
            Fault.of("date", coding.date())
                .not(
                    "after "
                        + initial
                        + ", the month at whose end the initial score of "
                        + profile.dyad()
                        + " stands"));
      }
    }
    EventType type = codebook.types().get(coding.eventType());
    if (type == null) {
      faults.add(
          RejectReason.UNKNOWN_EVENT_TYPE,
          Fault.of("event type", coding.eventType())
              .in(codebook.path())
              .unknown(codebook.types().keySet()));
    }
    Theme theme = configuration.themes().get(coding.theme());
    if (theme == null) {
      faults.add(
          RejectReason.UNKNOWN_THEME,
          Fault.of("theme", coding.theme()).unknown(configuration.themes().keySet()));
    } else if (type != null && profile != null && !theme.allows(type.sign(), profile.dyad().id())) {
      faults.add(
          RejectReason.THEME_NOT_ALLOWED,
          Fault.of("theme", theme.code())
              .not("for " + type.sign().label() + " events of " + profile.dyad()));
    }
    Long override = coding.i0Override();
    long i0 = override != null ? override : type == null ? 0 : type.i0Micros();
    if (type != null && (i0 < type.lowestMicros() || i0 > type.highestMicros())) {
      faults.add(
          RejectReason.I0_OUT_OF_RANGE,
          "i0 "
              + Micropoints.toText(i0)
              + " is out of range: "
              + type.code()
              + " allows "
              + Micropoints.toText(type.lowestMicros())
              + " … "
              + Micropoints.toText(type.highestMicros()));
    }
    if (type == null || profile == null || !faults.isEmpty()) {
      return new Outcome.Bad<>(faults.reject(row.location(), row.raw()));
    }
    return new Outcome.Good<>(new WeightedCoding(row.withDyad(profile.dyad()), type.sign(), i0));
  }
}
