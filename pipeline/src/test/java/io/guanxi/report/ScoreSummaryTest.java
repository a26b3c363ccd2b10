package io.guanxi.report;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Sign;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTables;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.PublishedFigure.Kind;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.testkit.FigureBuilder;
import io.guanxi.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact words on the terminal after a small run, in three languages. */
class ScoreSummaryTest {
  private static final List<PublishedFigure> FIGURES =
      List.of(
          figure("score", Kind.SCORE, "2022-03", "2022-03", "4.4", null, true),
          figure("change", Kind.SCORE_CHANGE, "2022-03", "2022-10", "-0.2", null, false),
          figure(
              "share",
              Kind.THEME_SHARE,
              "2022-03",
              "2022-10",
              "45",
              Sign.NEGATIVE,
              true,
              "INTERNAL-AFFAIRS"),
          figure("rest", Kind.THEME_SHARE, "2022-03", "2022-10", "55", Sign.NEGATIVE, true),
          figure(
              "good",
              Kind.THEME_SHARE,
              "2022-03",
              "2022-10",
              "1",
              Sign.POSITIVE,
              true,
              "ECON-COOP",
              "HIGH-LEVEL"),
          figure(
              "count", Kind.EVENT_COUNT, "2022-03", "2022-10", "1", null, true, "INTERNAL-AFFAIRS"),
          figure("claim", Kind.CLAIM, "2022-03", "2022-10", "3.3", null, false),
          figure("elsewhere", Kind.SCORE, "2019-03", "2019-03", "4.4", null, true));

  @TempDir private Path folder;

  @Test
  void saysInEnglishWhatARunGave() throws IOException {
    assertThat(summary(Language.EN))
        .isEqualTo(
            """
            CHN-KOR  China–South Korea: 2022-03 … 2022-10
              initial score 4.3 at the end of 2022-02 (published: a journal)
              events coded through 2022-08; the months after it are not coded, which is not the same as months without events
              month    score  change (before rounding)  events  level
              2022-05    4.2             -0.3 (-0.299)       1  good, middle
              2022-06    4.2               0.0 (0.000)       0  good, middle
              2022-07    3.7             -0.5 (-0.439)       1  good, low
              2022-08    3.7               0.0 (0.000)       0  good, low
              2022-09    3.7               0.0 (0.000)       0  good, low
              2022-10    3.8             +0.1 (+0.059)       1  good, low

            USA-KOR  United States–South Korea: 2022-01 … 2022-02
              initial score 7.0 at the end of 2021-12 (ASSUMED: the level of this series is an assumption; treaty allies)
              month    score  change (before rounding)  events  level
              2022-01    7.0               0.0 (0.000)       0  friendly, middle
              2022-02    7.0              0.0 (+0.020)       1  friendly, middle

            published figures and this run
                                                                                                 published     here  realised
              CHN-KOR score 2022-03                                                                    4.4      4.5            fitted
              CHN-KOR change 2022-03/2022-10                                                          -0.2     -0.7            not fitted
              CHN-KOR negative share 2022-03/2022-10: internal affairs                                45 %   40.0 %    40.5 %  fitted
              CHN-KOR negative share 2022-03/2022-10: all other themes                                55 %   60.0 %    59.5 %  fitted
              CHN-KOR positive share 2022-03/2022-10: economic cooperation, high-level contacts        1 %  100.0 %   100.0 %  fitted
              CHN-KOR events, 2022-03/2022-10: internal affairs                                          1        1            fitted
              A reconstruction, not a validation.

            rows read: 20; scored 5 (of these disputed 1, with an i0 of their own 2); retracted 2; before the start 3; other dyads 3; duplicates 4; rejected 3
            i0 overrides whose note gives no reason: 1
            rejected rows by reason: BAD_DATE 2, UNKNOWN_THEME 1 (see data/output/rejects.csv)
            written to data/output
            """);
  }

