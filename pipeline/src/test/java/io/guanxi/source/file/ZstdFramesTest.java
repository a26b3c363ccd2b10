package io.guanxi.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of header and block of RFC 8878 is passed, and an end inside any of them told. */
class ZstdFramesTest {
  private static final String MAGIC = "28b52ffd";

  /** A raw block of three bytes, a repeated byte, the last block of one byte. */
  private static final String BLOCKS = "180000616263" + "02010078" + "09000079";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Reads so many bytes at a time. */
  private static byte[] read(byte[] packed, int step) throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(packed)) {
          @Override
          public int read(byte[] buffer, int from, int length) throws IOException {
            return super.read(buffer, from, Math.min(step, length));
          }
        };
    return new ZstdFrames(slow).readAllBytes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MAGIC + "00" + "58" + BLOCKS, // a window, no size
        MAGIC + "20" + "09" + BLOCKS, // one segment, size of a byte
        MAGIC + "40" + "58" + "0000" + BLOCKS, // size of two bytes
        MAGIC + "a0" + "09000000" + BLOCKS, // one segment, size of four
        MAGIC + "c0" + "58" + "0900000000000000" + BLOCKS, // size of eight
        MAGIC + "01" + "58" + "07" + BLOCKS, // a dictionary of one byte
        MAGIC + "02" + "58" + "0700" + BLOCKS,
        MAGIC + "03" + "58" + "07000000" + BLOCKS,
        MAGIC + "04" + "58" + BLOCKS + "11223344", // a checksum
        "502a4d18" + "02000000" + "ffff" + MAGIC + "00" + "58" + BLOCKS, // skippable before
        MAGIC + "00" + "58" + BLOCKS + "5f2a4d18" + "00000000", // skippable and empty behind
      })
  void aFrameIsPassedAndItsEveryCutIsAFault(String hex) throws IOException {
    byte[] packed = bytes(hex);
    Set<Integer> whole = new LinkedHashSet<>();
    for (int step : new int[] {1, 3, 1000}) {
      assertThat(read(packed, step)).isEqualTo(packed);
    }
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      try {
        assertThat(read(cut, 1000)).isEqualTo(cut);
        whole.add(length);
      } catch (EOFException e) {
        assertThat(e).hasNoCause();
      }
    }

    // Only where a frame ends, so at most between the two.
    assertThat(whole).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void twoFramesAreOneFile() throws IOException {
    byte[] two = bytes((MAGIC + "00" + "58" + BLOCKS).repeat(2));

    assertThat(read(two, 5)).isEqualTo(two);
  }

  @Test
  void whatBeginsNoFrameIsAFault() {
    byte[] followed = bytes(MAGIC + "00" + "58" + BLOCKS + "0d0a0d0a");

    assertThatThrownBy(() -> read(followed, 1000))
        .isInstanceOf(ZipException.class)
        .hasMessage("what follows its last frame is no frame");
  }
}
