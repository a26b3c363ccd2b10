package io.guanxi.plan;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.scheme.Recipe;
import io.guanxi.scheme.Sampling;
import io.guanxi.scheme.Selection;
import io.guanxi.source.curated.AsOf;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.feed.FeedDetection;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedVocabulary;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.MonthOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the plans of runs: one for curated events, and one a format of a feed. */
public final class Planner {
  /** So many files of a feed are looked into for codes; the others are when they are read. */
  private static final int FILES_LOOKED_INTO = 10;

  /** Rows enough to meet such a code, and few to look at before anything is compiled. */
  private static final int CODES_HEAD = 16 << 10;

  /** In place of a pair: every pair. */
  public static final String ALL = "ALL";

  private final RunRequest request;
  private final List<String> faults = new ArrayList<>();
  private final RequestValues values;

  private Planner(RunRequest request) {
    this.request = request;
    this.values = new RequestValues(request, faults);
  }

  /**
   * Plans what is asked for.
   *
   * @param store where the input lies
   * @return the plans in the order in which they are run; each has an output folder of its own
   * @throws FaultsException with every fault of the arguments, the configuration and the names of
   *     the input
   */
  public static List<RunPlan> plan(RunRequest request, InputStore store) {
    return new Planner(request).plan(store);
  }

  private List<RunPlan> plan(InputStore store) {
    if (request.maxRejects() < 0) {
      throw new FaultsException(
          Fault.of("--max-rejects", request.maxRejects()).not("a number of at least 0"));
    }
    Path folder = request.config().path();
    String shownFolder = request.config().shown();
    request.selection().requireThere(folder, shownFolder);
    Selection selection = request.selection().byName(folder);
    KnownFiles known = KnownFiles.of(request, store);
    InputFiles.Plan inputs = inputs(store, known);
    boolean hasCurated = !inputs.curated().isEmpty();
    refuseSelection(inputs, hasCurated);
    Configuration configured =
        ConfigurationLoader.load(folder, shownFolder, hasCurated ? selection : selection.ofFeed());
    List<String> starts = new ArrayList<>(request.initials());
    starts.addAll(values.startsOfFile(configured));
    Configuration effective = InitialScores.in(values.withRule(configured), starts, faults);
    boolean all = request.dyads().contains(ALL);
    List<Dyad> pairs = pairs(effective, hasCurated ? new ArrayList<>() : faults);
    Set<String> selected = hasCurated && !all ? selected(effective) : Set.of();
    YearMonth from = MonthOption.read("--from", request.from(), faults);
    YearMonth to = MonthOption.read("--to", request.to(), faults);
    AsOf asOf = values.asOf();
    if (asOf != null) {
      inputs.undated().stream()
          .sorted()
          .forEach(
              shown ->
                  faults.add(
                      Fault.of("column", CuratedFormat.CODED_ON)
                          .in(shown)
                          .that("is missing; --as-of needs it")));
    }
    if (from != null && to != null && from.isAfter(to)) {
      faults.add(Fault.of("--from", from).that("is after --to '" + to + "'"));
    }
    Sampling sampling = values.sampling();
    DuplicatePolicy policy = values.policy();
    refuseForFeeds(inputs.feeds().keySet());
    if (request.incremental() && hasCurated) {
      faults.add(
          "--incremental: is for machine-coded feeds; curated events are read as a whole, so score"
              + " them without it, in a command of their own");
    }
    FaultsException.throwIfAny(faults);
    RunManifest.Arguments arguments = arguments(selection, selected, starts, effective, sampling);
    List<RunPlan> plans = new ArrayList<>();
    if (hasCurated) {
      Input curated =
          new Input.Curated(inputs.curated(), asOf, request.onlyVerified(), selected, sampling);
      plans.add(
          new RunPlan(
              curated,
              request.config(),
              configured,
              effective,
              from,
              to,
              request.output(),
              request.maxRejects(),
              arguments,
              request.beamArguments()));
    }
    boolean isAlone = !hasCurated && inputs.feeds().size() == 1;
    inputs
        .feeds()
        .forEach(
            (format, files) -> {
              Input.Feed feed =
                  feed(
                      request.config(),
                      selection,
                      format,
                      files,
                      policy,
                      all ? null : pairs,
                      inputs.copies());
              Folder output = isAlone ? request.output() : request.output().in(format.name());
              if (request.incremental()) {
                feed = feed.keeping(known.incremental(feed, output));
              }
              requireZeros(feed, store);
              plans.add(
                  new RunPlan(
                      feed,
                      request.config(),
                      configured,
                      effective.ofFeed(feed.codebook()),
                      from,
                      to,
                      output,
                      request.maxRejects(),
                      arguments.ofFeed(sorted(request.dyads()), feed.policy().name()),
                      request.beamArguments()));
            });
    return plans;
  }

