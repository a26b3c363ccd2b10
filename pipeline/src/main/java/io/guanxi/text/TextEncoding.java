package io.guanxi.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.mozilla.universalchardet.UniversalDetector;

/** Turns bytes into text, and says what a file that is not UTF-8 looks like. */
public final class TextEncoding {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextEncoding() {}

  /**
   * Decodes UTF-8; a byte-order mark is dropped.
   *
   * @param file the file, for the message
   * @throws FaultsException when the bytes are not UTF-8, naming the encoding they look like
   */
  public static String decodeUtf8(byte[] bytes, String file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FaultsException(
          file + ": not valid UTF-8; it looks like " + guess(bytes) + ". Save it as UTF-8.");
    }
  }

  /** Whether the bytes are UTF-8 from the first to the last. */
  public static boolean isUtf8(byte[] bytes) {
    try {
      decodeUtf8(bytes, "");
      return true;
    } catch (FaultsException e) {
      return false;
    }
  }

  /** What bytes that are not UTF-8 look like, in words. */
  public static String guess(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    return name == null ? "no encoding that is known here" : name;
  }
}
