package io.guanxi.plan;

import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.file.Packing;
import io.guanxi.source.file.Rewriting;
import io.guanxi.source.file.ZipPart;
import io.guanxi.text.FaultsException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A planned file of the input; each entry of an archive is one.
 *
 * @param resource how the store names it, or the archive
 * @param shown how the user named it; stands in outputs
 * @param bytes its size, or the archive's, when the run was planned
 * @param modified when it was last changed, as the store tells it; 0 where it tells nothing
 * @param packing whether and how it is packed
 * @param seekable whether reading may begin anywhere in it
 * @param part the part of the archive that it is; null for a file that is no archive
 * @param rewriting how its bytes become rows of UTF-8 text; null when they are
 * @param format the feed's format, with the columns where this file has them; null for a file of
 *     curated events, or one that nobody has looked into
 */
public record InputFile(
    String resource,
    String shown,
    long bytes,
    long modified,
    Packing packing,
    boolean seekable,
    @Nullable ZipPart part,
    @Nullable Rewriting rewriting,
    @Nullable FeedFormat format)
    implements Serializable {
  /** Parts the name of an archive from that of an entry in it. */
  private static final char ENTRY = '!';

  /** A file of which no more than its name is known. */
  static InputFile unread(String resource, String shown) {
    return new InputFile(resource, shown, 0, 0, Packing.PLAIN, false, null, null, null);
  }

  /** The same file, packed so. */
  public InputFile packed(Packing other) {
    return new InputFile(
        resource, shown, bytes, modified, other, seekable, part, rewriting, format);
  }

  /** The same file, to be read by one reader from begin to end. */
  public InputFile whole() {
    return new InputFile(resource, shown, bytes, modified, packing, false, part, rewriting, format);
  }

  /**
   * An entry of this archive.
   *
   * @param alone whether it is the only one; then the archive's name is enough
   */
  public InputFile entry(ZipPart entry, boolean alone) {
    return new InputFile(
        resource,
        alone ? shown : shown + ENTRY + entry.name(),
        bytes,
        modified,
        packing,
        seekable,
        entry,
        rewriting,
        format);
  }

  /** The same file, to be rewritten so; it is then read by one reader from begin to end. */
  public InputFile rewritten(@Nullable Rewriting other) {
    return new InputFile(
        resource, shown, bytes, modified, packing, seekable && other == null, part, other, format);
  }

  /**
   * Rows of text from the whole content of a file that is not packed.
   *
   * @throws FaultsException when it is not what it should be
   */
  public byte[] rows(byte[] content) {
    return rewriting == null ? content : rewriting.of(content, shown);
  }

  /** The same file, as a file of this format. */
  public InputFile of(FeedFormat other) {
    return new InputFile(
        resource, shown, bytes, modified, packing, seekable, part, rewriting, other);
  }

  /**
   * The same entry of a file with the same content.
   *
   * @param now that file
   */
  InputFile found(InputFile now) {
    String entry = shown.substring(archive().length());
    return new InputFile(
        now.resource,
        now.shown + entry,
        bytes,
        now.modified,
        packing,
        seekable,
        part,
        rewriting,
        format);
  }

  /** Where it begins in its archive; 0 when it is no part of one. */
  public long begin() {
    return part == null ? 0 : part.begin();
  }

  /** How the user named the file or the archive. */
  public String archive() {
    return part != null && shown.endsWith(ENTRY + part.name())
        ? shown.substring(0, shown.length() - part.name().length() - 1)
        : shown;
  }

  /** Whether its rows are the bytes that lie there, so that it can be read in ranges. */
  public boolean isPlain() {
    return packing == Packing.PLAIN && rewriting == null;
  }

  /** Bytes that have to be read for it. */
  public long packedBytes() {
    return part == null ? bytes : part.packed();
  }
}
