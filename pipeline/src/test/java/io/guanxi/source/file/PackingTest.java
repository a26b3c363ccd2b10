package io.guanxi.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a package of several members is left out, and damage is never the end of a file. */
class PackingTest {
  private static final int NAME_FLAG = 8;

  /** A gzip member, made so long by a name in its header. */
  private static byte[] member(byte[] data, int padding) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(data);
    deflater.finish();
    byte[] body = new byte[data.length + 100];
    int length = deflater.deflate(body);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(data);
    ByteBuffer member = ByteBuffer.allocate(10 + padding + length + 8);
    member.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x1F).put((byte) 0x8B).put((byte) 8);
    member.put((byte) (padding > 0 ? NAME_FLAG : 0)).position(10);
    for (int i = 1; i < padding; i++) {
      member.put((byte) 'n');
    }
    member.position(10 + padding);
    return member.put(body, 0, length).putInt((int) crc.getValue()).putInt(data.length).array();
  }

  private static byte[] data(int length) {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    return data;
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    return Packing.of(packed).unpack(new ByteArrayInputStream(packed)).readAllBytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 8192, 16384, 65536, 131072})
  void aMemberMayEndAnywhereAboutABuffersEnd(int buffer) throws IOException {
    byte[] first = data(300);
    byte[] second = data(20_000);
    byte[] both = concat(first, second);
    byte[] behind = member(second, 0);
    for (int offset = -32; offset <= 32; offset++) {
      int padding = buffer + offset - member(first, 0).length;
      byte[] packed = concat(member(first, padding), behind);
      assertThat(packed.length - behind.length).isEqualTo(buffer + offset);

      assertThat(unpacked(packed)).as("ends at %s%+d", buffer, offset).isEqualTo(both);
      assertThat(inSmallPieces(packed)).as("in pieces, %s%+d", buffer, offset).isEqualTo(both);
    }
  }

  /** As a channel that gives what has arrived, and never knows how much is to come. */
  private static byte[] inSmallPieces(byte[] packed) throws IOException {
    InputStream pieces =
        new FilterInputStream(new ByteArrayInputStream(packed)) {
          @Override
          public int read(byte[] buffer, int from, int length) throws IOException {
            return super.read(buffer, from, Math.min(length, 1021));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    return Packing.GZIP.unpack(pieces).readAllBytes();
  }

  @Test
  void thousandsOfBlocksAreOneFile() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 5000; i++) {
      byte[] block = data(i % 97);
      packed.writeBytes(member(block, i % 5));
      all.writeBytes(block);
    }
    assertThat(unpacked(packed.toByteArray())).isEqualTo(all.toByteArray());
  }

  private static byte[] pack(Packing packing, byte[] data) throws IOException {
    if (packing == Packing.GZIP) {
      return member(data, 0);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (packing) {
          case XZ -> new XZCompressorOutputStream(packed);
          case BZIP2 -> new BZip2CompressorOutputStream(packed);
          default -> new ZstdOutputStream(packed);
        }) {
      out.write(data);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2", "XZ", "ZSTD"})
  void membersAreReadOneBehindAnotherAndDamageIsNoEnd(Packing packing) throws IOException {
    byte[] first = data(70_000);
    byte[] second = data(5000);
    byte[] packed = concat(pack(packing, first), pack(packing, second));
    assertThat(Packing.of(packed)).isEqualTo(packing);
    assertThat(unpacked(packed)).isEqualTo(concat(first, second));

    int secondAt = pack(packing, first).length;
    for (int cut : new int[] {secondAt + 1, secondAt + 7, packed.length - 100, packed.length - 1}) {
      byte[] shorter = Arrays.copyOf(packed, cut);
      assertThatThrownBy(() -> unpacked(shorter))
          .as("cut at %s", cut)
          .isInstanceOf(IOException.class);
    }
    packed[secondAt] ^= 0x40;
    assertThatThrownBy(() -> unpacked(packed)).isInstanceOf(ZipException.class);
    byte[] trailed = concat(pack(packing, first), "\nrows\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> unpacked(trailed)).isInstanceOf(IOException.class);
  }

  @Test
  void aHeaderThatIsCutOffIsAnEarlyEnd() {
    byte[] cut = Arrays.copyOf(concat(member(data(9), 0), member(data(9), 0)), 9 + 23 + 6);

    assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(EOFException.class);
  }

  @Test
  void whatIsThrownByReadingIsNoDamage() {
    byte[] packed = member(data(9), 0);
    InputStream broken =
        new FilterInputStream(new ByteArrayInputStream(packed, 0, 12)) {
          @Override
          public int read(byte[] buffer, int from, int length) throws IOException {
            int n = super.read(buffer, from, length);
            if (n < 0) {
              throw new IOException("the wire is cut");
            }
            return n;
          }
        };
    assertThatThrownBy(() -> Packing.GZIP.unpack(broken).readAllBytes())
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("the wire is cut");
  }
}
