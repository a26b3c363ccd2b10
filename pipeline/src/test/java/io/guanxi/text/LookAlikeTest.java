package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hints at the word that was probably meant. */
class LookAlikeTest {
  private static final List<String> TYPES =
      List.of("VISIT-HOS", "VISIT-HOG", "PROTEST", "CYBER", "LEAK", "AID");

  @Test
  void hintsAtTheNearestWord() {
    assertThat(LookAlike.hint("VIST-HOS", TYPES)).isEqualTo(" (did you mean 'VISIT-HOS'?)");
  }

  @Test
  void isSilentWhenNothingIsNear() {
    assertThat(LookAlike.hint("EARTHQUAKE", TYPES)).isEmpty();
    assertThat(LookAlike.hint("VISIT-HOS", List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // case does not count, also for the letter i in the Turkish locale the tests run in
    "visit-hos, VISIT-HOS",
    // three edits in a word of more than five letters
    "VST-HS, VISIT-HOS",
    "PRTS, PROTEST",
    // two in a word of four or five
    "CBR, CYBER",
    "LK, LEAK",
    // one in a word of three
    "AIDS, AID",
  })
  void allowsMoreEditsTheLongerTheWord(String given, String meant) {
    assertThat(LookAlike.nearest(given, TYPES)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRT", "VS-HS", "CB", "L", "AXY"})
  void allowsNoMore(String given) {
    assertThat(LookAlike.nearest(given, TYPES)).isEmpty();
  }

  @Test
  void allowsOneEditInTheShortestWordsAndThreeInTheLongest() {
    assertThat(LookAlike.nearest("i1", List.of("i0"))).contains("i0");
    assertThat(LookAlike.nearest("j1", List.of("i0"))).isEmpty();
    assertThat(LookAlike.nearest("abcdefghijklmnopqrs___", List.of("abcdefghijklmnopqrstuv")))
        .contains("abcdefghijklmnopqrstuv");
    assertThat(LookAlike.nearest("abcdefghijklmnopqr____", List.of("abcdefghijklmnopqrstuv")))
        .isEmpty();
  }

  @Test
  void takesTheFirstInAlphabeticalOrderAmongEquallyNearWords() {
    assertThat(LookAlike.nearest("VISIT-HOX", TYPES)).contains("VISIT-HOG");
  }

  @Test
  void prefersTheNearerWord() {
    assertThat(LookAlike.nearest("VISIT-HOSS", TYPES)).contains("VISIT-HOS");
  }
}
