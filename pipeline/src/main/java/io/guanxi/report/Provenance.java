package io.guanxi.report;

import io.guanxi.run.RunManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * With what a verdict was reached; so it goes into JSON.
 *
 * @param guanxi version of the tool that reached it
 * @param method version of the method
 * @param configuration SHA-256 of every configuration file read, by its path below the folder
 * @param inputs SHA-256 of every file judged, by the name that the user knows
 * @param runs the runs judged, by the name that the user knows
 */
public record Provenance(
    String guanxi,
    String method,
    SortedMap<String, String> configuration,
    SortedMap<String, String> inputs,
    SortedMap<String, Run> runs) {
  private static final int SHOWN_DIGITS = 12;

  /**
   * A run that was judged.
   *
   * @param guanxi version of the tool that made it
   * @param method version of the method
   * @param configuration SHA-256 of every configuration file of the run
   * @param feed format of the feed; empty for curated events
   */
  public record Run(
      String guanxi,
      String method,
      SortedMap<String, String> configuration,
      Optional<String> feed) {
    /** What its manifest says. */
    public static Run of(RunManifest manifest) {
      return new Run(
          manifest.versions().guanxi(),
          manifest.versions().method(),
          manifest.configuration(),
          manifest.feed().map(RunManifest.Feed::format));
    }
  }

  /** In lines for people: versions, codebook and scheme, inputs; hashes cut short. */
  public List<String> lines(Words words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.get("provenance.tool", guanxi, method, rules(words, configuration)));
    runs.forEach(
        (name, run) -> {
          lines.add(
              words.get(
                  "provenance.run",
                  name,
                  run.guanxi(),
                  run.method(),
                  rules(words, run.configuration())));
          run.feed().ifPresent(feed -> lines.add(words.get("provenance.feed", name, feed)));
        });
    lines.add(words.get("provenance.inputs", hashes(words, inputs)));
    return lines;
  }

  /** Codebook and scheme are what bears on scores. */
  private static String rules(Words words, SortedMap<String, String> configuration) {
    SortedMap<String, String> rules = new TreeMap<>(configuration);
    rules.keySet().removeIf(file -> !file.startsWith("codebooks/") && !file.startsWith("schemes/"));
    return hashes(words, rules);
  }

  private static String hashes(Words words, SortedMap<String, String> files) {
    List<String> parts = new ArrayList<>();
    files.forEach(
        (file, hash) ->
            parts.add(file + " " + hash.substring(0, Math.min(SHOWN_DIGITS, hash.length()))));
    return String.join(words.get("list.separator"), parts);
  }
}
