package io.guanxi.plan;

import io.guanxi.model.FeedMapping;
import io.guanxi.scheme.FeedMappings;
import io.guanxi.source.FeedFormats;
import io.guanxi.source.feed.FeedDetection;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.file.Packing;
import io.guanxi.source.file.Rewriting;
import io.guanxi.source.mapped.MappedFormat;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.FileKind;
import io.guanxi.text.FileLook;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out how a file is to be read, from its first rows. */
final class FileSniffer {
  /** So many first bytes of a file are looked at. */
  static final int HEAD = 64 << 10;

  private final InputStore store;
  private final @Nullable String encoding;

  /**
   * Looks at files that lie in a store.
   *
   * @param encoding what files are encoded in that are not UTF-8; null when they all are
   */
  FileSniffer(InputStore store, @Nullable String encoding) {
    this.store = store;
    this.encoding = encoding;
  }

  /**
   * A file and its format.
   *
   * @param format null when it is to be read as curated events
   */
  record Sniffed(@Nullable FeedFormat format, InputFile file) {}

  /**
   * The formats and plans of what a file holds; of an archive of each of its entries.
   *
   * @throws FaultsException when they cannot be told, or the file cannot be read
   */
  List<Sniffed> sniff(InputFiles.Found found) {
    InputFile file = InputFile.unread(found.resource(), found.shown());
    try {
      file = store.look(found.resource(), found.shown());
      byte[] start = store.head(file, HEAD);
      if (FileLook.noTable(start).filter(l -> l.kind() == FileKind.WORKBOOK).isPresent()) {
        return List.of(workbook(found, file));
      }
      if (!found.sheet().isEmpty()) {
        throw new FaultsException(
            found.shown(), "is no Excel workbook, so it has no sheet '" + found.sheet() + "'");
      }
      file =
          file.packed(
              InputFiles.CURATED.equals(found.format()) ? Packing.PLAIN : Packing.of(start));
      if (file.packing() == Packing.PLAIN) {
        return List.of(decoded(found, file, start));
      }
      List<Sniffed> sniffed = new ArrayList<>();
      List<String> faults = new ArrayList<>();
      for (InputFile entry : store.entries(file)) {
        try {
          sniffed.add(decoded(found, entry, store.head(entry, HEAD)));
        } catch (FaultsException e) {
          faults.addAll(e.faults());
        }
      }
      FaultsException.throwIfAny(faults);
      return sniffed;
    } catch (IOException e) {
      throw store.fault(file, e);
    }
  }

  /** A sheet of a workbook, as the rows of text that its format has. */
  private Sniffed workbook(InputFiles.Found found, InputFile file) throws IOException {
    String name = found.format();
    Rewriting csv = Rewriting.sheet(found.sheet());
    InputFile asFeed = file.rewritten(csv.as('\t', false, "UTF-8"));
    if (name != null && name.startsWith(MappedFormat.PREFIX)) {
      String mappingFile = name.substring(MappedFormat.PREFIX.length());
      FeedMapping mapping = FeedMappings.load(Path.of(mappingFile), mappingFile);
      asFeed = file.rewritten(csv.as(mapping.delimiter(), mapping.quoted(), mapping.encoding()));
    } else if (InputFiles.CURATED.equals(name) || (name == null && !isFeed(asFeed))) {
      return new Sniffed(null, file.rewritten(csv));
    }
    return sniff(found, asFeed, store.head(asFeed, HEAD));
  }

  private boolean isFeed(InputFile sheet) throws IOException {
    List<byte[]> rows = rows(store.head(sheet, HEAD));
    return FeedFormats.all().stream().anyMatch(format -> FeedDetection.accepts(format, rows));
  }

  /** A file in the encoding that was named, unless it is UTF-8 all the same. */
  private Sniffed decoded(InputFiles.Found found, InputFile file, byte[] head) throws IOException {
    boolean other =
        FileLook.noTable(head).filter(look -> look.kind() != FileKind.ENCODING).isPresent();
    if (encoding == null || other || TextEncoding.isUtf8BeyondAscii(head)) {
      return sniff(found, file, head);
    }
    if (found.format() != null && found.format().startsWith(MappedFormat.PREFIX)) {
      throw new FaultsException(
          Fault.of("--encoding", encoding)
              .not("for a mapped file, whose encoding the mapping's key 'encoding' says"));
    }
    InputFile text = file.rewritten(Rewriting.encoded(encoding));
    return sniff(found, text, store.head(text, HEAD));
  }

