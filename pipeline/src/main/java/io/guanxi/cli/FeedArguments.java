package io.guanxi.cli;

import io.guanxi.model.Decimals;
import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.pipeline.FeedPlan;
import io.guanxi.report.FeedSummary;
import io.guanxi.report.Language;
import io.guanxi.run.RunCounts;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.SeriesFile;
import io.guanxi.source.FeedFormats;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code score} that only feeds have. */
final class FeedArguments {
  /** In place of a pair: every pair. */
  static final String ALL = "ALL";

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

  /** Names of the feeds' formats, for help and completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FeedFormats.all().stream().map(format -> format.name()).iterator();
    }
  }

  /** The policy asked for; null when none is. */
  @Nullable DuplicatePolicy policy(List<String> faults) {
    if (duplicates == null) {
      return null;
    }
    DuplicatePolicy policy = DuplicatePolicy.of(duplicates).orElse(null);
    if (policy == null) {
      List<String> allowed =
          Arrays.stream(DuplicatePolicy.values()).map(DuplicatePolicy::name).toList();
      faults.add(
          "--duplicates '"
              + duplicates
              + "': allowed are "
              + String.join(", ", allowed)
              + LookAlike.hint(duplicates, allowed));
    }
    return policy;
  }

  /** The starts of {@code --initials}, each as {@code --initial} would have it. */
  List<String> initials(Configuration configuration, List<String> faults) {
    if (initialsFile == null) {
      return List.of();
    }
    List<String> initials = new ArrayList<>();
    try {
      for (MonthlySeries series :
          SeriesFile.read(Path.of(initialsFile), initialsFile, configuration::canonicalId)) {
        if (series.scores().size() > 1) {
          faults.add(
              "--initials "
                  + initialsFile
                  + ": "
                  + series.dyad()
                  + " has "
                  + series.scores().size()
                  + " months; a start is one");
        } else {
          series
              .scores()
              .forEach(
                  (month, score) ->
                      initials.add(series.dyad() + "=" + month + ":" + Decimals.shortest(score)));
        }
      }
    } catch (FaultsException e) {
      e.faults().forEach(fault -> faults.add("--initials " + fault));
    }
    return initials;
  }

  /**
   * The pairs of {@code --dyad} as feeds take them: any two countries; without it all configured.
   */
  static List<Dyad> pairs(List<String> dyads, Configuration effective, List<String> faults) {
    Set<Dyad> pairs = new LinkedHashSet<>();
    if (dyads.isEmpty()) {
      effective.dyads().values().forEach(profile -> pairs.add(profile.dyad()));
    }
    for (String text : dyads) {
      Dyad dyad = Dyad.parse(text).orElse(null);
      if (dyad == null && !text.equals(ALL)) {
        faults.add(
            "--dyad '"
                + text
                + "' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB, nor ALL"
                + LookAlike.hint(text, effective.dyads().keySet()));
      } else if (dyad != null) {
        DyadProfile profile = effective.profile(dyad);
        pairs.add(profile == null ? dyad : profile.dyad());
      }
    }
    return List.copyOf(pairs);
  }

  /** Where a feed's run goes: into OUTPUT when it is alone, else into a folder of its own in it. */
  static Home.Folder output(Home.Folder output, ScoreCommand.Plans plans, FeedPlan feed) {
    boolean alone = plans.curated() == null && plans.feeds().size() == 1;
    return alone
        ? output
        : new Home.Folder(feed.output(), output.shown() + "/" + feed.format().name());
  }

  /** What the terminal shows after a feed's run. */
  static String summary(FeedPlan feed, Home.Folder folder, RunCounts counts, Language language) {
    return FeedSummary.of(
        folder.path(),
        folder.shown(),
        counts,
        feed.effective(),
        new FeedSummary.Feed(
            feed.format().name(), feed.recipe().names(), feed.policy(), feed.pairs()),
        language);
  }
}
