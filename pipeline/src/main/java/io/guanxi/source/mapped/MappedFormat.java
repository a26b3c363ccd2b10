package io.guanxi.source.mapped;

import io.guanxi.model.FeedMapping;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.scheme.Countries;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.text.FaultsException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Formats of files that a mapping describes. A file of unquoted UTF-8 cells parted by tabs, with
 * days as {@code yyyyMMdd} or {@code yyyy-MM-dd}, is read as it stands; any other is transcribed on
 * the way, by one reader a file.
 */
public final class MappedFormat {
  /** Begins the format's name on the command line: {@code mapped:FILE.json}. */
  public static final String PREFIX = "mapped:";

  private MappedFormat() {}

  /**
   * The format of a file.
   *
   * @param firstLine the file's first line, for the header, in the mapping's encoding
   * @param file how messages name the file
   * @throws FaultsException when the header lacks a column of the mapping or has it twice
   */
  public static FeedFormat of(FeedMapping mapping, String firstLine, String file) {
    Map<Role, List<String>> names = new EnumMap<>(Role.class);
    Map<Role, Integer> numbers = new EnumMap<>(Role.class);
    mapping
        .columns()
        .forEach(
            (role, column) -> {
              if (mapping.header()) {
                names.put(role, List.of(column));
              } else {
                numbers.put(role, Integer.parseInt(column) - 1);
              }
            });
    List<String> header =
        mapping.header()
            ? TranscribedRows.cells(firstLine, mapping.delimiter(), mapping.quoted())
            : List.of();
    if (mapping.header()) {
      FeedFormat.requireOnce(names, header, file);
      names.forEach((role, name) -> numbers.put(role, header.indexOf(name.get(0))));
    }
    int width = mapping.header() ? header.size() : mapping.width();
    DateStyle style = style(mapping);
    boolean asItStands = style != DateStyle.MAPPED;
    boolean inParts = numbers.containsKey(Role.YEAR);
    // A day in parts is put together in a cell of its own, behind the others.
    int date = inParts ? width : column(numbers, Role.DATE);
    int source = column(numbers, Role.SOURCE);
    int target = column(numbers, Role.TARGET);
    FeedTranscript transcript =
        asItStands
            ? null
            : new Transcript(
                mapping,
                date,
                inParts
                    ? List.of(
                        column(numbers, Role.YEAR),
                        column(numbers, Role.MONTH),
                        column(numbers, Role.DAY))
                    : List.of(),
                width);
    return new FeedFormat(
        mapping.id(),
        List.of(inParts ? width + 1 : width),
        asItStands ? names : Map.of(),
        false,
        new FeedFormat.Columns(
            date,
            source,
            target,
            column(numbers, Role.CODE),
            column(numbers, Role.INTENSITY),
            column(numbers, Role.COUNT),
            column(numbers, Role.ID),
            numbers.getOrDefault(Role.SOURCE_ACTOR, source),
            numbers.getOrDefault(Role.TARGET_ACTOR, target)),
        style,
        Countries.Kind.valueOf(mapping.countries().toUpperCase(Locale.ROOT)),
        mapping.missing(),
        false,
        mapping.codes(),
        mapping.decimal(),
        mapping.codebook(),
        mapping.edition(),
        mapping.recipe(),
        mapping.sha256(),
        transcript);
  }

  private static int column(Map<Role, Integer> numbers, Role role) {
    return numbers.getOrDefault(role, FeedFormat.Columns.NO_COLUMN);
  }

  /** How days stand in the rows that are scanned. */
  private static DateStyle style(FeedMapping mapping) {
    boolean plain =
        mapping.delimiter() == '\t'
            && !mapping.quoted()
            && mapping.encoding().equalsIgnoreCase("UTF-8");
    return switch (plain ? mapping.days().pattern() : "") {
      case "yyyyMMdd" -> DateStyle.BASIC;
      case "yyyy-MM-dd" -> DateStyle.ISO;
      default -> DateStyle.MAPPED;
    };
  }
}
