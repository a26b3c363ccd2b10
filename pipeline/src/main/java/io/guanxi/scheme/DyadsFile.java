package io.guanxi.scheme;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import io.guanxi.text.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code config/dyads.json}, as {@code dyads.schema.json} describes it.
 *
 * @param dyads the configured pairs
 */
public record DyadsFile(List<Entry> dyads) {
  /** A pair, as it stands in the file. */
  public record Entry(
      String id,
      LocalizedNames names,
      Initial initial,
      Optional<YearMonth> codedThrough,
      Optional<Trade> trade) {}

  /** Where its series starts. */
  public record Initial(YearMonth month, double score, String basis, String source) {}

  /** Where its trade is found. */
  public record Trade(
      String file,
      Optional<Columns> columns,
      Optional<String> reporter,
      Optional<String> unit,
      Optional<String> source) {
    TradeSource source(String at, List<String> faults) {
      if (!TradeSource.isBelow(file)) {
        faults.add(
            Fault.of("trade file", file)
                .in(at)
                .not("a path below the project's folder or the current one, without '..'"));
      }
      return new TradeSource(
          file,
          columns.flatMap(Columns::month).orElse("month"),
          columns.flatMap(Columns::exports).orElse("exports"),
          columns.flatMap(Columns::imports).orElse("imports"),
          reporter.orElse(""),
          unit.orElse(""),
          source.orElse(""));
    }
  }

  /** Names of its columns. */
  public record Columns(
      Optional<String> month, Optional<String> exports, Optional<String> imports) {}

  /**
   * The pairs by id, in the order of the file.
   *
   * @param n the end of the scale, points
   * @param faults takes in what is wrong with them
   */
  Map<String, DyadProfile> profiles(String where, int n, List<String> faults) {
    Map<String, DyadProfile> profiles = new LinkedHashMap<>();
    for (Entry entry : dyads) {
      String at = where + ": dyad '" + entry.id + "'";
      Dyad dyad = Dyad.parse(entry.id).orElse(null);
      if (dyad == null) {
        faults.add(at + " is not two different ISO 3166-1 alpha-3 codes as AAA-BBB");
        continue;
      }
      Initial initial = entry.initial;
      if (Math.abs(initial.score) > n) {
        faults.add(
            Fault.at(at, "initial score " + initial.score + " leaves the scale -" + n + " … " + n));
      }
      YearMonth through = entry.codedThrough.orElse(null);
      if (through != null && through.isBefore(initial.month)) {
        faults.add(
            Fault.at(
                at,
                "coded_through "
                    + through
                    + " is before the month of the initial score, "
                    + initial.month));
      }
      DyadProfile profile =
          new DyadProfile(
              dyad,
              entry.names,
              initial.month,
              initial.score,
              DyadProfile.Basis.valueOf(initial.basis.toUpperCase(Locale.ROOT)),
              initial.source,
              entry.trade.map(trade -> trade.source(at, faults)).orElse(null),
              through);
      if (profiles.containsKey(dyad.reversed().id()) || profiles.put(entry.id, profile) != null) {
        faults.add(at + " stands twice");
      }
    }
    return profiles;
  }

  /**
   * The text with a pair as its last one; the rest is left as it stands.
   *
   * @param text a sound {@code dyads.json}
   * @param profile a pair that is not in it yet
   */
  public static String with(String text, DyadProfile profile) {
    Entry entry =
        new Entry(
            profile.dyad().id(),
            profile.names(),
            new Initial(
                profile.initialMonth(),
                profile.initialScore(),
                profile.basis().name().toLowerCase(Locale.ROOT),
                profile.source()),
            Optional.empty(),
            Optional.empty());
    String written = Json.write(entry).strip().replace("\" : ", "\": ").replace("\n", "\n    ");
    int end = endOfLast(text);
    return text.substring(0, end) + ",\n    " + written + text.substring(end);
  }

  /** Where the last entry of the list ends. */
  private static int endOfLast(String text) {
    int end = -1;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      boolean inList = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && "dyads".equals(parser.currentName())) {
          inList = true;
        } else if (inList && token == JsonToken.START_OBJECT) {
          parser.skipChildren();
          end = (int) parser.currentLocation().getCharOffset();
        } else if (inList && token == JsonToken.END_ARRAY) {
          return end;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a sound file cannot be read", e);
    }
    throw new IllegalArgumentException("the text has no list of dyads");
  }
}
