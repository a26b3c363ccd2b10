package io.guanxi.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
public final class LookAlike {
  private LookAlike() {}

  /** {@code " (did you mean 'SUMMIT-HEAD'?)"}, or nothing when no allowed word is near. */
  public static String hint(String given, Collection<String> allowed) {
    return nearest(given, allowed).map(word -> " (did you mean '" + word + "'?)").orElse("");
  }

  /**
   * The nearest allowed word, case ignored, that is at most three edits away (two for words of up
   * to five letters, one for words of up to three); the first in alphabetical order among equals.
   */
  public static Optional<String> nearest(String given, Collection<String> allowed) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return allowed.stream()
        .filter(word -> distance(wanted, word) <= allowance(word))
        .min(
            Comparator.<String>comparingInt(word -> distance(wanted, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int allowance(String word) {
    return word.length() <= 3 ? 1 : word.length() <= 5 ? 2 : 3;
  }

  private static int distance(String wanted, String word) {
    return LevenshteinDistance.getDefaultInstance().apply(wanted, word.toLowerCase(Locale.ROOT));
  }
}
