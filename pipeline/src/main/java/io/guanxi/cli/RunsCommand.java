package io.guanxi.cli;

import io.guanxi.report.RunListing;
import io.guanxi.run.Folder;
import io.guanxi.run.Mirror;
import io.guanxi.run.Publication;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.text.FaultsException;
import io.guanxi.text.RepeatedFault;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi runs}: the runs that are kept. */
@Command(
    name = "runs",
    description = {
      "Lists the kept runs, last one first; names damaged ones.",
      "LATEST and PREVIOUS are runs that did not end with exit code 1.",
      "An id, its beginning, a name given with --name, LATEST or PREVIOUS stands for a run in compare, explain, validate, report.",
      "",
      "Examples:",
      "  guanxi runs",
      "  guanxi runs --output my-scores --format json",
      "  guanxi runs --name 2025-10-release LATEST",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Give the run ID this name, which then stands wherever an id does.")
  private @Nullable String name;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "With --name: an id, its beginning, LATEST or PREVIOUS.")
  private @Nullable String id;

  @Override
  public Integer call() {
    Folder folder = output.folder();
    Mirror mirror = folder.mirror();
    if (mirror != null) {
      mirror.pullAll();
    }
    if (!Files.isDirectory(folder.path())) {
      throw new FaultsException(
          "--output " + folder.shown(), "no such folder; 'guanxi score' makes one");
    }
    Publication.restore(folder.path());
    Vintages vintages = Vintages.below(folder.path(), folder.shown());
    if (vintages.newestFirst().isEmpty()) {
      throw new NothingToGradeException(vintages);
    }
    if (name != null || id != null) {
      return name(vintages, folder);
    }
    RunListing listing = new RunListing(vintages, folder.shown(), language.get());
    format.print(listing);
    List<String> faults = listing.faults();
    RepeatedFault.counted(faults)
        .forEach(each -> spec.commandLine().getErr().println("guanxi: " + each));
    return faults.isEmpty() ? ExitCode.DONE.code() : ExitCode.CHECK_FAILED.code();
  }

  private Integer name(Vintages vintages, Folder folder) {
    String wanted = name;
    String run = id;
    if (wanted == null || run == null) {
      throw new ParameterException(spec.commandLine(), "--name NAME and ID need each other");
    }
    Vintage kept =
        vintages.resolve(run).orElseThrow(() -> new NothingToGradeException(run, vintages));
    vintages.name(wanted, kept);
    folder.send(List.of(Vintages.NAMES));
    spec.commandLine().getOut().println(kept.id() + " " + wanted);
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
