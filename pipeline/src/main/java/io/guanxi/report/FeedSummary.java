package io.guanxi.report;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import io.guanxi.run.Readings;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Recipe;
import io.guanxi.source.feed.Fate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the terminal shows after a run of a feed, made from the files that the run wrote. */
public final class FeedSummary {
  private FeedSummary() {}

  /**
   * What was counted.
   *
   * @param format name of the format
   * @param recipe what the recipe is called
   * @param duplicates which rows tell of the same event
   * @param pairs the pairs asked for; null for all pairs of the world
   * @param copies files that were passed over, each with the one that it is a byte copy of
   * @param taken what was taken over from the last run; null when that was not asked
   */
  public record Feed(
      String format,
      LocalizedNames recipe,
      DuplicatePolicy duplicates,
      @Nullable List<Dyad> pairs,
      Map<String, String> copies,
      Readings.@Nullable Taken taken) {}

  /**
   * The summary.
   *
   * @param run the run
   * @param configuration the configuration that it was made with
   * @param feed what was counted
   */
  public static Document of(Run run, Configuration configuration, Feed feed, Language language) {
    Path folder = run.folder();
    String shownFolder = run.shown();
    RunCounts counts = RunCounts.of(run.manifest().counts());
    Messages messages = new Messages(language);
    Document document = new Document();
    document
        .line(
            messages.get(
                "feed.title",
                feed.format(),
                language.of(feed.recipe()),
                counts.get("months"),
                counts.get("flows")))
        .addAll(ScoreSummary.series(folder, shownFolder, configuration, language))
        .lines(flowsOnly(folder, configuration, feed, messages))
        .line(language.of(Recipe.UNCALIBRATED))
        .line(
            messages.get(
                "feed.fates",
                counts.get(RunCounts.READ),
                counts.get(RunCounts.SCORED),
                counts.get(RunCounts.DUPLICATE),
                feed.duplicates(),
                counts.get(RunCounts.NOT_SELECTED),
                counts.get(Fate.NOT_APPLICABLE),
                counts.rejected()));
    feed.copies().forEach((copy, first) -> document.line(messages.get("feed.copy", copy, first)));
    Readings.Taken taken = feed.taken();
    if (taken != null) {
      document.line(messages.get("feed.taken", taken.before(), taken.read()));
      if (taken.unfit()) {
        document.line(messages.get("feed.unfit"));
      }
      taken.damaged().forEach(file -> document.line(messages.get("feed.damaged", file)));
    }
    if (counts.get(Fate.UNKNOWN_COUNTRY) > 0) {
      document.line(
          messages.get(
              "feed.unknown",
              counts.get(Fate.UNKNOWN_COUNTRY),
              shownFolder + "/" + RunTable.UNKNOWN_NAMES.fileName()));
    }
    return document.lines(ScoreSummary.ending(counts, shownFolder, messages));
  }

  /** Which of the pairs asked for have no score, and why. */
  private static List<String> flowsOnly(
      Path folder, Configuration configuration, Feed feed, Messages messages) {
    List<Dyad> pairs = feed.pairs();
    if (pairs == null) {
      return List.of(messages.get("feed.flowsonly.all"));
    }
    Set<String> scored = Set.copyOf(RunRows.dyads(folder));
    List<String> lines = new ArrayList<>();
    for (Dyad pair : pairs) {
      DyadProfile profile = configuration.profile(pair);
      if (profile == null) {
        lines.add(messages.get("feed.flowsonly.noinitial", pair));
      } else if (!scored.contains(profile.dyad().id())) {
        lines.add(messages.get("feed.flowsonly.late", profile.dyad(), profile.initialMonth()));
      }
    }
    return lines;
  }
}
