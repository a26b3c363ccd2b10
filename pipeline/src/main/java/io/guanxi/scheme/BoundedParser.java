package io.guanxi.scheme;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what no document of this program needs and what would cost without bound: deep nesting,
 * long numbers, names and texts, and decimals such as {@code 1e-50000000}, whose digits written out
 * fill the memory.
 */
final class BoundedParser extends JsonParserDelegate {
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(100)
          .maxNumberLength(400)
          .maxNameLength(1_000)
          .maxStringLength(100_000)
          .build();

  /** Powers of ten from one that a decimal may lie away; more than a double's. */
  private static final int FARTHEST = 330;

  /** Jackson's messages begin with a key of this. */
  private static final Map<String, String> SENTENCES =
      Map.of(
          "Document nesting depth",
          "lists and objects are nested deeper than 100",
          "Number value length",
          "a number has more than 400 digits",
          "Name length",
          "a key has more than 1,000 characters",
          "String value length",
          "a text has more than 100,000 characters");

  BoundedParser(JsonParser parser) {
    super(parser);
  }

  /** Makes parsers that hold the bounds which Jackson knows. */
  static JsonFactory factory() {
    return JsonFactory.builder().streamReadConstraints(BOUNDS).build();
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    try {
      JsonToken token = super.nextToken();
      if (token == JsonToken.VALUE_NUMBER_FLOAT) {
        requireNear(getText());
      } else if (token != null && token.isScalarValue()) {
        getTextLength(); // reads it to its end, here and not where no place is known
      }
      return token;
    } catch (StreamConstraintsException e) {
      throw new JsonParseException(this, sentence(e), currentLocation(), e);
    }
  }

  private void requireNear(String number) throws JsonParseException {
    if (!isNear(number)) {
      throw new JsonParseException(
          this, "the number " + number + " is out of range", currentTokenLocation());
    }
  }

  private static boolean isNear(String number) {
    try {
      BigDecimal decimal = new BigDecimal(number);
      return Math.abs((long) decimal.precision() - decimal.scale()) <= FARTHEST;
    } catch (NumberFormatException e) { // an exponent of more than nine digits
      return false;
    }
  }

  private static String sentence(StreamConstraintsException fault) {
    String message = fault.getOriginalMessage();
    return SENTENCES.entrySet().stream()
        .filter(each -> message.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(message);
  }
}
