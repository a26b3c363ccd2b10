package io.guanxi.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.beam.sdk.util.SerializableUtils;
import org.jspecify.annotations.Nullable;

/**
 * A value that nobody changes, for a function of Beam to carry. Beam writes functions out some
 * twenty times while it plans a run: what is carried is written once, small, and read where it is
 * used.
 *
 * @param <T> kind of the value
 */
final class SerializedOnce<T extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] written;
  private transient @Nullable T value;

  SerializedOnce(T value) {
    this.written = deflated(SerializableUtils.serializeToByteArray(value));
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static byte[] inflated(byte[] bytes) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** The value. */
  @SuppressWarnings("unchecked") // a T was written
  T value() {
    T read = value;
    if (read == null) {
      read = (T) SerializableUtils.deserializeFromByteArray(inflated(written), "carried");
      value = read;
    }
    return read;
  }
}
