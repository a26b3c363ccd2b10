package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import io.guanxi.pipeline.EventFiles;
import io.guanxi.plan.Incremental;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.RunPlan;
import io.guanxi.run.Folder;
import io.guanxi.run.Publication;
import io.guanxi.run.RunTable;
import io.guanxi.run.Vintages;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Sampling;
import io.guanxi.sink.Sink;
import io.guanxi.source.curated.AsOf;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    List<Sink> sinks = options.sinks();
    for (RunPlan plan : options.plans()) {
      Publication.requireFolder(plan.output());
      if (plan.input() instanceof Input.Feed feed) {
        show(feed);
      } else {
        show(plan, (Input.Curated) plan.input());
      }
      writes(plan);
      sinks.forEach(sink -> line("%s  (the same tables)", sink.shown()));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  private void show(RunPlan plan, Input.Curated input) {
    heading("reads");
    Intake intake = input.intake(plan);
    List<WeightedCoding> codings = new ArrayList<>();
    SortedMap<RejectReason, Long> rejects = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (InputFile file : input.files()) {
      try {
        byte[] bytes = EventFiles.read(file.resource(), file.shown());
        Intake.Sheet sheet = intake.read(file.rows(bytes), file.shown());
        codings.addAll(sheet.sound());
        sheet.rejects().forEach(each -> rejects.merge(each.reason(), 1L, Long::sum));
        line("%s  %s bytes, sha256 %s", file.shown(), bytes.length, Hashes.sha256(bytes));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    FaultsException.throwIfAny(faults);
    Duplicates.among(codings)
        .rejects()
        .forEach(each -> rejects.merge(each.reason(), 1L, Long::sum));
    plan.effective().hashes().forEach((path, hash) -> line("config: %s  sha256 %s", path, hash));
    if (!rejects.isEmpty()) {
      heading("rejects");
      rejects.forEach((reason, rows) -> line("%s  %d", reason, rows));
    }
    heading("scores");
    for (DyadProfile profile : plan.profiles()) {
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
    Sampling uncertainty = input.uncertainty();
    if (uncertainty != null) {
      line(
          "bands: from %d replicates a dyad, seed %d",
          uncertainty.replicates(), uncertainty.seed());
    }
    AsOf asOf = input.asOf();
    if (asOf != null) {
      line("rows coded up to: %s", asOf.day());
    }
    if (input.onlyVerified()) {
      line("rows: only those whose verification is document or dated");
    }
  }

  private void show(Input.Feed feed) {
    heading("reads (" + feed.format().name() + ")");
    for (InputFile file : feed.files()) {
      line(
          "%s  %s bytes, %s",
          file.shown(), file.bytes(), file.packing().name().toLowerCase(Locale.ROOT));
    }
    feed.copies().forEach((copy, first) -> line("%s  passed over: a byte copy of %s", copy, first));
    Incremental incremental = feed.incremental();
    if (incremental != null) {
      line("taken over from the last run: %d files", incremental.before().size());
    }
    line("codebook: %s", feed.codebook().path());
    line("recipe: %s (uncalibrated)", feed.recipe().path());
    line("duplicates: %s", feed.policy());
    List<Dyad> pairs = feed.pairs();
    line(
        "pairs: %s",
        pairs == null ? "all" : pairs.stream().map(Dyad::id).collect(Collectors.joining(", ")));
  }

  private void writes(RunPlan plan) {
    Folder folder = plan.output();
    List<String> written = new ArrayList<>(Publication.files(plan.input().tables()));
    if (plan.input() instanceof Input.Curated) {
      options
          .reportFiles(plan.profiles())
          .forEach(name -> written.add(ReportCommand.FOLDER + "/" + name));
    }
    heading("writes");
    for (String name : written) {
      boolean there = Files.exists(folder.path().resolve(name));
      line("%s/%s%s", folder.shown(), name, there ? "  (replaced)" : "");
    }
    for (RunTable table : RunTable.besides(plan.input().tables())) {
      String name = table.fileName();
      if (Files.exists(folder.path().resolve(name))) {
        line("%s/%s  (taken away)", folder.shown(), name);
      }
    }
    line("%s/%s/ID/  (kept; ID is made of the content)", folder.shown(), Vintages.FOLDER);
  }

  private void heading(String text) {
    spec.commandLine().getOut().println(text);
  }

  private void line(String format, Object... arguments) {
    heading("  " + String.format(Locale.ROOT, format, arguments));
  }
}
