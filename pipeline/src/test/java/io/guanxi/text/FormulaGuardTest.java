package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Free text that a spreadsheet would run. */
class FormulaGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM",
        "=",
        "\ufeff=1",
        "\u200b=1",
        " \u200b\ufeff@SUM(A1)",
        "\u202e=1",
        "\u2066\u2003=1",
        "\u001b=1",
        "\u2064\u00ad-1"
      })
  void anApostropheGoesBeforeWhatASpreadsheetWouldRun(String text) {
    assertThat(FormulaGuard.text(text)).isEqualTo("'" + text);
    assertThat(FormulaGuard.original("'" + text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a=1", "1+1", "中韩", "'=1", "–1", "−1", "\"=1", "\u200bno formula", "\ufeff"})
  void otherTextStaysAsItIs(String text) {
    assertThat(FormulaGuard.text(text)).isEqualTo(text);
  }
}
