package io.guanxi.source.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.CodeStyle;
import io.guanxi.model.FeedMapping;
import io.guanxi.model.MappedDays;
import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedScan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapped file's rows become before they are scanned. */
class TranscribedRowsTest {
  private static FeedMapping mapping(boolean header, String days) {
    return new FeedMapping(
        "m",
        ',',
        true,
        "UTF-8",
        header,
        0,
        Map.of(),
        new MappedDays(days, "en"),
        "iso3",
        List.of(),
        CodeStyle.AS_WRITTEN,
        '.',
        "cameo",
        "",
        "r",
        "");
  }

  private static String rows(Transcript transcript, byte[] file) throws IOException {
    InputStream in = new ByteArrayInputStream(file);
    FeedBytes rows = transcript.rows(in::read);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[7];
    for (int n = rows.read(some, 0, 7); n >= 0; n = rows.read(some, 0, 7)) {
      all.write(some, 0, n);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static String rows(String days, String file) throws IOException {
    return rows(
        new Transcript(mapping(true, days), 0, List.of(), 2),
        ("d,x\n" + file).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theHeaderAndLineFeedsInsideCellsKeepTheNumbersOfLines() throws IOException {
    assertThat(rows("yyyy-MM-dd", "2018-01-02,\"a\nb\"\r\n2018-01-03,c"))
        .isEqualTo("\n20180102\ta b\n\n20180103\tc\n");
  }

  @Test
  void aByteOrderMarkAndDoubledQuotesAreNoText() throws IOException {
    byte[] file = "\uFEFFd,x\n\"2018-01-02\",\"a \"\"b\"\", c\"".getBytes(StandardCharsets.UTF_8);

    assertThat(rows(new Transcript(mapping(true, "yyyy-MM-dd"), 0, List.of(), 2), file))
        .isEqualTo("\n20180102\ta \"b\", c\n");
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2018-01-02T05:06:07Z, 20180102",
    "yyyy-MM-dd, 2018-01-02 05:06, 20180102",
    "yyyy-MM-dd, 2018-01-02x, 2018-01-02x",
    "yyyy-MM-dd, 20180102, 20180102?",
    "dd MMM yyyy, 2 jan 2018, 2 jan 2018",
    "d MMM yyyy, 2 jan 2018, 20180102",
  })
  void aDayIsReadAsThePatternSaysOrStaysNone(String pattern, String written, String read)
      throws IOException {
    assertThat(rows(pattern, written + ",a\n")).isEqualTo("\n" + read + "\ta\n");
  }

  @Test
  void aDayOfThreeColumnsIsPutTogetherBehindTheOthers() throws IOException {
    Transcript parts = new Transcript(mapping(false, ""), 4, List.of(0, 1, 2), 4);
    Transcript months = new Transcript(mapping(false, ""), 3, List.of(0, 1, -1), 3);

    assertThat(rows(parts, "2018,1,2,a,,,\n2018,12,x,b\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("2018\t1\t2\ta\t20180102\n2018\t12\tx\tb\t201812?x\n");
    assertThat(rows(months, "2018,3,a\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("2018\t3\ta\t20180300\n");
  }

  @Test
  void aQuoteThatNeverClosesCostsItsLineAlone() throws IOException {
    String rest = "2018-01-03,c\n";

    assertThat(rows("yyyy-MM-dd", "2018-01-02,\"a\tb\n" + rest))
        .isEqualTo("\n2018-01-02,\"a b\n20180103\tc\n");
    assertThat(rows("yyyy-MM-dd", "2018-01-02,\"a\n" + rest.repeat(FeedScan.ROW_LIMIT / 10)))
        .startsWith("\n2018-01-02,\"a\n20180103\tc\n20180103\tc\n");
    assertThat(rows("yyyy-MM-dd", "2018-01-02,\"a")).isEqualTo("\n2018-01-02,\"a\n");
  }

  @Test
  void aRowMuchTooLongIsCutAndTheNextOneRead() throws IOException {
    String rows = rows("yyyy-MM-dd", "2018-01-02," + "x".repeat(5 * FeedScan.ROW_LIMIT) + "\nb,c");

    assertThat(rows.lines().map(String::length))
        .satisfies(lengths -> assertThat(lengths.get(1)).isGreaterThan(FeedScan.ROW_LIMIT))
        .last()
        .isEqualTo(3);
  }

  @Test
  void whatIsNoTextBecomesAByteThatIsNoText() throws IOException {
    byte[] file = {'d', ',', 'x', '\n', 'a', ',', (byte) 0xE4, '\n'};

    assertThat(rows(new Transcript(mapping(true, "yyyy-MM-dd"), 0, List.of(), 2), file))
        .isEqualTo("\na\t\uFFFD\n");
  }
}