  private static Sniffed sniff(InputFiles.Found found, InputFile file, byte[] head) {
    String name = found.format();
    if (InputFiles.CURATED.equals(name)) {
      return new Sniffed(null, file);
    }
    if (head.length == 0 && (name != null || file.packing() != Packing.PLAIN)) {
      throw new FaultsException(file.shown(), "is empty");
    }
    if (file.packing() != Packing.PLAIN && Packing.of(head) != Packing.PLAIN) {
      throw new FaultsException(
          file.shown(), "is an archive in an archive; unpack " + file.archive() + " first");
    }
    if (name != null && name.startsWith(MappedFormat.PREFIX)) {
      return mapped(name.substring(MappedFormat.PREFIX.length()), file, head);
    }
    FileLook.requireTable(head, file.shown());
    List<byte[]> rows = rows(head);
    FeedFormat format =
        name == null ? detect(file, head, rows) : FeedFormats.named(name).orElseThrow();
    if (format == null) {
      return new Sniffed(null, file);
    }
    List<String> first = rows.isEmpty() ? List.of() : FeedDetection.cells(rows.get(0));
    FeedFormat laidOut = format.isHeader(first) ? format.laidOut(first, file.shown()) : format;
    return new Sniffed(format, file.of(laidOut));
  }

  private static Sniffed mapped(String mappingFile, InputFile file, byte[] head) {
    FeedMapping mapping = FeedMappings.load(Path.of(mappingFile), mappingFile);
    FileLook.noTable(head)
        .filter(look -> look.kind() != FileKind.ENCODING && look.kind() != FileKind.JSON)
        .ifPresent(
            look -> {
              throw look.fault(file.shown());
            });
    String text = new String(head, Charset.forName(mapping.encoding()));
    String line = text.lines().findFirst().orElse("");
    FeedFormat format =
        MappedFormat.of(
            mapping, line.startsWith("\uFEFF") ? line.substring(1) : line, file.shown());
    InputFile laidOut = file.of(format);
    return new Sniffed(format, format.transcript() == null ? laidOut : laidOut.whole());
  }

  private static @Nullable FeedFormat detect(InputFile file, byte[] head, List<byte[]> rows) {
    List<FeedFormat> candidates =
        FeedFormats.all().stream().filter(format -> FeedDetection.accepts(format, rows)).toList();
    if (candidates.size() == 1 && !rows.isEmpty()) {
      return candidates.get(0);
    }
    String first = rows.isEmpty() ? "" : new String(rows.get(0), StandardCharsets.UTF_8);
    boolean packed = file.packing() != Packing.PLAIN;
    if (candidates.isEmpty() && !packed && first.indexOf('\t') < 0) {
      return null;
    }
    if (candidates.isEmpty()) {
      throw FileLook.at(head, false).orElse(unknown(file, first)).fault(file.shown());
    }
    throw new FaultsException(
        file.shown(),
        "the first rows may be of "
            + candidates.stream().map(FeedFormat::name).collect(Collectors.joining(" or "))
            + "; name it with --events FORMAT:"
            + file.shown());
  }

  /** What a table of no known format is; curated events are only read unpacked. */
  private static FileLook unknown(InputFile file, String first) {
    if (first.indexOf('\t') >= 0) {
      return new FileLook(FileKind.TABS, String.valueOf(first.split("\t", -1).length));
    }
    return first.contains("event_id,")
        ? new FileLook(FileKind.PACKED, file.packing().name().toLowerCase(Locale.ROOT))
        : new FileLook(FileKind.OTHER, "");
  }

  /** The first whole rows; the only row of a head without a line feed. */
  private static List<byte[]> rows(byte[] head) {
    List<byte[]> rows = new ArrayList<>();
    int begin = head.length > 2 && head[0] == (byte) 0xEF ? 3 : 0;
    for (int i = begin; i < head.length && rows.size() < FeedDetection.ROWS; i++) {
      if (head[i] == '\n') {
        int end = i > begin && head[i - 1] == '\r' ? i - 1 : i;
        if (end > begin) {
          rows.add(Arrays.copyOfRange(head, begin, end));
        }
        begin = i + 1;
      }
    }
    if (rows.isEmpty() && begin < head.length) {
      rows.add(Arrays.copyOfRange(head, begin, head.length));
    }
    return rows;
  }
}
