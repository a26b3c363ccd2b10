package io.guanxi.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.mozilla.universalchardet.UniversalDetector;

/** Turns bytes into text, and says what a file that is not UTF-8 looks like. */
public final class TextEncoding {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BUFFER = 1 << 13;

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
      throw notUtf8(bytes, file);
    }
  }

  /**
   * Makes sure that bytes are UTF-8, without building the text.
   *
   * @param whole whether they are the whole file; when they are not, the last character may be torn
   * @param file the file, for the message
   * @throws FaultsException when the bytes are not UTF-8, naming the encoding they look like
   */
  public static void requireUtf8(byte[] bytes, boolean whole, String file) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(BUFFER);
    CoderResult result;
    do {
      result = decoder.decode(in, out.clear(), whole);
    } while (result.isOverflow());
    if (result.isError()) {
      throw notUtf8(bytes, file);
    }
  }

  private static FaultsException notUtf8(byte[] bytes, String file) {
    return new FaultsException(
        file, "not valid UTF-8; it looks like " + guess(bytes) + ". Save it as UTF-8.");
  }

  /** Whether the bytes are UTF-8 from the first to the last. */
  public static boolean isUtf8(byte[] bytes) {
    try {
      requireUtf8(bytes, true, "");
      return true;
    } catch (FaultsException e) {
      return false;
    }
  }

  /** Whether the first bytes of a file are UTF-8 and more than ASCII, which says nothing. */
  public static boolean isUtf8BeyondAscii(byte[] head) {
    boolean beyond = false;
    for (byte each : head) {
      beyond |= each < 0;
    }
    try {
      requireUtf8(head, false, "");
      return beyond;
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
