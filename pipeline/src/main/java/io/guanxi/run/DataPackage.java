package io.guanxi.run;

import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Frictionless description of a run's tables, so that R, Python and spreadsheets get types and
 * units (specs.frictionlessdata.io, Data Package 1).
 */
public final class DataPackage {
  /** Name of the file in the output folder. */
  public static final String FILE = "datapackage.json";

  private DataPackage() {}

  /**
   * A table as it was written.
   *
   * @param bytes its size
   * @param sha256 its hash
   */
  public record TableFile(long bytes, String sha256) {}

  /**
   * Size and hash of the tables that a run has written, in the order given.
   *
   * @param folder where they lie
   * @param copies folder into which they are copied on the way
   */
  public static Map<RunTable, TableFile> measure(List<RunTable> tables, Path folder, Path copies)
      throws IOException {
    List<TableFile> measured;
    try {
      // At the same time: tables of all pairs of the world are large.
      measured = tables.parallelStream().map(table -> measure(table, folder, copies)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Map<RunTable, TableFile> files = new LinkedHashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      files.put(tables.get(i), measured.get(i));
    }
    return files;
  }

  /** Name of the part of a table that a block of rows is written to; blocks stand in order. */
  public static String part(RunTable table, int block) {
    return String.format(Locale.ROOT, "%s.part%06d", table.fileName(), block);
  }

  /** Puts a table's header and parts together; one that was written whole stays as it is. */
  private static void join(RunTable table, Path folder) throws IOException {
    Path file = folder.resolve(table.fileName());
    if (Files.exists(file)) {
      return;
    }
    List<Path> parts;
    try (Stream<Path> files = Files.list(folder)) {
      String begin = table.fileName() + ".part";
      parts =
          files.filter(each -> each.getFileName().toString().startsWith(begin)).sorted().toList();
    }
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      String header =
          table.columns().stream().map(Column::name).collect(Collectors.joining(",")) + "\n";
      out.write(ByteBuffer.wrap(header.getBytes(StandardCharsets.UTF_8)));
      for (Path part : parts) {
        try (FileChannel in = FileChannel.open(part)) {
          for (long done = 0; done < in.size(); ) {
            done += in.transferTo(done, in.size() - done, out);
          }
        }
        Files.delete(part);
      }
    }
  }

  private static TableFile measure(RunTable table, Path folder, Path copies) {
    Path file = folder.resolve(table.fileName());
    try {
      join(table, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (OutputStream copy = Files.newOutputStream(copies.resolve(table.fileName()))) {
      return new TableFile(Files.size(file), Hashes.sha256(file, copy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hashes by the names of the files, as the manifest has them. */
  public static Map<String, String> hashes(Map<RunTable, TableFile> files) {
    Map<String, String> hashes = new LinkedHashMap<>();
    files.forEach((table, file) -> hashes.put(table.fileName(), file.sha256()));
    return hashes;
  }

  /**
   * The text of {@code datapackage.json}.
   *
   * @param files every table, in the order in which they are described
   * @param title what the tables are together
   * @param statement what has to be said of them
   * @param version version of the tool
   */
  public static String text(
      Map<RunTable, TableFile> files, String title, String statement, String version) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("profile", "tabular-data-package");
    document.put("name", "guanxi-scores");
    document.put("title", title);
    document.put("description", statement);
    document.put("version", version);
    List<Object> resources = new ArrayList<>();
    files.forEach((table, file) -> resources.add(resource(table, file)));
    document.put("resources", resources);
    return Json.write(document);
  }

  private static Map<String, Object> resource(RunTable table, TableFile file) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", table.title());
    resource.put("path", table.fileName());
    resource.put("description", table.description());
    resource.put("profile", "tabular-data-resource");
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", file.bytes());
    resource.put("hash", "sha256:" + file.sha256());
    resource.put("dialect", Map.of("lineTerminator", "\n"));
    Map<String, Object> schema = new LinkedHashMap<>();
    List<Object> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("name", column.name());
      field.put("type", column.type());
      field.put("description", column.description());
      if (!column.unit().isEmpty()) {
        field.put("unit", column.unit());
      }
      fields.add(field);
    }
    schema.put("fields", fields);
    schema.put("missingValues", List.of(""));
    if (!table.primaryKey().isEmpty()) {
      schema.put("primaryKey", table.primaryKey());
    }
    resource.put("schema", schema);
    return resource;
  }
}
