package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.file.Packing;
import io.guanxi.source.file.Rewriting;
import io.guanxi.source.file.ZipPart;
import io.guanxi.text.FaultsException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.ZipException;
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

  private final InputFile file;
  private final ReadableByteChannel channel;
  private final Hashing hashing;
  private final @Nullable InputStream unpacked;
  private long total;

  private FeedSource(InputFile file, ReadableByteChannel channel, long begin, long end)
      throws IOException {
    this.file = file;
    this.channel = channel;
    ZipPart part = file.part();
    if (part != null) {
      hashing = new Hashing(seek(part.from()), part.from(), part.from(), part.to(), part.to());
      unpacked = rows(part.unpack(hashing));
    } else if (file.packing() != Packing.PLAIN) {
      hashing = new Hashing(channel, 0, begin, end, Long.MAX_VALUE);
      unpacked = rows(file.packing().unpack(hashing));
    } else {
      long offset = Math.max(0, begin - 1);
      hashing = new Hashing(seek(offset), offset, begin, end, Long.MAX_VALUE);
      unpacked = file.rewriting() == null ? null : rows(hashing);
    }
  }

  private InputStream rows(InputStream bytes) throws IOException {
    Rewriting rewriting = file.rewriting();
    return rewriting == null ? bytes : rewriting.of(bytes, file.shown());
  }

  private ReadableByteChannel seek(long offset) throws IOException {
    if (offset > 0) {
      seekable(file, channel).position(offset);
    }
    return channel;
  }

  /** The bytes of the file as it lies there; those of a slice go into a checksum. A part ends. */
  private static final class Hashing extends InputStream {
    private final ReadableByteChannel channel;
    private final long begin;
    private final long end;
    private final CRC32C crc = new CRC32C();
    private final long limit;
    private long position;
    private long hashed;

    Hashing(ReadableByteChannel channel, long position, long begin, long end, long limit) {
      this.channel = channel;
      this.limit = limit;
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
      int wanted = (int) Math.min(length, limit - position);
      int n = wanted == 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, from, wanted));
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
  static FeedSource openUnchecked(InputFile file) throws IOException {
    return open(file, 0, 0);
  }

  private static FeedSource open(InputFile file, long begin, long end) throws IOException {
    ReadableByteChannel channel = channel(file);
    try {
      return new FeedSource(file, channel, begin, end);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * The entries of a zip archive as files of their own; any other file alone.
   *
   * @throws FaultsException when the archive holds no file
   */
  static List<InputFile> entries(InputFile file) throws IOException {
    if (file.packing() != Packing.ZIP && file.packing() != Packing.EMPTY_ZIP) {
      return List.of(file);
    }
    List<ZipPart> parts;
    try (ReadableByteChannel channel = channel(file)) {
      parts = ZipPart.of(seekable(file, channel));
    }
    if (parts.isEmpty()) {
      throw new FaultsException(file.shown(), "the archive holds no file; one is needed");
    }
    return parts.stream().map(part -> file.entry(part, parts.size() == 1)).toList();
  }

  private static ReadableByteChannel channel(InputFile file) throws IOException {
    return StoreChannel.open(file.resource());
  }

  private static SeekableByteChannel seekable(InputFile file, ReadableByteChannel channel) {
    if (channel instanceof SeekableByteChannel seekable) {
      return seekable;
    }
    throw new FaultsException(
        file.archive(), "can only be read from its begin where it lies; copy it to a local disk");
  }

  /**
   * Asserts that a file is still what was planned.
   *
   * @throws FaultsException when it is gone, its size or time of change is another, or nobody may
   *     ask
   */
  static void requireUnchanged(InputFile file) {
    MatchResult.Metadata now;
    try {
      now = FileSystems.matchSingleFileSpec(file.resource());
    } catch (IOException e) {
      throw fault(file, e);
    }
    if (now.sizeBytes() != file.bytes() || now.lastModifiedMillis() != file.modified()) {
      throw new FaultsException(file.shown(), "changed while it was read; run again");
    }
  }

  /** The fault behind an exception of reading: what a user can do something about. */
  static FaultsException fault(InputFile file, IOException e) {
    String shown = file.shown();
    if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
      return new FaultsException(shown, "vanished while it was read; run again");
    }
    if (e instanceof EOFException) {
      return new FaultsException(shown, "is truncated: the archive ends too early");
    }
    if (e instanceof ZipException) {
      return new FaultsException(shown, "is damaged: " + e.getMessage());
    }
    return new FaultsException(shown, "cannot be read: " + e.getMessage());
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    if (unpacked == null) {
      return hashing.read(buffer, from, length);
    }
    int n = unpacked.read(buffer, from, length);
    if (n < 0) {
      return n;
    }
    total += n;
    if (total > RATIO_FROM && total / GREATEST_RATIO > file.packedBytes()) {
      throw new FaultsException(
          file.shown(),
          "unpacks to more than "
              + GREATEST_RATIO
              + " times its size; refused, since no feed does. Unpack it yourself to read it");
    }
    if (total > GREATEST_UNPACKED) {
      throw new FaultsException(
          file.shown(),
          "unpacks to more than "
              + (GREATEST_UNPACKED >> 30)
              + " GiB, the limit of a packed file. Unpack it yourself to read it");
    }
    return n;
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
    try (channel) {
      if (unpacked != null) {
        unpacked.close();
      }
    }
  }
}
