package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.FaultsException;
import io.guanxi.model.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run says of itself, as far as later commands need it: with what it was made and what it
 * wrote.
 *
 * @param run the run's folder, as the user knows it
 * @param version version of the tool that made it
 * @param method version of the method
 * @param config the configuration folder, as the user gave it
 * @param initials the starts given on the command line, as the user gave them
 * @param p0 which score an event met
 * @param inputs the event files read
 * @param configuration SHA-256 of every configuration file, by its path below the folder
 * @param outputs SHA-256 of every table written, by its name
 */
public record RunManifest(
    String run,
    String version,
    String method,
    String config,
    List<String> initials,
    P0Rule p0,
    List<Input> inputs,
    SortedMap<String, String> configuration,
    SortedMap<String, String> outputs) {
  /** Name of the file in the output folder of a run. */
  public static final String FILE = "manifest.json";

  /**
   * An event file.
   *
   * @param file the file, as the user gave it
   * @param sha256 its hash when it was read; empty for a file of a feed
   */
  public record Input(String file, String sha256) {}

  /**
   * Reads the manifest of a run.
   *
   * @param folder the run's output folder
   * @param shown how messages name it
   * @throws FaultsException when there is no folder, no manifest, or one that cannot be understood
   */
  public static RunManifest read(Path folder, String shown) {
    if (!Files.isDirectory(folder)) {
      throw new FaultsException("--run " + shown + ": no such folder; 'guanxi score' writes a run");
    }
    String where = shown + "/" + FILE;
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
      return new Reader(Json.read(TextEncoding.decodeUtf8(bytes, where), where), where)
          .manifest(shown);
    } catch (NoSuchFileException e) {
      throw new FaultsException(
          "--run "
              + shown
              + ": there is no "
              + FILE
              + " in it, so it holds no complete run; 'guanxi score' writes one");
    } catch (IOException e) {
      throw new FaultsException(where + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Asserts that a table of the run is the one that it wrote.
   *
   * @throws FaultsException when the table is gone or was changed
   */
  public void requireTable(Path folder, String table) {
    String where = run + "/" + table;
    try {
      if (!Hashes.sha256(Files.readAllBytes(folder.resolve(table))).equals(outputs.get(table))) {
        throw new FaultsException(
            where + ": has changed since the run wrote it; run 'guanxi score' again");
      }
    } catch (NoSuchFileException e) {
      throw new FaultsException(where + ": no such file; run 'guanxi score' again");
    } catch (IOException e) {
      throw new FaultsException(where + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Asserts that a configuration is the one that the run was made with. Published figures do not
   * enter a score and may differ.
   *
   * @param given the configuration
   * @param shown how messages name its folder
   * @throws FaultsException with every file that differs
   */
  public void requireSame(Configuration given, String shown) {
    List<String> changed = new ArrayList<>();
    given
        .hashes()
        .forEach(
            (file, hash) -> {
              if (!file.startsWith("published/") && !hash.equals(configuration.get(file))) {
                changed.add(
                    shown
                        + "/"
                        + file
                        + ": is not the file that the run in "
                        + run
                        + " was made with; run 'guanxi score' again, or name the run's configuration with --config");
              }
            });
    if (!changed.isEmpty()) {
      throw new FaultsException(changed);
    }
  }

  /** Takes the values out of the document and notes what is missing. */
  private static final class Reader {
    private final JsonNode document;
    private final String where;
    private final List<String> faults = new ArrayList<>();

    Reader(JsonNode document, String where) {
      this.document = document;
      this.where = where;
    }

    RunManifest manifest(String run) {
      String rule = text("/arguments/p0");
      P0Rule p0 = P0Rule.of(rule).orElse(P0Rule.MONTH_START);
      if (!rule.isEmpty() && !p0.label().equals(rule)) {
        faults.add(where + ": '" + rule + "' at /arguments/p0 is neither month-start nor running");
      }
      List<String> initials = new ArrayList<>();
      at("/arguments/initial").forEach(initial -> initials.add(initial.asText()));
      List<Input> inputs = new ArrayList<>();
      int count = at("/inputs").size();
      for (int i = 0; i < count; i++) {
        inputs.add(
            new Input(
                text("/inputs/" + i + "/file"), document.at("/inputs/" + i + "/sha256").asText()));
      }
      RunManifest manifest =
          new RunManifest(
              run,
              text("/versions/guanxi"),
              text("/versions/method"),
              text("/arguments/config"),
              initials,
              p0,
              inputs,
              texts("/configuration"),
              texts("/outputs"));
      if (!faults.isEmpty()) {
        throw new FaultsException(faults);
      }
      return manifest;
    }

    private JsonNode at(String pointer) {
      JsonNode node = document.at(pointer);
      if (node.isMissingNode()) {
        faults.add(where + ": nothing stands at " + pointer + "; is it the manifest of a run?");
      }
      return node;
    }

    private String text(String pointer) {
      return at(pointer).asText();
    }

    private SortedMap<String, String> texts(String pointer) {
      SortedMap<String, String> texts = new TreeMap<>();
      at(pointer)
          .properties()
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
      return texts;
    }
  }
}
