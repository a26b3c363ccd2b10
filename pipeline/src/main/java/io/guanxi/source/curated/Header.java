package io.guanxi.source.curated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a file that is being read.
 *
 * @param columns names of its columns, in their order
 * @param places where each column stands
 * @param words words that many rows repeat, so that each is kept in memory once
 */
record Header(List<String> columns, Map<String, Integer> places, Map<String, String> words) {
  private static final int MOST_WORDS = 10_000;

  static Header of(List<String> columns) {
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column, places.size()));
    return new Header(List.copyOf(columns), places, new HashMap<>());
  }

  /** The same word, where possible as an earlier row gave it. */
  String once(String word) {
    String known = words.get(word);
    if (known == null && words.size() < MOST_WORDS) {
      words.put(word, word);
    }
    return known == null ? word : known;
  }
}
