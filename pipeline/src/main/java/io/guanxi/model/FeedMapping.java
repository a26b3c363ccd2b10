package io.guanxi.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A description of a delimited file of machine-coded events.
 *
 * @param id the mapping file's name without {@code .json}; names the feed in outputs
 * @param delimiter what parts cells
 * @param quoted whether cells may be quoted as in RFC 4180; otherwise quotation marks are text
 * @param encoding name of the character set
 * @param header whether the first line names the columns
 * @param width number of columns where there is no header; 0 where there is one
 * @param columns which column each role has: its name where there is a header, else its number from
 *     1; only {@link Role#SOURCE}, {@link Role#TARGET} and {@link Role#CODE} are always there, and
 *     either {@link Role#DATE} or {@link Role#YEAR} with {@link Role#MONTH}
 * @param days how days, or months alone, are written
 * @param countries how countries are written: {@code iso3}, {@code cameo}, {@code cameo_actor},
 *     {@code cow} or {@code name}
 * @param missing texts that stand for an empty cell
 * @param codes how event codes are written
 * @param decimal what parts the decimals of an intensity
 * @param codebook the codebook of the event codes
 * @param edition the edition of the codebook; empty for its own values
 * @param recipe the recipe that is used unless another is named
 * @param sha256 hash of the file it was read from
 */
public record FeedMapping(
    String id,
    char delimiter,
    boolean quoted,
    String encoding,
    boolean header,
    int width,
    Map<Role, String> columns,
    MappedDays days,
    String countries,
    List<String> missing,
    CodeStyle codes,
    char decimal,
    String codebook,
    String edition,
    String recipe,
    String sha256)
    implements Serializable {
  /** What a column is for. */
  public enum Role {
    /** Day of the event, or its month alone. */
    DATE,
    /** Year of the event, in place of {@link #DATE}. */
    YEAR,
    /** Month of the event, from 1, with {@link #YEAR}. */
    MONTH,
    /** Day of the event in its month, with {@link #YEAR}; without it the day is not known. */
    DAY,
    /** Country that acted. */
    SOURCE,
    /** Country acted upon. */
    TARGET,
    /** Event code. */
    CODE,
    /** English name of the event code, where the code itself is not given. */
    CODE_NAME,
    /** Value on the Goldstein scale; without it the codebook's. */
    INTENSITY,
    /** How many events the row counts; without it one. */
    COUNT,
    /** Event id. */
    ID,
    /** Name of the actor that acted; without it the country. */
    SOURCE_ACTOR,
    /** Name of the actor acted upon; without it the country. */
    TARGET_ACTOR
  }

  /** Copies the collections. */
  public FeedMapping {
    columns = Map.copyOf(columns);
    missing = List.copyOf(missing);
  }
}
