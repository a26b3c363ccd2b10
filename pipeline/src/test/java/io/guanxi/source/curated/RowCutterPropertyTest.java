package io.guanxi.source.curated;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Location;
import io.guanxi.model.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Every row of a well-formed file comes back; nothing that a file holds gets lost or looped on. */
class RowCutterPropertyTest {
  @Property(seed = "20260108", tries = 2000)
  void everyRowOfAWellFormedFileComesBackWithRawTextAndLine(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("lineEnds") String end,
      @ForAll boolean endAtLast,
      @ForAll boolean quoteAll) {
    StringBuilder text = new StringBuilder();
    List<CuratedRow> expected = new ArrayList<>();
    long line = 1;
    for (List<String> cells : rows) {
      String raw =
          cells.stream()
              .map(cell -> quoteAll ? quoted(cell) : quotedWhereNeeded(cell))
              .collect(Collectors.joining(","));
      if (!raw.isBlank()) {
        expected.add(new CuratedRow(new Location("curated", "f.csv", line), raw, List.of(), null));
      }
      text.append(raw).append(end);
      line += lineEndsIn(raw) + 1;
    }
    if (!endAtLast && !text.isEmpty()) {
      text.setLength(text.length() - end.length());
    }

    assertThat(RowCutterTest.cut(text.toString())).isEqualTo(expected);
  }

  @Property(seed = "20260109", tries = 2000)
  void theRowsOfAnyTextAreItsCharactersInOrder(@ForAll("texts") String text) {
    List<CuratedRow> rows = RowCutterTest.cut(text);

    int position = 0;
    long line = 1;
    for (CuratedRow row : rows) {
      int begin = text.indexOf(row.raw(), position);
      assertThat(begin).as(row.raw()).isGreaterThanOrEqualTo(position);
      String skipped = text.substring(position, begin);
      assertThat(skipped).isBlank();
      line += lineEndsIn(skipped);
      assertThat(row.location().line()).isEqualTo(line);
      line += lineEndsIn(row.raw());
      position = begin + row.raw().length();
    }
    assertThat(text.substring(position)).isBlank();
  }

  @Property(seed = "20260110", tries = 2000)
  void anyRowIsUnderstoodOrRefusedButNeverThrows(@ForAll("texts") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RowCutter cutter = new RowCutter(bytes, "f.csv");
    Header header = Header.of(CuratedFormat.REQUIRED_COLUMNS);
    for (CuratedRow row = cutter.next(); row != null; row = cutter.next()) {
      assertThat(RowReader.read(row, header)).isInstanceOf(Outcome.Bad.class);
    }
  }

  /** Cells are cut with the row; another reader of RFC 4180 finds the same in the raw row. */
  @Property(seed = "20260111", tries = 2000)
  void theCellsAreThoseThatAnotherReaderFinds(@ForAll("texts") String text) throws IOException {
    RowCutter cutter = new RowCutter(text.getBytes(StandardCharsets.UTF_8), "f.csv");
    for (CuratedRow row = cutter.next(); row != null; row = cutter.next()) {
      if (row.fault() == null) {
        try (CSVParser parser = CSVParser.parse(row.raw(), CSVFormat.RFC4180)) {
          String[] cells = parser.getRecords().get(0).values();
          assertThat(row.cells())
              .containsExactly(Stream.of(cells).map(String::strip).toArray(String[]::new));
        }
      } else {
        assertThat(row.cells()).isEmpty();
      }
    }
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.of("a", "中", "한", " ", ",", "\"", "\n", "\r", "\r\n", "\"\"", "=1", "é")
            .list()
            .ofMaxSize(5)
            .map(parts -> String.join("", parts));
    return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab,\"\n\r \0").ofMaxLength(40);
  }

  private static String quotedWhereNeeded(String cell) {
    boolean needed =
        cell.startsWith("\"") || cell.contains(",") || cell.contains("\n") || cell.contains("\r");
    return needed ? quoted(cell) : cell;
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static long lineEndsIn(String text) {
    return text.split("\r\n|\n|\r", -1).length - 1L;
  }
}
