package io.guanxi.cli;

import io.guanxi.model.Country;
import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.Names;
import io.guanxi.pipeline.EventFiles;
import io.guanxi.pipeline.FeedJob;
import io.guanxi.pipeline.FeedPlan;
import io.guanxi.pipeline.InputFiles;
import io.guanxi.pipeline.ScoreJob;
import io.guanxi.pipeline.ScorePlan;
import io.guanxi.report.Language;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.ScoreSummary;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Recipe;
import io.guanxi.scheme.Sampling;
import io.guanxi.source.curated.AsOf;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
class ScoreCommand implements Callable<Integer> {
  private static final String EVENTS = "data/events";
  private static final Pattern INITIAL =
      Pattern.compile("(.+)=(\\d{4}-\\d{2}):([-+]?\\d{1,3}(?:\\.\\d{1,15})?)");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      paramLabel = "[FORMAT:]PATH_OR_GLOB",
      description =
          "File, folder of *.csv files, or pattern, of curated events or of a machine-coded feed (plain, gzip, zip); may be repeated. Formats: curated, ${COMPLETION-CANDIDATES}; without one the first rows decide. Default: the bundled data/events.",
      completionCandidates = FeedArguments.Formats.class)
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Folder with codebooks, schemes, dyads, themes and published figures. Default: the bundled config.")
  private @Nullable String config;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the results; made if it is not there. Default: data/output.")
  private @Nullable String output;

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

  @Mixin private FeedArguments feedArguments = new FeedArguments();

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description =
          "Score only what had been coded by the end of this day; every event file then needs the column coded_on.")
  private @Nullable String asOf;

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
      names = "--max-rejects",
      paramLabel = "N",
      description =
          "Rejected rows that are tolerated before the exit code is 1. Default: ${DEFAULT-VALUE}.")
  private long maxRejects = 0;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of the summary: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description =
          "Which Beam runner does the work: DirectRunner on this machine, or FlinkRunner when built by mvn -Pflink. The results are the same. Default: DirectRunner.")
  private @Nullable String runner;

  @Option(
      names = "--report",
      description = "Also write the report, as 'guanxi report' does, to the folder report below.")
  private boolean report;

  @Parameters(
      paramLabel = "BEAM_OPTION",
      arity = "0..*",
      description = "After --: options for Apache Beam, for example --targetParallelism=2.")
  private List<String> beamArguments = new ArrayList<>();

  /**
   * What a command line asks for.
   *
   * @param curated the run of curated events; null when only feeds are named
   * @param feeds the runs of feeds, one a format
   */
  record Plans(@Nullable ScorePlan curated, List<FeedPlan> feeds) {}

  @Override
  public Integer call() {
    Plans plans = plans();
    long worst = 0;
    ScorePlan curated = plans.curated();
    if (curated != null) {
      Home.Folder folder = outputFolder();
      RunCounts counts = ScoreJob.run(curated, Version.text());
      out()
          .print(
              ScoreSummary.of(
                  folder.path(),
                  folder.shown(),
                  counts,
                  curated.asOf() == null ? null : curated.asOf().day(),
                  curated.effective(),
                  language));
      worst = Math.max(worst, ended(counts, folder, curated.effective()));
    }
    for (FeedPlan feed : plans.feeds()) {
      Home.Folder folder = FeedArguments.output(outputFolder(), plans, feed);
      RunCounts counts = FeedJob.run(feed, Version.text());
      out().print(FeedArguments.summary(feed, folder, counts, language));
      worst = Math.max(worst, ended(counts, folder, feed.effective()));
    }
    return (worst > 0 ? ExitCode.CHECK_FAILED : ExitCode.DONE).code();
  }

  /**
   * Writes the report, if it was asked for, and says when too many rows were rejected.
   *
   * @return rejected rows beyond what is tolerated
   */
  private long ended(RunCounts counts, Home.Folder folder, Configuration effective) {
    out().flush();
    if (report) {
      report(folder, effective);
    }
    long excess = Math.max(0, counts.rejected() - maxRejects);
    if (excess > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "guanxi: rejected rows: "
                  + counts.rejected()
                  + ", more than --max-rejects "
                  + maxRejects
                  + "; see "
                  + folder.shown()
                  + "/rejects.csv");
    }
    return excess;
  }

  /** Names of the report's files, when one is asked for. */
  final List<String> reportFiles(List<DyadProfile> dyads) {
    return report ? ReportCommand.files(dyads, language) : List.of();
  }

  private void report(Home.Folder run, Configuration effective) {
    ReportedRun reported =
        ReportedRun.read(
            run.path(), RunManifest.read(run.path(), run.shown(), "--output"), effective);
    ReportCommand.write(
        ReportCommand.request(reported, language), ReportCommand.below(run), spec.commandLine());
  }

  /**
   * What the command line asks for.
   *
   * @throws FaultsException with every fault of the arguments and the configuration
   */
  final Plans plans() {
    checkBeamArguments();
    if (maxRejects < 0) {
      throw new FaultsException("--max-rejects " + maxRejects + ": at least 0 is allowed");
    }
    Home.Folder configFolder = Home.config(config);
    Configuration configured = ConfigurationLoader.load(configFolder.path(), configFolder.shown());
    List<String> faults = new ArrayList<>();
    List<String> starts = new ArrayList<>(initials);
    starts.addAll(feedArguments.initials(configured, faults));
    Configuration effective = withInitials(withRule(configured, faults), starts, faults);
    InputFiles.Plan inputs = inputs(faults);
    boolean hasCurated = !inputs.curated().isEmpty();
    boolean all = dyads.contains(FeedArguments.ALL);
    List<Dyad> pairs =
        FeedArguments.pairs(dyads, effective, hasCurated ? new ArrayList<>() : faults);
    Set<String> selected = hasCurated && !all ? selected(effective, faults) : new LinkedHashSet<>();
    YearMonth first = month("--from", from, faults);
    YearMonth last = month("--to", to, faults);
    AsOf codedBy = asOf(faults);
    if (first != null && last != null && first.isAfter(last)) {
      faults.add("--from " + first + " is after --to " + last);
    }
    Sampling sampling = sampling(faults);
    DuplicatePolicy policy = feedArguments.policy(faults);
    refuseForFeeds(inputs, faults);
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    SortedMap<String, Object> arguments = arguments(selected, starts, effective, sampling);
    ScorePlan curated =
        hasCurated
            ? new ScorePlan(
                inputs.curated(),
                codedBy,
                configFolder.path(),
                configured,
                effective,
                selected,
                first,
                last,
                sampling,
                outputFolder().path(),
                arguments,
                beamArguments())
            : null;
    List<FeedPlan> feeds = new ArrayList<>();
    Map<String, FeedCodebook> codebooks = new HashMap<>();
    inputs
        .feeds()
        .forEach(
            (format, files) -> {
              FeedCodebook codebook =
                  codebooks.computeIfAbsent(
                      format.codebook(),
                      id -> FeedCodebook.load(configFolder.path(), configFolder.shown(), id));
              Recipe recipe =
                  Recipe.load(
                      configFolder.path(),
                      configFolder.shown(),
                      format.recipe(),
                      codebook.codes().values());
              DuplicatePolicy used = policy == null ? recipe.duplicates() : policy;
              if (used == DuplicatePolicy.EVENT_ID && !format.hasIds()) {
                throw new FaultsException(
                    "--duplicates EVENT_ID: "
                        + format.name()
                        + " has no column of event ids; allowed are STORY, ONE_A_DAY and NONE");
              }
              boolean alone = !hasCurated && inputs.feeds().size() == 1;
              SortedMap<String, Object> said = new TreeMap<>(arguments);
              said.put("dyad", List.copyOf(new TreeSet<>(dyads)));
              said.put("duplicates", used.name());
              feeds.add(
                  new FeedPlan(
                      format,
                      files,
                      configFolder.path(),
                      effective.ofFeed(codebook),
                      Countries.load(configFolder.path(), configFolder.shown()),
                      codebook,
                      recipe,
                      used,
                      all ? null : pairs,
                      first,
                      last,
                      alone ? outputFolder().path() : outputFolder().path().resolve(format.name()),
                      said,
                      beamArguments()));
            });
    return new Plans(curated, feeds);
  }

  /** Options that say nothing of a feed are refused, not passed over. */
  private void refuseForFeeds(InputFiles.Plan inputs, List<String> faults) {
    if (inputs.feeds().isEmpty()) {
      return;
    }
    String feeds =
        inputs.feeds().keySet().stream().map(FeedFormat::name).collect(Collectors.joining(", "));
    if (asOf != null) {
      faults.add(
          "--as-of "
              + asOf
              + ": is for curated events, whose rows say when they were coded; "
              + feeds
              + " must be scored without it, in a command of its own");
    }
    if (uncertainty != null) {
      faults.add(
          "--uncertainty "
              + uncertainty
              + ": is for curated events; the scores of "
              + feeds
              + " rest on sums by month and code, of which nothing can be drawn anew; score it in a command of its own");
    }
  }

  private InputFiles.Plan inputs(List<String> faults) {
    try {
      return InputFiles.plan(inputArguments(events, faults));
    } catch (FaultsException e) {
      faults.addAll(e.faults());
      return new InputFiles.Plan(List.of(), Map.of());
    }
  }

  /** The files, folders and patterns given, or the bundled folder when none is. */
  static List<InputFiles.Argument> inputArguments(List<String> events, List<String> faults) {
    List<InputFiles.Argument> arguments = new ArrayList<>();
    if (events.isEmpty()) {
      arguments.add(
          new InputFiles.Argument(
              InputFiles.CURATED,
              new EventFiles.Argument(Home.resolve(EVENTS).toString(), EVENTS)));
    }
    for (String text : events) {
      try {
        arguments.add(InputFiles.Argument.parse(text));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return arguments;
  }

  /** Where results are printed. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Where the results go. */
  final Home.Folder outputFolder() {
    return Home.output(output);
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
      throw new FaultsException("--runner " + runner + ": a runner is also given after --");
    }
    List<String> all = new ArrayList<>(beamArguments);
    all.add("--runner=" + runner);
    return all;
  }

  private @Nullable AsOf asOf(List<String> faults) {
    if (asOf == null) {
      return null;
    }
    LocalDate day = EventDate.day(asOf).orElse(null);
    if (day == null) {
      faults.add("--as-of '" + asOf + "' is not a day as YYYY-MM-DD");
      return null;
    }
    return new AsOf(day);
  }

  private Configuration withRule(Configuration configuration, List<String> faults) {
    if (p0 == null) {
      return configuration;
    }
    P0Rule rule = P0Rule.of(p0).orElse(null);
    if (rule == null) {
      faults.add(
          "--p0 '"
              + p0
              + "': allowed are month-start and running"
              + LookAlike.hint(p0, List.of("month-start", "running")));
      return configuration;
    }
    return configuration.withP0(rule);
  }

  /** The configuration with the starts of {@code --initial} in it; what is wrong is noted. */
  static Configuration withInitials(
      Configuration configuration, List<String> initials, List<String> faults) {
    Map<String, DyadProfile> started = new LinkedHashMap<>();
    Set<Set<String>> given = new HashSet<>();
    for (String initial : initials) {
      Matcher parts = INITIAL.matcher(initial);
      if (!parts.matches()) {
        faults.add(
            "--initial '" + initial + "' is not D=YYYY-MM:SCORE, for example CHN-KOR=2022-02:4.3");
        continue;
      }
      Dyad dyad = Dyad.parse(parts.group(1)).orElse(null);
      if (dyad == null) {
        faults.add(
            "--initial '"
                + initial
                + "': dyad '"
                + parts.group(1)
                + "' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB"
                + LookAlike.hint(parts.group(1), configuration.dyads().keySet()));
        continue;
      }
      if (!given.add(Set.of(dyad.first(), dyad.second()))) {
        faults.add("--initial '" + initial + "': " + dyad + " has an initial score already");
        continue;
      }
      YearMonth month = month("--initial " + initial + ":", parts.group(2), faults);
      double score = Double.parseDouble(parts.group(3));
      int n = configuration.scheme().n();
      if (Math.abs(score) > n) {
        faults.add(
            "--initial '"
                + initial
                + "': score "
                + parts.group(3)
                + " leaves the scale -"
                + n
                + " … "
                + n);
      } else if (month != null) {
        DyadProfile known = configuration.profile(dyad);
        DyadProfile profile =
            known == null ? named(dyad, month, score) : known.startingAt(month, score);
        started.put(profile.dyad().id(), profile);
      }
    }
    return configuration.withDyads(started.values());
  }

  private static DyadProfile named(Dyad dyad, YearMonth month, double score) {
    Names first = Country.names(dyad.first());
    Names second = Country.names(dyad.second());
    Names both =
        new Names(
            first.en() + "–" + second.en(),
            first.zh() + "—" + second.zh(),
            first.ko() + "–" + second.ko());
    return new DyadProfile(
        dyad, both, month, score, DyadProfile.Basis.GIVEN, DyadProfile.GIVEN_SOURCE);
  }

  private Set<String> selected(Configuration effective, List<String> faults) {
    Set<String> selected = new LinkedHashSet<>();
    for (String text : dyads) {
      DyadProfile profile = Dyad.parse(text).map(effective::profile).orElse(null);
      if (profile == null) {
        faults.add(
            "--dyad '"
                + text
                + "' is not configured and has no --initial"
                + LookAlike.hint(text, effective.dyads().keySet()));
      } else {
        selected.add(profile.dyad().id());
      }
    }
    return selected;
  }

  /** How replicates are drawn; null when no bands are asked for, or when faults were noted. */
  private @Nullable Sampling sampling(List<String> faults) {
    Long start = seed == null ? Long.valueOf(Sampling.DEFAULT_SEED) : whole(seed);
    if (start == null) {
      faults.add("--seed '" + seed + "' is not a whole number of at most 64 bits");
    }
    if (uncertainty == null) {
      if (seed != null) {
        faults.add("--seed " + seed + ": there is nothing to draw without --uncertainty");
      }
      return null;
    }
    Long replicates = whole(uncertainty);
    if (replicates == null || replicates < 1 || replicates > Sampling.MOST_REPLICATES) {
      faults.add(
          "--uncertainty '"
              + uncertainty
              + "': a whole number of replicates from 1 to "
              + Sampling.MOST_REPLICATES
              + " is allowed");
      return null;
    }
    return start == null ? null : new Sampling(replicates.intValue(), start);
  }

  private static @Nullable Long whole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable YearMonth month(
      String option, @Nullable String text, List<String> faults) {
    if (text == null) {
      return null;
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      faults.add(option + " '" + text + "' is not a month as YYYY-MM");
      return null;
    }
  }

  /** The arguments that determine the result; where it is written and how Beam runs do not. */
  private SortedMap<String, Object> arguments(
      Set<String> selected,
      List<String> starts,
      Configuration effective,
      @Nullable Sampling sampling) {
    SortedMap<String, Object> arguments = new TreeMap<>();
    arguments.put(
        "events", events.isEmpty() ? List.of(EVENTS) : List.copyOf(new TreeSet<>(events)));
    arguments.put("config", Home.config(config).shown());
    arguments.put("dyad", List.copyOf(new TreeSet<>(selected)));
    arguments.put("initial", List.copyOf(new TreeSet<>(starts)));
    arguments.put("p0", effective.scheme().p0().label());
    arguments.put("as_of", asOf == null ? "" : asOf);
    arguments.put("from", from == null ? "" : from);
    arguments.put("to", to == null ? "" : to);
    arguments.put("max_rejects", maxRejects);
    if (sampling != null) {
      arguments.put("uncertainty", sampling.replicates());
      arguments.put("seed", sampling.seed());
    }
    return arguments;
  }
}
