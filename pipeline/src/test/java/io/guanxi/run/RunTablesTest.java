package io.guanxi.run;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanxi.model.Location;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Sign;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact text of small tables, and that reading gives back what was written. */
class RunTablesTest {
  private static final Scheme SCHEME = Samples.scheme(P0Rule.MONTH_START);
  private static final DyadScores SCORES =
      Samples.score(
          P0Rule.MONTH_START,
          Samples.profile("2022-02", 4.5),
          List.of(
              coding("E1")
                  .on("2022-03-24")
                  .titles("State visit, \"grand\"", "国事访问", "국빈 방문")
                  .weighing("0.3"),
              coding("E2").on("2022-03").type("PROTEST").theme("TRADE-FRICTION").weighing("-0.12"),
              coding("E3").on("2022-05-01").weighing("0.09")));

  @TempDir private Path folder;

  @Test
  void scoresHaveARowForEveryMonthAlsoTheSilentOnes() {
    // 4.5 + 4.5/9 · 0.3 − 13.5/9 · 0.12 = 4.47
    assertThat(RunTables.scores(List.of(SCORES), SCHEME))
        .isEqualTo(
            """
            dyad,month,score,displayed,change,level,level_part,positive,negative,events,positive_events,negative_events,held_back
            CHN-KOR,2022-03,4.47,4.5,-0.03,good,middle,0.3,-0.12,2,1,1,0
            CHN-KOR,2022-04,4.47,4.5,0,good,middle,0,0,0,0,0,0
            CHN-KOR,2022-05,4.5153,4.5,0.0453,good,middle,0.09,0,1,1,0,0
            """);
  }

  @Test
  void displayedScoresAreRoundedHalfAwayFromZeroAndNeverNegativeZero() {
    for (String[] each :
        new String[][] {
          {"4.25", "4.3,0,good,middle"},
          {"-4.25", "-4.3,0,tension,middle"},
          {"-0.04", "0.0,0,ordinary,low"},
          {"9", "9.0,0,friendly,high"}
        }) {
      DyadScores still =
          Samples.score(
                  P0Rule.MONTH_START,
                  Samples.profile("2022-02", Double.parseDouble(each[0])),
                  List.of())
              .carriedTo(YearMonth.of(2022, 3));

      assertThat(RunTables.scores(List.of(still), SCHEME))
          .endsWith("\nCHN-KOR,2022-03," + each[0] + "," + each[1] + ",0,0,0,0,0,0\n");
    }
  }

  @Test
  void contributionsHaveARowForEveryScoredCoding() {
    assertThat(RunTables.contributions(List.of(SCORES)))
        .isEqualTo(
            """
            dyad,month,event_id,date,event_type,theme,status,i0,i0_basis,p0,impact,title_en,title_zh,title_ko,citation,coder,note,verification
            CHN-KOR,2022-03,E1,2022-03-24,VISIT-HOS,HIGH-LEVEL,coded,0.3,codebook,4.5,0.15,"State visit, ""grand""\",国事访问,국빈 방문,Xinhua,test,,
            CHN-KOR,2022-03,E2,2022-03,PROTEST,TRADE-FRICTION,coded,-0.12,codebook,4.5,-0.18,,,,Xinhua,test,,
            CHN-KOR,2022-05,E3,2022-05-01,VISIT-HOS,HIGH-LEVEL,coded,0.09,codebook,4.47,0.0453,,,,Xinhua,test,,
            """);
  }

  @Test
  void freeTextIsMadeHarmlessAndNumbersAreNot() {
    DyadScores scores =
        Samples.score(
            P0Rule.MONTH_START,
            Samples.profile("2022-02", -4.5),
            List.of(
                coding("=E1")
                    .on("2022-03-24")
                    .type("PROTEST")
                    .titles("=HYPERLINK(\"http://x\",\"y\")", "＝1", "@x")
                    .weighing("-0.3")));

    assertThat(RunTables.contributions(List.of(scores)))
        .endsWith(
            "\nCHN-KOR,2022-03,'=E1,2022-03-24,PROTEST,HIGH-LEVEL,coded,-0.3,codebook,-4.5,-0.15,"
                + "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'＝1,'@x,Xinhua,test,,\n");
  }

