package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text for a reader's eyes. */
class VisibleTextTest {
  @Test
  void whatATerminalWouldDoIsShown() {
    assertThat(VisibleText.text("a\u001b]0;title\u0007b\r\u009b2J\u007f"))
        .isEqualTo("a\\u001b]0;title\\u0007b\\u000d\\u009b2J\\u007f");
    assertThat(VisibleText.text("x\u202eFDP.exe\u2066\u061c\u2028"))
        .isEqualTo("x\\u202eFDP.exe\\u2066\\u061c\\u2028");
    assertThat(VisibleText.text("\ufff9\ufffe\uffff")).isEqualTo("\\ufff9\\ufffe\\uffff");
  }

  @Test
  void linesTabsAndEveryScriptStay() {
    String text = "中韩关系\t한중 관계\nμ – “é” 👍\u200b";
    assertThat(VisibleText.text(text)).isSameAs(text);
  }
}
