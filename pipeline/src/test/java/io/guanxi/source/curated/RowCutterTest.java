package io.guanxi.source.curated;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Location;
import io.guanxi.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a text with their raw text and line, also where the text is not well-formed. */
class RowCutterTest {
  @Test
  void anEmptyTextHasNoRows() {
    assertThat(cut("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void cutsAtEveryKindOfLineEnd(String end) {
    assertThat(cut("a,b" + end + "c,d" + end + "e,f"))
        .containsExactly(row(1, "a,b"), row(2, "c,d"), row(3, "e,f"));
  }

  @Test
  void cutsAtMixedLineEnds() {
    assertThat(cut("a\r\nb\rc\nd\n"))
        .containsExactly(row(1, "a"), row(2, "b"), row(3, "c"), row(4, "d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void leavesBlankLinesOutAndCountsThem(String end) {
    assertThat(cut(end + "a" + end + end + "  " + end + "b" + end + end))
        .containsExactly(row(2, "a"), row(5, "b"));
  }

  @Test
  void keepsARowOfEmptyCells() {
    assertThat(cut(",,\n\"\"\n")).containsExactly(row(1, ",,"), row(2, "\"\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aQuotedCellMayHoldLineEndsCommasAndDoubledQuotes(String end) {
    String quoted = "1,\"a " + end + end + "\"\"b\"\", c\",2";

    assertThat(cut(quoted + end + "next")).containsExactly(row(1, quoted), row(4, "next"));
  }

  @Test
  void aQuotationMarkInsideACellIsText() {
    assertThat(cut("a\"b,c\nd")).containsExactly(row(1, "a\"b,c"), row(2, "d"));
    assertThat(cut("a, \"b\nd")).containsExactly(row(1, "a, \"b"), row(2, "d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"b,c", "\"a\" ,c", "a,\"b\"\"\"c", "a,\"\"\0"})
  void textBehindAClosingQuotationMarkIsAFaultOfItsLine(String line) {
    assertThat(cut("x\n" + line + "\ny"))
        .containsExactly(row(1, "x"), bad(2, line, RejectReason.MALFORMED_QUOTE), row(3, "y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void textBehindAQuotedCellOfSeveralLinesGivesUpTheFirstLineOnly(String end) {
    assertThat(cut("a,\"b" + end + "c\"d,e" + end + "f"))
        .containsExactly(
            bad(1, "a,\"b", RejectReason.MALFORMED_QUOTE), row(2, "c\"d,e"), row(3, "f"));
  }

  @Test
  void aStrayQuotationMarkGivesUpItsOwnLineThoughLaterRowsHaveQuotedCells() {
    assertThat(cut("1,\"open\n2,b\n3,\"c, d\"\n4,\"e\nf\"\n5"))
        .containsExactly(
            bad(1, "1,\"open", RejectReason.MALFORMED_QUOTE),
            row(2, "2,b"),
            row(3, "3,\"c, d\""),
            row(4, "4,\"e\nf\""),
            row(6, "5"));
  }

  @Test
  void everyLineWithAStrayQuotationMarkIsGivenUpAlone() {
    assertThat(cut("1,\"open\n2,\"open\n3,\"c, d\"\n"))
        .containsExactly(
            bad(1, "1,\"open", RejectReason.MALFORMED_QUOTE),
            bad(2, "2,\"open", RejectReason.MALFORMED_QUOTE),
            row(3, "3,\"c, d\""));
  }

  @Test
  void anUnclosedQuotationMarkGivesUpOneLineOnly() {
    assertThat(cut("a\nb,\"c\nd\ne"))
        .containsExactly(
            row(1, "a"), bad(2, "b,\"c", RejectReason.UNCLOSED_QUOTE), row(3, "d"), row(4, "e"));
  }

  @Test
  void anUnclosedQuotationMarkInTheLastLineIsSeen() {
    assertThat(cut("\"")).containsExactly(bad(1, "\"", RejectReason.UNCLOSED_QUOTE));
    assertThat(cut("a,\"b\"\"\r\n"))
        .containsExactly(bad(1, "a,\"b\"\"", RejectReason.UNCLOSED_QUOTE));
  }

  @Test
  void aNulCharacterIsAFault() {
    assertThat(cut("a\nb\0c\nd"))
        .containsExactly(row(1, "a"), bad(2, "b\0c", RejectReason.NUL_CHARACTER), row(3, "d"));
  }

  @Test
  void aRowOfTheLimitIsKept() {
    String limit = "x".repeat(1 << 20);

    assertThat(cut(limit + "\nb")).containsExactly(row(1, limit), row(2, "b"));
  }

  @Test
  void aLongerRowIsAFaultAndTheRestGoesOn() {
    String longer = "x".repeat((1 << 20) + 1);

    assertThat(cut("a\n" + longer + "\nb"))
        .containsExactly(row(1, "a"), bad(2, longer, RejectReason.ROW_TOO_LONG), row(3, "b"));
  }

  @Test
  void aLineOfAHundredMillionCharactersIsAFaultAndTheRestGoesOn() {
    String longer = "x".repeat(100_000_000);

    List<CuratedRow> rows = cut("a\n" + longer + "\nb");

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1).fault()).isEqualTo(RejectReason.ROW_TOO_LONG);
    assertThat(rows.get(1).raw()).hasSize(100_000_000);
    assertThat(rows.get(2)).isEqualTo(row(3, "b"));
  }

  @Test
  void anUnclosedQuotationMarkBeforeALongTextGivesUpOneLineOnly() {
    String line = "x".repeat(1023) + "\n";

    List<CuratedRow> rows = cut("\"open\n" + line.repeat(2000));

    assertThat(rows).hasSize(2001);
    assertThat(rows.get(0)).isEqualTo(bad(1, "\"open", RejectReason.UNCLOSED_QUOTE));
    assertThat(rows.subList(1, 2001)).allMatch(row -> row.fault() == null);
    assertThat(rows.get(2000).location().line()).isEqualTo(2001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aQuotedCellOfTwoMegabytesWithLineEndsIsOneRowThatIsTooLong(String end) {
    String longer = "1,\"" + ("x".repeat(99) + end).repeat(20_000) + "\",2";

    assertThat(cut("a" + end + longer + end + "b"))
        .containsExactly(row(1, "a"), bad(2, longer, RejectReason.ROW_TOO_LONG), row(20_003, "b"));
  }

  @Test
  void aQuotedCellOfTheLimitWithLineEndsIsKept() {
    String limit = "\"" + "x\n".repeat((1 << 19) - 1) + "\"";

    assertThat(limit).hasSize(1 << 20);
    assertThat(cut(limit + "\nb")).containsExactly(row(1, limit), row((1 << 19) + 1, "b"));
  }

  @Test
  void aLongLineBehindAnOpenQuotationMarkIsTooLong() {
    String longer = "\"" + "x".repeat(1 << 20);

    assertThat(cut(longer + "\nb"))
        .containsExactly(bad(1, longer, RejectReason.ROW_TOO_LONG), row(2, "b"));
  }

  static List<CuratedRow> cut(String text) {
    RowCutter cutter = new RowCutter(text.getBytes(StandardCharsets.UTF_8), "f.csv");
    return Stream.generate(cutter::next)
        .takeWhile(row -> row != null)
        .map(RowCutterTest::bare)
        .toList();
  }

  /** The row without its cells. */
  static CuratedRow bare(CuratedRow row) {
    return new CuratedRow(row.location(), row.raw(), List.of(), row.fault());
  }

  private static CuratedRow row(long line, String raw) {
    return new CuratedRow(new Location("curated", "f.csv", line), raw, List.of(), null);
  }

  private static CuratedRow bad(long line, String raw, RejectReason fault) {
    return new CuratedRow(new Location("curated", "f.csv", line), raw, List.of(), fault);
  }
}
