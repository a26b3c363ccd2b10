package io.guanxi.scheme;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.guanxi.model.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Locale;

/** Puts a pair into the text of {@code dyads.json} and leaves the rest as it stands. */
public final class DyadsFile {
  private record Entry(String id, Names names, Initial initial) {}

  private record Initial(YearMonth month, double score, String basis, String source) {}

  private DyadsFile() {}

  /**
   * The text with the pair as its last one.
   *
   * @param text a sound {@code dyads.json}
   * @param profile a pair that is not in it yet
   */
  public static String with(String text, DyadProfile profile) {
    Entry entry =
        new Entry(
            profile.dyad().id(),
            profile.names(),
            new Initial(
                profile.initialMonth(),
                profile.initialScore(),
                profile.basis().name().toLowerCase(Locale.ROOT),
                profile.source()));
    String written = Json.write(entry).strip().replace("\" : ", "\": ").replace("\n", "\n    ");
    int end = endOfLast(text);
    return text.substring(0, end) + ",\n    " + written + text.substring(end);
  }

  /** Where the last entry of the list ends. */
  private static int endOfLast(String text) {
    int end = -1;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      boolean inList = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && "dyads".equals(parser.currentName())) {
          inList = true;
        } else if (inList && token == JsonToken.START_OBJECT) {
          parser.skipChildren();
          end = (int) parser.currentLocation().getCharOffset();
        } else if (inList && token == JsonToken.END_ARRAY) {
          return end;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a sound file cannot be read", e);
    }
    throw new IllegalArgumentException("the text has no list of dyads");
  }
}
