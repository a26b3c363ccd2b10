package io.guanxi.explain;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.CodingRules;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.curated.CuratedRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one event file, each understood and held against the configuration, as {@code score}
 * does it; duplicates are not sorted out yet.
 *
 * @param file the file as the user named it
 * @param rows rows below the header, blank lines left out
 * @param sound the rows that can be taken, in the order of the file
 * @param rejects the others
 */
public record EventSheet(String file, int rows, List<WeightedCoding> sound, List<Reject> rejects) {
  /**
   * Reads a whole file.
   *
   * @param bytes its content
   * @param file how outputs name it
   * @throws io.guanxi.text.FaultsException when encoding or header cannot be used
   */
  public static EventSheet read(byte[] bytes, String file, CodingRules rules) {
    CuratedFormat.Sheet sheet = CuratedFormat.cut(bytes, file);
    List<WeightedCoding> sound = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (CuratedRow row : sheet.rows()) {
      Outcome<CodedRow> parsed = CuratedFormat.parse(row, sheet.columns());
      if (parsed instanceof Outcome.Bad<CodedRow> bad) {
        rejects.add(bad.reject());
      } else if (parsed instanceof Outcome.Good<CodedRow> good) {
        Outcome<WeightedCoding> checked = rules.check(good.value());
        if (checked instanceof Outcome.Bad<WeightedCoding> bad) {
          rejects.add(bad.reject());
        } else if (checked instanceof Outcome.Good<WeightedCoding> taken) {
          sound.add(taken.value());
        }
      }
    }
    return new EventSheet(file, sheet.rows().size(), List.copyOf(sound), List.copyOf(rejects));
  }
}
