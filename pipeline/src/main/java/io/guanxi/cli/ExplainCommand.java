package io.guanxi.cli;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.RunEvents;
import io.guanxi.explain.WindowExplainer;
import io.guanxi.model.Dyad;
import io.guanxi.model.WeightedCoding;
import io.guanxi.report.ExplanationView;
import io.guanxi.run.Run;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code guanxi explain}: the events behind a move of the score. */
@Command(
    name = "explain",
    description = {
      "Shows the events behind a move of the score.",
      "Of a month or window, largest impact first; and what the score would be without them.",
      "",
      "Examples:",
      "  guanxi explain CHN-KOR 2023-04",
      "  guanxi explain CHN-KOR 2022-06/2023-06 --lang zh",
      "  guanxi explain USA-KOR 2025-06 --run my-scores --format json",
      "",
      "Parameters and options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DYAD",
      description = "The pair, for example CHN-KOR; either order.")
  private String dyad = "";

  @Parameters(
      index = "1",
      paramLabel = "MONTH[/MONTH]",
      description = "A month as YYYY-MM, or a window as YYYY-MM/YYYY-MM, both ends included.")
  private String period = "";

  @Mixin private RunOption run = new RunOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Mixin private ConfigOption config = new ConfigOption();

  /** The first and the last month of a window. */
  private record Window(YearMonth from, YearMonth to) {}

  @Override
  public Integer call() {
    Window window = window();
    GivenRun given = run.find();
    String shown = given.shown();
    Run opened = given.open();
    if (opened.manifest().feed().isPresent()) {
      throw new FaultsException(
          shown,
          "is the run of a feed, which has too many rows to be explained one by one;"
              + " contributions.csv in it has a row a month and event code");
    }
    opened.require(RunTable.SCORES);
    List<ScoreRow> scores = RunRows.scores(given.folder());
    String id = dyadOf(scores, shown);
    double end = scoreAtEnd(scores, id, window, shown);

    RunConfiguration configuration = RunConfiguration.of(opened, config.given(), given.kept());
    Configuration effective = configuration.effective();
    DyadProfile profile = effective.dyads().get(id);
    if (profile == null) {
      throw new IllegalStateException("the run has " + id + ", its configuration has not");
    }
    List<WeightedCoding> codings =
        RunEvents.read(
            opened,
            file -> given.places(file, opened.manifest()),
            effective,
            configuration.configured());
    Explanation explanation =
        WindowExplainer.explain(
            effective,
            profile,
            codings,
            window.from(),
            window.to(),
            opened.manifest().codedThrough(id),
            end);
    format.print(new ExplanationView(explanation, opened, effective, language.get()));
    return ExitCode.DONE.code();
  }

  private Window window() {
    String[] months = period.split("/", -1);
    try {
      Window window =
          new Window(YearMonth.parse(months[0]), YearMonth.parse(months[months.length - 1]));
      if (months.length > 2) {
        throw new DateTimeException("more than two months");
      }
      if (window.from().isAfter(window.to())) {
        throw new FaultsException(Fault.of("MONTH", period).that("ends before it begins"));
      }
      return window;
    } catch (DateTimeException e) {
      throw new FaultsException(
          Fault.of("MONTH", period)
              .that("is neither a month as YYYY-MM nor a window as YYYY-MM/YYYY-MM"));
    }
  }

  /** The id under which the run has the dyad, whichever way round it was given. */
  private String dyadOf(List<ScoreRow> scores, String shown) {
    List<String> ids = scores.stream().map(ScoreRow::dyad).distinct().toList();
    String reversed = Dyad.parse(dyad).map(pair -> pair.reversed().id()).orElse(dyad);
    for (String id : ids) {
      if (id.equals(dyad) || id.equals(reversed)) {
        return id;
      }
    }
    throw new FaultsException(
        Fault.of("DYAD", dyad)
            .not(
                "in the run in "
                    + shown
                    + "; it has "
                    + (ids.isEmpty() ? "no dyad" : String.join(", ", ids)),
                Dyad.meant(dyad, ids)));
  }

  private static double scoreAtEnd(List<ScoreRow> scores, String id, Window window, String shown) {
    List<ScoreRow> rows = scores.stream().filter(row -> row.dyad().equals(id)).toList();
    YearMonth first = rows.get(0).month();
    YearMonth last = rows.get(rows.size() - 1).month();
    List<String> faults = new ArrayList<>();
    for (YearMonth month : List.of(window.from(), window.to())) {
      if (month.isBefore(first) || month.isAfter(last)) {
        faults.add(
            Fault.of("MONTH", month)
                .not(
                    "in the run in "
                        + shown
                        + ": it has "
                        + id
                        + " from "
                        + first
                        + " to "
                        + last));
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults.stream().distinct().toList());
    }
    return rows.stream()
        .filter(row -> row.month().equals(window.to()))
        .mapToDouble(ScoreRow::score)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(shown + ": no row of " + window.to()));
  }
}
