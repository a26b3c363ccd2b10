package io.guanxi.source.feed;

import io.guanxi.model.DuplicatePolicy;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed's format: what stands in which column, and how it is written. Tabs part the cells; columns
 * count from 0.
 *
 * @param name the name on the command line and in outputs
 * @param widths numbers of columns that a row may have, rising
 * @param header the first names of the header line; empty when the feed has none. A file without
 *     its header line is read all the same
 * @param latin1 whether a row that is not UTF-8 is read as ISO-8859-1; otherwise it is a reject
 * @param columns where the cells stand
 * @param dates how days are written
 * @param countries how countries are written
 * @param missing texts that stand for an empty cell
 * @param numericIds whether event ids are whole numbers; otherwise they are any text
 * @param codebook the codebook of the event codes, in {@code config/codebooks}
 * @param edition the edition of the codebook whose values the feed has; empty for its own values
 * @param recipe the recipe that is used unless another is named, in {@code config/recipes}
 * @param mapping hash of the file that describes the format; empty for a format that is built in
 * @param transcript how rows are brought into the form that is scanned; null when they stand in it
 */
public record FeedFormat(
    String name,
    List<Integer> widths,
    List<String> header,
    boolean latin1,
    Columns columns,
    DateStyle dates,
    CountryKind countries,
    List<String> missing,
    boolean numericIds,
    String codebook,
    String edition,
    String recipe,
    String mapping,
    @Nullable FeedTranscript transcript)
    implements Serializable {
  /**
   * Where the cells stand.
   *
   * @param date day of the event
   * @param source country that acted
   * @param target country acted upon
   * @param code event code
   * @param intensity value on the Goldstein scale, or {@link #NO_COLUMN}: then the codebook's
   * @param id event id, or {@link #NO_COLUMN}
   * @param sourceActor name or code of the actor that acted, for {@link DuplicatePolicy#STORY}
   * @param targetActor the same of the actor acted upon
   */
  public record Columns(
      int date,
      int source,
      int target,
      int code,
      int intensity,
      int id,
      int sourceActor,
      int targetActor)
      implements Serializable {
    /** Stands for a column that the feed does not have. */
    public static final int NO_COLUMN = -1;

    /** The last column that is needed to see whether a row is wanted. */
    int lastForSelection() {
      return Math.max(date, Math.max(source, target));
    }

    /** The last column that is needed at all. */
    int last() {
      int last = Math.max(lastForSelection(), Math.max(code, intensity));
      return Math.max(Math.max(last, id), Math.max(sourceActor, targetActor));
    }
  }

  /** Whether rows have an event id. */
  public boolean hasIds() {
    return columns.id() != Columns.NO_COLUMN;
  }

  /** Copies the lists. */
  public FeedFormat {
    widths = List.copyOf(widths);
    header = List.copyOf(header);
    missing = List.copyOf(missing);
  }
}
