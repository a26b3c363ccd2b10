package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.pipeline.EventFile;
import io.guanxi.pipeline.EventFiles;
import io.guanxi.pipeline.FeedFile;
import io.guanxi.pipeline.FeedJob;
import io.guanxi.pipeline.FeedPlan;
import io.guanxi.pipeline.ScoreJob;
import io.guanxi.pipeline.ScorePlan;
import io.guanxi.scheme.DyadProfile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code guanxi plan}: what {@code score} with the same options would read and write. */
@Command(
    name = "plan",
    description = {
      "Shows what score with the same options would read and write, and writes nothing.",
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
    Plans plans = plans();
    ScorePlan curated = plans.curated();
    if (curated != null) {
      show(curated);
    }
    plans.feeds().forEach(feed -> show(feed, FeedArguments.output(outputFolder(), plans, feed)));
    out().flush();
    return ExitCode.DONE.code();
  }

  private void show(ScorePlan plan) {
    List<EventFile> files = EventFiles.plan(plan.events());
    PrintWriter out = out();
    out.println("reads");
    for (EventFile file : files) {
      line("%s  %s bytes, sha256 %s", file.shown(), file.bytes(), file.sha256());
    }
    plan.effective().hashes().forEach((path, hash) -> line("config: %s  sha256 %s", path, hash));
    out.println("scores");
    for (DyadProfile profile : plan.effective().dyads().values()) {
      String id = profile.dyad().id();
      if (plan.dyads().isEmpty() || plan.dyads().contains(id)) {
        line(
            "%s  from %s on; %s at the end of %s (%s)",
            id,
            profile.initialMonth().plusMonths(1),
            profile.initialScore(),
            profile.initialMonth(),
            profile.basis().name().toLowerCase(Locale.ROOT));
      }
    }
    line("rule for P0: %s", plan.effective().scheme().p0().label());
    line(
        "months written: %s … %s",
        plan.from() == null ? "first" : plan.from(), plan.to() == null ? "last" : plan.to());
    out.println("writes");
    for (String name : ScoreJob.outputFiles()) {
      boolean there = Files.exists(plan.output().resolve(name));
      line("%s/%s%s", outputFolder().shown(), name, there ? "  (replaced)" : "");
    }
  }

  private void show(FeedPlan plan, Home.Folder folder) {
    out().println("reads (" + plan.format().name() + ")");
    for (FeedFile file : plan.files()) {
      line(
          "%s  %s bytes, %s",
          file.shown(), file.bytes(), file.packing().name().toLowerCase(Locale.ROOT));
    }
    line("codebook: %s", plan.codebook().path());
    line("recipe: %s (uncalibrated)", plan.recipe().path());
    line("duplicates: %s", plan.policy());
    List<Dyad> pairs = plan.pairs();
    line(
        "pairs: %s",
        pairs == null ? "all" : pairs.stream().map(Dyad::id).collect(Collectors.joining(", ")));
    out().println("writes");
    for (String name : FeedJob.outputFiles()) {
      boolean there = Files.exists(folder.path().resolve(name));
      line("%s/%s%s", folder.shown(), name, there ? "  (replaced)" : "");
    }
  }

  private void line(String format, Object... arguments) {
    out().println("  " + String.format(Locale.ROOT, format, arguments));
  }
}
