package io.guanxi.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  private static TableFile measure(RunTable table, Path folder, Path copies) {
    Path file = folder.resolve(table.fileName());
    try (OutputStream copy = Files.newOutputStream(copies.resolve(table.fileName()))) {
      String sha256 =
          Files.exists(file) ? Hashes.sha256(file, copy) : join(table, folder, file, copy);
      return new TableFile(Files.size(file), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a table's header and parts together, and copies and hashes it on the way. */
  private static String join(RunTable table, Path folder, Path file, OutputStream copy)
      throws IOException {
    List<Path> parts;
    try (Stream<Path> files = Files.list(folder)) {
      String begin = table.fileName() + ".part";
      parts =
          files.filter(each -> each.getFileName().toString().startsWith(begin)).sorted().toList();
    }
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Hashes.Hashing hashing = new Hashes.Hashing(List.of(out, copy));
      String header =
          table.columns().stream().map(Column::name).collect(Collectors.joining(",")) + "\n";
      hashing.write(header.getBytes(StandardCharsets.UTF_8));
      for (Path part : parts) {
        hashing.writeAll(part);
        Files.delete(part);
      }
      return hashing.sha256();
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
    return Json.write(
        new Document(
            "tabular-data-package",
            "guanxi-scores",
            title,
            statement,
            version,
            files.entrySet().stream()
                .map(each -> Resource.of(each.getKey(), each.getValue()))
                .toList()));
  }

  private record Document(
      String profile,
      String name,
      String title,
      String description,
      String version,
      List<Resource> resources) {}

  private record Resource(
      String name,
      String path,
      String description,
      String profile,
      String format,
      String mediatype,
      String encoding,
      long bytes,
      String hash,
      Map<String, String> dialect,
      Schema schema) {
    static Resource of(RunTable table, TableFile file) {
      return new Resource(
          table.title(),
          table.fileName(),
          table.description(),
          "tabular-data-resource",
          "csv",
          "text/csv",
          "utf-8",
          file.bytes(),
          "sha256:" + file.sha256(),
          Map.of("lineTerminator", "\n"),
          new Schema(
              table.columns().stream().map(Field::of).toList(),
              List.of(""),
              Optional.of(table.primaryKey()).filter(key -> !key.isEmpty())));
    }
  }

  private record Schema(
      List<Field> fields,
      @JsonProperty("missingValues") List<String> missingValues,
      @JsonProperty("primaryKey") Optional<List<String>> primaryKey) {}

  private record Field(String name, String type, String description, Optional<String> unit) {
    static Field of(Column column) {
      return new Field(
          column.name(),
          column.type().frictionless(),
          column.description(),
          Optional.of(column.unit()).filter(unit -> !unit.isEmpty()));
    }
  }
}
