package io.guanxi.scheme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guanxi.text.FaultsException;
import java.util.Map;

/** JSON in and out: strict when read, the same bytes for the same content when written. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .build();

  private Json() {}

  /**
   * Reads a document; duplicate keys and trailing text are faults.
   *
   * @param where the file, for the message
   * @throws FaultsException when the text is not JSON, naming line and column
   */
  public static JsonNode read(String text, String where) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FaultsException(
          where
              + ": not valid JSON at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": "
              + sentence(e));
    }
  }

  /** Jackson's message without what speaks of Jackson. */
  private static String sentence(JsonProcessingException fault) {
    String text = fault.getOriginalMessage();
    return text.startsWith("Trailing token")
        ? "text follows the end of the document"
        : text.replaceFirst("(?s) *\\([^()]*\\[Source:.*", "");
  }

  /**
   * Writes maps, lists, texts, numbers and booleans, indented by two blanks, keys in the order of
   * the map, a line feed at the end.
   */
  public static String write(Map<String, ?> document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON document", e);
    }
  }

  /**
   * Writes the same in one line that may stand in a {@code script} element of an HTML page: no text
   * in it can end the element or be taken for markup, and no character ends a line of JavaScript.
   */
  public static String writeForHtml(Map<String, ?> document) {
    try {
      return MAPPER
          .writeValueAsString(document)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON document", e);
    }
  }
}
