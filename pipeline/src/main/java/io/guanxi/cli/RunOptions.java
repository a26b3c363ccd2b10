package io.guanxi.cli;

import io.guanxi.pipeline.BeamStore;
import io.guanxi.plan.Planner;
import io.guanxi.plan.RunPlan;
import io.guanxi.plan.RunRequest;
import io.guanxi.report.Language;
import io.guanxi.run.Folder;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Sampling;
import io.guanxi.scheme.Selection;
import io.guanxi.sink.Sink;
import io.guanxi.source.FeedFormats;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that {@code score} and {@code plan} take, and the plans that they ask for. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      paramLabel = "[FORMAT:]PATH_OR_GLOB",
      description =
          "File, folder of *.csv files, or pattern, of curated events or of a machine-coded feed (plain, packed, or a sheet of a workbook as FILE.xlsx#Sheet), with a jar of mvn -Pcluster also s3://… and hdfs://…; may be repeated. Formats: curated, ${COMPLETION-CANDIDATES}; without one the first rows decide. Default: the bundled data/events.",
      completionCandidates = Formats.class)
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "How event files are encoded that are not UTF-8, such as GB18030, EUC-KR or UTF-16. A mapping says it by its own key.")
  private @Nullable String encoding;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--scheme",
      paramLabel = "FILE",
      description =
          "The rules: a file of the configuration's schemes, without .json, or the path of a file. Default: tsinghua.")
  private @Nullable String scheme;

  @Option(
      names = "--codebook",
      paramLabel = "FILE",
      description =
          "The event table: a file of the configuration's codebooks, without .json, or the path of a file. Default: the scheme's, or the feed's.")
  private @Nullable String codebook;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description =
          "How a feed becomes scores: a file of the configuration's recipes, without .json, or the path of a file. Default: the format's.")
  private @Nullable String recipe;

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--dyad",
      paramLabel = "D",
      description =
          "Score only this pair, for example CHN-KOR; either order; may be repeated. ALL: every pair that a feed knows.")
  private List<String> dyads = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM",
      description = "First month to write; scoring itself always starts at the initial month.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM",
      description = "Last month to write. Default: the month of the last event.")
  private @Nullable String to;

  @Option(
      names = "--initial",
      paramLabel = "D=YYYY-MM:SCORE",
      description =
          "Score of a pair at the end of a month, in place of the configured one; the next month is the first one scored. Also makes a pair known that is not configured.")
  private List<String> initials = new ArrayList<>();

  @Option(
      names = "--duplicates",
      paramLabel = "POLICY",
      description =
          "Which rows of a feed tell of the same event: EVENT_ID, STORY (day, source actor, code, target actor), ONE_A_DAY (day, directed pair, root code) or NONE. Default: the recipe's.")
  private @Nullable String duplicates;

  @Option(
      names = "--initials",
      paramLabel = "FILE",
      description = "CSV file dyad,month,score with starts of pairs, as with --initial.")
  private @Nullable String initialsFile;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description =
          "Score only what had been coded by the end of this day; every event file then needs the column coded_on.")
  private @Nullable String asOf;

  @Option(
      names = "--only-verified",
      description =
          "Score only rows whose verification is document or dated; rows as recalled, and rows that do not say, are left out and counted.")
  private boolean onlyVerified;

  @Option(
      names = "--p0",
      paramLabel = "RULE",
      description = "Which score an event meets: month-start or running. Default: the scheme's.")
  private @Nullable String p0;

  @Option(
      names = "--uncertainty",
      paramLabel = "REPLICATES",
      arity = "0..1",
      fallbackValue = "" + Sampling.DEFAULT_REPLICATES,
      description =
          "Also write bands of scores and theme shares, from so many replicates in which events and table scores are drawn anew, and a table of which type's weight moves the final score most. Default with no number: "
              + Sampling.DEFAULT_REPLICATES
              + "; at most "
              + Sampling.MOST_REPLICATES
              + ".")
  private @Nullable String uncertainty;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "With --uncertainty: a whole number from which all draws follow. Default: "
              + Sampling.DEFAULT_SEED
              + ".")
  private @Nullable String seed;

  @Option(
      names = "--incremental",
      description =
          "Keep what is read of a feed beside the runs, and read only files that are new or changed; the results are the same.")
  private boolean incremental;

  @Option(
      names = "--max-rejects",
      paramLabel = "N",
      description =
          "Rejected rows that are tolerated before the exit code is 1. Default: ${DEFAULT-VALUE}.")
  private long maxRejects = 0;

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description =
          "Which Beam runner does the work: DirectRunner on this machine, or FlinkRunner when built by mvn -Pflink; on a cluster (after --: --flinkMaster=HOST:PORT) workers that do not share this disk read --events at, and write by --tempLocation to, a place that they reach. The results are the same. Default: DirectRunner.")
  private @Nullable String runner;

  @Option(
      names = "--report",
      description = "Also write the report, as 'guanxi report' does, to the folder report below.")
  private boolean report;

  @Option(
      names = "--sink",
      paramLabel = "SINK",
      description =
          "Also write the run's tables to " + Sink.FORMS + " (docs/sinks.md); may be repeated.")
  private List<String> sinks = new ArrayList<>();

  @Parameters(
      paramLabel = "BEAM_OPTION",
      arity = "0..*",
      description = "After --: options for Apache Beam, for example --targetParallelism=2.")
  private List<String> beamArguments = new ArrayList<>();

  /** Names of the feeds' formats, for help and completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FeedFormats.all().stream().map(format -> format.name()).iterator();
    }
  }

  /** Where the results go. */
  Folder output() {
    return output.folder(beamArguments);
  }

  Language language() {
    return language.get();
  }

  /** Rejected rows that are tolerated. */
  long maxRejects() {
    return maxRejects;
  }

  boolean report() {
    return report;
  }

  /**
   * Where the tables go besides.
   *
   * @throws FaultsException when one is no sink
   */
  List<Sink> sinks() {
    return sinks.stream().map(given -> Sink.of(given, "--sink")).toList();
  }

  /** Names of the report's files, when one is asked for. */
  List<String> reportFiles(List<DyadProfile> dyads) {
    return report ? ReportCommand.files(dyads, language.get()) : List.of();
  }

  /**
   * What the command line asks for, one plan a run.
   *
   * @throws FaultsException with every fault of the arguments and the configuration
   */
  List<RunPlan> plans() {
    checkBeamArguments();
    return Planner.plan(
        new RunRequest(
            events,
            encoding,
            Home.events(),
            config.folder(),
            new Selection(
                Optional.ofNullable(scheme),
                Optional.ofNullable(codebook),
                Optional.ofNullable(recipe)),
            output(),
            dyads,
            from,
            to,
            initials,
            initialsFile,
            asOf,
            onlyVerified,
            p0,
            duplicates,
            uncertainty,
            seed,
            incremental,
            maxRejects,
            beamArguments()),
        new BeamStore(beamArguments()));
  }

  private void checkBeamArguments() {
    for (String argument : beamArguments) {
      if (!spec.commandLine().getParseResult().originalArgs().contains("--")) {
        throw new ParameterException(spec.commandLine(), "Unmatched argument: '" + argument + "'");
      }
      if (argument.startsWith("--help")) {
        throw new ParameterException(
            spec.commandLine(),
            "Beam option '--help' would end the program; Beam's options are on beam.apache.org");
      }
      if (!argument.startsWith("--")) {
        throw new ParameterException(
            spec.commandLine(), "Beam option '" + argument + "' must have the form --name=value");
      }
    }
  }

  private List<String> beamArguments() {
    if (runner == null) {
      return beamArguments;
    }
    if (beamArguments.stream().anyMatch(each -> each.startsWith("--runner="))) {
      throw new FaultsException("--runner " + runner, "a runner is also given after --");
    }
    List<String> all = new ArrayList<>(beamArguments);
    all.add("--runner=" + runner);
    return all;
  }
}
