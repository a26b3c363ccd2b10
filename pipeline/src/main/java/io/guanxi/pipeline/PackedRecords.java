package io.guanxi.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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
  private static final Map<Class<?>, Shape> SHAPES = new HashMap<>();

  private final Class<T> type;

  private PackedRecords(Class<T> type) {
    this.type = type;
  }

  static <T extends Record> PackedRecords<T> of(Class<T> type) {
    return new PackedRecords<>(type);
  }

  /** How a record is taken apart and put together. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Shape(Constructor<?> constructor, Class<?>[] types, Method[] accessors) {
    static synchronized Shape of(Class<?> type) {
      return SHAPES.computeIfAbsent(type, Shape::find);
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Writer writer = new Writer(out);
      writer.number(records.size());
      for (T each : records) {
        writer.record(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot be packed: " + type, e);
    }
    return bytes.toByteArray();
  }

  List<T> unpack(byte[] bytes) {
    try {
      Reader reader = new Reader(new DataInputStream(new ByteArrayInputStream(bytes)));
      List<T> records = new ArrayList<>();
      for (long left = reader.number(); left > 0; left--) {
        records.add(type.cast(reader.record(type)));
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot be unpacked: " + type, e);
    }
  }

  private static final class Writer {
    private final DataOutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void record(Record record) throws IOException, ReflectiveOperationException {
      Shape shape = Shape.of(record.getClass());
      for (int i = 0; i < shape.types().length; i++) {
        value(shape.accessors()[i].invoke(record), shape.types()[i]);
      }
    }

    private void value(@Nullable Object value, Class<?> type)
        throws IOException, ReflectiveOperationException {
      if (!type.isPrimitive()) {
        out.writeBoolean(value != null);
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
        number(month.getYear() * 12L + month.getMonthValue() - 1);
      } else if (value instanceof LocalDate day) {
        number(day.toEpochDay());
      } else {
        number(((Number) value).longValue());
      }
    }

    private void text(String text) throws IOException {
      Integer known = texts.putIfAbsent(text, texts.size());
      number(known == null ? texts.size() - 1 : known);
      if (known == null) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.write(bytes);
      }
    }

    /** The place of a constant among its kind; both ends of a shuffle run the same program. */
    @SuppressWarnings("EnumOrdinal")
    private static long place(Enum<?> constant) {
      return constant.ordinal();
    }

    /** Seven bits a byte, the sign in the lowest bit. */
    void number(long number) throws IOException {
      long rest = (number << 1) ^ (number >> 63);
      while ((rest & ~0x7FL) != 0) {
        out.writeByte((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.writeByte((int) rest);
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();

    Reader(DataInputStream in) {
      this.in = in;
    }

    @Nullable Object value(Class<?> type) throws IOException, ReflectiveOperationException {
      if (!type.isPrimitive() && !in.readBoolean()) {
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
        return YearMonth.of((int) Math.floorDiv(number, 12), (int) Math.floorMod(number, 12L) + 1);
      }
      if (type == LocalDate.class) {
        return LocalDate.ofEpochDay(number);
      }
      return type == int.class || type == Integer.class ? (Object) (int) number : (Object) number;
    }

    Object record(Class<?> type) throws IOException, ReflectiveOperationException {
      Shape shape = Shape.of(type);
      @Nullable Object[] values = new Object[shape.types().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(shape.types()[i]);
      }
      return shape.constructor().newInstance(values);
    }

    private String text() throws IOException {
      int place = (int) number();
      if (place == texts.size()) {
        byte[] bytes = new byte[(int) number()];
        in.readFully(bytes);
        texts.add(new String(bytes, StandardCharsets.UTF_8));
      }
      return texts.get(place);
    }

    long number() throws IOException {
      long rest = 0;
      int shift = 0;
      int next;
      do {
        next = in.readUnsignedByte();
        rest |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next >= 0x80);
      return (rest >>> 1) ^ -(rest & 1);
    }
  }
}
