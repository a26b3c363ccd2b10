package io.guanxi.source.curated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Location;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Status;
import io.guanxi.model.Verification;
import io.guanxi.text.FaultsException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and rows of curated files, sound ones and every kind of bad one. */
class CuratedFormatTest {
  private static final String REQUIRED = "event_id,date,source,target,dyad,event_type,theme";
  private static final String ALL =
      REQUIRED + ",i0,title_en,title_zh,title_ko,citation,coder,status,verification,note";

  @Test
  void understandsARowWithEveryColumn() {
    String raw =
        "E1,2022-08-24,CHN,KOR,KOR-CHN,VISIT-HOS,HIGH-LEVEL,-0.25,\"Visit, \"\"state\"\"\","
            + "访问,방문,Xinhua 2022-08-24,ab,disputed,dated,\"why\nso\"";

    assertThat(good(ALL + "\n" + raw + "\n"))
        .isEqualTo(
            new CodedRow(
                new Location("curated", "a.csv", 2),
                raw,
                new Coding(
                    "E1",
                    EventDate.parse("2022-08-24"),
                    "CHN",
                    "KOR",
                    new Dyad("KOR", "CHN"),
                    "VISIT-HOS",
                    "HIGH-LEVEL",
                    -250_000L,
                    new LocalizedNames("Visit, \"state\"", "访问", "방문"),
                    "Xinhua 2022-08-24",
                    "ab",
                    Status.DISPUTED,
                    Verification.DATED,
                    "why\nso")));
  }

  @Test
  void columnsMayBeLeftOutAndAreThenEmpty() {
    Coding coding = good(REQUIRED + "\nE1,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL\n").coding();

    assertThat(coding)
        .isEqualTo(
            new Coding(
                "E1",
                EventDate.parse("2022-08"),
                "CHN",
                "KOR",
                new Dyad("CHN", "KOR"),
                "VISIT-HOS",
                "HIGH-LEVEL",
                null,
                new LocalizedNames("", "", ""),
                "",
                "",
                Status.CODED,
                ""));
  }

