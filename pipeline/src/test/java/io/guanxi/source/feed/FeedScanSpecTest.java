package io.guanxi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.FeedCode;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Quad;
import io.guanxi.source.gdelt.Gdelt;
import io.guanxi.source.icews.Icews;
import io.guanxi.testkit.FeedRows;
import io.guanxi.text.FaultsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The traps met in real files of feeds, each a case ({@code docs/formats.md}, feeds). */
class FeedScanSpecTest {
  private static final LocalizedNames NAMES = new LocalizedNames("x", "x", "x");
  private static final FeedVocabulary VOCABULARY =
      new FeedVocabulary(
          Map.of(
              "CHN",
              "CHN",
              "KOR",
              "KOR",
              "USA",
              "USA",
              "China",
              "CHN",
              "South Korea",
              "KOR",
              "Côte d'Ivoire",
              "CIV"),
          Set.of("AFR"),
          Map.of(),
          List.of(
              new FeedCode("040", NAMES, "04", "DIPLOMACY", Quad.VERBAL_COOPERATION, 1_000_000),
              new FeedCode("190", NAMES, "19", "MILITARY", Quad.MATERIAL_CONFLICT, -10_000_000)),
          false);
  private static final FeedSelection ALL = FeedSelection.all();

  private static String gdelt(int columns) {
    return gdeltRow(columns).toString();
  }

  private static FeedRows gdeltRow(int columns) {
    return FeedRows.gdelt(columns, 7, "20180131", "CHN", "KOR", "040", "1.0");
  }

  private static FeedScan scan(FeedFormat format, byte[] file) {
    FeedScan scan = new FeedScan(format, VOCABULARY, ALL, DuplicatePolicy.NONE, 1);
    read(new FeedRange(scan), file, 0, file.length);
    return scan;
  }

