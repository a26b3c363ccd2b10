package io.guanxi.forecast;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The models, by the names that users give them. */
public enum ModelName {
  /** The score stays as it is. Always among those that are evaluated. */
  NO_CHANGE(panel -> new NoChange(panel.limit())),
  /** The pair's own last 120 changes over the same horizon, each as likely as the other. */
  OWN_PAST(panel -> new OwnPast(OwnPast.MONTHS, panel.limit())),
  /** A trend that fades, as far as the pair's own past bears it out. */
  DAMPED_TREND(DampedTrend::new),
  /** Exponential smoothing, simple or with a damped trend, whichever fits the past better. */
  ETS(Arima::smoothing),
  /** ARIMA(0,1,0), (0,1,1), (1,1,0) or (1,1,1), whichever fits the past best. */
  ARIMA(Arima::usual),
  /** What followed the 400 most similar months of all pairs. */
  ANALOGS(Analogs::new),
  /** The analogs, the pair's last years and the damped trend together. */
  MIX(CombinedModel::new);

  @SuppressWarnings("ImmutableEnumChecker") // constructors, which hold nothing
  private final Function<Panel, Model> maker;

  ModelName(Function<Panel, Model> maker) {
    this.maker = maker;
  }

  /** The word on the command line, for example {@code no-change}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The model on these pairs. */
  Model on(Panel panel) {
    return maker.apply(panel);
  }

  /**
   * The model of a name.
   *
   * @param parameter what the message names
   * @throws FaultsException when there is none
   */
  public static ModelName of(String name, String parameter) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new FaultsException(Fault.of(parameter, name).notOneOf(labels())));
  }

  /** The names of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ModelName::label).toList();
  }
}
