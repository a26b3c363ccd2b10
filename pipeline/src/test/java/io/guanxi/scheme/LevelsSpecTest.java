package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Samples;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** METHOD §1: the level and third of every boundary and both sides of it, under both rules. */
class LevelsSpecTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "levels-spec.csv", useHeadersInDisplayName = false, numLinesToSkip = 4)
  void placesADisplayedScore(
      String clause,
      BigDecimal displayed,
      String lowerLevel,
      String lowerPart,
      String upperLevel,
      String upperPart) {
    assertThat(place(Levels.Boundary.LOWER_INCLUSIVE, displayed))
        .as("lower-inclusive, %s", clause)
        .isEqualTo(lowerLevel + " " + lowerPart);
    assertThat(place(Levels.Boundary.UPPER_INCLUSIVE, displayed))
        .as("upper-inclusive, %s", clause)
        .isEqualTo(upperLevel + " " + upperPart);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "levels-spec.csv", useHeadersInDisplayName = false, numLinesToSkip = 4)
  void theBundledSchemeIsLowerInclusive(
      String clause, BigDecimal displayed, String level, String part) {
    Levels bundled = ConfigurationLoader.load(ProjectFiles.config(), "config").scheme().levels();

    assertThat(text(bundled.of(displayed))).as(clause).isEqualTo(level + " " + part);
  }

  @Test
  void aScoreOutsideTheScaleHasNoLevel() {
    for (Levels.Boundary boundary : Levels.Boundary.values()) {
      Levels levels = Samples.levels(boundary);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> levels.of(new BigDecimal("9.1")))
          .withMessage("score 9.1 lies outside the levels of the scheme");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> levels.of(new BigDecimal("-9.1")))
          .withMessage("score -9.1 lies outside the levels of the scheme");
    }
  }

  private static String place(Levels.Boundary boundary, BigDecimal displayed) {
    return text(Samples.levels(boundary).of(displayed));
  }

  private static String text(Levels.Place place) {
    return place.level().code() + " " + place.part().label();
  }
}
