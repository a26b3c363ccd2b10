package io.guanxi.pipeline;

import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.text.FaultsException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a planned file, unpacked, from an offset on. Whatever is not as it was planned is a
 * fault that names the file: nothing is ever counted short.
 */
final class FeedSource implements FeedBytes, AutoCloseable {
  /** A packed file that unpacks to more than so many times its size is refused. */
  static final int GREATEST_RATIO = 200;

  /** Below so many unpacked bytes the ratio does not matter. */
  static final long RATIO_FROM = 16L << 20;

  /** No packed file may unpack to more bytes than this. */
  static final long GREATEST_UNPACKED = 64L << 30;

  /** APPNOTE.TXT 4.3.16, end of central directory record: PK 5 6. */
  private static final int DIRECTORY_SIGNATURE = 0x504B0506;

  private static final int DIRECTORY_END = 22;
  private static final int LONGEST_DIRECTORY_END = DIRECTORY_END + 0xFFFF;
  private static final int UNPACK_BUFFER = 64 << 10;

  private final FeedFile file;
  private final ReadableByteChannel channel;
  private final @Nullable InputStream unpacked;
  private final @Nullable ZipInputStream zip;
  private final Hashing hashing;
  private long total;

  private FeedSource(
      FeedFile file,
      ReadableByteChannel channel,
      Hashing hashing,
      @Nullable InputStream unpacked,
      @Nullable ZipInputStream zip) {
    this.file = file;
    this.channel = channel;
    this.hashing = hashing;
    this.unpacked = unpacked;
    this.zip = zip;
  }

  /** The bytes of the file as it lies there; those of a slice go into a checksum. */
  private static final class Hashing extends InputStream {
    private final ReadableByteChannel channel;
    private final long begin;
    private final long end;
    private final CRC32C crc = new CRC32C();
    private long position;
    private long hashed;

    Hashing(ReadableByteChannel channel, long position, long begin, long end) {
      this.channel = channel;
      this.position = position;
      this.begin = begin;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = channel.read(ByteBuffer.wrap(buffer, from, length));
      if (n > 0) {
        long first = Math.max(begin, position);
        int count = (int) Math.max(0, Math.min(end, position + n) - first);
        crc.update(buffer, count == 0 ? from : from + (int) (first - position), count);
        hashed += count;
        position += n;
      }
      return n;
    }
  }

  /**
   * Opens a file where a slice begins, or a byte before.
   *
   * @throws FaultsException when the file is gone or has changed since it was planned, or is no
   *     archive of one file
   */
  static FeedSource open(FeedSlice slice) throws IOException {
    requireUnchanged(slice.file());
    return open(slice.file(), slice.begin(), slice.end());
  }

  /** Opens a file without asking whether it is as it was planned: for planning. */
  static FeedSource openUnchecked(FeedFile file) throws IOException {
    return open(file, 0, 0);
  }

  private static FeedSource open(FeedFile file, long begin, long end) throws IOException {
    long offset = Math.max(0, begin - 1);
    ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(file.resource(), false));
    try {
      Hashing hashing = new Hashing(channel, offset, begin, end);
      InputStream packed = new BufferedInputStream(hashing, UNPACK_BUFFER);
      return switch (file.packing()) {
        case PLAIN -> {
          if (offset > 0) {
            ((SeekableByteChannel) channel).position(offset);
          }
          yield new FeedSource(file, channel, hashing, null, null);
        }
        case GZIP ->
            new FeedSource(
                file, channel, hashing, new GZIPInputStream(packed, UNPACK_BUFFER), null);
        case ZIP -> {
          requireDirectory(channel, file);
          ZipInputStream zip = new ZipInputStream(packed);
          firstEntry(zip, file);
          yield new FeedSource(file, channel, hashing, zip, zip);
        }
      };
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Asserts that a file is still what was planned.
   *
   * @throws FaultsException when it is gone, or its size or time of change is another
   */
  static void requireUnchanged(FeedFile file) throws IOException {
    MatchResult.Metadata now;
    try {
      now = FileSystems.matchSingleFileSpec(file.resource());
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new FaultsException(file.shown() + ": vanished while it was read; run again");
    }
    if (now.sizeBytes() != file.bytes() || now.lastModifiedMillis() != file.modified()) {
      throw new FaultsException(file.shown() + ": changed while it was read; run again");
    }
  }

  /** The fault behind an exception of reading: what a user can do something about. */
  static FaultsException fault(FeedFile file, IOException e) {
    String shown = file.shown();
    if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
      return new FaultsException(shown + ": vanished while it was read; run again");
    }
    if (e instanceof EOFException) {
      return new FaultsException(shown + ": is truncated: the archive ends too early");
    }
    if (e instanceof ZipException) {
      return new FaultsException(shown + ": is damaged: " + e.getMessage());
    }
    return new FaultsException(shown + ": cannot be read: " + e.getMessage());
  }

  /**
   * A zip archive ends with its directory; a truncated one has none, though its rows may be whole.
   */
  private static void requireDirectory(ReadableByteChannel channel, FeedFile file)
      throws IOException {
    if (channel instanceof SeekableByteChannel seekable) {
      long from = Math.max(0, seekable.size() - LONGEST_DIRECTORY_END);
      ByteBuffer end = ByteBuffer.allocate((int) (seekable.size() - from));
      seekable.position(from);
      int n = 0;
      while (n >= 0 && end.hasRemaining()) {
        n = seekable.read(end);
      }
      seekable.position(0);
      for (int i = end.position() - DIRECTORY_END; i >= 0; i--) {
        if (end.getInt(i) == DIRECTORY_SIGNATURE) {
          return;
        }
      }
      throw new EOFException(file.shown());
    }
  }

  private static void firstEntry(ZipInputStream zip, FeedFile file) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    if (entry == null) {
      throw new FaultsException(file.shown() + ": the archive holds no file; one is needed");
    }
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    if (unpacked == null) {
      return hashing.read(buffer, from, length);
    }
    int n = unpacked.read(buffer, from, length);
    if (n < 0) {
      requireLastEntry();
      return n;
    }
    total += n;
    if (total > RATIO_FROM && total / GREATEST_RATIO > file.bytes()) {
      throw new FaultsException(
          file.shown()
              + ": unpacks to more than "
              + GREATEST_RATIO
              + " times its size; refused, since no feed does. Unpack it yourself to read it");
    }
    if (total > GREATEST_UNPACKED) {
      throw new FaultsException(
          file.shown()
              + ": unpacks to more than "
              + (GREATEST_UNPACKED >> 30)
              + " GiB, the limit of a packed file. Unpack it yourself to read it");
    }
    return n;
  }

  private void requireLastEntry() throws IOException {
    if (zip == null) {
      return;
    }
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        throw new FaultsException(
            file.shown() + ": the archive holds more than one file; exactly one is needed");
      }
    }
  }

  /**
   * The checksum of the slice as it lies in the file, which was read to its end; of a packed file
   * with what stands behind the packed rows.
   */
  FeedChecksum checksum() throws IOException {
    if (unpacked != null) {
      hashing.transferTo(OutputStream.nullOutputStream());
    }
    return FeedChecksum.of(hashing.hashed, hashing.crc);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
