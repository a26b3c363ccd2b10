package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Dyad;
import io.guanxi.testkit.FigureBuilder;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The configuration as a value: what the command line may put in the place of a file's. */
class ConfigurationTest {
  private static final Configuration CONFIGURATION = Samples.configuration();

  @Test
  void findsAProfileWhicheverWayRoundTheDyadIsWritten() {
    DyadProfile profile = CONFIGURATION.dyads().get("CHN-KOR");

    assertThat(profile).isNotNull();
    assertThat(CONFIGURATION.profile(new Dyad("CHN", "KOR"))).isEqualTo(profile);
    assertThat(CONFIGURATION.profile(new Dyad("KOR", "CHN"))).isEqualTo(profile);
    assertThat(CONFIGURATION.profile(new Dyad("CHN", "JPN"))).isNull();
  }

  @Test
  void anotherStartTakesThePlaceOfTheConfiguredOneInTheSameOrder() {
    DyadProfile given = Samples.profile("2022-02", 4.3).startingAt(YearMonth.of(2023, 6), -1.25);

    Configuration changed = CONFIGURATION.withDyads(List.of(given));

    assertThat(changed.dyads().keySet()).containsExactly("CHN-KOR", "USA-KOR");
    assertThat(changed.dyads()).containsEntry("CHN-KOR", given);
    assertThat(given.basis()).isEqualTo(DyadProfile.Basis.GIVEN);
    assertThat(given.source()).isEqualTo("--initial");
    assertThat(given.initialScore()).isEqualTo(-1.25);
    assertThat(CONFIGURATION.dyads()).isEqualTo(Samples.configuration().dyads());
  }

  @Test
  void anotherRuleForP0ChangesNothingElse() {
    Configuration running = CONFIGURATION.withP0(P0Rule.RUNNING);

    assertThat(running.scheme().p0()).isEqualTo(P0Rule.RUNNING);
    assertThat(running.withP0(P0Rule.MONTH_START)).isEqualTo(CONFIGURATION);
  }

  @ParameterizedTest
  @EnumSource(P0Rule.class)
  void aRuleForP0IsFoundUnderItsLabel(P0Rule rule) {
    assertThat(P0Rule.of(rule.label())).contains(rule);
  }

  @Test
  void rulesForP0AreLabelledAsTheCommandLineWritesThem() {
    assertThat(P0Rule.MONTH_START.label()).isEqualTo("month-start");
    assertThat(P0Rule.RUNNING.label()).isEqualTo("running");
    assertThat(P0Rule.of("MONTH_START")).isEmpty();
  }

  @Test
  void aFiguresPeriodIsOneMonthOrTwo() {
    assertThat(figure("2022-03", "2025-04").period()).isEqualTo("2022-03/2025-04");
    assertThat(figure("2025-04", "2025-04").period()).isEqualTo("2025-04");
  }

  private static PublishedFigure figure(String from, String to) {
    return FigureBuilder.figure(PublishedFigure.Kind.THEME_SHARE, from, to).build();
  }
}
