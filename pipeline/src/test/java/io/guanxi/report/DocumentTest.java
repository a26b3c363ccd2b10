package io.guanxi.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.report.Document.Cell;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One description, two forms. */
class DocumentTest {
  private static Document whole() {
    return new Document()
        .title("CHN-KOR  a *move*")
        .note("first caveat")
        .note("second <caveat>")
        .add(
            new Rows(List.of(Column.left(""), Column.right("score"), Column.remark()))
                .add("start", "4.3", "end of 2022-03")
                .add("end", "-10.25", "")
                .table())
        .section("events")
        .add(
            new Rows(
                    List.of(
                        Column.left("date"),
                        Column.left("event"),
                        Column.below("type"),
                        Column.belowToo("theme"),
                        Column.below("citation")))
                .add("2022-03", new Cell("a | b", "disputed"), "visit", "talks", "MOFA")
                .table())
        .add(Document.table("", "n", "").add("x", 7, "one\ntwo").table().atEdge())
        .line("a sentence")
        .gap()
        .indented("another")
        .item("of a list")
        .item("of a list, too");
  }

  @Test
  void aTerminalShowsColumnsBelowTheirRowAndRemarksBesideIt() {
    assertThat(whole().text())
        .isEqualTo(
            """
            CHN-KOR  a *move*
              first caveat
              second <caveat>
                      score
              start     4.3  end of 2022-03
              end    -10.25

            events
              date     event
              2022-03  a | b [disputed]
                       visit · talks
                       MOFA
               n
            x  7  one
                  two
            a sentence

              another
            of a list
            of a list, too
            """);
  }

  @Test
  void markdownHasAllColumnsAndNoTextBreaksOut() {
    assertThat(whole().markdown())
        .isEqualTo(
            """
            ## CHN-KOR a \\*move\\*

            > first caveat
            >
            > second \\<caveat\\>

            |  | score |
            |---|---:|
            | start (end of 2022-03) | 4.3 |
            | end | -10.25 |

            ### events

            | date | event | type | theme | citation |
            |---|---|---|---|---|
            | 2022-03 | a \\| b (disputed) | visit | talks | MOFA |

            |  | n |  |
            |---|---:|---|
            | x | 7 | one<br>two |

            a sentence

            another

            - of a list
            - of a list, too
            """);
  }

  @Test
  void chineseAndKoreanCharactersAreTwoColumnsWide() {
    Document document =
        new Document()
            .add(
                Document.table("月份", "분", "a")
                    .add("abcd", "1", "b")
                    .add("a", "１（", "")
                    .table()
                    .atEdge());

    assertThat(document.text()).isEqualTo("月份    분  a\nabcd     1  b\na     １（\n");
  }
}