  @Test
  void saysInChineseWhatARunGave() throws IOException {
    assertThat(summary(Language.ZH))
        .isEqualTo(
            """
            CHN-KOR  中韩关系：2022-03 … 2022-10
              初始分值 4.3（2022-02 月末，已公布：a journal）
              事件编码截至 2022-08；此后的月份未编码，不等于没有事件
              月份     分值  变化（未舍入）  事件  等级
              2022-05   4.2  -0.3（-0.299）     1  良好·中等
              2022-06   4.2    0.0（0.000）     0  良好·中等
              2022-07   3.7  -0.5（-0.439）     1  良好·低等
              2022-08   3.7    0.0（0.000）     0  良好·低等
              2022-09   3.7    0.0（0.000）     0  良好·低等
              2022-10   3.8  +0.1（+0.059）     1  良好·低等

            USA-KOR  美韩关系：2022-01 … 2022-02
              初始分值 7.0（2021-12 月末，假定值：本序列的整体水平属于假定；treaty allies）
              月份     分值  变化（未舍入）  事件  等级
              2022-01   7.0    0.0（0.000）     0  友好·中等
              2022-02   7.0   0.0（+0.020）     1  友好·中等

            已公布数值与本次结果
                                                                         已公布     本次  实际影响
              CHN-KOR 分值 2022-03                                          4.4      4.5            拟合
              CHN-KOR 变化 2022-03/2022-10                                 -0.2     -0.7            未拟合
              CHN-KOR 负面分值占比，2022-03/2022-10：干涉中国内政          45 %   40.0 %    40.5 %  拟合
              CHN-KOR 负面分值占比，2022-03/2022-10：其他全部主题          55 %   60.0 %    59.5 %  拟合
              CHN-KOR 正面分值占比，2022-03/2022-10：经贸合作、高层互动     1 %  100.0 %   100.0 %  拟合
              CHN-KOR 事件数，2022-03/2022-10：干涉中国内政                   1        1            拟合
              是重建，不是验证。

            读取 20 行；计分 5（其中有争议 1，自带 i0 的 2）；已撤回 2；早于起点 3；其他国家对 3；重复 4；拒收 3
            备注中未说明理由的 i0 改写：1
            拒收行（按原因）：BAD_DATE 2、UNKNOWN_THEME 1（见 data/output/rejects.csv）
            已写入 data/output
            """);
  }

  @Test
  void saysInKoreanWhatARunGave() throws IOException {
    assertThat(summary(Language.KO))
        .isEqualTo(
            """
            CHN-KOR  한중관계: 2022-03 … 2022-10
              초기 점수 4.3 (2022-02 말, 공표값: a journal)
              사건 코딩은 2022-08까지임; 그 뒤의 달은 코딩하지 않은 것이며 사건이 없다는 뜻이 아님
              월       점수  변화(반올림 전)  사건  등급
              2022-05   4.2    -0.3 (-0.299)     1  양호 중
              2022-06   4.2      0.0 (0.000)     0  양호 중
              2022-07   3.7    -0.5 (-0.439)     1  양호 하
              2022-08   3.7      0.0 (0.000)     0  양호 하
              2022-09   3.7      0.0 (0.000)     0  양호 하
              2022-10   3.8    +0.1 (+0.059)     1  양호 하

            USA-KOR  한미관계: 2022-01 … 2022-02
              초기 점수 7.0 (2021-12 말, 가정값: 이 계열의 전체 수준은 가정임; treaty allies)
              월       점수  변화(반올림 전)  사건  등급
              2022-01   7.0      0.0 (0.000)     0  우호 중
              2022-02   7.0     0.0 (+0.020)     1  우호 중

            공표된 수치와 이번 결과
                                                                               공표     이번     실현
              CHN-KOR 점수 2022-03                                              4.4      4.5           맞춤
              CHN-KOR 변화 2022-03/2022-10                                     -0.2     -0.7           맞춤 아님
              CHN-KOR 부정 점수 비중, 2022-03/2022-10: 내정 간섭               45 %   40.0 %   40.5 %  맞춤
              CHN-KOR 부정 점수 비중, 2022-03/2022-10: 그 밖의 모든 주제       55 %   60.0 %   59.5 %  맞춤
              CHN-KOR 긍정 점수 비중, 2022-03/2022-10: 경제 협력, 고위급 교류   1 %  100.0 %  100.0 %  맞춤
              CHN-KOR 사건 수, 2022-03/2022-10: 내정 간섭                         1        1           맞춤
              재구성이며 검증이 아님.

            읽은 행 20; 채점 5 (이 중 논란 1, 자체 i0 2); 철회 2; 시작 이전 3; 다른 국가쌍 3; 중복 4; 거부 3
            비고에 사유가 없는 i0 수정: 1
            거부된 행 (사유별): BAD_DATE 2, UNKNOWN_THEME 1 (data/output/rejects.csv 참조)
            저장 위치: data/output
            """);
  }

