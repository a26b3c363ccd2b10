package io.guanxi.cli;

import io.guanxi.model.FaultsException;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.RunManifest;
import io.guanxi.table.Vintage;
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
   * @param manifest the run's manifest
   * @param config the folder given on the command line; null for the one that the run names
   * @param kept the kept run that it is, which has its configuration with it; null for another
   * @throws FaultsException when the files are not those of the run, or are faulty
   */
  static RunConfiguration of(
      RunManifest manifest, @Nullable String config, @Nullable Vintage kept) {
    Configuration configured = configured(manifest, config, kept);
    List<String> faults = new ArrayList<>();
    Configuration effective =
        ScoreCommand.withInitials(configured.withP0(manifest.p0()), manifest.initials(), faults);
    if (!faults.isEmpty()) {
      throw new FaultsException(
          faults.stream()
              .map(fault -> manifest.run() + "/" + RunManifest.FILE + ": " + fault)
              .toList());
    }
    return new RunConfiguration(configured, effective);
  }

  private static Configuration configured(
      RunManifest manifest, @Nullable String config, @Nullable Vintage kept) {
    if (config == null && kept != null) {
      String shown = kept.shown() + "/" + Vintage.CONFIG;
      Configuration asKept = ConfigurationLoader.load(kept.config(), shown);
      manifest.requireSame(asKept, shown);
      return asKept;
    }
    String named = config == null ? manifest.config() : config;
    boolean bundled = config == null && named.equals(Home.CONFIG);
    Home.Folder folder = Home.config(bundled ? null : named);
    Configuration configured = ConfigurationLoader.load(folder.path(), folder.shown());
    manifest.requireSame(configured, named);
    return configured;
  }
}
