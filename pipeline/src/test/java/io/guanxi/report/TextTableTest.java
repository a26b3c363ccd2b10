package io.guanxi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tables for a terminal. */
class TextTableTest {
  @Test
  void alignsTheFirstAndLastColumnToTheLeftAndTheOthersToTheRight() {
    TextTable table = new TextTable("month", "score", "level");
    table.add("2022-03", "4.3", "good");
    table.add("2022-04", "-10.25", "tension, low");

    assertThat(table.toText("> "))
        .isEqualTo(
            """
            > month     score  level
            > 2022-03     4.3  good
            > 2022-04  -10.25  tension, low
            """);
  }

  @Test
  void chineseAndKoreanCharactersAreTwoColumnsWide() {
    TextTable table = new TextTable("月份", "분", "a");
    table.add("abcd", "1", "b");
    table.add("a", "１（", "c");

    assertThat(table.toText(""))
        .isEqualTo("月份    분  a\nabcd     1  b\na     １（  c\n".replace("\\\n", "\n"));
  }

  @Test
  void leavesNoTrailingBlanks() {
    TextTable table = new TextTable("a", "");
    table.add("bbb", "");

    assertThat(table.toText("")).isEqualTo("a\nbbb\n");
  }
}
