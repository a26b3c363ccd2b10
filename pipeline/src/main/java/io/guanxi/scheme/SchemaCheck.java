package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.guanxi.text.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks a document by one of the schemas that are shipped in the jar and stand in {@code config/}.
 */
final class SchemaCheck {
  private static final String FOLDER = "/io/guanxi/schemas/";

  private static final int SHOWN_LIMIT = 60;

  private final Schema schema;
  private final JsonNode schemaNode;

  /**
   * Loads a schema.
   *
   * @param name the schema's path below {@code config/}
   */
  SchemaCheck(String name) {
    this.schemaNode = Json.read(shipped(name), name);
    this.schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                    builder.schemaRegistryConfig(
                        SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()))
            .getSchema(schemaNode);
  }

  /** What kind of file it describes. */
  String title() {
    return schemaNode.path("title").asText();
  }

  /**
   * Every fault of the document, as sentences that begin with the file's name; empty when it is
   * sound.
   */
  List<String> faults(JsonNode document, String where) {
    List<String> faults = new ArrayList<>();
    for (Error message : schema.validate(document)) {
      String place = message.getInstanceLocation().toString();
      faults.add(where + ": " + sentence(message) + (place.isEmpty() ? "" : " at " + place));
    }
    return faults;
  }

  private String sentence(Error message) {
    String property = message.getProperty();
    return switch (message.getKeyword()) {
      case "additionalProperties" ->
          new Fault("key '" + cut(property) + "'", property).unknown(knownKeys(message));
      case "required" -> Fault.of("key", property).that("is missing");
      case "enum" -> {
        String given = message.getInstanceNode().asText();
        List<String> allowed = new ArrayList<>();
        message.getSchemaNode().forEach(value -> allowed.add(value.asText()));
        yield new Fault("'" + cut(given) + "'", given).notOneOf(allowed);
      }
      default -> shown(message.getInstanceNode()) + message.getMessage();
    };
  }

  /** The value at fault, cut when it is long; nothing when there is none. */
  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "" : cut(value.toString()) + ": ";
  }

  private static String cut(String text) {
    return text.length() <= SHOWN_LIMIT ? text : text.substring(0, SHOWN_LIMIT) + "…";
  }

  private List<String> knownKeys(Error message) {
    String pointer = message.getSchemaLocation().getFragment().toString();
    String owner = pointer.substring(0, pointer.lastIndexOf('/'));
    List<String> keys = new ArrayList<>();
    schemaNode.at(owner).path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /**
   * A file of {@code config/} of which the jar has a copy.
   *
   * @param name the path below {@code config/}
   */
  static String shipped(String name) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }
}
