package io.guanxi.cli;

import io.guanxi.doctor.EnvironmentCheck;
import io.guanxi.doctor.EventsCheck;
import io.guanxi.doctor.Finding;
import io.guanxi.doctor.OutputCheck;
import io.guanxi.doctor.Severity;
import io.guanxi.model.Dyad;
import io.guanxi.pipeline.BeamStore;
import io.guanxi.pipeline.EventFiles;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.InputFiles;
import io.guanxi.plan.Planner;
import io.guanxi.plan.RunRequest;
import io.guanxi.report.DoctorView;
import io.guanxi.report.Language;
import io.guanxi.report.figure.Figures;
import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.Publication;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Selection;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.file.Packing;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guanxi doctor}: what stands in the way of a run, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Checks inputs and environment and says what to correct.",
      "Looks at configuration, event files, output folder, Java, fonts and browser; writes nothing.",
      "",
      "Examples:",
      "  guanxi doctor",
      "  guanxi doctor --events my-events --config my-config --output my-scores",
      "  guanxi doctor --format json --lang ko",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  /** What the first look at a file takes in. */
  private static final int HEAD = 1 << 16;

  @Option(
      names = "--events",
      paramLabel = "[FORMAT:]PATH_OR_GLOB",
      description =
          "Event file, folder of *.csv files, or pattern, as for score; may be repeated. Default: the bundled data/events.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "How event files are encoded that are not UTF-8, as for score.")
  private @Nullable String encoding;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--initial",
      paramLabel = "D=YYYY-MM:SCORE",
      description = "Score of a pair at the end of a month, as for score; may be repeated.")
  private List<String> initials = new ArrayList<>();

  @Option(names = "--strict", description = "Give exit code 1 when there is a warning.")
  private boolean strict;

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(EnvironmentCheck.all(DoctorCommand::canDraw));
    Folder folder = output.folder();
    if (folder.mirror() != null) {
      folder.mirror().pullLast();
    }
    findings.addAll(
        OutputCheck.all(
            folder.path(),
            folder.shown(),
            RunManifest.FILE,
            RunTable.SCORES.fileName(),
            Publication.ASIDE));
    findings.addAll(configurationAndEvents());
    ExitCode code =
        has(findings, Severity.FAIL)
            ? ExitCode.USAGE
            : strict && has(findings, Severity.WARN) ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    format.print(new DoctorView(findings, language.get(), code.code()));
    return code.code();
  }

  private static boolean has(List<Finding> findings, Severity grade) {
    return findings.stream().anyMatch(each -> each.grade() == grade);
  }

  private static boolean canDraw(String language) {
    return Figures.canDraw(Language.valueOf(language.toUpperCase(Locale.ROOT)));
  }

  private List<Finding> configurationAndEvents() {
    List<Finding> findings = new ArrayList<>();
    Folder folder = config.folder();
    Configuration configured = null;
    Configuration effective = null;
    try {
      configured = ConfigurationLoader.load(folder.path(), folder.shown());
      List<String> faults = new ArrayList<>();
      effective = InitialScores.in(configured, initials, faults);
      if (faults.isEmpty()) {
        findings.add(
            Finding.ok(
                "configuration",
                folder.shown(),
                effective.codebook().types().size(),
                effective.themes().size(),
                effective.dyads().size()));
      }
      faults.forEach(fault -> findings.add(Finding.fault("configuration", fault)));
    } catch (FaultsException e) {
      e.faults().forEach(fault -> findings.add(Finding.fault("configuration", fault)));
    }
    EventsCheck check = new EventsCheck(effective, configured);
    List<String> faults = new ArrayList<>();
    InputFiles input = new InputFiles(new BeamStore(), encoding);
    List<InputFiles.Found> files =
        input.find(RunRequest.inputs(events, Home.events(), faults), faults);
    check.unreadable(faults);
    Configuration usable = effective;
    files.forEach(file -> look(input, check, file, folder, usable));
    findings.addAll(check.findings());
    return findings;
  }

  private static void look(
      InputFiles input,
      EventsCheck check,
      InputFiles.Found found,
      Folder config,
      @Nullable Configuration configuration) {
    try {
      byte[] head = EventFiles.head(found.resource(), found.shown(), HEAD);
      List<InputFile> files = planned(input, found, head);
      for (InputFile file : files) {
        FeedFormat feed = file.format();
        if (feed == null) {
          curated(check, found, head, file);
        } else {
          feed(check, feed, file, config, configuration);
        }
      }
      if (files.isEmpty()) {
        curated(check, found, head, null);
      }
    } catch (FaultsException e) {
      check.unreadable(e.faults());
    }
  }

  /** Looks at curated events; {@code file} is null where the first rows do not tell what it is. */
  private static void curated(
      EventsCheck check, InputFiles.Found found, byte[] head, @Nullable InputFile file) {
    if (file != null && file.rewriting() != null) {
      byte[] rows = file.rows(EventFiles.read(found.resource(), found.shown()));
      if (check.head(rows, true, found.shown())) {
        check.file(rows, found.shown());
      }
    } else if (check.head(head, head.length < HEAD, found.shown())) {
      check.file(EventFiles.read(found.resource(), found.shown()), found.shown());
    }
  }

  private static void feed(
      EventsCheck check,
      FeedFormat format,
      InputFile file,
      Folder config,
      @Nullable Configuration configuration) {
    if (configuration == null) {
      check.unchecked(file.shown());
      return;
    }
    List<Dyad> pairs = configuration.dyads().values().stream().map(DyadProfile::dyad).toList();
    try {
      Input.Feed feed =
          Planner.feed(config, Selection.USUAL, format, List.of(file), null, pairs, Map.of());
      check.feed(format.name(), file.shown(), EventFiles.tally(feed, file));
    } catch (FaultsException e) {
      check.unusable(e.faults());
    }
  }

  /** How the file is to be read; empty when that cannot be told from its first rows. */
  private static List<InputFile> planned(InputFiles input, InputFiles.Found found, byte[] head) {
    try {
      return input.look(found);
    } catch (FaultsException e) {
      if (found.format() != null || Packing.of(head) != Packing.PLAIN) {
        throw e;
      }
      return List.of(); // the check says more of what the file may be
    }
  }
}
