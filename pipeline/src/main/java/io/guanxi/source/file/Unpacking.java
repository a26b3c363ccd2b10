package io.guanxi.source.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way out of a package. Whatever the unpacking library throws at damage, of its own
 * kinds or unchecked, becomes a {@link ZipException}; what reading the package threw stays as it
 * is.
 */
final class Unpacking extends FilterInputStream {
  private final Source source;

  /** Opens the bytes of a package. */
  @FunctionalInterface
  interface Opening {
    /** The unpacked bytes. */
    InputStream open(InputStream packed) throws IOException;
  }

  private Unpacking(Source source, InputStream unpacked) {
    super(unpacked);
    this.source = source;
  }

  static InputStream of(InputStream packed, Opening opening) throws IOException {
    Source source = new Source(packed);
    try {
      return new Unpacking(source, opening.open(source));
    } catch (IOException | RuntimeException e) {
      throw source.told(e);
    }
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      return in.read(buffer, from, length);
    } catch (IOException | RuntimeException e) {
      throw source.told(e);
    }
  }

  /** The package; remembers what reading it threw. */
  private static final class Source extends FilterInputStream {
    private @Nullable IOException thrown;

    Source(InputStream packed) {
      super(packed);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      try {
        return in.read(buffer, from, length);
      } catch (IOException e) {
        thrown = e;
        throw e;
      }
    }

    IOException told(Exception e) {
      if (thrown != null) {
        return thrown;
      }
      if (e instanceof EOFException || e instanceof ZipException) {
        return (IOException) e;
      }
      ZipException damaged = new ZipException(String.valueOf(e.getMessage()));
      damaged.initCause(e);
      return damaged;
    }
  }
}
