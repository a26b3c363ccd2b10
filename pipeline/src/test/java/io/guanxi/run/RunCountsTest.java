package io.guanxi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanxi.model.Verification;
import io.guanxi.score.DyadMonths;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row read has exactly one fate. */
class RunCountsTest {
  @Test
  void acceptsARunInWhichEveryRowHasOneFate() {
    assertThatCode(complete()::assertComplete).doesNotThrowAnyException();
    assertThatCode(new RunCounts()::assertComplete).doesNotThrowAnyException();
  }

  @Test
  void refusesARunThatLostARow() {
    RunCounts counts = complete();
    counts.add(RunCounts.READ, 1);

    assertThatIllegalStateException()
        .isThrownBy(counts::assertComplete)
        .withMessage(
            "rows read: 22, rows accounted for: 21: {before_initial=4, duplicate=6, not_selected=5,"
                + " read=22, rejected.BAD_DATE=1, rejected.BAD_I0=1, retracted=2, scored=2,"
                + " scored.disputed=1, scored.override=2, scored.override_without_reason=1, scored.verification.recalled=1}");
  }

  @Test
  void refusesARunThatCountedARowTwice() {
    for (String fate :
        new String[] {
          RunCounts.SCORED,
          RunCounts.RETRACTED,
          RunCounts.BEFORE_INITIAL,
          RunCounts.NOT_SELECTED,
          RunCounts.DUPLICATE,
          RunCounts.REJECTED + "BAD_DATE"
        }) {
      RunCounts counts = complete();
      counts.add(fate, 1);

      assertThatIllegalStateException()
          .as(fate)
          .isThrownBy(counts::assertComplete)
          .withMessageStartingWith("rows read: 21, rows accounted for: 22: {");
    }
  }

  @Test
  void partsOfTheScoredRowsAreNotCountedAgain() {
    RunCounts counts = complete();
    counts.add(RunCounts.DISPUTED, 1);
    counts.add(RunCounts.OVERRIDES, 1);
    counts.add(RunCounts.OVERRIDES_WITHOUT_REASON, 1);

    assertThatCode(counts::assertComplete).doesNotThrowAnyException();
  }

  @Test
  void addsUpAndKnowsTheRejects() {
    RunCounts counts = complete();

    assertThat(counts.get(RunCounts.READ)).isEqualTo(21);
    assertThat(counts.get("nothing")).isZero();
    assertThat(counts.rejected()).isEqualTo(2);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> counts.asMap().clear());
  }

  private static RunCounts complete() {
    RunCounts counts = new RunCounts();
    counts.add(RunCounts.READ, 20);
    counts.add(RunCounts.READ, 1);
    counts.add(new DyadMonths.Tally(2, 1, 2, 4, 2, 1, Map.of(Verification.RECALLED, 1)));
    counts.add(RunCounts.NOT_SELECTED, 5);
    counts.add(RunCounts.DUPLICATE, 6);
    counts.add(RunCounts.REJECTED + "BAD_DATE", 1);
    counts.add(RunCounts.REJECTED + "BAD_I0", 1);
    return counts;
  }
}
