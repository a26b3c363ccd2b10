package io.guanxi.cli;

import io.guanxi.model.FaultsException;
import io.guanxi.model.LookAlike;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.figure.Figures;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.RunManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi report}: a run's tables as figures. */
@Command(
    name = "report",
    description = {
      "Draws the figures of a run, as SVG and as PNG for print.",
      "",
      "Examples:",
      "  guanxi report",
      "  guanxi report --dyad CHN-KOR --lang zh",
      "  guanxi report --run my-scores --output my-report",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  /** The report's folder below the run's. */
  static final String FOLDER = "report";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Output folder of a run of 'guanxi score'. Default: data/output.")
  private @Nullable String run;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the report; made if it is not there. Default: the run's, /report.")
  private @Nullable String output;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of all texts: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  @Option(
      names = "--dyad",
      paramLabel = "D",
      description = "Report only this pair, for example CHN-KOR; either order; may be repeated.")
  private List<String> dyads = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The configuration that the run was made with. Default: the one it names.")
  private @Nullable String config;

  @Override
  public Integer call() throws IOException {
    Home.Folder runs = Home.output(run);
    RunManifest manifest = RunManifest.read(runs.path(), runs.shown());
    Configuration configuration = RunConfiguration.of(manifest, config).effective();
    ReportedRun reported = ReportedRun.read(runs.path(), manifest, configuration);
    Home.Folder folder = output == null ? below(runs) : new Home.Folder(Path.of(output), output);
    write(reported, selected(reported), language, folder, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  /** Where the report of a run goes when nothing else is said. */
  static Home.Folder below(Home.Folder run) {
    return new Home.Folder(run.path().resolve(FOLDER), run.shown() + "/" + FOLDER);
  }

  /** Writes everything that a report consists of, and says so. */
  static void write(
      ReportedRun run,
      List<DyadProfile> dyads,
      Language language,
      Home.Folder folder,
      PrintWriter out)
      throws IOException {
    int files = Figures.write(run, dyads, language, folder.path());
    out.println(new Messages(language).get("report.written", folder.shown(), files));
    out.flush();
  }

  private List<DyadProfile> selected(ReportedRun reported) {
    List<DyadProfile> present = reported.dyads();
    if (dyads.isEmpty()) {
      return present;
    }
    List<String> ids = present.stream().map(profile -> profile.dyad().id()).toList();
    List<String> faults = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (String text : dyads) {
      String id = reported.configuration().canonicalId(text.toUpperCase(Locale.ROOT));
      if (ids.contains(id)) {
        asked.add(id);
      } else {
        faults.add(
            "--dyad '"
                + text
                + "' is not in the run in "
                + reported.manifest().run()
                + LookAlike.hint(text, ids)
                + "; it has "
                + String.join(", ", ids));
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return present.stream().filter(profile -> asked.contains(profile.dyad().id())).toList();
  }
}
