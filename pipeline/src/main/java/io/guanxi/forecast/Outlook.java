package io.guanxi.forecast;

import io.guanxi.model.Decimals;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.scheme.EventScenario;
import io.guanxi.scheme.Sampling;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.ScenarioPaths;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What comes next if the events of a scenario come as they are expected, and nothing else happens.
 *
 * @param names what the scenario is called
 * @param source whose expectations these are
 * @param dyad the pair
 * @param until last month that is looked at
 * @param correlation of the normal variables behind the events
 * @param sampling how often it was drawn
 * @param without unrounded score of the last known month, at which it stays without any event
 * @param mean mean unrounded score at the end of {@code until}
 * @param events the events, the one that matters most first
 * @param fan what it comes to, month by month, under the name {@value #NAME}
 */
public record Outlook(
    LocalizedNames names,
    LocalizedNames source,
    String dyad,
    YearMonth until,
    BigDecimal correlation,
    Sampling sampling,
    BigDecimal without,
    BigDecimal mean,
    List<Expected> events,
    Fan fan) {
  /** What stands in place of a model's name. */
  public static final String NAME = "scenario";

  private static final int DECIMALS = 4;

  /**
   * An expected event.
   *
   * @param id its name in the file
   * @param names what it is
   * @param type code of its type
   * @param from first month in which it may occur
   * @param to last such month
   * @param probability that it occurs
   * @param i0 its table score, points
   * @param effect mean score at the end when it occurs less that when it does not, points
   * @param expected the effect times the probability, points
   */
  public record Expected(
      String id,
      LocalizedNames names,
      String type,
      YearMonth from,
      YearMonth to,
      BigDecimal probability,
      BigDecimal i0,
      BigDecimal effect,
      BigDecimal expected) {}

  /** The same with these horizons only. */
  public Outlook at(Collection<Integer> horizons) {
    return new Outlook(
        names, source, dyad, until, correlation, sampling, without, mean, events, fan.at(horizons));
  }

  /**
   * Works a scenario out.
   *
   * @param panel holds the pair
   * @param start unrounded score of the last known month, points
   * @param horizons months ahead, none behind the scenario's end
   * @param scores of which it is asked how likely they are reached, points
   */
  public static Outlook of(
      EventScenario scenario,
      Panel panel,
      Scheme scheme,
      double start,
      List<Integer> horizons,
      List<BigDecimal> scores,
      Sampling sampling,
      Fan.LevelOf levels) {
    ScoreHistory history =
        panel.histories().stream()
            .filter(each -> each.dyad().equals(scenario.dyad()))
            .findFirst()
            .orElseThrow();
    int last = history.size() - 1;
    ScenarioPaths paths = ScenarioPaths.of(scheme, scenario, start, history.month(last), sampling);
    Model drawn =
        (pair, origin, horizon) ->
            Forecast.ofMedian(
                Distribution.ofChanges(
                    0,
                    Arrays.stream(paths.at(horizon))
                        .mapToInt(score -> ScoreHistory.units(score, panel.decimals()))
                        .toArray(),
                    panel.limit()));
    Fan.Plan plan = new Fan.Plan(List.of(), Set.of(), null, null, horizons, scores);
    return new Outlook(
        scenario.names(),
        scenario.source(),
        scenario.dyad(),
        scenario.until(),
        new BigDecimal(Decimals.shortest(scenario.correlation())),
        sampling,
        Decimals.roundedDecimal(start, DECIMALS),
        Decimals.roundedDecimal(paths.mean(), DECIMALS),
        expected(scenario, paths),
        Fan.of(panel, history, last, NAME, drawn, plan, levels));
  }

  private static List<Expected> expected(EventScenario scenario, ScenarioPaths paths) {
    List<Expected> events = new ArrayList<>();
    for (int i = 0; i < scenario.events().size(); i++) {
      EventScenario.Event event = scenario.events().get(i);
      double effect = paths.effect(i);
      events.add(
          new Expected(
              event.id(),
              event.names(),
              event.type(),
              event.from(),
              event.to(),
              new BigDecimal(Decimals.shortest(event.probability())),
              Micropoints.toDecimal(event.micros()),
              Decimals.roundedDecimal(effect, DECIMALS),
              Decimals.roundedDecimal(effect * event.probability(), DECIMALS)));
    }
    events.sort(
        Comparator.comparing((Expected each) -> each.expected().abs())
            .reversed()
            .thenComparing(Expected::id));
    return List.copyOf(events);
  }
}
