package io.guanxi.run;

import io.guanxi.model.EventDate;
import io.guanxi.model.Micropoints;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Sampling;
import io.guanxi.scheme.Selection;
import io.guanxi.source.file.Rewriting;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run says of itself: with what it was made and what it wrote. The components are the keys
 * of {@value #FILE}, in snake case; {@code docs/schemas/manifest.schema.json} describes them.
 *
 * @param id name of the run, made of its content; empty until it is published
 * @param created time of the run, UTC; empty until it is published
 * @param statement what has to be said of its numbers
 * @param versions of the tool and the method
 * @param feed the feed whose rows it counted; empty for a run of curated events
 * @param arguments the arguments that determine the result
 * @param scheme the rules as far as they bear on numbers
 * @param weights the codebook's table scores by event type, or what a recipe gives an event of each
 *     code before volume and dead band, points
 * @param configuration SHA-256 of every configuration file, by its path below the folder
 * @param codedThrough the month through which each pair scored is coded, by its id; nothing for a
 *     feed
 * @param inputs the event files read
 * @param counts what became of the rows, by name
 * @param outputs SHA-256 of every table written, by its name
 */
public record RunManifest(
    Optional<String> id,
    Optional<String> created,
    String statement,
    Versions versions,
    Optional<Feed> feed,
    Arguments arguments,
    Rules scheme,
    SortedMap<String, BigDecimal> weights,
    SortedMap<String, String> configuration,
    SortedMap<String, YearMonth> codedThrough,
    List<Input> inputs,
    SortedMap<String, Long> counts,
    Map<String, String> outputs) {
  /** Name of the file in the output folder of a run. */
  public static final String FILE = "manifest.json";

  private static final String HINT = "is it the manifest of a run of this version?";

  /**
   * What a run was made with.
   *
   * @param guanxi version of the tool
   * @param method version of the method
   * @param beam version of Beam
   */
  public record Versions(String guanxi, String method, String beam) {}

  /**
   * How the rows of a feed were counted.
   *
   * @param format name of the format
   * @param mapping SHA-256 of the mapping; empty for a format of the tool's own
   * @param codebook id of the feed's codebook
   * @param edition which edition of the feed
   * @param recipe id of the recipe
   * @param duplicates which rows are told to be repeated
   */
  public record Feed(
      String format,
      Optional<String> mapping,
      String codebook,
      String edition,
      String recipe,
      String duplicates) {}

  /**
   * The arguments that determine the result, as the user gave them; a text is empty and a list has
   * nothing in it where there was none. Where the result is written and how Beam runs do not bear
   * on it.
   *
   * @param asOf last day of coding that was taken
   * @param codebook the codebook that was named
   * @param config the configuration folder
   * @param duplicates which rows of a feed are told to be repeated
   * @param dyad the pairs asked for
   * @param events files and folders of events
   * @param from first month written
   * @param initial starts, {@code D=YYYY-MM:SCORE}
   * @param maxRejects rejected rows that are tolerated
   * @param onlyVerified whether rows were left out that wait to be looked up; empty when not
   * @param p0 label of the {@link P0Rule}
   * @param recipe the recipe that was named
   * @param scheme the scheme that was named
   * @param seed of the replicates
   * @param to last month written
   * @param uncertainty number of replicates
   */
  public record Arguments(
      String asOf,
      Optional<String> codebook,
      String config,
      Optional<String> duplicates,
      List<String> dyad,
      List<String> events,
      String from,
      List<String> initial,
      long maxRejects,
      Optional<Boolean> onlyVerified,
      String p0,
      Optional<String> recipe,
      Optional<String> scheme,
      Optional<Long> seed,
      String to,
      Optional<Integer> uncertainty) {

    /** The files that were named in place of the usual ones. */
    public Selection selection() {
      return new Selection(scheme, codebook, recipe);
    }

    /** The arguments that were given, by name, in the order of the alphabet. */
    public SortedMap<String, List<String>> given() {
      SortedMap<String, List<String>> given = new TreeMap<>(Json.texts(this));
      given.values().removeIf(values -> String.join("", values).isEmpty());
      return given;
    }

    /** The same of a run of a feed. */
    public Arguments ofFeed(List<String> dyads, String policy) {
      return new Arguments(
          asOf,
          codebook,
          config,
          Optional.of(policy),
          dyads,
          events,
          from,
          initial,
          maxRejects,
          onlyVerified,
          p0,
          recipe,
          scheme,
          seed,
          to,
          uncertainty);
    }
  }

  /**
   * An event file.
   *
   * @param file the file, as the user gave it
   * @param bytes its size
   * @param sha256 its hash when it was read; empty for a file of a feed
   * @param crc32c the checksum of a file of a feed; empty for others
   * @param encoding what it was read as, when that was not UTF-8
   * @param sheet of a workbook, the sheet that was named; an empty text for the only one
   */
  public record Input(
      String file,
      long bytes,
      Optional<String> sha256,
      Optional<String> crc32c,
      Optional<String> encoding,
      Optional<String> sheet) {
    /** Rows of text from the content of the file. */
    public byte[] rows(byte[] content) {
      if (sheet.isPresent()) {
        return Rewriting.sheet(sheet.get()).of(content, file);
      }
      return encoding.isPresent() ? Rewriting.encoded(encoding.get()).of(content, file) : content;
    }

    /** By what the file can be told from others; a checksum says that it is one. */
    public String hash() {
      return sha256.orElseGet(() -> "crc32c:" + crc32c.orElse(""));
    }
  }

  /**
   * The rules of the scheme, so that runs can be told apart without its file.
   *
   * @param id the scheme
   * @param n the end of the scale, points
   * @param p0 label of the {@link P0Rule}
   * @param deadBand what a month must move the score by to move it at all, points; empty for no
   *     such rule
   * @param decimals of a displayed score
   * @param boundary to which level a boundary belongs
   * @param levels code, lowest and highest score of each
   */
  public record Rules(
      String id,
      int n,
      String p0,
      Optional<BigDecimal> deadBand,
      int decimals,
      String boundary,
      List<String> levels) {
    /** What bears on what is displayed, not on scores. */
    public String display() {
      return decimals + "; " + boundary + "; " + String.join("; ", levels);
    }
  }

  /** Which score an event met. */
  public P0Rule p0() {
    return P0Rule.of(arguments.p0()).orElseThrow();
  }

  /** The scheme: its path where one was named, else its id. */
  public String schemeUsed() {
    return arguments.scheme().orElse(scheme.id());
  }

  /** The codebook of the events or of the feed: its path where one was named, else its id. */
  public String codebookUsed() {
    String id =
        feed.map(Feed::codebook)
            .orElseGet(
                () ->
                    configuration.keySet().stream()
                        .filter(file -> file.startsWith("codebooks/"))
                        .map(file -> file.replaceFirst("codebooks/(.*)\\.json", "$1"))
                        .findFirst()
                        .orElse(""));
    return arguments.codebook().orElse(id);
  }

  /** The recipe of a feed: its path where one was named, else its id; empty without a feed. */
  public String recipeUsed() {
    return arguments.recipe().orElse(feed.map(Feed::recipe).orElse(""));
  }

  /** What a month had to move the score by to move it at all, points; 0 for no such rule. */
  public double deadBand() {
    return scheme.deadBand().map(BigDecimal::doubleValue).orElse(0.0);
  }

  /** How replicates were drawn; null for a run without bands. */
  public @Nullable Sampling sampling() {
    return arguments.uncertainty().isEmpty()
        ? null
        : new Sampling(arguments.uncertainty().get(), arguments.seed().orElseThrow());
  }

  /** Last day of coding that was taken; null for any. */
  public @Nullable LocalDate asOf() {
    return EventDate.day(arguments.asOf()).orElse(null);
  }

  /** The month through which a dyad that was scored is coded. */
  public YearMonth codedThrough(String dyad) {
    return Objects.requireNonNull(codedThrough.get(dyad));
  }

  /** Whether the run left out rows that wait to be looked up. */
  public boolean onlyVerified() {
    return arguments.onlyVerified().orElse(false);
  }

  /** The {@link #weights} in micropoints. */
  public SortedMap<String, Long> weightMicros() {
    SortedMap<String, Long> micros = new TreeMap<>();
    weights.forEach((type, points) -> micros.put(type, Micropoints.of(points)));
    return micros;
  }

  /** The same with its name, which is made of all but the time: the same content, the same name. */
  public RunManifest named(String time) {
    return with(
        Optional.of(
            Hashes.sha256(Json.write(with(Optional.empty(), Optional.empty()))).substring(0, 12)),
        Optional.of(time));
  }

  private RunManifest with(Optional<String> name, Optional<String> time) {
    return new RunManifest(
        name,
        time,
        statement,
        versions,
        feed,
        arguments,
        scheme,
        weights,
        configuration,
        codedThrough,
        inputs,
        counts,
        outputs);
  }

  /**
   * Reads a manifest.
   *
   * @param where how messages name the file
   * @throws FaultsException with all that is missing or cannot be understood
   */
  static RunManifest parse(String text, String where) {
    RunManifest manifest = Json.bind(Json.read(text, where), RunManifest.class, where, HINT);
    List<String> faults = new ArrayList<>();
    String rule = manifest.arguments.p0();
    if (P0Rule.of(rule).isEmpty()) {
      faults.add(Fault.of("/arguments/p0", rule).in(where).notOneOf(P0Rule.labels()));
    }
    String day = manifest.arguments.asOf();
    if (!day.isEmpty() && EventDate.day(day).isEmpty()) {
      faults.add(Fault.of("/arguments/as_of", day).in(where).not("a day as YYYY-MM-DD"));
    }
    if (manifest.scheme.n() < 1) {
      faults.add(where + ": " + manifest.scheme.n() + " at /scheme/n is no end of a scale");
    }
    for (int i = 0; i < manifest.inputs.size(); i++) {
      String kind = manifest.feed.isEmpty() ? "sha256" : "crc32c";
      Input input = manifest.inputs.get(i);
      if ((manifest.feed.isEmpty() ? input.sha256() : input.crc32c()).isEmpty()) {
        faults.add(Fault.at(where, "nothing stands at /inputs/" + i + "/" + kind + "; " + HINT));
      }
    }
    FaultsException.throwIfAny(faults);
    return manifest;
  }
}
