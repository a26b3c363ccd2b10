package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of countries and how they are written. */
class DyadTest {
  @Test
  void readsTwoCountries() {
    assertThat(Dyad.parse("CHN-KOR")).contains(new Dyad("CHN", "KOR"));
  }

  @Test
  void isShownUnderItsId() {
    Dyad dyad = new Dyad("USA", "KOR");

    assertThat(dyad.id()).isEqualTo("USA-KOR");
    assertThat(dyad).hasToString("USA-KOR");
  }

  @Test
  void keepsTheOrderItWasWrittenIn() {
    assertThat(Dyad.parse("KOR-CHN")).contains(new Dyad("KOR", "CHN"));
    assertThat(new Dyad("KOR", "CHN").reversed()).isEqualTo(new Dyad("CHN", "KOR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CHN",
        "CHN-",
        "CHN-CHN",
        "chn-kor",
        "CHN_KOR",
        "CHNKOR",
        "CHN-KOR ",
        "CHN-KOREA",
        "XXX-KOR",
        "CHN-XXX",
        "CN-KR",
        "CHN–KOR"
      })
  void refusesWhatIsNotTwoDifferentCountries(String text) {
    assertThat(Dyad.parse(text)).isEmpty();
  }
}
