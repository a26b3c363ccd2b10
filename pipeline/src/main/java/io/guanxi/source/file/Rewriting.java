package io.guanxi.source.file;

import io.guanxi.text.FaultsException;
import io.guanxi.text.FileKind;
import io.guanxi.text.FileLook;
import io.guanxi.text.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a file become rows of UTF-8 text, for files that are none: text in another
 * encoding, and sheets of Excel workbooks.
 *
 * @param encoding what the text is encoded in; of a sheet, what its rows are to be encoded in
 * @param workbook whether the file is a workbook
 * @param sheet of a workbook, the name of the sheet; empty for the only one
 * @param delimiter of a workbook, what is to part the cells
 * @param quoted of a workbook, whether cells are to be quoted where needed
 */
public record Rewriting(
    String encoding, boolean workbook, String sheet, char delimiter, boolean quoted)
    implements Serializable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int CHUNK = 1 << 15;

  /** Text in an encoding that Java knows. */
  public static Rewriting encoded(String encoding) {
    return new Rewriting(encoding, false, "", ',', true);
  }

  /** A sheet as CSV. */
  public static Rewriting sheet(String sheet) {
    return new Rewriting("UTF-8", true, sheet, ',', true);
  }

  /**
   * Rows of CSV from a file that a person named: of a workbook those of its sheet.
   *
   * @param named as the person named it, perhaps {@code FILE.xlsx#Sheet}
   */
  public static byte[] csv(byte[] bytes, String named) {
    return FileLook.noTable(bytes).filter(l -> l.kind() == FileKind.WORKBOOK).isPresent()
        ? sheet(Workbook.named(named).sheet()).of(bytes, named)
        : bytes;
  }

  /** The same sheet as rows of another kind. */
  public Rewriting as(char otherDelimiter, boolean otherQuoted, String otherEncoding) {
    return new Rewriting(otherEncoding, workbook, sheet, otherDelimiter, otherQuoted);
  }

  /**
   * The rows.
   *
   * @param file how messages name the file
   * @throws FaultsException at once or while reading, when the bytes are not what they should be
   */
  public InputStream of(InputStream bytes, String file) throws IOException {
    if (!workbook) {
      return new Decoded(bytes, Charset.forName(encoding), file);
    }
    String rows = Workbook.rows(bytes.readAllBytes(), sheet, delimiter, quoted, file);
    return new ByteArrayInputStream(rows.getBytes(Charset.forName(encoding)));
  }

  /** The same of bytes that are all there. */
  public byte[] of(byte[] bytes, String file) {
    try (InputStream rows = of(new ByteArrayInputStream(bytes), file)) {
      return rows.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** Text of another encoding as UTF-8, without its byte-order mark. */
  private static final class Decoded extends InputStream {
    private final Reader reader;
    private final Charset charset;
    private final String file;
    private final CharBuffer chunk = CharBuffer.allocate(CHUNK);
    private boolean first = true;
    private byte[] out = new byte[0];
    private int from;

    Decoded(InputStream bytes, Charset charset, String file) {
      this.charset = charset;
      this.file = file;
      this.reader =
          new InputStreamReader(
              bytes,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      while (from == out.length) {
        if (!fill()) {
          return -1;
        }
      }
      int n = Math.min(length, out.length - from);
      System.arraycopy(out, from, buffer, offset, n);
      from += n;
      return n;
    }

    private boolean fill() throws IOException {
      int n;
      try {
        n = reader.read(chunk); // never half a pair of characters: decoders wait for room for both
      } catch (CharacterCodingException e) {
        throw new FaultsException(
            file, "is not " + charset.name() + ", as --encoding says: " + e.getMessage());
      }
      chunk.flip();
      if (first && n > 0) {
        first = false;
        if (chunk.charAt(0) == BYTE_ORDER_MARK) {
          chunk.get();
        }
      }
      out = chunk.toString().getBytes(StandardCharsets.UTF_8);
      from = 0;
      chunk.clear();
      return n >= 0;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
