import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Deals the rows of {@code MakeFeed} out to files as GDELT 2.0 has them: a zip a quarter of an hour,
 * 1,540 rows each, 61 columns (an ADM2 code more for each of three places, the time of the row to
 * the second). Rows of another width than 58 keep their fault.
 *
 * <p>Arguments: the folder of plain files, the folder to make.
 */
public final class ManyZips {
  private static final int ROWS = 1_540;
  private static final int PLAIN = 58;

  /** Columns of GDELT 1.0, from 0, behind which an ADM2 code stands in 2.0. */
  private static final List<Integer> ADM1 = List.of(38, 45, 52);

  /** DATEADDED, which is a time in 2.0. */
  private static final int ADDED = 56;

  private final Path folder;
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
  private LocalDateTime time = LocalDateTime.of(2016, 1, 1, 0, 0);
  private int held;

  private ManyZips(Path folder) {
    this.folder = folder;
  }

  /** Makes the files. */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    ManyZips zips = new ManyZips(Files.createDirectories(Path.of(args[1])));
    List<Path> files;
    try (Stream<Path> all = Files.list(from)) {
      files = all.filter(each -> each.toString().endsWith(".export.CSV")).sorted().toList();
    }
    for (Path file : files) {
      zips.read(file);
    }
    zips.write();
    for (String facts : List.of("expected.csv", "facts.csv")) {
      Files.copy(from.resolve(facts), zips.folder.resolve(facts));
    }
  }

  private void read(Path file) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          take(line.toByteArray());
          line.reset();
        }
      }
    }
  }

  private void take(byte[] line) throws IOException {
    int columns = 1;
    for (byte b : line) {
      columns += b == '\t' ? 1 : 0;
    }
    int column = 0;
    for (byte b : line) {
      if (columns == PLAIN && (b == '\t' || b == '\n')) {
        if (column == ADDED) {
          rows.writeBytes("000000".getBytes(StandardCharsets.US_ASCII));
        }
        if (ADM1.contains(column)) {
          rows.write('\t');
        }
        column++;
      }
      rows.write(b);
    }
    if (++held == ROWS) {
      write();
    }
  }

  private void write() throws IOException {
    if (held == 0) {
      return;
    }
    String name = time.format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss")) + ".export.CSV";
    time = time.plusMinutes(15);
    try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(name));
      rows.writeTo(zip);
    }
    rows.reset();
    held = 0;
  }
}
