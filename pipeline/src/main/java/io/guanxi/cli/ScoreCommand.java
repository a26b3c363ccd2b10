package io.guanxi.cli;

import io.guanxi.pipeline.RunJob;
import io.guanxi.plan.Input;
import io.guanxi.plan.RunPlan;
import io.guanxi.report.Document;
import io.guanxi.report.FeedSummary;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.ScoreSummary;
import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
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
    long worst = 0;
    for (RunPlan plan : options.plans()) {
      RunCounts counts = RunJob.run(plan, Version.text());
      spec.commandLine().getOut().print(summary(plan, counts).text());
      worst = Math.max(worst, ended(plan, counts));
    }
    return (worst > 0 ? ExitCode.CHECK_FAILED : ExitCode.DONE).code();
  }

  /** What the terminal shows. */
  private Document summary(RunPlan plan, RunCounts counts) {
    Folder output = plan.output();
    if (plan.input() instanceof Input.Feed feed) {
      return FeedSummary.of(
          output.path(),
          output.shown(),
          counts,
          plan.effective(),
          new FeedSummary.Feed(
              feed.format().name(),
              feed.recipe().names(),
              feed.policy(),
              feed.pairs(),
              feed.copies()),
          options.language());
    }
    return ScoreSummary.of(
        Run.open(output.path(), output.shown(), "--output"), plan.effective(), options.language());
  }

  /**
   * Writes the report, if it was asked for, and says when too many rows were rejected.
   *
   * @return rejected rows beyond what is tolerated
   */
  private long ended(RunPlan plan, RunCounts counts) {
    spec.commandLine().getOut().flush();
    if (options.report()) {
      report(plan);
    }
    long excess = Math.max(0, counts.rejected() - options.maxRejects());
    if (excess > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "guanxi: rejected rows: "
                  + counts.rejected()
                  + ", more than --max-rejects "
                  + options.maxRejects()
                  + "; see "
                  + plan.output().shown()
                  + "/rejects.csv");
    }
    return excess;
  }

  private void report(RunPlan plan) {
    Folder run = plan.output();
    ReportedRun reported =
        ReportedRun.read(Run.open(run.path(), run.shown(), "--output"), plan.effective());
    ReportCommand.write(
        ReportCommand.request(reported, options.language()),
        ReportCommand.below(run),
        spec.commandLine());
  }
}
