package io.guanxi.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first bytes of a file tell what it is, when it is no curated event file. */
class FileLookTest {
  private static final String CURATED =
      """
      event_id,date,source,target,dyad,event_type,theme,title_zh,title_ko
      a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,中韩签署经济合作协议,한중 경제 협력 협정 서명
      """;

  @Test
  void aCuratedFileLooksLikeNothingElse() {
    assertThat(at(CURATED.getBytes(UTF_8))).isEqualTo(new FileLook("", ""));
    assertThat(at(("\uFEFF" + CURATED).getBytes(UTF_8))).isEqualTo(new FileLook("", ""));
  }

  @Test
  void aCharacterCutInTwoIsNoFault() {
    byte[] bytes = CURATED.getBytes(UTF_8);
    byte[] head = Arrays.copyOf(bytes, bytes.length - 3);
    assertThat(FileLook.at(head, false)).isEqualTo(new FileLook("", ""));
    assertThat(FileLook.at(head, true).kind()).isEqualTo("encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\n", "\uFEFF"})
  void anEmptyFile(String text) {
    assertThat(at(text.getBytes(UTF_8))).isEqualTo(new FileLook("empty", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "GB18030, 中韩两国外长在北京举行会谈并签署协议, GB18030",
    "EUC-KR, 한중 외교장관이 베이징에서 회담을 열고 협정에 서명하였다, EUC-KR"
  })
  void legacyEncodings(String encoding, String title, String guess) {
    byte[] bytes =
        ("event_id,title\n" + ("a," + title + "\n").repeat(5)).getBytes(Charset.forName(encoding));
    assertThat(at(bytes)).isEqualTo(new FileLook("encoding", guess));
  }

  @Test
  void utf16WithAndWithoutAByteOrderMark() {
    FileLook utf16 = new FileLook("encoding", "UTF-16");
    assertThat(at(("\uFEFF" + CURATED).getBytes(UTF_16LE))).isEqualTo(utf16);
    assertThat(at(("\uFEFF" + CURATED).getBytes(UTF_16BE))).isEqualTo(utf16);
    assertThat(at("event_id,date\na,2022-01-10\n".getBytes(UTF_16LE))).isEqualTo(utf16);
    assertThat(at("event_id,date\na,2022-01-10\n".getBytes(UTF_16BE))).isEqualTo(utf16);
  }

  @ParameterizedTest
  @CsvSource({"57, gdelt", "58, gdelt", "61, gdelt", "20, tabs", "35, tabs", "7, tabs", "6, ''"})
  void tabSeparatedFeeds(int columns, String kind) {
    String line = "1" + "\t0".repeat(columns - 1) + "\n";
    assertThat(at(line.getBytes(UTF_8)))
        .isEqualTo(new FileLook(kind, kind.isEmpty() ? "" : String.valueOf(columns)));
  }

  @Test
  void icewsHasTwentyColumnsAndAHeader() {
    String line = "Event ID\tEvent Date\tSource Name" + "\tx".repeat(17) + "\n";
    assertThat(at(line.getBytes(UTF_8))).isEqualTo(new FileLook("icews", "20"));
  }

  @Test
  void semicolonsOfASpreadsheet() {
    assertThat(at(CURATED.replace(',', ';').getBytes(UTF_8)))
        .isEqualTo(new FileLook("semicolons", "9"));
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004..[Content_Types].xml, excel",
    "PK\u0003\u0004..xl/workbook.xml, excel",
    "PK\u0003\u0004..events.csv, zip",
    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1, excel",
    "'\u001f\u008b\u0008\u0000', gzip"
  })
  void archives(String bytes, String kind) {
    assertThat(at(bytes.getBytes(ISO_8859_1))).isEqualTo(new FileLook(kind, ""));
  }

  @ParameterizedTest
  @CsvSource({"<!DOCTYPE html><p>, html", "'\n<html lang=ko>', html", "{}, json", "[1], json"})
  void pagesAndDocuments(String text, String kind) {
    assertThat(at(text.getBytes(UTF_8))).isEqualTo(new FileLook(kind, ""));
  }

  private static FileLook at(byte[] bytes) {
    return FileLook.at(bytes, true);
  }
}
