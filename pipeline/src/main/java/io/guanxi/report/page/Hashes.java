package io.guanxi.report.page;

import io.guanxi.report.ReportedRun;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import java.util.ArrayList;
import java.util.List;

/** The hashes of all files that a run was made of and wrote. */
record Hashes(RunManifest manifest, Configuration configuration) {
  private static final int SHORT = 12;

  /** A file: an {@code input}, a {@code configuration} or an {@code output}. */
  record File(String kind, String name, String sha256) {}

  static Hashes of(ReportedRun run) {
    return new Hashes(run.manifest(), run.configuration());
  }

  List<File> all() {
    List<File> all = new ArrayList<>();
    manifest.inputs().forEach(each -> all.add(new File("input", each.file(), each.hash())));
    manifest.configuration().forEach((file, sha) -> all.add(new File("configuration", file, sha)));
    manifest.outputs().forEach((file, sha) -> all.add(new File("output", file, sha)));
    return all;
  }

  /** The beginnings of the hashes of the inputs. */
  List<String> inputs() {
    return manifest.inputs().stream()
        .map(each -> each.sha256().map(Hashes::beginning).orElse(each.hash()))
        .toList();
  }

  String scheme() {
    return ofFile("schemes/" + configuration.scheme().id() + ".json");
  }

  String codebook() {
    return ofFile("codebooks/" + configuration.codebook().id() + ".json");
  }

  private String ofFile(String file) {
    return beginning(configuration.hashes().getOrDefault(file, ""));
  }

  private static String beginning(String hash) {
    return hash.substring(0, Math.min(SHORT, hash.length()));
  }
}
