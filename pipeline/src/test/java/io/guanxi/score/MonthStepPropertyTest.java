package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.CodingBuilder;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A month's step gives what the scorer gives for the same month, under both rules. */
class MonthStepPropertyTest {
  @Property(seed = "5")
  void aStepIsTheScorersMonth(
      @ForAll @DoubleRange(min = -9, max = 9) double start,
      @ForAll @Size(max = 8) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> i0Micros) {
    for (P0Rule rule : P0Rule.values()) {
      assertThat(step(rule, i0Micros).after(start))
          .isCloseTo(scored(rule, start, i0Micros), within(1e-12));
    }
  }

  private static MonthStep step(P0Rule rule, List<Long> i0Micros) {
    return rule == P0Rule.RUNNING
        ? MonthStep.ofEvents(9, i0Micros)
        : MonthStep.ofSums(
            9,
            i0Micros.stream().mapToLong(i0 -> Math.max(i0, 0)).sum(),
            i0Micros.stream().mapToLong(i0 -> Math.min(i0, 0)).sum());
  }

  private static double scored(P0Rule rule, double start, List<Long> i0Micros) {
    List<WeightedCoding> codings = new ArrayList<>();
    for (int i = 0; i < i0Micros.size(); i++) {
      codings.add(
          CodingBuilder.coding("E" + i)
              .on("2022-03-10")
              .weighing(i0Micros.get(i) < 0 ? Sign.NEGATIVE : Sign.POSITIVE, i0Micros.get(i)));
    }
    return Samples.score(rule, Samples.profile("2022-02", start), codings)
        .carriedTo(YearMonth.of(2022, 3))
        .months()
        .get(0)
        .score();
  }
}
