package io.guanxi.source.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The part of a zip archive that holds one entry, up to where the next one begins, or to the
 * archive's end. The parts of an archive adjoin, so that every byte of it is in one of them.
 *
 * <p>The archive's directory (APPNOTE.TXT 4.3.12) says what entries there are. What lies in the
 * archive must be that and nothing else: an entry that the directory does not name, one that stands
 * elsewhere or has other bytes, and parts that overlap are faults.
 *
 * @param from offset at which reading begins: of the entry, or the archive's begin for the first
 * @param begin offset of the entry
 * @param end offset behind the entry; {@link Long#MAX_VALUE} for the last one
 * @param to offset behind what is read: where the next part begins, or {@link Long#MAX_VALUE}
 * @param name the entry's name in the archive; a label, never the path of a file
 * @param stored whether the entry is not compressed; otherwise it is deflated
 * @param packed bytes of the entry in the archive
 * @param size its bytes unpacked
 * @param crc their CRC-32
 */
public record ZipPart(
    long from,
    long begin,
    long end,
    long to,
    String name,
    boolean stored,
    long packed,
    long size,
    long crc)
    implements Serializable {
  /** An archive with more entries than this is refused. */
  public static final int MOST_ENTRIES = 100_000;

  /** What the library says of a file without a directory. */
  private static final String NO_DIRECTORY = "Archive is not a ZIP archive";

  /** Bytes of an archive's end (APPNOTE.TXT 4.3.16). */
  private static final int SMALLEST = 22;

  private static final int HEADER_BYTES = 30;
  private static final int HEADER_SIGNATURE = 0x04034B50;
  private static final int DIRECTORY_SIGNATURE = 0x02014B50;

  /** Directory records that may stand before the entries' ones (APPNOTE.TXT 4.3.11). */
  private static final int EXTRA_DATA_SIGNATURE = 0x08064B50;

  private static final int NAME_LENGTH_AT = 26;
  private static final int EXTRA_LENGTH_AT = 28;

  /** Lengths of a data descriptor: none, with and without signature, of 32 and of 64 bits. */
  private static final List<Integer> DESCRIPTORS = List.of(0, 12, 16, 20, 24);

  /**
   * The parts of an archive that hold files of data, in the order in which they stand. Folders, and
   * what systems put beside the data, have none; their bytes belong to the part before them or, at
   * the begin, to the one behind them.
   *
   * @param channel the archive; it is closed
   * @throws IOException when it has no directory, or one that cannot be
   */
  public static List<ZipPart> of(SeekableByteChannel channel) throws IOException {
    if (channel.size() < SMALLEST) {
      throw new EOFException();
    }
    List<ZipArchiveEntry> entries;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get()) {
      entries = Collections.list(zip.getEntriesInPhysicalOrder());
    } catch (IOException | IllegalArgumentException e) {
      Throwable root = e.getCause() == null ? e : e.getCause();
      if (String.valueOf(root.getMessage()).equals(NO_DIRECTORY)) {
        throw new EOFException();
      }
      throw new ZipException("its directory cannot be read: " + root.getMessage());
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new IOException(entries.size() + " entries are more than " + MOST_ENTRIES);
    }
    if (!entries.isEmpty() && entries.get(0).getLocalHeaderOffset() != 0) {
      throw new ZipException("its directory does not name what it begins with");
    }
    List<ZipPart> parts = new ArrayList<>();
    long to = Long.MAX_VALUE;
    long end = Long.MAX_VALUE;
    for (int i = entries.size() - 1; i >= 0; i--) {
      ZipArchiveEntry entry = entries.get(i);
      if (isData(entry.getName())) {
        boolean first = entries.subList(0, i).stream().noneMatch(each -> isData(each.getName()));
        parts.add(part(first ? 0 : entry.getLocalHeaderOffset(), end, to, entry));
        to = entry.getLocalHeaderOffset();
      }
      end = entry.getLocalHeaderOffset();
    }
    Collections.reverse(parts);
    return parts;
  }

  private static ZipPart part(long from, long end, long to, ZipArchiveEntry entry)
      throws IOException {
    String name = entry.getName();
    if (name.startsWith("/") || Arrays.asList(name.split("[/\\\\]", -1)).contains("..")) {
      throw new IOException("the entry '" + name + "' has a path that leads out of the archive");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new IOException("the entry '" + name + "' is encrypted");
    }
    int method = entry.getMethod();
    if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
      throw new IOException(
          "the entry '" + name + "' is packed by method " + method + ", which is not read");
    }
    return new ZipPart(
        from,
        entry.getLocalHeaderOffset(),
        end,
        to,
        name,
        method == ZipEntry.STORED,
        entry.getCompressedSize(),
        entry.getSize(),
        entry.getCrc());
  }

  /** No folder, and nothing that a system or a data site put beside the data. */
  private static boolean isData(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !last.isEmpty()
        && !name.startsWith("__MACOSX/")
        && !last.startsWith("._")
        && !last.equals(".ds_store")
        && !last.equals("thumbs.db")
        && !name.equals("MANIFEST.TXT");
  }

  /**
   * The entry's bytes, unpacked.
   *
   * @param archive the archive's bytes from {@code from} to {@code to}
   * @throws IOException at once or while reading, when they are not what the directory says, or as
   *     {@link Packing#unpack} says
   */
  public InputStream unpack(InputStream archive) throws IOException {
    return Unpacking.of(archive, this::opened);
  }

  private InputStream opened(InputStream archive) throws IOException {
    archive.skipNBytes(begin - from);
    InputStream own = new Bounded(archive, end - begin);
    ByteBuffer header = read(own, HEADER_BYTES);
    if (header.getInt(0) != HEADER_SIGNATURE) {
      throw disagrees();
    }
    byte[] written = read(own, header.getShort(NAME_LENGTH_AT) & 0xFFFF).array();
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    if (ascii && !name.equals(new String(written, StandardCharsets.ISO_8859_1))) {
      throw disagrees();
    }
    own.skipNBytes(header.getShort(EXTRA_LENGTH_AT) & 0xFFFF);
    if (packed > end - begin) {
      throw disagrees();
    }
    InputStream bounded = new Bounded(own, packed);
    return new Checked(stored ? bounded : new Inflating(bounded), bounded, own);
  }

  /** Frees what it inflates with. */
  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream deflated) {
      super(deflated, new Inflater(true), Packing.BUFFER);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  private ZipException disagrees() {
    return new ZipException("its directory disagrees with what stands at the entry '" + name + "'");
  }

  private static ByteBuffer read(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** So many bytes of a stream, or as many as there are. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(buffer, from, (int) Math.min(length, left));
      left -= Math.max(n, 0);
      return n;
    }

    @Override
    public long skip(long count) throws IOException {
      long n = in.skip(Math.min(count, left));
      left -= n;
      return n;
    }
  }

  /** Compares what was unpacked with the directory when it ends. */
  private final class Checked extends FilterInputStream {
    private final InputStream bounded;
    private final InputStream archive;
    private final CRC32 seen = new CRC32();
    private long count;
    private boolean ended;

    Checked(InputStream unpacked, InputStream bounded, InputStream archive) {
      super(unpacked);
      this.bounded = bounded;
      this.archive = archive;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = in.read(buffer, from, length);
      if (n > 0) {
        seen.update(buffer, from, n);
        count += n;
      } else if (n < 0 && !ended) {
        ended = true;
        end();
      }
      return n;
    }

    private void end() throws IOException {
      if (bounded.read() >= 0 || count != size || seen.getValue() != crc) {
        throw new ZipException(
            "the entry '" + name + "' has other bytes than the archive's directory says");
      }
      byte[] rest = archive.readNBytes(Collections.max(DESCRIPTORS) + Integer.BYTES);
      if (end != Long.MAX_VALUE) {
        if (!DESCRIPTORS.contains(rest.length)) {
          throw disagrees();
        }
        return;
      }
      ByteBuffer behind = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
      for (int length : DESCRIPTORS) {
        if (length + Integer.BYTES <= rest.length) {
          int signature = behind.getInt(length);
          if (signature == DIRECTORY_SIGNATURE || signature == EXTRA_DATA_SIGNATURE) {
            return;
          }
        }
      }
      throw disagrees();
    }
  }
}
