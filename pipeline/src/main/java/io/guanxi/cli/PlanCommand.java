package io.guanxi.cli;

import io.guanxi.pipeline.EventFile;
import io.guanxi.pipeline.EventFiles;
import io.guanxi.pipeline.ScoreJob;
import io.guanxi.pipeline.ScorePlan;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Sampling;
import io.guanxi.table.Vintages;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code guanxi plan}: what {@code score} with the same options would read and write. */
@Command(
    name = "plan",
    description = {
      "Shows what score would read and write; writes nothing.",
      "It takes the options of score.",
      "",
      "Example:",
      "  guanxi plan --events my-events.csv --output my-scores",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class PlanCommand extends ScoreCommand {
  @Override
  public Integer call() {
    ScorePlan plan = plan();
    ScoreJob.requireFolder(plan.output());
    List<EventFile> files = EventFiles.plan(plan.events(), plan.asOf() != null);
    PrintWriter out = out();
    out.println("reads");
    for (EventFile file : files) {
      line("%s  %s bytes, sha256 %s", file.shown(), file.bytes(), file.sha256());
    }
    plan.effective().hashes().forEach((path, hash) -> line("config: %s  sha256 %s", path, hash));
    out.println("scores");
    List<DyadProfile> profiles =
        plan.effective().dyads().values().stream()
            .filter(each -> plan.dyads().isEmpty() || plan.dyads().contains(each.dyad().id()))
            .toList();
    for (DyadProfile profile : profiles) {
      line(
          "%s  from %s on; %s at the end of %s (%s)",
          profile.dyad().id(),
          profile.initialMonth().plusMonths(1),
          profile.initialScore(),
          profile.initialMonth(),
          profile.basis().name().toLowerCase(Locale.ROOT));
    }
    line("rule for P0: %s", plan.effective().scheme().p0().label());
    line(
        "months written: %s … %s",
        plan.from() == null ? "first" : plan.from(), plan.to() == null ? "last" : plan.to());
    Sampling uncertainty = plan.uncertainty();
    if (uncertainty != null) {
      line(
          "bands: from %d replicates a dyad, seed %d",
          uncertainty.replicates(), uncertainty.seed());
    }
    if (plan.asOf() != null) {
      line("rows coded up to: %s", plan.asOf().day());
    }
    out.println("writes");
    for (String name : ScoreJob.outputFiles(uncertainty != null)) {
      line("%s/%s%s", outputFolder().shown(), name, isThere(plan, name) ? "  (replaced)" : "");
    }
    for (String name : ScoreJob.staleFiles(uncertainty != null)) {
      if (isThere(plan, name)) {
        line("%s/%s  (taken away)", outputFolder().shown(), name);
      }
    }
    line("%s/%s/ID/  (kept; ID is made of the content)", outputFolder().shown(), Vintages.FOLDER);
    for (String name : reportFiles(profiles)) {
      String file = ReportCommand.FOLDER + "/" + name;
      line("%s/%s%s", outputFolder().shown(), file, isThere(plan, file) ? "  (replaced)" : "");
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private static boolean isThere(ScorePlan plan, String name) {
    return Files.exists(plan.output().resolve(name));
  }

  private void line(String format, Object... arguments) {
    out().println("  " + String.format(Locale.ROOT, format, arguments));
  }
}
