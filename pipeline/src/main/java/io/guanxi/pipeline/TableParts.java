package io.guanxi.pipeline;

import io.guanxi.run.DataPackage;
import io.guanxi.run.RunTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;

/** The parts of tables that one block of a run writes; {@link DataPackage} puts them together. */
final class TableParts implements AutoCloseable {
  private final String folder;
  private final int block;
  private final Map<RunTable, OutputStream> parts = new EnumMap<>(RunTable.class);

  TableParts(String folder, int block) {
    this.folder = folder;
    this.block = block;
  }

  /** Adds rows; the header that stands before them is left out. */
  void add(RunTable table, String text) throws IOException {
    part(table).write(text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
  }

  /** The part of a table, to write rows to. */
  OutputStream part(RunTable table) throws IOException {
    OutputStream out = parts.get(table);
    if (out == null) {
      String name = DataPackage.part(table, block);
      out = new BufferedOutputStream(Channels.newOutputStream(create(folder, name)), 64 << 10);
      parts.put(table, out);
    }
    return out;
  }

  @Override
  public void close() throws IOException {
    for (OutputStream part : parts.values()) {
      part.close();
    }
  }

  /** Opens a file of the run's folder. */
  static WritableByteChannel create(String folder, String name) throws IOException {
    return FileSystems.create(
        FileSystems.matchNewResource(folder, true)
            .resolve(name, StandardResolveOptions.RESOLVE_FILE),
        "text/plain");
  }

  /** Writes a file of the run's folder. */
  static void write(String folder, String name, byte[] bytes) throws IOException {
    try (OutputStream out = Channels.newOutputStream(create(folder, name))) {
      out.write(bytes);
    }
  }
}
