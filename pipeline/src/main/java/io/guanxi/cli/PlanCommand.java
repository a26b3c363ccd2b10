package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.pipeline.EventFile;
import io.guanxi.pipeline.EventFiles;
import io.guanxi.pipeline.FeedFile;
import io.guanxi.pipeline.FeedJob;
import io.guanxi.pipeline.FeedPlan;
import io.guanxi.pipeline.ScoreJob;
import io.guanxi.pipeline.ScorePlan;
import io.guanxi.run.Vintages;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Sampling;
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
    Plans plans = plans();
    ScoreJob.requireFolder(outputFolder().path());
    ScorePlan curated = plans.curated();
    if (curated != null) {
      show(curated);
    }
    plans.feeds().forEach(feed -> show(feed, FeedArguments.output(outputFolder(), plans, feed)));
    out().flush();
    return ExitCode.DONE.code();
  }

  private void show(ScorePlan plan) {
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
    writes(
        outputFolder(),
        ScoreJob.outputFiles(uncertainty != null),
        ScoreJob.staleFiles(uncertainty != null));
    for (String name : reportFiles(profiles)) {
      String file = ReportCommand.FOLDER + "/" + name;
      boolean there = Files.exists(outputFolder().path().resolve(file));
      line("%s/%s%s", outputFolder().shown(), file, there ? "  (replaced)" : "");
    }
  }

  private void show(FeedPlan plan, Home.Folder folder) {
    ScoreJob.requireFolder(folder.path());
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
    writes(folder, FeedJob.outputFiles(), FeedJob.staleFiles());
  }

  private void writes(Home.Folder folder, List<String> written, List<String> stale) {
    out().println("writes");
    for (String name : written) {
      boolean there = Files.exists(folder.path().resolve(name));
      line("%s/%s%s", folder.shown(), name, there ? "  (replaced)" : "");
    }
    for (String name : stale) {
      if (Files.exists(folder.path().resolve(name))) {
        line("%s/%s  (taken away)", folder.shown(), name);
      }
    }
    line("%s/%s/ID/  (kept; ID is made of the content)", folder.shown(), Vintages.FOLDER);
  }

  private void line(String format, Object... arguments) {
    out().println("  " + String.format(Locale.ROOT, format, arguments));
  }
}
