package io.guanxi.agreement;

import io.guanxi.model.Reject;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.Intake;
import java.util.List;
import java.util.stream.Stream;

/**
 * One coder's file, sorted out as {@code score} does it.
 *
 * @param file the file as the user named it
 * @param rows rows below the header
 * @param codings the codings that stand, each event at most once a dyad
 * @param retracted codings that the coder has withdrawn; they are not compared
 * @param duplicates rows that repeat another one word for word
 * @param rejects rows that were not taken, by line
 */
public record CodedFile(
    String file,
    int rows,
    List<WeightedCoding> codings,
    List<WeightedCoding> retracted,
    int duplicates,
    List<Reject> rejects) {
  /** Sorts the rows of a file out. */
  public static CodedFile of(Intake.Sheet sheet) {
    Duplicates sorted = Duplicates.among(sheet.sound());
    return new CodedFile(
        sheet.file(),
        sheet.rows(),
        sorted.distinct().stream().filter(each -> !isRetracted(each)).toList(),
        sorted.distinct().stream().filter(CodedFile::isRetracted).toList(),
        sorted.dropped().size(),
        Stream.concat(sheet.rejects().stream(), sorted.rejects().stream()).sorted().toList());
  }

  private static boolean isRetracted(WeightedCoding coding) {
    return coding.coding().status() == Status.RETRACTED;
  }
}
