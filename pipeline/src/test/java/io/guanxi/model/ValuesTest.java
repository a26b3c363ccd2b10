package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Themes, monthly scores and the words of the closed sets. */
class ValuesTest {
  private static final LocalizedNames NAMES = new LocalizedNames("theme", "主题", "주제");

  @Test
  void aThemeWithoutDyadsIsForEveryDyad() {
    Theme theme = new Theme("T", NAMES, Set.of(Sign.NEGATIVE), Set.of(), true);

    assertThat(theme.allows(Sign.NEGATIVE, "CHN-KOR")).isTrue();
    assertThat(theme.allows(Sign.NEGATIVE, "USA-KOR")).isTrue();
    assertThat(theme.allows(Sign.POSITIVE, "CHN-KOR")).isFalse();
  }

  @Test
  void aThemeWithDyadsIsForThemAlone() {
    Theme theme =
        new Theme("T", NAMES, Set.of(Sign.NEGATIVE, Sign.POSITIVE), Set.of("CHN-KOR"), true);

    assertThat(theme.allows(Sign.POSITIVE, "CHN-KOR")).isTrue();
    assertThat(theme.allows(Sign.NEGATIVE, "CHN-KOR")).isTrue();
    assertThat(theme.allows(Sign.NEGATIVE, "USA-KOR")).isFalse();
  }

  @Test
  void aMonthlyScoreKnowsItsChangeAndItsEvents() {
    MonthlyScore month = new MonthlyScore(YearMonth.of(2022, 3), 4.5, 4.25, 0, -500_000, 2, 3, 0);

    assertThat(month.change()).isEqualTo(-0.25);
    assertThat(month.events()).isEqualTo(5);
  }

  @Test
  void wordsAreTheSameInTheTurkishLocale() {
    assertThat(Arrays.stream(Status.values()).map(Status::label))
        .containsExactly("coded", "disputed", "retracted");
    assertThat(Arrays.stream(Sign.values()).map(Sign::label))
        .containsExactly("positive", "negative");
  }
}
