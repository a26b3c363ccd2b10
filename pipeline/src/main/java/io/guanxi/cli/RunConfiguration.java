package io.guanxi.cli;

import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.scheme.Selection;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a run was made with, found again.
 *
 * @param configured as it stands in the files
 * @param effective with the starts and the rule of the run's command line
 */
record RunConfiguration(Configuration configured, Configuration effective) {

  /**
   * Loads it.
   *
   * @param run the run
   * @param config the folder given on the command line; null for the one that the run names
   * @param kept the kept run that it is, which has its configuration with it; null for another
   * @throws FaultsException when the files are not those of the run, or are faulty
   */
  static RunConfiguration of(Run run, @Nullable String config, @Nullable Vintage kept) {
    Folder folder = folder(run.manifest(), config, kept);
    Selection selection = selection(run, kept);
    boolean isFeed = run.manifest().feed().isPresent();
    Configuration configured =
        ConfigurationLoader.load(
            folder.path(), folder.shown(), isFeed ? selection.ofFeed() : selection);
    run.requireSame(configured, folder.shown());
    List<String> faults = new ArrayList<>();
    Configuration effective =
        InitialScores.in(
            configured.withP0(run.manifest().p0()), run.manifest().arguments().initial(), faults);
    if (!faults.isEmpty()) {
      throw new FaultsException(
          faults.stream()
              .map(fault -> run.shown() + "/" + RunManifest.FILE + ": " + fault)
              .toList());
    }
    return new RunConfiguration(configured, ofFeed(effective, run, folder, selection));
  }

  /**
   * The files that a run used in place of the usual ones: those that were named by their paths as
   * the run keeps them, or where they lay when it is kept nowhere.
   *
   * @param kept the kept run that it is; null for the files of an output folder
   */
  static Selection selection(Run run, @Nullable Vintage kept) {
    Selection named = run.manifest().arguments().selection();
    if (kept != null) {
      return named.keptIn(kept.config());
    }
    Path vintage = run.folder().resolve(Vintages.FOLDER).resolve(run.manifest().id().orElse(""));
    return Vintage.isAt(vintage) ? named.keptIn(vintage.resolve(Vintage.CONFIG)) : named;
  }

  /** A run of a feed has other themes, and something else has to be said of it. */
  private static Configuration ofFeed(
      Configuration effective, Run run, Folder folder, Selection selection) {
    RunManifest.Feed feed = run.manifest().feed().orElse(null);
    if (feed == null) {
      return effective;
    }
    FeedCodebook codebook =
        FeedCodebook.load(
            folder.path(), folder.shown(), selection.codebook().orElse(feed.codebook()));
    run.requireSame(codebook.hashes(), folder.shown());
    return effective.ofFeed(codebook);
  }

  /** The folder given, or kept with the run, or named by it. */
  private static Folder folder(
      RunManifest manifest, @Nullable String config, @Nullable Vintage kept) {
    if (config == null && kept != null) {
      return new Folder(kept.config(), kept.shown() + "/" + Vintage.CONFIG);
    }
    String named = config == null ? manifest.arguments().config() : config;
    boolean bundled = config == null && named.equals(Home.CONFIG);
    return Home.config(bundled ? null : named);
  }
}