  @Test
  void rejectsHaveEveryThingTheyKnow() {
    Reject plain =
        new Reject(
            new Location("curated", "a.csv", 12), RejectReason.BAD_DATE, "a, \"b\"", "x\r\n\"y\"");
    Reject formula =
        new Reject(new Location("curated", "-a.csv", 3), RejectReason.BAD_I0, "+m", "\t=1");

    assertThat(RunTables.rejects(List.of(plain, formula)))
        .isEqualTo(
            "source,file,line,reason,message,raw\n"
                + "curated,a.csv,12,BAD_DATE,\"a, \"\"b\"\"\",\"x\r\n\"\"y\"\"\"\n"
                + "curated,'-a.csv,3,BAD_I0,'+m,'\t=1\n");
  }

  @Test
  void aBreakdownLeavesSharesOfNothingEmpty() {
    List<Breakdown> rows =
        List.of(
            new Breakdown("CHN-KOR", "2022", Sign.POSITIVE, "T", 2, 480_000, 0.25, 12.5, 100),
            new Breakdown(
                "CHN-KOR", "2022-03", Sign.NEGATIVE, "U", 1, 0, 0, Double.NaN, Double.NaN));

    assertThat(RunTables.breakdown(rows))
        .isEqualTo(
            """
            dyad,period,sign,theme,events,raw,realised,raw_share,realised_share
            CHN-KOR,2022,positive,T,2,0.48,0.25,12.5,100
            CHN-KOR,2022-03,negative,U,1,0,0,,
            """);
  }

  @Test
  void tablesWithoutRowsHaveAHeader() {
    assertThat(RunTables.rejects(List.of())).isEqualTo("source,file,line,reason,message,raw\n");
    assertThat(RunTables.scores(List.of(), SCHEME)).startsWith("dyad,month,").hasLineCount(1);
  }

  @Test
  void scoresReadBackAsTheyWereWritten() throws IOException {
    Files.writeString(folder.resolve("scores.csv"), RunTables.scores(List.of(SCORES), SCHEME));

    assertThat(RunRows.scores(folder))
        .isEqualTo(
            SCORES.months().stream().map(each -> ScoreRow.of("CHN-KOR", each, SCHEME)).toList());
  }

  @Test
  void breakdownsReadBackAsTheyWereWritten() throws IOException {
    List<Breakdown> rows = Breakdown.of(SCORES, YearMonth.of(2022, 3), YearMonth.of(2022, 5));
    List<Breakdown> more = new ArrayList<>(rows);
    more.add(
        new Breakdown("CHN-KOR", "2022-06", Sign.NEGATIVE, "U", 1, 0, 0, Double.NaN, Double.NaN));
    Files.writeString(folder.resolve("breakdown.csv"), RunTables.breakdown(more));

    assertThat(RunRows.breakdown(folder)).isEqualTo(more).hasSizeGreaterThan(5);
  }

  @Test
  void aTableThatIsMissingIsNamed() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> RunRows.scores(folder))
        .withMessage("cannot read " + folder.resolve("scores.csv"));
  }

  @Test
  void rowsOfSomeDyadsAreFoundInATableOfAnyLength() throws IOException {
    StringBuilder text =
        new StringBuilder("dyad,month,score,displayed,change,level,level_part,events\n");
    for (String dyad : List.of("CHN-KOR", "FRA-DEU", "USA-KOR")) {
      for (int row = 0; row < 20_000; row++) {
        text.append(dyad).append(",2022-03,").append(row).append(",4.5,0,good,middle,1\n");
      }
    }
    text.append("USA-KOR,2022-04,7," + "7".repeat(3 << 20) + ",0,good,middle,1"); // no line end
    Files.writeString(folder.resolve("scores.csv"), text);

    assertThat(RunRows.dyads(folder)).containsExactly("CHN-KOR", "FRA-DEU", "USA-KOR");
    assertThat(RunRows.scores(folder, Set.of("FRA-DEU")))
        .hasSize(20_000)
        .allMatch(row -> row.dyad().equals("FRA-DEU"))
        .extracting(ScoreRow::score)
        .startsWith(0.0, 1.0)
        .endsWith(19_999.0);
    assertThat(RunRows.scores(folder, Set.of())).isEmpty();
  }
}
