package io.guanxi.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.EventDate;
import io.guanxi.model.Micropoints;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Sampling;
import io.guanxi.text.FaultsException;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * @param sampling how replicates were drawn; null for a run without bands
 * @param scheme the other rules
 * @param weights the codebook's table scores by event type, or what a recipe gives an event of each
 *     code, micropoints
 * @param inputs the event files read
 * @param configuration SHA-256 of every configuration file, by its path below the folder
 * @param outputs SHA-256 of every table written, by its name
 * @param id name of the run, made of its content; empty in manifests of before there were such
 * @param created time of the run, UTC
 * @param asOf last day of coding that was taken, null for any
 * @param feed format of the feed whose rows it counted; null for a run of curated events
 * @param counts what became of the rows, by name
 * @param arguments the arguments that determine the result, by name; those not given are left out
 */
public record RunManifest(
    String run,
    String version,
    String method,
    String config,
    List<String> initials,
    P0Rule p0,
    @Nullable Sampling sampling,
    Rules scheme,
    SortedMap<String, Long> weights,
    List<Input> inputs,
    SortedMap<String, String> configuration,
    SortedMap<String, String> outputs,
    String id,
    String created,
    @Nullable LocalDate asOf,
    @Nullable String feed,
    SortedMap<String, Long> counts,
    SortedMap<String, List<String>> arguments) {
  /** Name of the argument {@code --only-verified}. */
  public static final String ONLY_VERIFIED = "only_verified";

  /** Name of the file in the output folder of a run. */
  public static final String FILE = "manifest.json";

  /**
   * An event file.
   *
   * @param file the file, as the user gave it
   * @param sha256 its hash when it was read; empty for a file of a feed
   * @param crc32c the checksum of a file of a feed; empty for others
   */
  public record Input(String file, String sha256, String crc32c) {
    /** By what the file can be told from others; a checksum says that it is one. */
    public String hash() {
      return sha256.isEmpty() ? "crc32c:" + crc32c : sha256;
    }
  }

  /**
   * The rules of the scheme besides the one for P0.
   *
   * @param n the end of the scale, points
   * @param display decimals and levels in words; they bear on what is displayed, not on scores
   */
  public record Rules(int n, String display) {}

  /**
   * The name of a run: the same content gives the same name.
   *
   * @param content all that the manifest says but the time of the run
   * @return twelve hexadecimal digits
   */
  public static String id(Map<String, ?> content) {
    return Hashes.sha256(Json.write(content)).substring(0, 12);
  }

  /**
   * Reads the manifest of a run.
   *
   * @param folder the run's output folder
   * @param shown how messages name it
   * @param parameter the parameter that named it, for the message: {@code --run}
   * @throws FaultsException when there is no folder, no manifest, or one that cannot be understood
   */
  public static RunManifest read(Path folder, String shown, String parameter) {
    if (!Files.isDirectory(folder)) {
      throw new FaultsException(
          parameter + " " + shown + ": no such folder; 'guanxi score' writes a run");
    }
    String where = shown + "/" + FILE;
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
      return new Reader(Json.read(TextEncoding.decodeUtf8(bytes, where), where), where)
          .manifest(shown);
    } catch (NoSuchFileException e) {
      throw new FaultsException(
          parameter
              + " "
              + shown
              + ": there is no "
              + FILE
              + " in it, so it holds no complete run; 'guanxi score' writes one");
    } catch (IOException e) {
      throw new FaultsException(where + ": cannot be read: " + e.getMessage());
    }
  }

  /** Whether the run left out rows that wait to be looked up. */
  public boolean onlyVerified() {
    return arguments.containsKey(ONLY_VERIFIED);
  }

  /**
   * Asserts that a table of the run is the one that it wrote.
   *
   * @throws FaultsException when the table is gone or was changed
   */
  public void requireTable(Path folder, String table) {
    String where = run + "/" + table;
    try {
      if (!Hashes.sha256(folder.resolve(table)).equals(outputs.get(table))) {
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
    requireSame(given.hashes(), shown);
  }

  /**
   * Asserts that files are those that the run was made with.
   *
   * @param given SHA-256 of each, by its path below the configuration folder
   * @param shown how messages name that folder
   * @throws FaultsException with every file that differs
   */
  public void requireSame(SortedMap<String, String> given, String shown) {
    List<String> changed = new ArrayList<>();
    given.forEach(
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
      boolean isOfFeed = !document.at("/feed").isMissingNode();
      int count = at("/inputs").size();
      for (int i = 0; i < count; i++) {
        String input = "/inputs/" + i;
        inputs.add(
            new Input(
                text(input + "/file"),
                isOfFeed ? "" : text(input + "/sha256"),
                isOfFeed ? text(input + "/crc32c") : ""));
      }
      RunManifest manifest =
          new RunManifest(
              run,
              text("/versions/guanxi"),
              text("/versions/method"),
              text("/arguments/config"),
              initials,
              p0,
              sampling(),
              rules(),
              weights(),
              inputs,
              texts("/configuration"),
              texts("/outputs"),
              document.path("id").asText(),
              text("/created"),
              asOf(),
              isOfFeed ? text("/feed/format") : null,
              counts(),
              arguments());
      if (!faults.isEmpty()) {
        throw new FaultsException(faults);
      }
      return manifest;
    }

    private @Nullable Sampling sampling() {
      if (document.at("/arguments/uncertainty").isMissingNode()) {
        return null;
      }
      return new Sampling(at("/arguments/uncertainty").asInt(), at("/arguments/seed").asLong());
    }

    private Rules rules() {
      if (at("/scheme").isMissingNode()) {
        return new Rules(0, "");
      }
      List<String> display = new ArrayList<>();
      display.add(text("/scheme/decimals"));
      display.add(text("/scheme/boundary"));
      at("/scheme/levels").forEach(level -> display.add(level.asText()));
      int n = at("/scheme/n").asInt();
      if (n < 1 && faults.isEmpty()) {
        faults.add(where + ": " + n + " at /scheme/n is no end of a scale");
      }
      return new Rules(n, String.join("; ", display));
    }

    private SortedMap<String, Long> weights() {
      SortedMap<String, Long> weights = new TreeMap<>();
      at("/weights")
          .properties()
          .forEach(
              entry -> {
                try {
                  weights.put(
                      entry.getKey(), Micropoints.of(new BigDecimal(entry.getValue().asText())));
                } catch (ArithmeticException | NumberFormatException e) {
                  faults.add(
                      where
                          + ": '"
                          + entry.getValue().asText()
                          + "' at /weights/"
                          + entry.getKey()
                          + " is no table score");
                }
              });
      return weights;
    }

    private @Nullable LocalDate asOf() {
      String text = document.at("/arguments/as_of").asText();
      LocalDate day = EventDate.day(text).orElse(null);
      if (!text.isEmpty() && day == null) {
        faults.add(where + ": '" + text + "' at /arguments/as_of is not a day as YYYY-MM-DD");
      }
      return day;
    }

    private SortedMap<String, Long> counts() {
      SortedMap<String, Long> counts = new TreeMap<>();
      at("/counts")
          .properties()
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
      return counts;
    }

    private SortedMap<String, List<String>> arguments() {
      SortedMap<String, List<String>> arguments = new TreeMap<>();
      at("/arguments")
          .properties()
          .forEach(
              entry -> {
                List<String> values = new ArrayList<>();
                if (entry.getValue().isArray()) {
                  entry.getValue().forEach(value -> values.add(value.asText()));
                } else {
                  values.add(entry.getValue().asText());
                }
                if (!String.join("", values).isEmpty()) {
                  arguments.put(entry.getKey(), List.copyOf(values));
                }
              });
      return arguments;
    }

    private JsonNode at(String pointer) {
      JsonNode node = document.at(pointer);
      if (node.isMissingNode()) {
        faults.add(
            where
                + ": nothing stands at "
                + pointer
                + "; is it the manifest of a run of this version?");
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