  @Test
  void theOrderOfColumnsIsFree() {
    Coding inOrder =
        good(REQUIRED + ",note\nE1,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL,n").coding();

    assertThat(
            good("note,theme,event_type,dyad,target,source,date,event_id\n"
                    + "n,HIGH-LEVEL,VISIT-HOS,CHN-KOR,KOR,CHN,2022-08,E1")
                .coding())
        .isEqualTo(inOrder);
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsChangeNothing() {
    String plain = REQUIRED + "\nE1,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL\n";

    assertThat(good("\uFEFF" + plain.replace("\n", "\r\n"))).isEqualTo(good(plain));
  }

  @Test
  void blanksAroundCellsAndColumnNamesDoNotCount() {
    assertThat(
            good(REQUIRED.replace(",", " , ")
                    + "\n E1 ,\t2022-08, CHN,KOR ,\" CHN-KOR \",VISIT-HOS,HIGH-LEVEL\n")
                .coding())
        .isEqualTo(good(REQUIRED + "\nE1,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL").coding());
  }

  @Test
  void aHeaderAloneIsAFileWithoutRows() {
    assertThat(cut(REQUIRED)).isEmpty();
    assertThat(Intake.columns(REQUIRED.getBytes(StandardCharsets.UTF_8), true, "a.csv"))
        .isEqualTo(CuratedFormat.REQUIRED_COLUMNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", " \r\n\r\n"})
  void anEmptyFileIsAFault(String text) {
    assertThat(faults(text))
        .containsExactly("a.csv: the file is empty; its first line must name the columns");
  }

  @Test
  void unknownRepeatedAndMissingColumnsAreAllNamed() {
    assertThat(faults("event_id,datum,source,target,dyad,evnt_type,theme,theme,weather\n"))
        .containsExactly(
            "a.csv: column 'datum' is unknown (did you mean 'date'?)",
            "a.csv: column 'evnt_type' is unknown (did you mean 'event_type'?)",
            "a.csv: column 'theme' stands twice",
            "a.csv: column 'weather' is unknown",
            "a.csv: column 'date' is missing",
            "a.csv: column 'event_type' is missing");
  }

  @Test
  void anOptionalColumnThatIsMisspeltGetsAHint() {
    assertThat(faults(REQUIRED + ",title_cn\n"))
        .containsExactly("a.csv: column 'title_cn' is unknown (did you mean 'title_en'?)");
  }

  @Test
  void anEmptyColumnNameIsUnknown() {
    assertThat(faults(REQUIRED + ",\n")).containsExactly("a.csv: column '' is unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"event_id", "\"event_id\"x,date", "event_id\0,date"})
  void aHeaderThatIsNotCsvIsAFault(String header) {
    assertThat(faults("\n" + header + "\nE1\n"))
        .containsExactly("a.csv: line 2: the header cannot be read as CSV");
  }

  @Test
  void aFileThatIsNotUtf8IsAFault() {
    byte[] bytes = (ALL + "\n" + "访问中国，两国关系\n".repeat(20)).getBytes(Charset.forName("GB18030"));

    FaultsException thrown =
        catchThrowableOfType(FaultsException.class, () -> Intake.columns(bytes, true, "a.csv"));

    assertThat(thrown)
        .hasMessage(
            "a.csv: not UTF-8; it looks like GB18030. Save it as UTF-8, or say how it is encoded: --encoding NAME (such as GB18030, EUC-KR, UTF-16).");
  }

  // Rows that cannot be cut or counted

  @Test
  void refusesARowWithTooManyOrTooFewCells() {
    assertThat(bad(REQUIRED + "\nE1,2022-08\n"))
        .isEqualTo(
            reject(
                RejectReason.COLUMN_COUNT,
                "the row has 2 cells, the header has 7 columns",
                "E1,2022-08"));
    assertThat(bad(REQUIRED + "\n1,2,3,4,5,6,7,\n").message())
        .isEqualTo("the row has 8 cells, the header has 7 columns");
    assertThat(bad(REQUIRED + "\n1\n").message())
        .isEqualTo("the row has 1 cell, the header has 7 columns");
  }

  @Test
  void refusesAnUnclosedQuotationMark() {
    assertThat(bad(REQUIRED + "\nE1,\"2022-08,CHN\n"))
        .isEqualTo(
            reject(
                RejectReason.UNCLOSED_QUOTE,
                "a quotation mark opens a cell and is never closed",
                "E1,\"2022-08,CHN"));
  }

  @Test
  void refusesTextBehindAClosingQuotationMark() {
    assertThat(bad(REQUIRED + "\n\"E1\"x,2022-08\n"))
        .isEqualTo(
            reject(
                RejectReason.MALFORMED_QUOTE,
                "text follows a closing quotation mark",
                "\"E1\"x,2022-08"));
  }

  @Test
  void refusesANulCharacter() {
    assertThat(bad(REQUIRED + "\nE1\0,2022-08\n"))
        .isEqualTo(
            reject(RejectReason.NUL_CHARACTER, "the row holds a NUL character", "E1\0,2022-08"));
  }

  @Test
  void refusesARowOfMoreThanAMebibyteAndKeepsItsBeginning() {
    String raw = "x".repeat((1 << 20) + 1);

    Reject reject = bad(REQUIRED + "\n" + raw + "\n");

    assertThat(reject.reason()).isEqualTo(RejectReason.ROW_TOO_LONG);
    assertThat(reject.message()).isEqualTo("the row is longer than 1048576 characters");
    assertThat(reject.raw()).hasSize(10_022).endsWith("x… (1048577 characters)");
  }

  // Cells

  @ParameterizedTest
  @ValueSource(strings = {"event_id", "date", "source", "target", "dyad", "event_type", "theme"})
  void refusesAnEmptyCellWhereOneIsNeeded(String column) {
    assertThat(bad(with(column, " ")))
        .extracting(Reject::reason, Reject::message)
        .containsExactly(RejectReason.MISSING_VALUE, column + " is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "date | 2023-02-30 | BAD_DATE | date '2023-02-30' is impossible: 2023-02 has 28 days",
        "date | 24.08.2022 | BAD_DATE | date '24.08.2022' is not YYYY-MM-DD or YYYY-MM",
        "source | Chn | UNKNOWN_COUNTRY | source 'Chn' is not an ISO 3166-1 alpha-3 code (did you mean 'CHN'?)",
        "source | prk | UNKNOWN_COUNTRY | source 'prk' is not an ISO 3166-1 alpha-3 code (did you mean 'PRK'?)",
        "source | ind | UNKNOWN_COUNTRY | source 'ind' is not an ISO 3166-1 alpha-3 code (did you mean 'IND'?)",
        "target | ROK | UNKNOWN_COUNTRY | target 'ROK' is not an ISO 3166-1 alpha-3 code",
        "target | CHN | SAME_COUNTRY | source and target are both 'CHN'",
        "dyad | CHN-CHN | BAD_DYAD | dyad 'CHN-CHN' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB",
        "dyad | CN-KR | BAD_DYAD | dyad 'CN-KR' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB",
        "i0 | NaN | BAD_I0 | i0 'NaN' is not a decimal number",
        "i0 | Infinity | BAD_I0 | i0 'Infinity' is not a decimal number",
        "i0 | 1e999999999 | BAD_I0 | i0 '1e999999999' is not a decimal number",
        "i0 | 0x1p3 | BAD_I0 | i0 '0x1p3' is not a decimal number",
        "i0 | .5 | BAD_I0 | i0 '.5' is not a decimal number",
        "i0 | 1. | BAD_I0 | i0 '1.' is not a decimal number",
        "i0 | −0.5 | BAD_I0 | i0 '−0.5' is not a decimal number",
        "i0 | ٠ | BAD_I0 | i0 '٠' is not a decimal number",
        "i0 | 0.0000001 | BAD_I0 | i0 '0.0000001' is finer than 0.000001 or too large",
        "i0 | 999999999999999 | BAD_I0 | i0 '999999999999999' is finer than 0.000001 or too large",
        "status | code | BAD_STATUS | status 'code' is not one of coded, disputed, retracted (did you mean 'coded'?)",
        "status | DISPUTED | BAD_STATUS | status 'DISPUTED' is not one of coded, disputed, retracted (did you mean 'disputed'?)",
        "verification | seen | BAD_VERIFICATION | verification 'seen' is not one of document, dated, recalled",
        "status | open | BAD_STATUS | status 'open' is not one of coded, disputed, retracted"
      })
  void refusesABadCell(String column, String value, RejectReason reason, String message) {
    assertThat(bad(with(column, value)))
        .extracting(Reject::reason, Reject::message)
        .containsExactly(reason, message);
  }

  @Test
  void refusesADecimalComma() {
    assertThat(bad(with("i0", "\"0,5\"")).message()).isEqualTo("i0 '0,5' is not a decimal number");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 500000",
    "+0.5, 500000",
    "-0.05, -50000",
    "0, 0",
    "-0, 0",
    "1.500000000, 1500000"
  })
  void readsAnOverride(String text, long micropoints) {
    assertThat(good(with("i0", text)).coding().i0Override()).isEqualTo(micropoints);
  }

  @ParameterizedTest
  @CsvSource({"coded, CODED", "disputed, DISPUTED", "retracted, RETRACTED", "'', CODED"})
  void readsAStatus(String text, Status status) {
    assertThat(good(with("status", text)).coding().status()).isEqualTo(status);
  }

  @Test
  void namesEveryFaultOfTheRowAndTheFirstOneAsTheReason() {
    Reject reject = bad(REQUIRED + ",i0,status\n,2023-02-30,chn,,CHN-KOREA,,T,x,y\n");

    assertThat(reject)
        .isEqualTo(
            reject(
                RejectReason.MISSING_VALUE,
                "event_id is empty; date '2023-02-30' is impossible: 2023-02 has 28 days; source"
                    + " 'chn' is not an ISO 3166-1 alpha-3 code (did you mean 'CHN'?); target is"
                    + " empty; dyad 'CHN-KOREA' is not two different ISO 3166-1 alpha-3 codes as"
                    + " AAA-BBB; event_type is empty; i0 'x' is not a decimal number; status 'y' is"
                    + " not one of coded, disputed, retracted",
                ",2023-02-30,chn,,CHN-KOREA,,T,x,y"));
  }

  @Test
  void aBadRowDoesNotHarmTheNextOne() {
    List<Outcome<CodedRow>> rows =
        cut(
            REQUIRED
                + "\n\n\"E1\"x,\nE2,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL\n\"E3\n"
                + "E4,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL\n");

    List<String> outcomes = new ArrayList<>();
    for (Outcome<CodedRow> outcome : rows) {
      outcomes.add(
          outcome instanceof Outcome.Bad<CodedRow> bad
              ? bad.reject().location() + " " + bad.reject().reason()
              : ((Outcome.Good<CodedRow>) outcome).value().location() + " good");
    }
    assertThat(outcomes)
        .containsExactly(
            "a.csv:3 MALFORMED_QUOTE", "a.csv:4 good", "a.csv:5 UNCLOSED_QUOTE", "a.csv:6 good");
  }

  @Test
  void aStrayQuotationMarkLosesItsOwnRowThoughALaterRowHasAQuotedCell() {
    StringBuilder text = new StringBuilder(REQUIRED + ",title_en\n");
    String cells = ",2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL,";
    text.append("E0").append(cells).append("\"open\n");
    for (int i = 1; i < 100; i++) {
      text.append('E').append(i).append(cells).append("t\n");
    }
    text.append("E100").append(cells).append("\"a, b\"\n");

    List<Outcome<CodedRow>> rows = cut(text.toString());

    assertThat(rows).hasSize(101);
    assertThat(rows.get(0))
        .isEqualTo(
            new Outcome.Bad<>(
                reject(
                    RejectReason.MALFORMED_QUOTE,
                    "text follows a closing quotation mark",
                    "E0" + cells + "\"open")));
    assertThat(rows.subList(1, 101)).allMatch(row -> row instanceof Outcome.Good);
  }

  @Test
  void aRowOfTwoMegabytesWithLineEndsInAQuotedCellIsOneReject() {
    String raw =
        "E1,2022-08,CHN,KOR,CHN-KOR,VISIT-HOS,HIGH-LEVEL,\""
            + ("x".repeat(99) + "\n").repeat(20_000)
            + "\"";

    List<Outcome<CodedRow>> rows = cut(REQUIRED + ",note\n" + raw + "\n");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .isEqualTo(
            new Outcome.Bad<>(
                reject(
                    RejectReason.ROW_TOO_LONG,
                    "the row is longer than 1048576 characters",
                    raw.substring(0, 10_000) + "… (" + raw.length() + " characters)")));
  }

  /** A file of one row that is sound but for one cell, written as given. */
  private static String with(String column, String value) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String name : ALL.split(",", -1)) {
      cells.put(name, "");
    }
    cells.put("event_id", "E1");
    cells.put("date", "2022-08-24");
    cells.put("source", "CHN");
    cells.put("target", "KOR");
    cells.put("dyad", "CHN-KOR");
    cells.put("event_type", "VISIT-HOS");
    cells.put("theme", "HIGH-LEVEL");
    cells.put(column, value);
    return ALL + "\n" + String.join(",", cells.values()) + "\n";
  }

