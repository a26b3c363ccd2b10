package io.guanxi.source.feed;

import io.guanxi.model.CodeStyle;
import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.scheme.Countries;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed's format: what stands in which column, and how it is written. Tabs part the cells; columns
 * count from 0.
 *
 * @param name the name on the command line and in outputs
 * @param widths numbers of columns that a row may have, rising; empty cells beyond are passed over
 * @param names names of the columns in a header line, the usual one first; empty when the feed has
 *     no header. Where a file has a header, {@link #laidOut} takes the columns from it; a file
 *     without its header line is read all the same
 * @param latin1 whether a row that is not UTF-8 is read as ISO-8859-1; otherwise it is a reject
 * @param columns where the cells stand
 * @param dates how days are written
 * @param countries how countries are written
 * @param missing texts that stand for an empty cell
 * @param numericIds whether event ids are whole numbers; otherwise they are any text
 * @param codes how event codes are written
 * @param decimal what parts the decimals of an intensity
 * @param codebook the codebook of the event codes, in {@code config/codebooks}
 * @param edition the edition of the codebook whose values the feed has; empty for its own values
 * @param recipe the recipe that is used unless another is named, in {@code config/recipes}
 * @param mapping hash of the file that describes the format; empty for a format that is built in
 * @param transcript how rows are brought into the form that is scanned; null when they stand in it
 */
public record FeedFormat(
    String name,
    List<Integer> widths,
    Map<Role, List<String>> names,
    boolean latin1,
    Columns columns,
    DateStyle dates,
    Countries.Kind countries,
    List<String> missing,
    boolean numericIds,
    CodeStyle codes,
    char decimal,
    String codebook,
    String edition,
    String recipe,
    String mapping,
    @Nullable FeedTranscript transcript)
    implements Serializable {
  /** A row can have so many columns; their numbers are bits of a word. */
  public static final int GREATEST_WIDTH = 63;

  /**
   * Where the cells stand.
   *
   * @param date day of the event
   * @param source country that acted
   * @param target country acted upon
   * @param code event code
   * @param intensity value on the Goldstein scale, or {@link #NO_COLUMN}: then the codebook's
   * @param count how many events the row counts, or {@link #NO_COLUMN}: one
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
      int count,
      int id,
      int sourceActor,
      int targetActor)
      implements Serializable {
    /** Stands for a column that the feed does not have. */
    public static final int NO_COLUMN = -1;

    /** The last column that is needed to see whether a row is wanted. */
    int lastForSelection() {
      return Math.max(Math.max(date, count), Math.max(source, target));
    }

    /** The last column that is needed at all. */
    int last() {
      int last = Math.max(lastForSelection(), Math.max(code, intensity));
      return Math.max(Math.max(last, id), Math.max(sourceActor, targetActor));
    }
  }

  /** Copies the collections. */
  public FeedFormat {
    widths = List.copyOf(widths);
    names = Map.copyOf(names);
    missing = List.copyOf(missing);
  }

  /** Whether rows have an event id. */
  public boolean hasIds() {
    return columns.id() != Columns.NO_COLUMN;
  }

  /** Whether rows count events, so that none can be told from another. */
  public boolean countsEvents() {
    return columns.count() != Columns.NO_COLUMN;
  }

  /** Whether the cells of a first line name most columns of this format. */
  public boolean isHeader(List<String> cells) {
    long named =
        names.values().stream().filter(each -> each.stream().anyMatch(cells::contains)).count();
    return 2 * named > names.size();
  }

  /**
   * The format of a file whose header names its columns: each cell is where the header says.
   *
   * @param header the cells of the file's first line
   * @param file how messages name the file
   * @throws FaultsException when the header lacks a column of the format or has it twice, or there
   *     are too many columns
   */
  public FeedFormat laidOut(List<String> header, String file) {
    List<String> cells = header;
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
      cells = cells.subList(0, cells.size() - 1);
    }
    boolean byText = !isNamed(Role.CODE, cells) && isNamed(Role.CODE_NAME, cells);
    Map<Role, List<String>> needed = new EnumMap<>(names);
    needed.remove(byText ? Role.CODE : Role.CODE_NAME);
    if (!isNamed(Role.INTENSITY, cells)) {
      needed.remove(Role.INTENSITY); // the codebook's values
    }
    requireOnce(needed, cells, file);
    Columns laid =
        new Columns(
            column(Role.DATE, cells),
            column(Role.SOURCE, cells),
            column(Role.TARGET, cells),
            column(byText ? Role.CODE_NAME : Role.CODE, cells),
            column(Role.INTENSITY, cells),
            column(Role.COUNT, cells),
            column(Role.ID, cells),
            column(Role.SOURCE_ACTOR, cells),
            column(Role.TARGET_ACTOR, cells));
    // A header may name more than rows have, behind the usual columns.
    List<Integer> allowed = new ArrayList<>(laid.equals(columns) ? widths : List.of());
    allowed.add(cells.size());
    return with(
        allowed.stream().distinct().sorted().toList(), laid, byText ? CodeStyle.NAMES : codes);
  }

  /**
   * Asserts that a header has each column once.
   *
   * @param names what the columns may be called, the usual name first
   * @param file how messages name the file
   * @throws FaultsException with every column that is missing or stands twice
   */
  public static void requireOnce(Map<Role, List<String>> names, List<String> header, String file) {
    List<String> faults = new ArrayList<>();
    if (header.size() > GREATEST_WIDTH) {
      faults.add(
          Fault.at(
              file, "has " + header.size() + " columns; a file has at most " + GREATEST_WIDTH));
    }
    for (List<String> allowed : new EnumMap<>(names).values()) {
      List<String> found = header.stream().filter(allowed::contains).toList();
      String usual = allowed.get(0);
      if (found.isEmpty()) {
        faults.add(Fault.of("column", usual).in(file).that("is missing in the header", header));
      } else if (found.size() > 1) {
        faults.add(Fault.of("column", found.get(1)).in(file).that("stands twice"));
      }
    }
    FaultsException.throwIfAny(faults);
  }

  /** The same format, with its columns in other places. */
  private FeedFormat with(List<Integer> otherWidths, Columns otherColumns, CodeStyle otherCodes) {
    return new FeedFormat(
        name,
        otherWidths,
        names,
        latin1,
        otherColumns,
        dates,
        countries,
        missing,
        numericIds,
        otherCodes,
        decimal,
        codebook,
        edition,
        recipe,
        mapping,
        transcript);
  }

  private boolean isNamed(Role role, List<String> cells) {
    return names.getOrDefault(role, List.of()).stream().anyMatch(cells::contains);
  }

  private int column(Role role, List<String> cells) {
    List<String> allowed = names.getOrDefault(role, List.of());
    for (int i = 0; i < cells.size(); i++) {
      if (allowed.contains(cells.get(i))) {
        return i;
      }
    }
    return Columns.NO_COLUMN;
  }
}
