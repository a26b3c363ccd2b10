package io.guanxi.cli;

import io.guanxi.report.Language;
import io.guanxi.report.RunListing;
import io.guanxi.run.Folder;
import io.guanxi.run.Vintages;
import io.guanxi.text.FaultsException;
import io.guanxi.text.Repeats;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi runs}: the runs that are kept. */
@Command(
    name = "runs",
    description = {
      "Lists the kept runs, last one first; names damaged ones.",
      "An id, its beginning, LATEST or PREVIOUS stands for a run in compare, explain, validate, report.",
      "",
      "Examples:",
      "  guanxi runs",
      "  guanxi runs --output my-scores --format json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  /** How the list is read. */
  enum Format {
    /** For a terminal. The default. */
    TEXT,
    /** For programs; {@code docs/formats.md} describes it. */
    JSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Output folder of the runs. Default: data/output.")
  private @Nullable String output;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of the table: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    Folder folder = Home.output(output);
    if (!Files.isDirectory(folder.path())) {
      throw new FaultsException(
          "--output " + folder.shown() + ": no such folder; 'guanxi score' makes one");
    }
    Vintages vintages = Vintages.below(folder.path(), folder.shown());
    if (vintages.newestFirst().isEmpty()) {
      throw new NothingToGradeException(vintages);
    }
    RunListing listing = new RunListing(vintages, folder.shown());
    spec.commandLine()
        .getOut()
        .print(format == Format.JSON ? listing.json() : listing.text(language));
    spec.commandLine().getOut().flush();
    List<String> faults = listing.faults();
    Repeats.counted(faults).forEach(each -> spec.commandLine().getErr().println("guanxi: " + each));
    return faults.isEmpty() ? ExitCode.DONE.code() : ExitCode.CHECK_FAILED.code();
  }
}
