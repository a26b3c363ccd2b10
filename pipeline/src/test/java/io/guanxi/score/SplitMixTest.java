package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The numbers behind the replicates. */
class SplitMixTest {
  @Test
  void givesThePublishedSequence() {
    // The five numbers that implementations of SplitMix64 are checked with (rosettacode.org,
    // Pseudo-random numbers/Splitmix64).
    SplitMix random = SplitMix.seeded(1234567);
    assertThat(LongStream.generate(random::next).limit(5).mapToObj(Long::toUnsignedString))
        .containsExactly(
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821");
  }

  @Test
  void numbersBelowABoundAreSpreadEvenly() {
    SplitMix random = SplitMix.keyed(7);
    int[] counts = new int[5];
    for (int i = 0; i < 50_000; i++) {
      counts[(int) random.below(5)]++;
    }
    // Three standard deviations of a binomial count of 10,000 are 268.
    assertThat(IntStream.of(counts)).allMatch(count -> count > 9_700 && count < 10_300);
    assertThat(random.below(1)).isZero();
  }

  @Test
  void everyListOfKeysHasAStreamOfItsOwn() {
    Set<Long> firsts = new HashSet<>();
    for (long a = -10; a < 10; a++) {
      for (long b = -10; b < 10; b++) {
        firsts.add(SplitMix.keyed(a, b).next());
      }
    }
    assertThat(firsts).hasSize(400);
    assertThat(SplitMix.keyed(1, 2).next()).isEqualTo(SplitMix.keyed(1, 2).next());
  }
}
