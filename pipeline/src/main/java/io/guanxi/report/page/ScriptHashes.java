package io.guanxi.report.page;

import io.guanxi.report.figure.FigureRequest;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The hashes of all files that a run was made of and wrote, and of what is shown beside it. */
record ScriptHashes(
    RunManifest manifest, Configuration configuration, SortedMap<String, String> foresight) {
  private static final int SHORT = 12;

  /**
   * A file: an {@code input}, a {@code configuration} or an {@code output} of the run, or a
   * forecast ({@code ahead}).
   */
  record File(String kind, String name, String sha256) {}

  static ScriptHashes of(FigureRequest request) {
    return new ScriptHashes(
        request.run().manifest(), request.run().configuration(), request.foresight().hashes());
  }

  List<File> all() {
    List<File> all = new ArrayList<>();
    manifest.inputs().forEach(each -> all.add(new File("input", each.file(), each.hash())));
    manifest.configuration().forEach((file, sha) -> all.add(new File("configuration", file, sha)));
    manifest.outputs().forEach((file, sha) -> all.add(new File("output", file, sha)));
    foresight.forEach((file, sha) -> all.add(new File("ahead", file, sha)));
    return all;
  }

  /** The beginnings of the hashes of the inputs. */
  List<String> inputs() {
    return manifest.inputs().stream()
        .map(each -> each.sha256().map(ScriptHashes::beginning).orElse(each.hash()))
        .toList();
  }

  String scheme() {
    return ofFile("schemes/", configuration.scheme().id());
  }

  String codebook() {
    return ofFile("codebooks/", configuration.codebook().id());
  }

  /** Of a file in a folder, or below it where it was named by its path. */
  private String ofFile(String folder, String id) {
    return configuration.hashes().entrySet().stream()
        .filter(file -> file.getKey().startsWith(folder))
        .filter(file -> file.getKey().endsWith("/" + id + ".json"))
        .map(file -> beginning(file.getValue()))
        .findFirst()
        .orElse("");
  }

  private static String beginning(String hash) {
    return hash.substring(0, Math.min(SHORT, hash.length()));
  }
}
