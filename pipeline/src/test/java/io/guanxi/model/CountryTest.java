package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 3166-1 alpha-3 codes and the names of countries. */
class CountryTest {
  @ParameterizedTest
  @ValueSource(strings = {"CHN", "KOR", "USA", "PRK", "JPN", "TWN", "DEU", "XKX"})
  void knowsCodesInCapitals(String code) {
    assertThat(Country.isCode(code)).isTrue();
    assertThat(Country.codes()).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kor", "KR", "ROK", "GER", "XXX", "KORE"})
  void knowsNoOtherCodes(String code) {
    assertThat(Country.isCode(code)).isFalse();
  }

  @Test
  void namesACountryInThreeLanguagesWhateverTheLocale() {
    assertThat(Country.names("CHN")).isEqualTo(new LocalizedNames("China", "中国", "중국"));
    assertThat(Country.names("JPN")).isEqualTo(new LocalizedNames("Japan", "日本", "일본"));
    assertThat(Country.names("XKX")).isEqualTo(new LocalizedNames("Kosovo", "科索沃", "코소보"));
  }

  @Test
  void callsAnUnknownCountryByItsCode() {
    assertThat(Country.names("XXX")).isEqualTo(new LocalizedNames("XXX", "XXX", "XXX"));
  }
}
