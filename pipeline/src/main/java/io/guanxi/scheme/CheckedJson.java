package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.TextEncoding;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSON file of the configuration that its schema allows.
 *
 * @param node what stands in it
 * @param shown how messages name it
 * @param sha256 hash of its bytes
 */
record CheckedJson(JsonNode node, String shown, String sha256) {

  /**
   * Reads a file and checks it by its schema, see {@link ShippedFiles}.
   *
   * @param shown how messages name the file
   * @param schema the schema's name below the configuration folder
   * @throws FaultsException with every fault: no such file, unreadable, not UTF-8, not JSON, what
   *     the schema does not allow
   */
  static CheckedJson read(Path file, String shown, String schema) {
    byte[] bytes = PlainFile.read(file, shown);
    JsonNode node = Json.read(TextEncoding.decodeUtf8(bytes, shown), shown);
    String sha256 = Hashes.sha256(bytes);
    if (!ShippedFiles.areSound(sha256, schema)) {
      SchemaCheck check = new SchemaCheck(schema);
      List<String> faults = check.faults(node, shown);
      if (!faults.isEmpty()) {
        requireKind(node, shown, check);
      }
      FaultsException.throwIfAny(faults);
    }
    return new CheckedJson(node, shown, sha256);
  }

  /** Asserts that a document with faults is not a sound one of another kind. */
  private static void requireKind(JsonNode node, String shown, SchemaCheck check) {
    ShippedFiles.schemas()
        .map(SchemaCheck::new)
        .filter(other -> other.faults(node, shown).isEmpty())
        .findFirst()
        .ifPresent(
            other -> {
              String kinds = "is of the kind '" + other.title() + "', not '" + check.title() + "'";
              throw new FaultsException(shown + ": " + kinds);
            });
  }

  /** The content as a record, to which the hash is given as {@code sha256}. */
  <T> T as(Class<T> type) {
    return Json.bindChecked(((ObjectNode) node.deepCopy()).put("sha256", sha256), type, shown);
  }

  /** The same of a record that is also told its file's name and path. */
  <T> T as(Class<T> type, String id, String path) {
    ObjectNode told = node.deepCopy();
    told.put("id", id).put("path", path);
    return new CheckedJson(told, shown, sha256).as(type);
  }
}
