package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The one form of a fault: where, what was given, what is wrong, what is allowed, what was meant.
 */
class FaultTest {
  private static final List<String> RULES = List.of("month-start", "running");

  @Test
  void namesWhatWasGivenAndWhatIsAllowed() {
    assertThat(Fault.of("--seed", 1.5).not("a whole number"))
        .isEqualTo("--seed '1.5' is not a whole number");
    assertThat(Fault.of("--p0", "x").notOneOf(RULES))
        .isEqualTo("--p0 'x' is not one of month-start, running");
    assertThat(Fault.of("theme", "").unknown(RULES)).isEqualTo("theme '' is unknown");
    assertThat(Fault.of("column", "date").that("stands twice"))
        .isEqualTo("column 'date' stands twice");
  }

  @Test
  void hintsAtTheLookAlikeOfWhatWasGiven() {
    assertThat(Fault.of("--p0", "runing").notOneOf(RULES))
        .isEqualTo("--p0 'runing' is not one of month-start, running (did you mean 'running'?)");
    assertThat(Fault.of("rule", "runing").in("a.json").unknown(RULES))
        .isEqualTo("a.json: rule 'runing' is unknown (did you mean 'running'?)");
    assertThat(Fault.of("runing").not("a rule", RULES))
        .isEqualTo("'runing' is not a rule (did you mean 'running'?)");
    assertThat(Fault.of("column", "running").that("is missing", List.of("runing")))
        .isEqualTo("column 'running' is missing (did you mean 'runing'?)");
  }

  @Test
  void placesStandBeforeIt() {
    assertThat(Fault.of("date", "x").in("row 3").in("a.csv").not("a day"))
        .isEqualTo("a.csv: row 3: date 'x' is not a day");
    assertThat(new FaultsException("a.csv", "holds no row")).hasMessage("a.csv: holds no row");
  }

  @Test
  void onlyWhatHasFaultsIsEnded() {
    assertThatCode(() -> FaultsException.throwIfAny(List.of())).doesNotThrowAnyException();
    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> FaultsException.throwIfAny(List.of("one", "two")))
        .satisfies(e -> assertThat(e.faults()).containsExactly("one", "two"));
  }
}
