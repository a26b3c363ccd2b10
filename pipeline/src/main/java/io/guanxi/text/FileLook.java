package io.guanxi.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file looks like from its first bytes when it is not what was asked for: one detection for
 * events, feeds and series, for {@code score}, {@code plan} and {@code doctor}.
 *
 * @param kind what it is
 * @param detail a number of columns, or the name of an encoding or a packing; may be empty
 */
public record FileLook(FileKind kind, String detail) {
  /** Columns of GDELT's event tables: 1.0 until 2013-03, 1.0 since then, 2.0. */
  private static final Set<Integer> GDELT_COLUMNS = Set.of(57, 58, 61);

  /** Columns of the ICEWS event tables. */
  private static final int ICEWS_COLUMNS = 20;

  /** Columns of the mentions and of version 2 of the knowledge graph. */
  private static final int MENTIONS_COLUMNS = 16;

  private static final int GKG_COLUMNS = 27;
  private static final Pattern GKG_ID = Pattern.compile("\\d{14}-T?\\d+");
  private static final Pattern TIME = Pattern.compile("\\d{14}");
  private static final Pattern JSON = Pattern.compile("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{\\d\\]]).*");

  /** Where a tar archive says that it is one. */
  private static final int TAR_AT = 257;

  /** What an entry of a zip archive begins with, and the bytes before its name. */
  private static final String ENTRY = "PK\u0003\u0004";

  private static final int ENTRY_HEADER = 30;

  /** Entries that only a workbook has (ECMA-376, part 2, 10.1; part 1, 12.2), by their begin. */
  private static final List<String> WORKBOOK_ENTRIES =
      List.of("[Content_Types].xml", "xl/", "_rels/.rels");

  private static final int LONGEST_WORKBOOK_ENTRY = "[Content_Types].xml".length();

  /** A first line with fewer of another separator may be prose. */
  private static final int SEPARATORS = 3;

  /** So many bytes hold what tells a file that is no table. */
  private static final int FIRST = 1 << 12;

  /**
   * Looks at a file of which a table is asked for.
   *
   * @param head its first bytes
   * @param whole whether they are all of it
   * @return empty when nothing speaks against a table of curated events
   */
  public static Optional<FileLook> at(byte[] head, boolean whole) {
    if (head.length == 0) {
      return look(FileKind.EMPTY, "");
    }
    Optional<FileLook> other = noTable(head);
    if (other.isPresent()) {
      return other;
    }
    byte[] lines = whole ? head : upToLastLine(head);
    return TextEncoding.isUtf8(lines)
        ? table(new String(lines, StandardCharsets.UTF_8))
        : look(FileKind.ENCODING, TextEncoding.guess(lines));
  }

  /**
   * Looks for what is no table of any kind: an archive, a page, another file of GDELT. It looks at
   * little and costs next to nothing.
   */
  public static Optional<FileLook> noTable(byte[] head) {
    byte[] first = head.length > FIRST ? Arrays.copyOf(head, FIRST) : head;
    String bytes = new String(first, StandardCharsets.ISO_8859_1);
    Optional<FileLook> archive = archive(head, bytes);
    if (archive.isPresent()) {
      return archive;
    }
    if (isUtf16(first)) {
      return look(FileKind.ENCODING, "UTF-16");
    }
    String start = start(bytes);
    String low = start.toLowerCase(Locale.ROOT);
    if (low.startsWith("<!doctype") || low.startsWith("<html") || low.startsWith("<?xml")) {
      return look(FileKind.PAGE, "");
    }
    if (low.startsWith("version https://git-lfs")) {
      return look(FileKind.LFS, "");
    }
    if (JSON.matcher(start).matches()) {
      return look(FileKind.JSON, "");
    }
    List<String> cells = List.of(start.lines().findFirst().orElse("").split("\t", -1));
    if ((cells.size() == GKG_COLUMNS && GKG_ID.matcher(cells.get(0)).matches())
        || start.startsWith("DATE\tNUMARTS\tCOUNTS")) {
      return look(FileKind.GKG, "");
    }
    if (cells.size() == MENTIONS_COLUMNS
        && TIME.matcher(cells.get(1)).matches()
        && TIME.matcher(cells.get(2)).matches()) {
      return look(FileKind.MENTIONS, "");
    }
    return Optional.empty();
  }

