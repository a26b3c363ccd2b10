package io.guanxi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Checksums of pieces against that of the whole. */
class FeedChecksumPropertyTest {
  private static FeedChecksum of(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return FeedChecksum.of(bytes.length, crc);
  }

  @Property
  void piecesGiveTheWhole(
      @ForAll @Size(max = 300) byte[] bytes,
      @ForAll @IntRange(max = 300) int one,
      @ForAll @IntRange(max = 300) int other) {
    int first = Math.min(Math.min(one, other), bytes.length);
    int second = Math.min(Math.max(one, other), bytes.length);
    FeedChecksum pieces =
        FeedChecksum.NOTHING
            .then(of(Arrays.copyOf(bytes, first)))
            .then(of(Arrays.copyOfRange(bytes, first, second)))
            .then(of(Arrays.copyOfRange(bytes, second, bytes.length)));

    assertThat(pieces).isEqualTo(of(bytes));
  }
}
