package io.guanxi.source.curated;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.Verification;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.text.FaultsException;
import io.guanxi.text.FileKind;
import io.guanxi.text.FileLook;
import io.guanxi.text.TextEncoding;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way from the bytes of event files to codings that can be scored: cut into rows and cells,
 * parse, select by day of coding, check against the configuration; then, over the rows of all
 * files, sort out the duplicates.
 *
 * <pre>{@code
 * Intake intake = new Intake(effective, configured, asOf);
 * for each file:  intake.read(bytes, file, fate -> …);   // every row once, in order
 * over all files: Duplicates.among(codings)              // needs all rows of an event id, no more
 * }</pre>
 *
 * <p>A row is cut and parsed once, and has exactly one fate: a coding with its table score, a
 * reject with all its faults, or left out because it was coded later or is not verified. Whoever
 * reads in parts may give {@link Duplicates#among} the codings in parts too, all those of an event
 * id together. Time grows with the bytes; besides them only one row is held.
 */
public final class Intake implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CodingRules rules;
  private final @Nullable AsOf asOf;
  private final boolean onlyVerified;

  /**
   * The intake of a run.
   *
   * @param effective the configuration, with the dyads and initial values of the command line
   * @param configured the configuration as it stands in its files; a coding that lies before the
   *     start given on the command line but after the configured one is sound
   * @param asOf what had been coded by when; null for all that is coded
   */
  public Intake(Configuration effective, Configuration configured, @Nullable AsOf asOf) {
    this(new CodingRules(effective, configured), asOf, false);
  }

  private Intake(CodingRules rules, @Nullable AsOf asOf, boolean onlyVerified) {
    this.rules = rules;
    this.asOf = asOf;
    this.onlyVerified = onlyVerified;
  }

  /**
   * The same intake; when asked to, it leaves out rows that are neither in a document nor dated.
   */
  public Intake onlyVerified(boolean asked) {
    return new Intake(rules, asOf, asked);
  }

  /**
   * A whole file, its rows sorted by their fate; duplicates are not sorted out yet.
   *
   * @param file the file as the user named it
   * @param rows rows below the header, blank lines left out
   * @param sound the rows that can be taken, in the order of the file
   * @param rejects the rows that were refused, in the order of the file
   * @param later how many rows were left out: coded after the day of {@code --as-of}, or not
   *     verified
   */
  public record Sheet(
      String file, int rows, List<WeightedCoding> sound, List<Reject> rejects, int later) {
    /** Copies the lists. */
    public Sheet {
      sound = List.copyOf(sound);
      rejects = List.copyOf(rejects);
    }
  }

  /**
   * The columns that a file's header names, from the first bytes of the file.
   *
   * @param head the first bytes, with the whole header
   * @param whole whether they are the whole file; when they are not, the last character may be torn
   * @param file the file as the user named it
   * @throws FaultsException when the bytes are not UTF-8, are empty, or the header has unknown,
   *     repeated or missing columns
   */
  public static List<String> columns(byte[] head, boolean whole, String file) {
    FileLook.at(head, whole)
        .filter(look -> look.kind() != FileKind.EMPTY)
        .ifPresent(
            look -> {
              throw look.fault(file);
            });
    return CuratedFormat.columns(new RowCutter(head, file).next(), file);
  }

  /**
   * How many rows a file has below its header, blank lines left out.
   *
   * @throws FaultsException as {@link #columns} does
   */
  public static int rows(byte[] bytes, String file) {
    columns(bytes, true, file);
    RowCutter cutter = new RowCutter(bytes, file);
    int rows = 0;
    for (cutter.next(); cutter.next() != null; ) {
      rows++;
    }
    return rows;
  }

  /**
   * Reads a whole file.
   *
   * @param bytes its content
   * @param file the file as the user named it
   * @param fates takes in what became of each row below the header, in the order of the file
   * @throws FaultsException when the file is not UTF-8, is empty, or its header has unknown,
   *     repeated or missing columns
   */
  public void read(byte[] bytes, String file, Consumer<Outcome<WeightedCoding>> fates) {
    if (!TextEncoding.isUtf8(bytes)) {
      throw new FileLook(FileKind.ENCODING, TextEncoding.guess(bytes)).fault(file);
    }
    RowCutter cutter = new RowCutter(bytes, file);
    Header header = Header.of(CuratedFormat.columns(cutter.next(), file));
    for (CuratedRow row = cutter.next(); row != null; row = cutter.next()) {
      fates.accept(
          RowReader.read(row, header)
              .then(each -> asOf == null ? new Outcome.Good<>(each) : asOf.check(each))
              .then(this::verified)
              .then(rules::check));
    }
  }

  private Outcome<CodedRow> verified(CodedRow row) {
    boolean waits = Verification.waits(row.coding().verification());
    return onlyVerified && waits ? new Outcome.Unverified<>() : new Outcome.Good<>(row);
  }

  /** Reads a whole file into lists, as {@link #read(byte[], String, Consumer)} does. */
  public Sheet read(byte[] bytes, String file) {
    List<WeightedCoding> sound = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    int[] later = new int[1];
    read(
        bytes,
        file,
        fate -> {
          if (fate instanceof Outcome.Good<WeightedCoding> good) {
            sound.add(good.value());
          } else if (fate instanceof Outcome.Bad<WeightedCoding> bad) {
            rejects.add(bad.reject());
          } else {
            later[0]++;
          }
        });
    return new Sheet(file, sound.size() + rejects.size() + later[0], sound, rejects, later[0]);
  }
}
