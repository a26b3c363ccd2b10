package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UTF-8 is read; of anything else is said what it looks like. */
class TextEncodingTest {
  private static final String CHINESE = "事件,2022年8月24日,中韩建交三十周年，两国外长在青岛会谈后举行视频会议\n".repeat(8);
  private static final String KOREAN = "사건,2022년 8월 24일,한중 수교 삼십 주년 기념식이 서울과 베이징에서 열렸다\n".repeat(8);
  private static final String FRENCH =
      "événement,août 2022,Le président reçoit à l’Élysée — « déjà vu » à Genève\n".repeat(8);

  @Test
  void readsUtf8() {
    for (String text : new String[] {"", "a", CHINESE, KOREAN, FRENCH, "𝄞"}) {
      assertThat(decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }
  }

  @Test
  void dropsAByteOrderMarkOnce() {
    assertThat(decode("\uFEFFa".getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
    assertThat(decode("\uFEFF\uFEFFa".getBytes(StandardCharsets.UTF_8))).isEqualTo("\uFEFFa");
    assertThat(decode("\uFEFF".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GB18030, GB18030",
    "EUC-KR, EUC-KR",
    "UTF-16LE, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "windows-1252, WINDOWS-1252"
  })
  void saysWhatAFileThatIsNotUtf8LooksLike(String charset, String shown) {
    String text =
        switch (charset) {
          case "GB18030" -> CHINESE;
          case "windows-1252" -> FRENCH;
          case "EUC-KR" -> KOREAN;
          default -> "\uFEFF" + KOREAN;
        };

    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> decode(text.getBytes(Charset.forName(charset))))
        .withMessage("data/x.csv: not valid UTF-8; it looks like " + shown + ". Save it as UTF-8.");
  }

  @Test
  void saysSoWhenNoEncodingFits() {
    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> decode(new byte[] {(byte) 0xff, 0, (byte) 0x81, 0, (byte) 0xff}))
        .withMessage(
            "data/x.csv: not valid UTF-8; it looks like no encoding that is known here. Save it as"
                + " UTF-8.");
  }

  @Test
  void refusesOverlongFormsAndSurrogates() {
    for (byte[] bytes :
        new byte[][] {
          {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {'a', (byte) 0xe4}
        }) {
      assertThatExceptionOfType(FaultsException.class)
          .isThrownBy(() -> decode(bytes))
          .withMessageStartingWith("data/x.csv: not valid UTF-8; it looks like ");
    }
  }

  private static String decode(byte[] bytes) {
    return TextEncoding.decodeUtf8(bytes, "data/x.csv");
  }
}
