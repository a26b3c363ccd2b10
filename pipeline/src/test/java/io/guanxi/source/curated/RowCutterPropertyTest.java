package io.guanxi.source.curated;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Location;
import io.guanxi.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
        expected.add(new CuratedRow(new Location("curated", "f.csv", line), raw, null));
      }
      text.append(raw).append(end);
      line += lineEndsIn(raw) + 1;
    }
    if (!endAtLast && !text.isEmpty()) {
      text.setLength(text.length() - end.length());
    }

    assertThat(RowCutter.cut(text.toString(), "curated", "f.csv")).isEqualTo(expected);
  }

  @Property(seed = "20260109", tries = 2000)
  void theRowsOfAnyTextAreItsCharactersInOrder(@ForAll("texts") String text) {
    List<CuratedRow> rows = RowCutter.cut(text, "curated", "f.csv");

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
    for (CuratedRow row : RowCutter.cut(text, "curated", "f.csv")) {
      Outcome<?> outcome = CuratedFormat.parse(row, CuratedFormat.REQUIRED_COLUMNS);

      assertThat(outcome).isInstanceOf(Outcome.Bad.class);
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
