package io.guanxi.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.text.FaultsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of another encoding comes out as the same text, wherever a buffer ends. */
class RewritingTest {
  private static String decoded(String encoding, byte[] bytes) {
    return new String(Rewriting.encoded(encoding).of(bytes, "a.csv"), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "UTF-16LE", "UTF-16BE", "UTF-8"})
  void charactersOfTwoHalvesStayWholeAtEveryPlace(String encoding) {
    for (int before = 0; before < 4; before++) {
      String text = "x".repeat(before) + "\uD83D\uDE00中".repeat(30_000);

      assertThat(decoded(encoding, text.getBytes(Charset.forName(encoding)))).isEqualTo(text);
    }
  }

  @Test
  void onlyTheFirstByteOrderMarkIsNoText() {
    byte[] marked = "\uFEFFid\uFEFF,日".getBytes(StandardCharsets.UTF_16LE);

    assertThat(decoded("UTF-16LE", marked)).isEqualTo("id\uFEFF,日");
    assertThat(decoded("UTF-16LE", new byte[0])).isEmpty();
  }

  @Test
  void bytesComeOneByOneToo() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] packed = "韩国,é".getBytes(Charset.forName("GB18030"));
    try (InputStream rows =
        Rewriting.encoded("GB18030").of(new ByteArrayInputStream(packed), "a.csv")) {
      for (int b = rows.read(); b >= 0; b = rows.read()) {
        read.write(b);
      }
    }

    assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("韩国,é");
  }

  @Test
  void whatIsNoTextOfTheEncodingIsAFault() {
    byte[] torn = "中国".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> decoded("EUC-KR", torn))
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("a.csv: is not EUC-KR, as --encoding says: ");
  }
}