  private InputFiles.Plan inputs(InputStore store, KnownFiles known) {
    try {
      List<EventsArgument> arguments =
          RunRequest.inputs(request.events(), request.bundled(), faults);
      InputFiles.Plan plan = new InputFiles(store, request.encoding(), known).plan(arguments);
      Predicate<String> isHeld = request.output().holds();
      Stream.concat(plan.curated().stream(), plan.feeds().values().stream().flatMap(List::stream))
          .filter(file -> isHeld.test(file.resource()))
          .map(InputFile::archive)
          .distinct()
          .forEach(
              file ->
                  faults.add(
                      Fault.of("--events", file)
                          .that(
                              "lies in the folder of --output, "
                                  + request.output().shown()
                                  + ", whose files come and go with every run; keep it elsewhere")));
      return plan;
    } catch (FaultsException e) {
      faults.addAll(e.faults());
      return new InputFiles.Plan(List.of(), List.of(), Map.of(), Map.of());
    }
  }

  /**
   * A feed with what its format asks of the configuration.
   *
   * @param selection codebook and recipe in place of the format's
   * @param policy which rows tell of the same event; null for what the recipe says
   * @param pairs null for all pairs of the world
   * @param copies files that are passed over, each with the one that it is a byte copy of
   * @throws FaultsException when codebook, recipe or countries cannot be used, or the policy does
   *     not suit the format
   */
  public static Input.Feed feed(
      Folder config,
      Selection selection,
      FeedFormat format,
      List<InputFile> files,
      @Nullable DuplicatePolicy policy,
      @Nullable List<Dyad> pairs,
      Map<String, String> copies) {
    Path folder = config.path();
    String shown = config.shown();
    FeedCodebook codebook =
        FeedCodebook.load(folder, shown, selection.codebook().orElse(format.codebook()));
    Recipe recipe =
        Recipe.load(
            folder, shown, selection.recipe().orElse(format.recipe()), codebook.codes().values());
    boolean counted = format.countsEvents();
    DuplicatePolicy used =
        policy != null ? policy : counted ? DuplicatePolicy.NONE : recipe.duplicates();
    if (counted && used != DuplicatePolicy.NONE) {
      throw new FaultsException(
          Fault.of("--duplicates", used)
              .not(
                  "for "
                      + format.name()
                      + ", which counts events, so that none can be told from another; allowed is"
                      + " NONE"));
    }
    if (used == DuplicatePolicy.EVENT_ID && !format.hasIds()) {
      throw new FaultsException(
          Fault.of("--duplicates", used)
              .not(
                  "for "
                      + format.name()
                      + ", which has no column of event ids; allowed are STORY, ONE_A_DAY and"
                      + " NONE"));
    }
    Countries countries = Countries.load(folder, shown);
    return new Input.Feed(format, files, countries, codebook, recipe, used, pairs, copies, null);
  }

  /** Codes that lost their zeros are known from a file's head, whatever pairs are asked for. */
  private static void requireZeros(Input.Feed feed, InputStore store) {
    FeedVocabulary vocabulary = feed.vocabulary();
    Incremental incremental = feed.incremental();
    for (InputFile file : feed.files().stream().limit(FILES_LOOKED_INTO).toList()) {
      if (incremental != null && !incremental.parts(file).isEmpty()) {
        continue; // they had theirs
      }
      FeedFormat format = file.format() == null ? feed.format() : file.format();
      try {
        byte[] head = store.head(file, CODES_HEAD);
        FeedDetection.requireZeros(
            format, vocabulary, head, head.length < CODES_HEAD, file.shown());
      } catch (IOException e) {
        throw store.fault(file, e);
      }
    }
  }

