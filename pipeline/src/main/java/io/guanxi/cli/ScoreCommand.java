package io.guanxi.cli;

import io.guanxi.pipeline.RunJob;
import io.guanxi.plan.Input;
import io.guanxi.plan.RunPlan;
import io.guanxi.report.Document;
import io.guanxi.report.FeedSummary;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.ScoreSummary;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.sink.Sink;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code guanxi score}: from event files to monthly scores. */
@Command(
    name = "score",
    description = {
      "Computes monthly relation scores from coded events.",
      "",
      "Examples:",
      "  guanxi score",
      "  guanxi score --dyad CHN-KOR --from 2022-03 --to 2025-04",
      "  guanxi score --events my-events.csv --output my-scores",
      "  guanxi score --uncertainty",
      "  guanxi score --initial CHN-KOR=2022-02:4.3 --p0 running",
      "  guanxi score --events my-events.csv --as-of 2026-09-30",
      "  guanxi score --events 'gdelt2:gdelt/*.zip' --dyad ALL --incremental",
      "  guanxi score --sink duckdb:scores.duckdb",
      "  guanxi score -- --targetParallelism=2",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    List<Sink> sinks = options.sinks();
    sinks.forEach(Sink::check);
    List<String> faults = new ArrayList<>();
    long worst = 0;
    for (RunPlan plan : options.plans()) {
      RunJob.Done done = RunJob.run(plan, Version.text());
      Run run = done.run();
      spec.commandLine().getOut().print(summary(plan, done).text());
      worst = Math.max(worst, ended(plan, run));
      sinks.forEach(sink -> write(run, sink, faults));
    }
    FaultsException.throwIfAny(faults);
    return (worst > 0 ? ExitCode.CHECK_FAILED : ExitCode.DONE).code();
  }

  /** Writes the run to a sink; a fault does not keep it from the others. */
  private void write(Run run, Sink sink, List<String> faults) {
    try {
      sink.write(run);
      spec.commandLine().getOut().println("written to " + sink.shown());
    } catch (FaultsException e) {
      faults.addAll(e.faults());
      faults.add(
          "the run "
              + run.manifest().id().orElseThrow()
              + " is published in "
              + run.shown()
              + " all the same; 'guanxi export' writes it to the sink when that can be reached");
    }
    spec.commandLine().getOut().flush();
  }

  /** What the terminal shows. */
  private Document summary(RunPlan plan, RunJob.Done done) {
    Run run = done.run();
    if (plan.input() instanceof Input.Feed feed) {
      return FeedSummary.of(
          run,
          plan.effective(),
          new FeedSummary.Feed(
              feed.format().name(),
              feed.recipe().names(),
              feed.policy(),
              feed.pairs(),
              feed.copies(),
              done.taken()),
          options.language());
    }
    return ScoreSummary.of(run, plan.effective(), options.language());
  }

  /**
   * Writes the report, if it was asked for, and says when too many rows were rejected.
   *
   * @return rejected rows beyond what is tolerated
   */
  private long ended(RunPlan plan, Run run) {
    spec.commandLine().getOut().flush();
    if (options.report()) {
      ReportedRun reported = ReportedRun.read(run, plan.effective());
      ReportCommand.write(
          ReportCommand.request(reported, options.language()),
          ReportCommand.below(plan.output()),
          spec.commandLine());
    }
    long rejected = RunCounts.of(run.manifest().counts()).rejected();
    long excess = Math.max(0, rejected - options.maxRejects());
    if (excess > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "guanxi: rejected rows: "
                  + rejected
                  + ", more than --max-rejects "
                  + options.maxRejects()
                  + "; see "
                  + plan.output().shown()
                  + "/rejects.csv");
    }
    return excess;
  }
}
