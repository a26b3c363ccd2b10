package io.guanxi.source.feed;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The checksum of some bytes of a file, CRC-32C (RFC 3720), which costs next to nothing while they
 * are read. Those of adjoining pieces give that of the whole, as if it had been read in one go.
 *
 * @param bytes how many
 * @param crc their CRC-32C
 */
public record FeedChecksum(long bytes, int crc) {
  /** The polynomial, its highest power left out, lowest bit the highest power. */
  private static final int POLYNOMIAL = 0x82F63B78;

  /** The polynomial 1. */
  private static final int ONE = 1 << 31;

  /** The polynomial x to the 8th: a byte. */
  private static final int BYTE = 1 << 23;

  /** The checksum of nothing. */
  public static final FeedChecksum NOTHING = new FeedChecksum(0, 0);

  /** The CRC-32C of some bytes. */
  public static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** What was put into a checksum. */
  public static FeedChecksum of(long bytes, CRC32C crc) {
    return new FeedChecksum(bytes, (int) crc.getValue());
  }

  /** The checksum of these bytes and those that follow on them. */
  public FeedChecksum then(FeedChecksum next) {
    int shift = ONE;
    int power = BYTE;
    for (long left = next.bytes; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        shift = product(power, shift);
      }
      power = product(power, power);
    }
    return new FeedChecksum(Math.addExact(bytes, next.bytes), product(shift, crc) ^ next.crc);
  }

  /** Eight hexadecimal digits. */
  public String hex() {
    return HexFormat.of().toHexDigits(crc);
  }

  /** The product of two polynomials modulo the one of the checksum. */
  private static int product(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int power = ONE; power != 0; power >>>= 1) {
      if ((a & power) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
    }
    return product;
  }
}
