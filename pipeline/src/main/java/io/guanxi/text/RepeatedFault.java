package io.guanxi.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fault that repeats is told a few times and counted. */
public final class RepeatedFault {
  /** How often one kind of fault is told. */
  public static final int TOLD = 10;

  private RepeatedFault() {}

  /**
   * The sentences in their order, of each kind the first ten. Sentences are of one kind when they
   * differ in nothing but numbers and what stands in single quotation marks.
   *
   * @return the sentences; after the last one of a kind that has more, {@code and 4,236 more of
   *     this kind}
   */
  public static List<String> counted(List<String> sentences) {
    Map<String, Integer> left = new LinkedHashMap<>();
    sentences.forEach(sentence -> left.merge(kind(sentence), 1, Integer::sum));
    Map<String, Integer> told = new LinkedHashMap<>();
    List<String> shown = new ArrayList<>();
    for (String sentence : sentences) {
      String kind = kind(sentence);
      int number = told.merge(kind, 1, Integer::sum);
      int more = left.getOrDefault(kind, 0) - TOLD;
      if (number <= TOLD) {
        shown.add(sentence);
      }
      if (number == TOLD && more > 0) {
        shown.add("and " + grouped(more) + " more of this kind");
      }
    }
    return shown;
  }

  private static String kind(String sentence) {
    return sentence.replaceAll("'[^']*'", "'").replaceAll("[0-9]+", "0");
  }

  private static String grouped(int number) {
    return String.valueOf(number).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
  }
}
