package io.guanxi.source.mapped;

import io.guanxi.model.FeedMapping;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.source.feed.CountryKind;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Formats of files that a mapping describes. A file of unquoted UTF-8 cells parted by tabs, with
 * days as {@code yyyyMMdd} or {@code yyyy-MM-dd}, is read as it stands; any other is transcribed on
 * the way, by one reader a file.
 */
public final class MappedFormat {
  /** Begins the format's name on the command line: {@code mapped:FILE.json}. */
  public static final String PREFIX = "mapped:";

  private static final int GREATEST_WIDTH = 63;

  private MappedFormat() {}

  /**
   * The format of a file.
   *
   * @param firstLine the file's first line, for the header, in the mapping's encoding
   * @param file how messages name the file
   * @throws FaultsException when the header lacks a column of the mapping or has it twice
   */
  public static FeedFormat of(FeedMapping mapping, String firstLine, String file) {
    List<String> names =
        mapping.header()
            ? TranscribedRows.cells(firstLine, mapping.delimiter(), mapping.quoted())
            : List.of();
    int width = mapping.header() ? names.size() : mapping.width();
    List<String> faults = new ArrayList<>();
    if (width > GREATEST_WIDTH) {
      faults.add(file + ": has " + width + " columns; a mapped file has at most " + GREATEST_WIDTH);
    }
    Set<String> once = new HashSet<>();
    for (String name : names) {
      if (!once.add(name) && mapping.columns().containsValue(name)) {
        faults.add(file + ": column '" + name + "' stands twice");
      }
    }
    int date = column(mapping, Role.DATE, names, file, faults);
    int source = column(mapping, Role.SOURCE, names, file, faults);
    int target = column(mapping, Role.TARGET, names, file, faults);
    int code = column(mapping, Role.CODE, names, file, faults);
    int intensity = column(mapping, Role.INTENSITY, names, file, faults);
    int id = column(mapping, Role.ID, names, file, faults);
    int sourceActor = column(mapping, Role.SOURCE_ACTOR, names, file, faults);
    int targetActor = column(mapping, Role.TARGET_ACTOR, names, file, faults);
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    DateStyle style = style(mapping);
    boolean asItStands = style != DateStyle.MAPPED;
    FeedTranscript transcript = asItStands ? null : new Transcript(mapping, date);
    return new FeedFormat(
        mapping.id(),
        List.of(width),
        asItStands && mapping.header() ? List.copyOf(mapping.columns().values()) : List.of(),
        false,
        new FeedFormat.Columns(
            date,
            source,
            target,
            code,
            intensity,
            id,
            sourceActor < 0 ? source : sourceActor,
            targetActor < 0 ? target : targetActor),
        style,
        CountryKind.valueOf(mapping.countries().toUpperCase(Locale.ROOT)),
        mapping.missing(),
        false,
        mapping.codebook(),
        mapping.edition(),
        mapping.recipe(),
        mapping.sha256(),
        transcript);
  }

  /** How days stand in the rows that are scanned. */
  private static DateStyle style(FeedMapping mapping) {
    boolean plain =
        mapping.delimiter() == '\t'
            && !mapping.quoted()
            && mapping.encoding().equalsIgnoreCase("UTF-8");
    if (plain && mapping.datePattern().equals("yyyyMMdd")) {
      return DateStyle.BASIC;
    }
    if (plain && mapping.datePattern().equals("yyyy-MM-dd")) {
      return DateStyle.ISO;
    }
    return DateStyle.MAPPED;
  }

  private static int column(
      FeedMapping mapping, Role role, List<String> names, String file, List<String> faults) {
    @Nullable String column = mapping.columns().get(role);
    if (column == null) {
      return FeedFormat.Columns.NO_COLUMN;
    }
    if (!mapping.header()) {
      return Integer.parseInt(column) - 1;
    }
    int number = names.indexOf(column);
    if (number < 0) {
      faults.add(
          file + ": the header lacks the column '" + column + "'" + LookAlike.hint(column, names));
    }
    return number;
  }
}
