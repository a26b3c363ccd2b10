package io.guanxi.pipeline;

import java.io.Serializable;

/**
 * A planned file of a feed.
 *
 * @param resource how Beam's file systems name it
 * @param shown how the user named it; stands in outputs
 * @param bytes its size when the run was planned
 * @param modified when it was last changed, as the file system tells it; 0 where it tells nothing
 * @param packing whether and how it is packed
 * @param seekable whether reading may begin anywhere in it
 */
public record FeedFile(
    String resource, String shown, long bytes, long modified, Packing packing, boolean seekable)
    implements Serializable {
  /** How a file is packed; told by its first bytes. */
  public enum Packing {
    /** Not at all: it is cut into ranges. */
    PLAIN,
    /** gzip, of one or more members: it is read as one piece. */
    GZIP,
    /** A zip archive with exactly one file: it is read as one piece. */
    ZIP
  }

  /** The same file, packed so. */
  FeedFile packed(Packing other) {
    return new FeedFile(resource, shown, bytes, modified, other, seekable);
  }

  /** The same file, to be read by one reader from begin to end. */
  FeedFile whole() {
    return new FeedFile(resource, shown, bytes, modified, packing, false);
  }
}
