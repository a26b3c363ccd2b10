package io.guanxi.report.figure;

import io.guanxi.model.Country;
import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.series.TradeSeries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The trade of a pair in words: who reports what, the balances that the reporters come to, why they
 * differ, and which months are missing.
 */
public final class TradeNotes {
  private final PairData pair;
  private final Months window;
  private final List<TradeSeries> reports;
  private final Messages messages;
  private final Language language;

  /** The trade within the run, which has some. */
  public TradeNotes(PairData pair, Language language) {
    this.pair = pair;
    this.window = pair.window();
    this.reports = pair.tradeWithin();
    this.messages = new Messages(language);
    this.language = language;
  }

  private String say(String key, Object... arguments) {
    return messages.get("trade." + key, arguments);
  }

  private String name(String country) {
    return language.of(Country.names(country));
  }

  private String other(String country) {
    return pair.profile().dyad().first().equals(country)
        ? pair.profile().dyad().second()
        : pair.profile().dyad().first();
  }

  private String viewpoint() {
    return TradeLine.viewpoint(pair);
  }

  /** What a line is called. */
  public String name(TradeLine line) {
    String here = line.series().reporter();
    return switch (line.kind()) {
      case EXPORTS -> say("flow", name(here), name(other(here)), name(here));
      case IMPORTS -> say("flow", name(other(here)), name(here), name(here));
      case BALANCE -> say("balance.by", name(here));
    };
  }

  /** What the balance is called. */
  public String balanceName() {
    return say("balance", name(viewpoint()), name(other(viewpoint())));
  }

  /** The sentences below the figure, in order. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    for (TradeSeries series : reports) {
      all.add(say("source", name(series.reporter()), series.source()));
    }
    balances().ifPresent(all::add);
    if (reports.size() > 1) {
      all.add(say("mirror"));
    }
    reports.forEach(series -> missing(series).ifPresent(all::add));
    return all;
  }

  /** The balances of the years, or other periods, that one country gives a total of. */
  private Optional<String> balances() {
    List<String> each = new ArrayList<>();
    for (TradeSeries series : reports) {
      for (TradeSeries.Total total : series.totals()) {
        if (window.holds(total.period()) && Double.isFinite(total.flow().balance())) {
          each.add(
              say(
                  "balance.period",
                  period(total.period()),
                  reports.stream()
                      .map(reporter -> balance(reporter, total.period()))
                      .flatMap(Optional::stream)
                      .collect(Collectors.joining(messages.get("list.separator")))));
        }
      }
    }
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            say(
                "balance.periods",
                name(viewpoint()),
                name(other(viewpoint())),
                String.join(messages.get("list.semicolon"), each)));
  }

  private Optional<String> balance(TradeSeries series, Months period) {
    OptionalDouble total =
        series.totals().stream()
            .filter(each -> each.period().equals(period))
            .mapToDouble(each -> each.flow().balance())
            .findFirst();
    NavigableMap<YearMonth, TradeSeries.Flow> months = series.within(period);
    if (total.isEmpty() && months.size() < period.length()) {
      return Optional.empty();
    }
    double balance =
        total.orElseGet(
            () -> months.values().stream().mapToDouble(TradeSeries.Flow::balance).sum());
    int sign = series.reporter().equals(viewpoint()) ? 1 : -1;
    return Optional.of(
        say("balance.reported", PrintedNumbers.signed(sign * balance, 1), name(series.reporter())));
  }

  private Optional<String> missing(TradeSeries series) {
    int months = series.within(window).size();
    if (months == window.length()) {
      return Optional.empty();
    }
    String totals =
        series.totals().stream()
            .map(TradeSeries.Total::period)
            .filter(window::holds)
            .map(TradeNotes::period)
            .distinct()
            .collect(Collectors.joining(messages.get("list.separator")));
    return Optional.of(
        say(
            totals.isEmpty() ? "missing" : "missing.totals",
            name(series.reporter()),
            months,
            window.length(),
            totals));
  }

  /** {@code 2022} for a whole year, else the months. */
  private static String period(Months period) {
    boolean isYear = period.length() == 12 && period.from().getMonthValue() == 1;
    return isYear ? String.valueOf(period.from().getYear()) : period.shown();
  }
}
