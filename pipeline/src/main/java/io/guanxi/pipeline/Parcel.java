package io.guanxi.pipeline;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.util.SerializableUtils;
import org.jspecify.annotations.Nullable;

/**
 * A value that nobody changes, for a function of Beam to carry. Beam writes functions out some
 * twenty times while it plans a run, and reads each back for every worker: a parcel is packed once,
 * and unpacked only where it was not made.
 *
 * @param <T> kind of the value
 */
final class Parcel<T extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Map<ByteBuffer, WeakReference<Object>> MADE_HERE = new ConcurrentHashMap<>();

  private final byte[] packed;
  private transient @Nullable T value;

  private Parcel(T value) {
    this.packed = SerializableUtils.serializeToByteArray(value);
    this.value = value;
  }

  /** Packs a value. It is at hand here for as long as the parcel, which its pipeline keeps. */
  static <T extends Serializable> Parcel<T> of(T value) {
    Parcel<T> parcel = new Parcel<>(value);
    MADE_HERE.values().removeIf(each -> each.get() == null);
    MADE_HERE.put(ByteBuffer.wrap(parcel.packed), new WeakReference<>(value));
    return parcel;
  }

  /** The value. */
  @SuppressWarnings("unchecked") // of() took a T
  T open() {
    T opened = value;
    if (opened == null) {
      WeakReference<Object> here = MADE_HERE.get(ByteBuffer.wrap(packed));
      opened = here == null ? null : (T) here.get();
    }
    if (opened == null) {
      opened = unpack();
    }
    value = opened;
    return opened;
  }

  /** The value as it arrives where it was not made. */
  @SuppressWarnings("unchecked") // of() took a T
  T unpack() {
    return (T) SerializableUtils.deserializeFromByteArray(packed, "parcel");
  }
}
