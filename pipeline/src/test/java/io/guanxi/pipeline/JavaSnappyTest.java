package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Beam packs with Snappy in Java alone comes out as it was. */
class JavaSnappyTest {
  @Test
  void manyPackAtOnce() {
    JavaSnappy.install();

    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> ("关系 " + i + " ").repeat(i))
                .filter(text -> !SerializableUtils.clone(text).equals(text))
                .count())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 32 << 10, (32 << 10) + 1, 300_000})
  void packsAndUnpacks(int size) {
    JavaSnappy.install();
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    String repeated = "关系 ".repeat(size);

    assertThat(SerializableUtils.clone(noise)).isEqualTo(noise);
    assertThat(SerializableUtils.clone(repeated)).isEqualTo(repeated);
    assertThat(SerializableUtils.serializeToByteArray(repeated)).hasSizeLessThan(200 + size);
  }
}