  /**
   * Asserts that a file is not what {@link #noTable} finds.
   *
   * @param file how the message names it
   * @throws FaultsException that says what the file is
   */
  public static void requireTable(byte[] head, String file) {
    noTable(head)
        .ifPresent(
            look -> {
              throw look.fault(file);
            });
  }

  /** What the file is and the way on, in one sentence after the file's name. */
  public FaultsException fault(String file) {
    return new FaultsException(
        file, filled(kind.what()) + ". " + filled(kind.wayOn()).replace("FILE", file));
  }

  private String filled(String text) {
    return text.replace("{0}", detail);
  }

  private static Optional<FileLook> archive(byte[] head, String bytes) {
    if (bytes.startsWith(ENTRY)) {
      return look(hasWorkbookEntry(bytes) ? FileKind.WORKBOOK : FileKind.ZIP, "");
    }
    if (bytes.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return look(FileKind.EXCEL, "");
    }
    if (bytes.startsWith("\u001f\u008b")) {
      return look(FileKind.PACKED, "gzip");
    }
    if (bytes.startsWith("BZh") && bytes.startsWith("1AY&SY", 4)) {
      return look(FileKind.PACKED, "bzip2");
    }
    if (bytes.startsWith("\u00fd7zXZ\0")) {
      return look(FileKind.PACKED, "xz");
    }
    if (bytes.startsWith("(\u00b5/\u00fd")) {
      return look(FileKind.PACKED, "zstd");
    }
    return head.length > TAR_AT && bytes.startsWith("ustar", TAR_AT)
        ? look(FileKind.TAR, "")
        : Optional.empty();
  }

  /** Only names of entries count: packed bytes may spell anything. */
  private static boolean hasWorkbookEntry(String zip) {
    for (int at = 0; at >= 0; at = zip.indexOf(ENTRY, at + 1)) {
      if (WORKBOOK_ENTRIES.stream().anyMatch(name(zip, at)::startsWith)) {
        return true;
      }
    }
    return false;
  }

  /** The name of the entry that begins there (APPNOTE.TXT 4.3.7), as far as it is there. */
  private static String name(String zip, int at) {
    int begin = Math.min(at + ENTRY_HEADER, zip.length());
    return zip.substring(begin, Math.min(begin + LONGEST_WORKBOOK_ENTRY, zip.length()));
  }

  private static Optional<FileLook> look(FileKind kind, String detail) {
    return Optional.of(new FileLook(kind, detail));
  }

  /** A byte-order mark, or every other byte zero, as in Latin text. */
  private static boolean isUtf16(byte[] head) {
    if (head.length < 2) {
      return false;
    }
    int first = head[0] & 0xff;
    int second = head[1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
      return true;
    }
    int zeros = 0;
    for (byte each : head) {
      zeros += each == 0 ? 1 : 0;
    }
    return zeros > head.length / 3;
  }

  /** A character may be cut in two at the end of the bytes, a line end may not. */
  private static byte[] upToLastLine(byte[] head) {
    for (int i = head.length; i > 0; i--) {
      if (head[i - 1] == '\n') {
        return Arrays.copyOf(head, i);
      }
    }
    return head;
  }

  /** The text from the first sign on; a byte-order mark is left out, however it is decoded. */
  private static String start(String text) {
    return text.replaceFirst("^(\uFEFF|\u00ef\u00bb\u00bf)?\\s*", "");
  }

  private static Optional<FileLook> table(String text) {
    String line = start(text).lines().findFirst().orElse("");
    if (line.isEmpty()) {
      return look(FileKind.EMPTY, "");
    }
    int tabs = count(line, '\t');
    String columns = String.valueOf(tabs + 1);
    if (GDELT_COLUMNS.contains(tabs + 1)) {
      return look(FileKind.GDELT, columns);
    }
    if (tabs + 1 == ICEWS_COLUMNS && line.toLowerCase(Locale.ROOT).startsWith("event id")) {
      return look(FileKind.ICEWS, columns);
    }
    int commas = count(line, ',');
    if (tabs >= SEPARATORS && commas < tabs) {
      return look(FileKind.TABS, columns);
    }
    int semicolons = count(line, ';');
    return semicolons >= SEPARATORS && commas < semicolons
        ? look(FileKind.SEMICOLONS, String.valueOf(semicolons + 1))
        : Optional.empty();
  }

  private static int count(String line, char separator) {
    return (int) line.chars().filter(each -> each == separator).count();
  }
}
