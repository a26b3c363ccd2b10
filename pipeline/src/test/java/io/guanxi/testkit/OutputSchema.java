package io.guanxi.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks what a command wrote by the schema that the documentation names for it. */
public final class OutputSchema {
  private OutputSchema() {}

  /** Every fault of a document; none when it is as documented. */
  public static List<String> faults(String schema, String document) {
    Schema rules =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(ProjectFiles.required("docs/schemas/" + schema)));
    return rules.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  /** The same of a document in a file. */
  public static List<String> faults(String schema, Path document) {
    return faults(schema, read(document));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
