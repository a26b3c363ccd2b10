package io.guanxi.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
    assertThat(at(CURATED.getBytes(UTF_8))).isNull();
    assertThat(at(("\uFEFF" + CURATED).getBytes(UTF_8))).isNull();
  }

  @Test
  void aCharacterCutInTwoIsNoFault() {
    byte[] bytes = CURATED.getBytes(UTF_8);
    byte[] head = Arrays.copyOf(bytes, bytes.length - 3);
    assertThat(FileLook.at(head, false)).isEmpty();
    assertThat(FileLook.at(head, true))
        .hasValueSatisfying(look -> assertThat(look.kind()).isEqualTo(FileKind.ENCODING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\n", "\uFEFF"})
  void anEmptyFile(String text) {
    assertThat(at(text.getBytes(UTF_8))).isEqualTo(new FileLook(FileKind.EMPTY, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "GB18030, 中韩两国外长在北京举行会谈并签署协议, GB18030",
    "EUC-KR, 한중 외교장관이 베이징에서 회담을 열고 협정에 서명하였다, EUC-KR"
  })
  void legacyEncodings(String encoding, String title, String guess) {
    byte[] bytes =
        ("event_id,title\n" + ("a," + title + "\n").repeat(5)).getBytes(Charset.forName(encoding));
    assertThat(at(bytes)).isEqualTo(new FileLook(FileKind.ENCODING, guess));
  }

  @Test
  void utf16WithAndWithoutAByteOrderMark() {
    FileLook utf16 = new FileLook(FileKind.ENCODING, "UTF-16");
    assertThat(at(("\uFEFF" + CURATED).getBytes(UTF_16LE))).isEqualTo(utf16);
    assertThat(at(("\uFEFF" + CURATED).getBytes(UTF_16BE))).isEqualTo(utf16);
    assertThat(at("event_id,date\na,2022-01-10\n".getBytes(UTF_16LE))).isEqualTo(utf16);
    assertThat(at("event_id,date\na,2022-01-10\n".getBytes(UTF_16BE))).isEqualTo(utf16);
  }

  @ParameterizedTest
  @CsvSource({"57, GDELT", "58, GDELT", "61, GDELT", "20, TABS", "35, TABS", "4, TABS", "3,"})
  void tabSeparatedFeeds(int columns, @Nullable FileKind kind) {
    String line = "1" + "\t0".repeat(columns - 1) + "\n";
    assertThat(at(line.getBytes(UTF_8)))
        .isEqualTo(kind == null ? null : new FileLook(kind, String.valueOf(columns)));
  }

  @Test
  void icewsHasTwentyColumnsAndAHeader() {
    String line = "Event ID\tEvent Date\tSource Name" + "\tx".repeat(17) + "\n";
    assertThat(at(line.getBytes(UTF_8))).isEqualTo(new FileLook(FileKind.ICEWS, "20"));
  }

  @Test
  void semicolonsOfASpreadsheet() {
    assertThat(at(CURATED.replace(',', ';').getBytes(UTF_8)))
        .isEqualTo(new FileLook(FileKind.SEMICOLONS, "9"));
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004..........................[Content_Types].xml, WORKBOOK,",
    "PK\u0003\u0004..........................docProps/app.xml..PK\u0003\u0004..........................xl/workbook.xml, WORKBOOK,",
    "PK\u0003\u0004..........................events.csv, ZIP,",
    "PK\u0003\u0004..........................events.csv..xl/..[Content_Types].xml, ZIP,",
    "PK\u0003\u0004..........................events.csv..PK\u0003\u0004..xl/, ZIP,",
    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1, EXCEL,",
    "'\u001f\u008b\u0008\u0000', PACKED, gzip",
    "BZh91AY&SY, PACKED, bzip2",
    "'\u00fd7zXZ\0', PACKED, xz",
    "'(\u00b5/\u00fd', PACKED, zstd",
    "BZhang, ,"
  })
  void archives(String bytes, @Nullable FileKind kind, @Nullable String detail) {
    assertThat(at(bytes.getBytes(ISO_8859_1)))
        .isEqualTo(kind == null ? null : new FileLook(kind, detail == null ? "" : detail));
  }

  @Test
  void aTarArchiveSaysSoBehindTheFirstName() {
    byte[] bytes = new byte[512];
    System.arraycopy("x.tab".getBytes(UTF_8), 0, bytes, 0, 5);
    System.arraycopy("ustar".getBytes(UTF_8), 0, bytes, 257, 5);
    assertThat(at(bytes)).isEqualTo(new FileLook(FileKind.TAR, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><p>|PAGE",
        "'\n<html lang=ko>'|PAGE",
        "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>|PAGE",
        "version https://git-lfs.github.com/spec/v1|LFS",
        "{}|JSON",
        "[1]|JSON",
        "{\"date\": \"2018-01-01\"}|JSON",
        "[{\"a\": 1}]|JSON",
        "DATE\tNUMARTS\tCOUNTS\tTHEMES|GKG"
      })
  void whatIsNoTable(String text, FileKind kind) {
    assertThat(at(text.replace("\\t", "\t").getBytes(UTF_8))).isEqualTo(new FileLook(kind, ""));
    assertThat(FileLook.noTable(text.replace("\\t", "\t").getBytes(UTF_8))).isPresent();
  }

  @Test
  void aColumnInBracketsIsNoJson() {
    assertThat(at("[date],[source]\n".getBytes(UTF_8))).isNull();
  }

  @Test
  void otherFilesOfGdelt() {
    String gkg = "20180101000000-0\t20180101000000\t1" + "\t".repeat(24);
    String mentions = "720189\t20180101000000\t20180101001500" + "\t1".repeat(13);
    assertThat(at(gkg.getBytes(UTF_8))).isEqualTo(new FileLook(FileKind.GKG, ""));
    assertThat(at(mentions.getBytes(UTF_8))).isEqualTo(new FileLook(FileKind.MENTIONS, ""));
  }

  @Test
  void theSentenceNamesTheFileAndTheWayOn() {
    assertThat(new FileLook(FileKind.TAR, "").fault("d/x.tar"))
        .hasMessage(
            "d/x.tar: looks like a tar archive. Unpack it with 'tar xf d/x.tar' and name the files in it.");
  }

  private static @Nullable FileLook at(byte[] bytes) {
    return FileLook.at(bytes, true).orElse(null);
  }
}
