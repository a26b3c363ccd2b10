package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Origin;
import io.guanxi.model.Sign;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Draws of a table score from its range: docs/method.md §9. */
class I0DrawPropertyTest {
  private static final int MANY = 40_000;

  @Property(seed = "20260501")
  void aDrawLiesInTheRangeAndFollowsFromItsArguments(
      @ForAll @IntRange(max = 3_000_000) int below,
      @ForAll @IntRange(max = 3_000_000) int above,
      @ForAll long seed,
      @ForAll @IntRange(max = 100_000) int replicate) {
    EventType type = type("T", 1_000_000 - below, 1_000_000, 1_000_000L + above);
    long drawn = I0Draw.micros(type, seed, replicate);
    assertThat(drawn).isBetween(type.lowestMicros(), type.highestMicros());
    assertThat(I0Draw.micros(type, seed, replicate)).isEqualTo(drawn);
  }

  @Property(seed = "20260502", tries = 20)
  void theMeanIsTheTableValueWhereverItStands(
      @ForAll @IntRange(max = 500_000) int below, @ForAll @IntRange(max = 500_000) int above) {
    EventType type = type("T", -below, 0, above);
    double mean =
        IntStream.range(0, MANY).mapToLong(r -> I0Draw.micros(type, 5, r)).average().orElseThrow();
    // The variance of the rule is below · above / 3.
    double deviation = Math.sqrt((double) below * above / 3 / MANY);
    assertThat(mean).isCloseTo(0, within(5 * deviation + 1));
  }

  @Example
  void bothEndsOfASmallRangeAreDrawn() {
    EventType type = type("T", -3, -1, 2);
    assertThat(IntStream.range(0, 1_000).mapToLong(r -> I0Draw.micros(type, 1, r)).distinct())
        .containsExactlyInAnyOrder(-3L, -2L, -1L, 0L, 1L, 2L);
  }

  @Example
  void aTableValueAtAnEndOfItsRangeStays() {
    assertThat(IntStream.range(0, 100).mapToLong(r -> I0Draw.micros(type("T", 0, 0, 9), 1, r)))
        .containsOnly(0L);
    assertThat(IntStream.range(0, 100).mapToLong(r -> I0Draw.micros(type("T", 4, 4, 4), 1, r)))
        .containsOnly(4L);
  }

  @Example
  void typesReplicatesAndSeedsDrawApart() {
    EventType one = type("ONE", -500_000, 0, 500_000);
    EventType two = type("TWO", -500_000, 0, 500_000);
    assertThat(
            IntStream.of(
                (int) I0Draw.micros(one, 1, 1),
                (int) I0Draw.micros(two, 1, 1),
                (int) I0Draw.micros(one, 2, 1),
                (int) I0Draw.micros(one, 1, 2)))
        .doesNotHaveDuplicates();
  }

  private static EventType type(String code, long lowest, long i0, long highest) {
    return new EventType(
        code,
        new LocalizedNames("", "", ""),
        Sign.POSITIVE,
        i0,
        lowest,
        highest,
        Origin.ASSUMED,
        "");
  }
}
