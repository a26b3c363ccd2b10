package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.Names;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.TextEncoding;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSON file of the configuration that its schema allows.
 *
 * @param node what stands in it
 * @param sha256 hash of its bytes
 */
record CheckedJson(JsonNode node, String sha256) {

  /**
   * Reads a file and holds it against its schema.
   *
   * @param shown how messages name the file
   * @param schema the schema's name below the configuration folder
   * @throws FaultsException with every fault: no such file, unreadable, not UTF-8, not JSON, what
   *     the schema does not allow
   */
  static CheckedJson read(Path file, String shown, String schema) {
    byte[] bytes = PlainFile.read(file, shown);
    JsonNode node = Json.read(TextEncoding.decodeUtf8(bytes, shown), shown);
    List<String> faults = new SchemaCheck(schema).faults(node, shown);
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return new CheckedJson(node, Hashes.sha256(bytes));
  }

  /** Names in the three languages, as every file of the configuration writes them. */
  static Names names(JsonNode node) {
    return new Names(node.get("en").asText(), node.get("zh").asText(), node.get("ko").asText());
  }
}