  /** A codebook is one of curated events or of a feed, and only a feed has a recipe. */
  private void refuseSelection(InputFiles.Plan inputs, boolean hasCurated) {
    request
        .selection()
        .recipe()
        .filter(name -> inputs.feeds().isEmpty() && hasCurated)
        .ifPresent(
            name ->
                faults.add(
                    Fault.of("--recipe", name)
                        .that("is for machine-coded feeds; curated events need none")));
    request
        .selection()
        .codebook()
        .filter(name -> hasCurated && !inputs.feeds().isEmpty())
        .ifPresent(
            name ->
                faults.add(
                    Fault.of("--codebook", name)
                        .that(
                            "is for curated events or for a feed, not for both; score each in a"
                                + " command of its own")));
  }

  /** Options that say nothing of a feed are refused, not passed over. */
  private void refuseForFeeds(Collection<FeedFormat> formats) {
    if (formats.isEmpty()) {
      return;
    }
    String feeds = formats.stream().map(FeedFormat::name).collect(Collectors.joining(", "));
    if (request.asOf() != null) {
      faults.add(
          Fault.of("--as-of", request.asOf())
              .that(
                  "is for curated events, whose rows say when they were coded; "
                      + feeds
                      + " must be scored without it, in a command of its own"));
    }
    if (request.onlyVerified()) {
      faults.add(
          "--only-verified: is for curated events, whose rows say how well they can be checked; "
              + feeds
              + " must be scored without it, in a command of its own");
    }
    if (request.uncertainty() != null) {
      faults.add(
          Fault.of("--uncertainty", request.uncertainty())
              .that(
                  "is for curated events; the scores of "
                      + feeds
                      + " rest on sums by month and code, of which nothing can be drawn anew; score"
                      + " it in a command of its own"));
    }
  }

  /** The pairs as feeds take them: any two countries; all configured ones when none are asked. */
  private List<Dyad> pairs(Configuration effective, List<String> faults) {
    Set<Dyad> pairs = new LinkedHashSet<>();
    if (request.dyads().isEmpty()) {
      effective.dyads().values().forEach(profile -> pairs.add(profile.dyad()));
    }
    for (String text : request.dyads()) {
      Dyad dyad = Dyad.parse(text).orElse(null);
      if (dyad == null && !text.equals(ALL)) {
        faults.add(
            Fault.of("--dyad", text)
                .not(Dyad.FORM + ", nor ALL", Dyad.meant(text, effective.dyads().keySet())));
      } else if (dyad != null) {
        pairs.add(effective.canonical(dyad));
      }
    }
    return List.copyOf(pairs);
  }

  private Set<String> selected(Configuration effective) {
    Set<String> selected = new LinkedHashSet<>();
    for (String text : request.dyads()) {
      DyadProfile profile = Dyad.parse(text).map(effective::profile).orElse(null);
      if (profile == null) {
        faults.add(
            Fault.of("--dyad", text)
                .not(
                    "configured and has no --initial",
                    Dyad.meant(text, effective.dyads().keySet())));
      } else {
        selected.add(profile.dyad().id());
      }
    }
    return selected;
  }

  private RunManifest.Arguments arguments(
      Selection selection,
      Set<String> selected,
      List<String> starts,
      Configuration effective,
      @Nullable Sampling sampling) {
    List<String> events = request.events();
    return new RunManifest.Arguments(
        Objects.requireNonNullElse(request.asOf(), ""),
        selection.codebook(),
        request.config().shown(),
        Optional.empty(),
        sorted(selected),
        events.isEmpty() ? List.of(request.bundled().shown()) : sorted(events),
        Objects.requireNonNullElse(request.from(), ""),
        sorted(starts),
        request.maxRejects(),
        request.onlyVerified() ? Optional.of(true) : Optional.empty(),
        effective.scheme().p0().label(),
        selection.recipe(),
        selection.scheme(),
        Optional.ofNullable(sampling).map(Sampling::seed),
        Objects.requireNonNullElse(request.to(), ""),
        Optional.ofNullable(sampling).map(Sampling::replicates));
  }

  private static List<String> sorted(Collection<String> texts) {
    return List.copyOf(new TreeSet<>(texts));
  }
}
