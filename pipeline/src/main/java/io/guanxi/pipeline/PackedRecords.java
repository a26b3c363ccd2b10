package io.guanxi.pipeline;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records packed into bytes, many at a time, for the way between stages: the components in their
 * order, and each text once, however many records have it. Components may be texts, whole numbers,
 * days, months, constants of enums, and records of these; each but a primitive may be null.
 *
 * @param <T> the kind of record
 */
final class PackedRecords<T extends Record> {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.find(type);
        }
      };

  private final Class<T> type;

  private PackedRecords(Class<T> type) {
    this.type = type;
  }

  static <T extends Record> PackedRecords<T> of(Class<T> type) {
    return new PackedRecords<>(type);
  }

  /** A month as the number of months since the year 0. */
  static long number(YearMonth month) {
    return month.getYear() * 12L + month.getMonthValue() - 1;
  }

  /** The month that {@link #number} made into a number. */
  static YearMonth month(long number) {
    return YearMonth.of((int) Math.floorDiv(number, 12), (int) Math.floorMod(number, 12L) + 1);
  }

  /** How a record is taken apart and put together. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Shape(Constructor<?> constructor, Class<?>[] types, Method[] accessors) {
    static Shape of(Class<?> type) {
      return SHAPES.get(type);
    }

    private static Shape find(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Method[] accessors = new Method[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        accessors[i] = components[i].getAccessor();
      }
      try {
        return new Shape(type.getDeclaredConstructor(types), types, accessors);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record without its constructor: " + type, e);
      }
    }
  }

  byte[] pack(List<T> records) {
    Writer writer = new Writer();
    try {
      writer.number(records.size());
      for (T each : records) {
        writer.record(each);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot be packed: " + type, e);
    }
    return writer.toBytes();
  }

  List<T> unpack(byte[] bytes) {
    try {
      Reader reader = new Reader(bytes);
      List<T> records = new ArrayList<>();
      for (long left = reader.number(); left > 0; left--) {
        records.add(type.cast(reader.record(type)));
      }
      return records;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot be unpacked: " + type, e);
    }
  }

  private static final class Writer {
    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[1 << 16];
    private int size;

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      }
    }

    void record(Record record) throws ReflectiveOperationException {
      Shape shape = Shape.of(record.getClass());
      for (int i = 0; i < shape.types().length; i++) {
        value(shape.accessors()[i].invoke(record), shape.types()[i]);
      }
    }

    private void value(@Nullable Object value, Class<?> type) throws ReflectiveOperationException {
      if (!type.isPrimitive()) {
        room(1);
        bytes[size++] = (byte) (value == null ? 0 : 1);
      }
      if (value == null) {
        return;
      }
      if (value instanceof Record record) {
        record(record);
      } else if (value instanceof String text) {
        text(text);
      } else if (value instanceof Enum<?> constant) {
        number(place(constant));
      } else if (value instanceof YearMonth month) {
        number(PackedRecords.number(month));
      } else if (value instanceof LocalDate day) {
        number(day.toEpochDay());
      } else {
        number(((Number) value).longValue());
      }
    }

    private void text(String text) {
      Integer known = texts.putIfAbsent(text, texts.size());
      number(known == null ? texts.size() - 1 : known);
      if (known == null) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
      }
    }

    /** The place of a constant among its kind; both ends of a shuffle run the same program. */
    @SuppressWarnings("EnumOrdinal")
    private static long place(Enum<?> constant) {
      return constant.ordinal();
    }

    /** Seven bits a byte, the sign in the lowest bit. */
    void number(long number) {
      room(10);
      long rest = (number << 1) ^ (number >> 63);
      while ((rest & ~0x7FL) != 0) {
        bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int position;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    @Nullable Object value(Class<?> type) throws ReflectiveOperationException {
      if (!type.isPrimitive() && bytes[position++] == 0) {
        return null;
      }
      if (type.isRecord()) {
        return record(type);
      }
      if (type == String.class) {
        return text();
      }
      long number = number();
      if (type.isEnum()) {
        return type.getEnumConstants()[(int) number];
      }
      if (type == YearMonth.class) {
        return month(number);
      }
      if (type == LocalDate.class) {
        return LocalDate.ofEpochDay(number);
      }
      return type == int.class || type == Integer.class ? (Object) (int) number : (Object) number;
    }

    Object record(Class<?> type) throws ReflectiveOperationException {
      Shape shape = Shape.of(type);
      @Nullable Object[] values = new Object[shape.types().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(shape.types()[i]);
      }
      return shape.constructor().newInstance(values);
    }

    private String text() {
      int place = (int) number();
      if (place == texts.size()) {
        int length = (int) number();
        texts.add(new String(bytes, position, length, StandardCharsets.UTF_8));
        position += length;
      }
      return texts.get(place);
    }

    long number() {
      long rest = 0;
      int shift = 0;
      int next;
      do {
        next = bytes[position++] & 0xFF;
        rest |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next >= 0x80);
      return (rest >>> 1) ^ -(rest & 1);
    }
  }
}