  private static List<Outcome<CodedRow>> cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Header header = Header.of(Intake.columns(bytes, true, "a.csv"));
    RowCutter cutter = new RowCutter(bytes, "a.csv");
    cutter.next();
    return Stream.generate(cutter::next)
        .takeWhile(row -> row != null)
        .map(row -> RowReader.read(row, header))
        .toList();
  }

  private static List<String> faults(String text) {
    FaultsException thrown = catchThrowableOfType(FaultsException.class, () -> cut(text));
    assertThat(thrown).as("the file was accepted").isNotNull();
    return thrown.faults();
  }

  private static Outcome<CodedRow> only(String text) {
    List<Outcome<CodedRow>> rows = cut(text);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static CodedRow good(String text) {
    Outcome<CodedRow> outcome = only(text);
    assertThat(outcome).isInstanceOf(Outcome.Good.class);
    return ((Outcome.Good<CodedRow>) outcome).value();
  }

  private static Reject bad(String text) {
    List<Outcome<CodedRow>> rows = cut(text);
    Outcome<CodedRow> outcome = rows.get(0);
    assertThat(outcome).isInstanceOf(Outcome.Bad.class);
    return ((Outcome.Bad<CodedRow>) outcome).reject();
  }

  private static Reject reject(RejectReason reason, String message, String raw) {
    return new Reject(new Location("curated", "a.csv", 2), reason, message, raw);
  }
}