  @Test
  void isShortWhenThereIsLittleToSay() throws IOException {
    Configuration configuration = Samples.configuration();
    write(
        configuration,
        List.of(
            Samples.score(
                P0Rule.MONTH_START,
                Samples.profile("2022-02", 4.3).startingAt(YearMonth.of(2022, 2), 4.0),
                List.of(coding("E1").weighing("0.3")))));
    Configuration given =
        configuration.withDyads(
            List.of(Samples.profile("2022-02", 4.3).startingAt(YearMonth.of(2022, 2), 4.0)));
    RunCounts counts = new RunCounts();
    counts.add(RunCounts.READ, 1);
    counts.add(RunCounts.SCORED, 1);
    counts.add(RunCounts.VERIFICATION + "dated", 1);

    assertThat(ScoreSummary.of(run("out", counts), given, Language.EN).text())
        .isEqualTo(
            """
            CHN-KOR  China–South Korea: 2022-03 … 2022-03
              initial score 4.0 at the end of 2022-02 (given on the command line)
              events coded through 2022-08
              month    score  change (before rounding)  events  level
              2022-03    4.2             +0.2 (+0.167)       1  good, middle

            rows read: 1; scored 1 (of these disputed 0, with an i0 of their own 0); retracted 0; before the start 0; other dyads 0; duplicates 0; rejected 0
            scored events by verification: looked up in the document 0; dated from a source 1; recalled, to be verified 0; not said 0
            written to out
            """);
  }

  private String summary(Language language) throws IOException {
    Configuration configuration = Samples.configuration(FIGURES);
    DyadScores china =
        Samples.score(
            P0Rule.MONTH_START,
            Objects.requireNonNull(configuration.dyads().get("CHN-KOR")),
            List.of(
                coding("E1").on("2022-03-10").weighing("0.3"),
                coding("E2").on("2022-05").theme("INTERNAL-AFFAIRS").weighing("-0.2"),
                coding("E3").on("2022-07-01").theme("TRADE-FRICTION").weighing("-0.3"),
                coding("E4").on("2022-10-01").theme("ECON-COOP").weighing("0.1")));
    DyadScores america =
        Samples.score(
            P0Rule.MONTH_START,
            Objects.requireNonNull(configuration.dyads().get("USA-KOR")),
            List.of(coding("E5").dyad("USA-KOR").on("2022-02").weighing("0.09")));
    write(configuration, List.of(china, america));
    RunCounts counts = new RunCounts();
    counts.add(RunCounts.READ, 20);
    counts.add(RunCounts.SCORED, 5);
    counts.add(RunCounts.DISPUTED, 1);
    counts.add(RunCounts.OVERRIDES, 2);
    counts.add(RunCounts.OVERRIDES_WITHOUT_REASON, 1);
    counts.add(RunCounts.RETRACTED, 2);
    counts.add(RunCounts.BEFORE_INITIAL, 3);
    counts.add(RunCounts.NOT_SELECTED, 3);
    counts.add(RunCounts.DUPLICATE, 4);
    counts.add(RunCounts.REJECTED + "BAD_DATE", 2);
    counts.add(RunCounts.REJECTED + "UNKNOWN_THEME", 1);
    counts.assertComplete();
    return ScoreSummary.of(run("data/output", counts), configuration, language).text();
  }

  private Run run(String shown, RunCounts counts) {
    return new Run(
        folder,
        shown,
        new RunManifest(
            Optional.empty(),
            Optional.empty(),
            "",
            new RunManifest.Versions("0.1.0", "1", ""),
            Optional.empty(),
            new RunManifest.Arguments(
                "",
                Optional.empty(),
                "config",
                Optional.empty(),
                List.of(),
                List.of(),
                "",
                List.of(),
                0,
                Optional.empty(),
                "month-start",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()),
            new RunManifest.Rules(
                "tsinghua", 9, "month-start", Optional.empty(), 1, "lower-inclusive", List.of()),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(Map.of("CHN-KOR", YearMonth.of(2022, 8))),
            List.of(),
            counts.asMap(),
            Map.of()));
  }

  private void write(Configuration configuration, List<DyadScores> all) throws IOException {
    List<Breakdown> breakdown = new ArrayList<>();
    for (DyadScores each : all) {
      breakdown.addAll(Breakdown.of(each, each.firstMonth(), each.lastMonth()));
    }
    Files.writeString(folder.resolve("scores.csv"), RunTables.scores(all, configuration.scheme()));
    Files.writeString(folder.resolve("breakdown.csv"), RunTables.breakdown(breakdown));
  }

  private static PublishedFigure figure(
      String id,
      Kind kind,
      String from,
      String to,
      String value,
      @Nullable Sign sign,
      boolean fitted,
      String... themes) {
    boolean except = id.equals("rest");
    return FigureBuilder.figure(kind, from, to)
        .id(id)
        .value(value)
        .themes(sign, except ? Set.of("INTERNAL-AFFAIRS") : Set.of(themes))
        .except(except)
        .fitted(fitted)
        .build();
  }
}
