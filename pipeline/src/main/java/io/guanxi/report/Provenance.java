package io.guanxi.report;

import io.guanxi.run.RunManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * With what a verdict was reached.
 *
 * @param version version of the tool that reached it
 * @param method version of the method
 * @param configuration SHA-256 of every configuration file read, by its path below the folder
 * @param inputs SHA-256 of every file judged, by the name that the user knows
 * @param runs manifests of the runs judged, by the name that the user knows
 */
public record Provenance(
    String version,
    String method,
    SortedMap<String, String> configuration,
    SortedMap<String, String> inputs,
    SortedMap<String, RunManifest> runs) {
  private static final int SHOWN_DIGITS = 12;

  /** The values as they go into JSON, hashes whole. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("guanxi", version);
    document.put("method", method);
    document.put("configuration", configuration);
    document.put("inputs", inputs);
    SortedMap<String, Object> described = new TreeMap<>();
    runs.forEach(
        (name, manifest) -> {
          Map<String, Object> run = new LinkedHashMap<>();
          run.put("guanxi", manifest.version());
          run.put("method", manifest.method());
          run.put("configuration", manifest.configuration());
          if (manifest.feed() != null) {
            run.put("feed", manifest.feed());
          }
          described.put(name, run);
        });
    document.put("runs", described);
    return document;
  }

  /** The same in lines for people: versions, codebook and scheme, inputs; hashes cut short. */
  List<String> lines(Messages messages) {
    List<String> lines = new ArrayList<>();
    lines.add(messages.get("provenance.tool", version, method, rules(messages, configuration)));
    runs.forEach(
        (name, run) -> {
          lines.add(
              messages.get(
                  "provenance.run",
                  name,
                  run.version(),
                  run.method(),
                  rules(messages, run.configuration())));
          if (run.feed() != null) {
            lines.add(messages.get("provenance.feed", name, run.feed()));
          }
        });
    lines.add(messages.get("provenance.inputs", hashes(messages, inputs)));
    return lines;
  }

  /** Codebook and scheme are what bears on scores. */
  private static String rules(Messages messages, SortedMap<String, String> configuration) {
    SortedMap<String, String> rules = new TreeMap<>(configuration);
    rules.keySet().removeIf(file -> !file.startsWith("codebooks/") && !file.startsWith("schemes/"));
    return hashes(messages, rules);
  }

  private static String hashes(Messages messages, SortedMap<String, String> files) {
    List<String> parts = new ArrayList<>();
    files.forEach(
        (file, hash) ->
            parts.add(file + " " + hash.substring(0, Math.min(SHOWN_DIGITS, hash.length()))));
    return String.join(messages.get("list.separator"), parts);
  }
}
