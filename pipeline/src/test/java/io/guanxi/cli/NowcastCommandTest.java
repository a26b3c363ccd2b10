package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.report.Language;
import io.guanxi.report.figure.Figures;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code nowcast} and {@code calibrate --feed} make of files, sound and not. */
class NowcastCommandTest {
  /** The feed stands at one, at four in every tenth month; then the score rises in that month. */
  private static final YearMonth START = YearMonth.of(2000, 1);

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    List<String> published = new ArrayList<>(List.of("dyad,month,score"));
    List<String> feed = new ArrayList<>(List.of("dyad,month,score"));
    int tenths = 0;
    for (int i = 0; i < 240; i++) {
      boolean rises = i % 10 == 5;
      tenths += rises ? 1 : 0;
      YearMonth month = START.plusMonths(i);
      if (i < 216) {
        published.add("CHN-JPN," + month + "," + tenths / 10 + "." + tenths % 10);
      }
      feed.add("CHN-JPN," + month + "," + (rises ? 4 : i % 2));
    }
    Files.write(folder.resolve("published.csv"), published);
    Files.write(folder.resolve("feed.csv"), feed);
  }

  private Guanxi.Result run(String... arguments) {
    List<String> all = new ArrayList<>();
    for (String argument : arguments) {
      all.add(argument.replace("DIR", folder.toString()));
    }
    return Guanxi.run(ProjectFiles.root(), all.toArray(String[]::new));
  }

  @Test
  void aModelThatWasFittedToAPairSeesItsNextRise() throws IOException {
    Guanxi.Result fit =
        run(
            "calibrate",
            "--published=DIR/published.csv",
            "--feed=DIR/feed.csv",
            "--model=DIR/model.json",
            "--lag=1,6",
            "--origins=2010-01/2017-12");

    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(Files.readString(folder.resolve("model.json")))
        .contains("\"about\" : \"Fitted to CHN-JPN up to 2017-12 and feed.csv.\"");

    Guanxi.Result nowcast =
        run(
            "nowcast",
            "--published=DIR/published.csv",
            "--feed=DIR/feed.csv",
            "--model=DIR/model.json",
            "--to=2018-06");

    // 2018-01 … 2018-06 are months 216 … 221; month 215 rose, the next one to rise is 225.
    assertThat(nowcast.code()).as(nowcast.err()).isZero();
    assertThat(nowcast.out()).contains("2018-06").contains("2.2");

    Guanxi.Result evaluation =
        run(
            "nowcast",
            "evaluate",
            "--published=DIR/published.csv",
            "--feed=DIR/feed.csv",
            "--model=DIR/model.json",
            "--lag=1",
            "--origins=2012-01/2017-12",
            "--format=json");

    assertThat(OutputSchema.faults("nowcast-evaluation.schema.json", evaluation.out())).isEmpty();
    // Eight rises in 72 months: standing still is wrong by 0.1 in each, the model in none.
    assertThat(evaluation.out())
        .contains("\"n\" : 72")
        .contains("\"mae\" : 0,")
        .contains("\"spoken\" : 8")
        .contains("\"direction\" : 1,");
  }

  @Test
  void anchorAndFeedAreDrawnSideBySide() throws IOException {
    assumeTrue(Figures.canDraw(Language.ZH));

    Guanxi.Result nowcast =
        run(
            "nowcast",
            "--published=DIR/published.csv",
            "--feed=DIR/feed.csv",
            "--lang=zh",
            "--figure=DIR/now.svg");

    assertThat(nowcast.code()).as(nowcast.err()).isZero();
    assertThat(Files.readString(folder.resolve("now.svg")))
        .contains("CHN-JPN：锚点2017-12，已公布分值2.2", "95%区间", "的修正由何构成", "feed.csv index");
  }

  @Test
  void filesOfAFeedAreReadAsTheirRunIs() throws IOException {
    StringBuilder rows = new StringBuilder("Event Date\tSource ISO3\tTarget ISO3\tCAMEO Code\n");
    for (int i = 0; i < 240; i++) {
      for (int event = 0; event < (i % 10 == 5 ? 8 : 2); event++) {
        rows.append(START.plusMonths(i)).append("-0").append(event + 1).append("\tCHN\tJPN\t042\n");
      }
    }
    rows.append("never\tCHN\tJPN\t042\n");
    Files.writeString(folder.resolve("rows.tsv"), rows);
    Files.writeString(
        folder.resolve("mapping.json"),
        """
        {"about": "made", "delimiter": "\\t", "header": true,
         "columns": {"date": "Event Date", "source": "Source ISO3", "target": "Target ISO3", "code": "CAMEO Code"},
         "date_pattern": "yyyy-MM-dd", "countries": "iso3", "codebook": "cameo", "recipe": "extract"}
        """);
    String files = "mapped:DIR/mapping.json:DIR/rows.tsv";

    Guanxi.Result direct = run("nowcast", "--published=DIR/published.csv", "--feed=" + files);
    Guanxi.Result scored =
        run("score", "--events", files, "--dyad", "CHN-JPN", "--output=DIR/run", "--max-rejects=1");
    Guanxi.Result byRun = run("nowcast", "--published=DIR/published.csv", "--feed=DIR/run");

    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(direct.code()).as(direct.err()).isZero();
    assertThat(direct.err())
        .isEqualTo(
            "guanxi: "
                + files.replace("DIR", folder.toString())
                + ": rejected rows: 1 of 625; 'guanxi score' lists them\n");
    assertThat(byRun.out().replace(": run,", ": rows.tsv,"))
        .isEqualTo(direct.out())
        .contains("2019-12");
  }

  @Test
  void withoutAFeedTheScoreStandsAndTheAnswerIsThatNothingIsKnown() {
    Guanxi.Result nowcast = run("nowcast", "--published=DIR/published.csv");

    assertThat(nowcast.code()).isEqualTo(4);
    assertThat(nowcast.err())
        .isEqualTo(
            "guanxi: CHN-JPN: nothing is known after 2017-12, the last published month; the feeds"
                + " end with no month at all\n");
  }

  @Test
  void publishedMonthsAfterTheKnownOnesAreNotLookedAt() {
    Map<String, String> at =
        Map.of("2016-02", "\"anchor\" : \"2016-02\"", "2017-03", "\"anchor\" : \"2017-03\"");
    at.forEach(
        (known, anchor) -> {
          String json =
              run(
                      "nowcast",
                      "--published=DIR/published.csv",
                      "--feed=DIR/feed.csv",
                      "--known-until=" + known,
                      "--format=json")
                  .out();
          assertThat(json).contains(anchor);
          assertThat(OutputSchema.faults("nowcast.schema.json", json)).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowcast|2|--published: a file of published monthly scores is needed",
        "nowcast --published=DIR/none.csv|2|--published DIR/none.csv: no such file",
        "nowcast --published=DIR/published.csv --feed=DIR/feed.csv --dyad=CHN-JPM|2|--dyad 'CHN-JPM' is not among the published pairs: CHN-JPN (did you mean 'CHN-JPN'?)",
        "nowcast --published=DIR/published.csv --known-until=soon|2|--known-until 'soon' is not a month as YYYY-MM",
        "nowcast evaluate --published=DIR/published.csv --origins=2010-01|2|--origins '2010-01' is not two months as FROM/TO, such as 2010-01/2025-08",
        "nowcast evaluate --published=DIR/published.csv --origins=2011-01/2010-01|2|--origins '2011-01/2010-01' ends before it begins",
        "nowcast evaluate --published=DIR/published.csv --lag=0 --origins=2010-01/2011-01|2|--lag '0' is not a number of months from 1 to 120",
        "nowcast evaluate --published=DIR/published.csv --origins=2030-01/2031-01|4|--origins 2030-01/2031-01: no pair has published scores there and before",
        "calibrate --published=DIR/published.csv --model=DIR/m.json|2|--feed or --events: one of them is needed, and not both"
      })
  void saysWhatIsWrong(String line, int code, String message) {
    Guanxi.Result result = run(line.split(" "));

    assertThat(result.err())
        .isEqualTo("guanxi: " + message.replace("DIR", folder.toString()) + "\n");
    assertThat(result.code()).isEqualTo(code);
  }
}
