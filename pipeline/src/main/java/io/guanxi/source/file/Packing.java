package io.guanxi.source.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * How a file is packed; told by its first bytes. A file of several members, one behind another, is
 * read as one; bytes behind the last member that are no member are a fault.
 */
public enum Packing {
  /** Not at all: it is cut into ranges. */
  PLAIN(),
  /** gzip (RFC 1952), of one or more members. */
  GZIP(0x1F, 0x8B),
  /** bzip2, of one or more streams. */
  BZIP2('B', 'Z', 'h'),
  /** xz, of one or more streams. */
  XZ(0xFD, '7', 'z', 'X', 'Z', 0),
  /** Zstandard (RFC 8878), of one or more frames. */
  ZSTD(0x28, 0xB5, 0x2F, 0xFD),
  /** A zip archive; each of its entries is read as a file of its own, see {@link ZipPart}. */
  ZIP('P', 'K', 3, 4),
  /** A zip archive without an entry. */
  EMPTY_ZIP('P', 'K', 5, 6);

  /** So many first bytes tell the packing. */
  public static final int HEAD = 6;

  /** Bytes read at a time. */
  static final int BUFFER = 64 << 10;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out
  private final byte[] magic;

  Packing(int... magic) {
    this.magic = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      this.magic[i] = (byte) magic[i];
    }
  }

  /** The packing of a file that begins so. */
  public static Packing of(byte[] head) {
    for (Packing packing : values()) {
      int length = packing.magic.length;
      if (length > 0
          && head.length >= length
          && Arrays.equals(head, 0, length, packing.magic, 0, length)) {
        return packing;
      }
    }
    return PLAIN;
  }

  /**
   * The bytes that are packed so.
   *
   * @param packed the file from its begin
   * @throws IOException at once or while reading: a {@link java.util.zip.ZipException} when the
   *     file is damaged or goes on with bytes that are no member, a {@link java.io.EOFException}
   *     when it ends too early, or what reading threw
   */
  public InputStream unpack(InputStream packed) throws IOException {
    return this == PLAIN ? packed : Unpacking.of(packed, this::opened);
  }

  private InputStream opened(InputStream packed) throws IOException {
    InputStream buffered = new BufferedInputStream(packed, BUFFER);
    return switch (this) {
      case GZIP -> new GzipCompressorInputStream(buffered, true);
      case BZIP2 -> new BZip2CompressorInputStream(buffered, true);
      case XZ -> new XZCompressorInputStream(buffered, true);
      case ZSTD -> new ZstdInputStream(new ZstdFrames(buffered));
      case PLAIN, ZIP, EMPTY_ZIP -> throw new IllegalStateException(name() + " is no one stream");
    };
  }
}