  private static void read(FeedRange range, byte[] file, int begin, int end) {
    int skipped = Math.max(0, begin - 1);
    ByteArrayInputStream in = new ByteArrayInputStream(file, skipped, file.length - skipped);
    try {
      range.read(in::read, 0, begin, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeedScan scan(FeedFormat format, String... rows) {
    return scan(format, (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static long[] records(FeedScan scan) {
    return FeedDuplicates.mark(scan.takeBlocks().get(0), 1).records();
  }

  private static String only(FeedScan scan) {
    return only(scan.takeTally());
  }

  private static String only(FeedTally tally) {
    List<FeedReject> rejects = tally.rejects();
    assertThat(rejects).hasSize(1);
    return rejects.get(0).reason() + ": " + rejects.get(0).message();
  }

  @Test
  void rowsOfBothWidthsOfGdelt1StandInOneFile() {
    FeedScan scan = scan(Gdelt.VERSION_1, gdelt(57), gdelt(58));

    assertThat(records(scan)).hasSize(2);
    assertThat(scan.takeTally().rejects()).isEmpty();
  }

  @Test
  void aRecordHoldsWhatTheRowSays() {
    long record =
        records(scan(Gdelt.VERSION_2, gdeltRow(61).with(26, "190").with(30, "-9.5").toString()))[0];

    assertThat(VOCABULARY.countries().get(FeedRecord.source(record))).isEqualTo("CHN");
    assertThat(VOCABULARY.countries().get(FeedRecord.target(record))).isEqualTo("KOR");
    assertThat(FeedRecord.month(record)).isEqualTo((2018 - 1800) * 12);
    assertThat(FeedRecord.day(record)).isEqualTo(31);
    assertThat(VOCABULARY.codes().get(FeedRecord.code(record)).code()).isEqualTo("190");
    assertThat(FeedRecord.value(record)).isEqualTo(-95_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 56, 59, 61, 64, 1000})
  void aRowWithTooFewOrTooManyColumnsIsAReject(int columns) {
    String row = "\t".repeat(columns - 1);

    assertThat(only(scan(Gdelt.VERSION_1, gdelt(58), row.isEmpty() ? "x" : row)))
        .isEqualTo("COLUMN_COUNT: has " + columns + " columns; gdelt1 has 57 or 58");
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreNoPartOfCells() {
    FeedScan scan = scan(Gdelt.VERSION_2, "\uFEFF" + gdelt(61) + "\r", gdelt(61) + "\r", "\r", "");

    assertThat(records(scan)).hasSize(2);
    assertThat(scan.takeTally().counts()).containsEntry("read", 2L).hasSize(1);
  }

  @Test
  void aHeaderIsNoRow() {
    FeedScan scan =
        scan(
            Icews.FORMAT,
            "\uFEFF" + FeedRows.icewsHeader(),
            icews("2018-06-01", "South Korea", "1"),
            "");

    assertThat(records(scan)).hasSize(1);
    assertThat(scan.takeTally().counts()).containsEntry("read", 1L);
  }

  private static String icews(String day, String target, String value) {
    return FeedRows.icews(1, day, "Xi", "China", "Moon", target, "040", value).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "2018-06-01, 2018-06-01",
    "6/1/2018, 2018-06-01",
    "12/31/2017, 2017-12-31",
    "1/2/2017, 2017-01-02",
    "02/29/2016, 2016-02-29"
  })
  void daysOfBothStylesAreRead(String text, String day) {
    long record = records(scan(Icews.FORMAT, icews(text, "South Korea", "1")))[0];
    int month = FeedRecord.month(record);

    assertThat(java.time.LocalDate.of(1800 + month / 12, month % 12 + 1, FeedRecord.day(record)))
        .isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "2018-6-1", "2018-02-30", "2018-13-01", "13/1/2018", "1/32/2018", "2018/06/01",
        "6/1/18", "1/2/3/2018", "2018-00-10", "2018-01-00", "1700-01-01", "9999-01-01", "x018-01-01"
      })
  void anImpossibleDayIsAReject(String text) {
    assertThat(only(scan(Icews.FORMAT, icews(text, "South Korea", "1"))))
        .isEqualTo("BAD_DATE: date '" + text + "' is not a day as YYYY-MM-DD or M/D/YYYY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20180229", "20181301", "2018013", "201801311", "2018-1-1", "x0180101"})
  void anImpossibleDayOfGdeltIsAReject(String text) {
    assertThat(only(scan(Gdelt.VERSION_2, gdeltRow(61).with(1, text).toString())))
        .isEqualTo("BAD_DATE: date '" + text + "' is not a day as YYYYMMDD");
  }

  @Test
  void theMonthIsTheEventsNotTheFiles() {
    FeedScan scan = scan(Gdelt.VERSION_2, gdeltRow(61).with(1, "20170105").toString(), gdelt(61));

    assertThat(scan.takeTally().monthRows())
        .containsExactly(Map.entry((2017 - 1800) * 12, 1L), Map.entry((2018 - 1800) * 12, 1L));
  }

  @Test
  void aRowWithoutTwoCountriesIsNotApplicable() {
    FeedScan scan =
        scan(
            Gdelt.VERSION_2,
            gdeltRow(61).with(7, "").toString(),
            gdeltRow(61).with(17, "").toString(),
            gdeltRow(61).with(17, "AFR").toString(),
            gdeltRow(61).with(17, "CHN").toString());

    assertThat(records(scan)).isEmpty();
    FeedTally tally = scan.takeTally();
    assertThat(tally.counts())
        .containsEntry("read", 4L)
        .containsEntry(Fate.NOT_APPLICABLE, 4L)
        .containsEntry(Fate.SAME_COUNTRY, 1L)
        .hasSize(3);
    assertThat(tally.unknownNames()).isEmpty();
  }

  @Test
  void anUnknownNameIsCountedAndListedNeverGuessed() {
    FeedScan scan =
        scan(
            Icews.FORMAT,
            icews("2018-06-01", "Korea", "1"),
            icews("2018-06-01", "Korea", "1"),
            icews("2018-06-01", "NA", "1"));

    FeedTally tally = scan.takeTally();
    assertThat(tally.counts())
        .containsEntry(Fate.NOT_APPLICABLE, 3L)
        .containsEntry(Fate.UNKNOWN_COUNTRY, 2L);
    assertThat(tally.unknownNames()).containsExactly(Map.entry("Korea", 2L));
  }

  @Test
  void anIdMayBeZeroAndASourceUrlPlainText() {
    String row = gdeltRow(58).with(0, "0").with(57, "BBC Monitoring \"x\"").toString();

    assertThat(scan(Gdelt.VERSION_1, row).takeTally().rejects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1e1", "--1", "1.23456", "13.1", "-13.1", ".", "NaN", "1,5"})
  void anIntensityThatIsNoneIsAReject(String text) {
    assertThat(only(scan(Gdelt.VERSION_2, gdeltRow(61).with(30, text).toString())))
        .isEqualTo(
            "BAD_INTENSITY: intensity '"
                + text
                + "' is not a number from -13 to 13 with at most four decimals");
  }

  @ParameterizedTest
  @CsvSource({"'', 10000", "NA, 10000", "-2, -20000"})
  void anIntensityThatIsMissingIsTheCodebooks(String text, int value) {
    FeedScan scan = scan(Icews.FORMAT, icews("2018-01-31", "South Korea", text));

    assertThat(FeedRecord.value(records(scan)[0])).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"2018-01-31T23:59:59Z", "2018-01-31 00:00:00.000+09:00", "2018-01-31"})
  void aTimeOfDayBehindADayIsPassedOver(String day) {
    FeedScan scan = scan(Icews.FORMAT, icews(day, "South Korea", "1"));

    assertThat(FeedRecord.day(records(scan)[0])).isEqualTo(31);
  }

  @Test
  void emptyCellsBehindTheLastAreNoCells() {
    FeedScan scan = scan(Gdelt.VERSION_2, gdelt(61) + "x\t\t\t\r", gdelt(61) + "x\t\tx");

    assertThat(records(scan)).hasSize(1);
    assertThat(only(scan)).isEqualTo("COLUMN_COUNT: has 63 columns; gdelt2 has 61");
  }

  @Test
  void aCodeThatIsNoneWithoutItsZeroProvesThatZerosAreLost() {
    assertThat(scan(Gdelt.VERSION_2, gdeltRow(61).with(26, "40").toString()).lostZeros())
        .isEqualTo("40 is 040");
    assertThat(scan(Gdelt.VERSION_2, gdeltRow(61).with(26, "41").toString()).lostZeros()).isNull();
  }

  @Test
  void theHeaderDecidesWhereTheColumnsStand() {
    List<String> header = new ArrayList<>(List.of(FeedRows.icewsHeader().split("\t")));
    String row = icews("2018-01-31", "South Korea", "1");
    List<String> cells = new ArrayList<>(List.of(row.split("\t", -1)));
    header.add(0, "more");
    cells.add(0, "x");
    Collections.swap(header, header.indexOf("Source Country"), header.indexOf("Target Country"));

    FeedFormat laidOut = Icews.FORMAT.laidOut(header, "a.tab");
    long record = records(scan(laidOut, String.join("\t", header), String.join("\t", cells)))[0];

    assertThat(VOCABULARY.countries().get(FeedRecord.source(record))).isEqualTo("KOR");
    assertThat(VOCABULARY.countries().get(FeedRecord.target(record))).isEqualTo("CHN");
  }

  @Test
  void aColumnThatIsMissingOrStandsTwiceIsNamed() {
    List<String> header = new ArrayList<>(List.of(FeedRows.icewsHeader().split("\t")));
    header.set(header.indexOf("Target Name"), "Source Name");
    header.set(header.indexOf("Source Country"), "Source Contry");

    assertThatThrownBy(() -> Icews.FORMAT.laidOut(header, "a.tab"))
        .isInstanceOfSatisfying(
            FaultsException.class,
            e ->
                assertThat(e.faults())
                    .containsExactlyInAnyOrder(
                        "a.tab: column 'Source Name' stands twice",
                        "a.tab: column 'Target Name' is missing in the header",
                        "a.tab: column 'Source Country' is missing in the header"
                            + " (did you mean 'Source Contry'?)"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10000",
    "-0.4, -4000",
    "+2.8, 28000",
    "10, 100000",
    "0, 0",
    "3.1250, 31250",
    "2.80000000, 28000",
    "-10.0, -100000",
    ".5, 5000",
    "7., 70000",
    "-0, 0"
  })
  void anIntensityIsExact(String text, int value) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(FeedScan.decimal(bytes, 0, bytes.length, '.')).isEqualTo(value);
  }

  @Test
  void everyFaultOfARowIsNamed() {
    FeedScan scan = new FeedScan(Gdelt.VERSION_2, VOCABULARY, ALL, DuplicatePolicy.EVENT_ID, 1);
    byte[] file =
        (gdeltRow(61).with(0, "x").with(26, "999") + "\n").getBytes(StandardCharsets.UTF_8);
    read(new FeedRange(scan), file, 0, file.length);

    assertThat(only(scan))
        .isEqualTo(
            "UNKNOWN_EVENT_TYPE: event code '999' is not in the codebook cameo;"
                + " event id 'x' is not a whole number");
  }

  @Test
  void aRejectSaysWhereItStands() {
    FeedScan scan = scan(Gdelt.VERSION_2, gdelt(61), "", "bad\trow", gdelt(61));
    FeedTally tally = scan.takeTally();
    FeedReject reject = tally.rejects().get(0);

    assertThat(tally.line(reject)).isEqualTo(3);
    assertThat(reject.offset()).isEqualTo(gdelt(61).length() + 2);
    assertThat(reject.raw()).isEqualTo("bad\trow");
  }

  @Test
  void aNulIsAReject() {
    assertThat(only(scan(Gdelt.VERSION_2, gdeltRow(61).with(60, "a\0b").toString())))
        .isEqualTo("NUL_CHARACTER: holds a NUL character");
    assertThat(only(scan(Gdelt.VERSION_2, gdeltRow(61).with(5, "\0").toString())))
        .isEqualTo("NUL_CHARACTER: holds a NUL character");
  }

  @Test
  void bytesThatAreNotUtf8AreARejectOfGdelt() {
    byte[] row =
        (gdeltRow(61).with(36, "Bogot\u00e1") + "\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(only(scan(Gdelt.VERSION_2, row)))
        .isEqualTo(
            "NOT_UTF8: is not UTF-8 from byte "
                + (gdeltRow(61).toString().indexOf("1.0") + 3 + 6 + 5)
                + " of the row on");
  }

  @Test
  void nonAsciiNamesThatAreUtf8AreSound() {
    assertThat(
            scan(Gdelt.VERSION_2, gdeltRow(61).with(36, "서울 首尔").toString()).takeTally().rejects())
        .isEmpty();
  }

  @Test
  void aRowOfIcewsThatIsNotUtf8IsReadAsLatin1() {
    String row = icews("2018-06-01", "Côte d'Ivoire", "1");
    FeedScan latin1 = scan(Icews.FORMAT, (row + "\n").getBytes(StandardCharsets.ISO_8859_1));
    FeedScan utf8 = scan(Icews.FORMAT, row);

    assertThat(records(latin1)).hasSize(1).isEqualTo(records(utf8));
    assertThat(latin1.takeTally().counts()).containsEntry(Fate.LATIN1, 1L);
    assertThat(utf8.takeTally().counts()).doesNotContainKey(Fate.LATIN1);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        FeedRange.BUFFER - 1,
        FeedRange.BUFFER,
        FeedRange.BUFFER + 1,
        FeedScan.ROW_LIMIT,
        FeedScan.ROW_LIMIT + 1,
        3 * FeedScan.ROW_LIMIT
      })
  void aRowLongerThanTheLimitIsAReject(int length) {
    String row = gdelt(58) + "u".repeat(length - gdelt(58).length());
    FeedScan scan = scan(Gdelt.VERSION_1, gdelt(58), row, gdelt(58));

    FeedTally tally = scan.takeTally();
    assertThat(tally.counts()).containsEntry("read", 3L);
    if (length > FeedScan.ROW_LIMIT) {
      assertThat(only(tally)).isEqualTo("ROW_TOO_LONG: is longer than 1048576 bytes");
      assertThat(records(scan)).hasSize(2);
    } else {
      assertThat(records(scan)).hasSize(3);
    }
  }

  @Test
  void theLastRowNeedsNoLineFeed() {
    byte[] file = (gdelt(58) + "\n" + gdelt(58)).getBytes(StandardCharsets.UTF_8);

    assertThat(records(scan(Gdelt.VERSION_1, file))).hasSize(2);
  }

  @Test
  void rangesCutAnywhereGiveEveryRowOnce() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(FeedRows.gdelt(57, i, "2018010" + (i + 1), "CHN", "KOR", "040", "1").toString());
    }
    rows.add(2, "");
    rows.add(4, "bad");
    byte[] file = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    long[] whole = records(scan(Gdelt.VERSION_1, file));

    for (int cut = 1; cut < file.length; cut++) {
      for (int second : new int[] {cut, Math.min(file.length, cut + 9)}) {
        FeedScan scan = new FeedScan(Gdelt.VERSION_1, VOCABULARY, ALL, DuplicatePolicy.NONE, 1);
        FeedRange range = new FeedRange(scan);
        read(range, file, 0, cut);
        read(range, file, cut, second);
        read(range, file, second, file.length);

        assertThat(records(scan)).as("cut at %d, %d", cut, second).isEqualTo(whole);
        FeedTally tally = scan.takeTally();
        assertThat(tally.counts())
            .containsEntry("read", 7L)
            .containsEntry("rejected.COLUMN_COUNT", 1L);
        assertThat(tally.line(tally.rejects().get(0))).isEqualTo(5);
      }
    }
  }

  @Test
  void rowsDealtOutAfterwardsAreThoseOfAScanIntoSoManyPartitions() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(FeedRows.gdelt(58, i % 40, "20180101", "CHN", "KOR", "040", "1." + i).toString());
    }
    byte[] file = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    for (DuplicatePolicy policy : DuplicatePolicy.values()) {
      FeedScan one = new FeedScan(Gdelt.VERSION_1, VOCABULARY, ALL, policy, 1);
      FeedScan many = new FeedScan(Gdelt.VERSION_1, VOCABULARY, ALL, policy, 3);
      read(new FeedRange(one), file, 0, file.length);
      read(new FeedRange(many), file, 0, file.length);

      List<List<FeedBlock>> dealt =
          one.takeBlocks().get(0).get(0).deal(3, FeedScan.stride(Gdelt.VERSION_1, policy));
      List<List<FeedBlock>> scanned = many.takeBlocks();
      for (int i = 0; i < 3; i++) {
        assertThat(dealt.get(i)).hasSameSizeAs(scanned.get(i));
        for (int j = 0; j < dealt.get(i).size(); j++) {
          assertThat(dealt.get(i).get(j).longs())
              .as("%s, partition %d", policy, i)
              .isEqualTo(scanned.get(i).get(j).longs());
        }
      }
    }
  }
}
