package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.run.Run;
import io.guanxi.scheme.Sampling;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code guanxi score --uncertainty}: its tables, its numbers, and what it says. */
class UncertaintyCommandTest {
  private static final List<String> TABLES =
      List.of("uncertainty.csv", "shares_uncertainty.csv", "tornado.csv");
  private static final String EVENTS =
      """
      event_id,date,source,target,dyad,event_type,theme
      a,2019-01-10,CHN,KOR,CHN-KOR,VISIT-MIN,HIGH-LEVEL
      b,2019-01-20,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION
      c,2019-03,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"month-start, 1", "month-start, 3", "running, 2", "running, 8"})
  void workersDoNotMatter(String rule, int workers) throws IOException {
    Map<String, String> one = golden(rule, 4);

    assertThat(golden(rule, workers)).isEqualTo(one);
    assertThat(one.keySet()).containsExactlyElementsOf(TABLES);
  }

  @Test
  void theOtherTablesAreThoseOfARunWithoutBands() throws IOException {
    Path plain = folder.resolve("plain");
    Path bands = folder.resolve("bands");
    Guanxi.scoreGolden(plain);
    Guanxi.scoreGolden(bands, "--uncertainty=20");
    for (String table : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
      assertThat(Files.readString(bands.resolve(table)))
          .isEqualTo(Files.readString(plain.resolve(table)));
      assertThat(plain.resolve("uncertainty.csv")).doesNotExist();
    }
  }

  @Test
  void scoresAndSharesAreThoseOfTheOtherTables() {
    BundledRun run = BundledRun.into(folder, "--uncertainty=50");
    List<CSVRecord> scores = run.table("scores.csv");
    List<CSVRecord> bands = run.table("uncertainty.csv");
    assertThat(cells(bands, "dyad", "month", "score"))
        .isEqualTo(cells(scores, "dyad", "month", "score"));
    for (CSVRecord row : bands) {
      assertThat(number(row, "low95")).isLessThanOrEqualTo(number(row, "low80"));
      assertThat(number(row, "low80")).isLessThanOrEqualTo(number(row, "median"));
      assertThat(number(row, "median")).isLessThanOrEqualTo(number(row, "high80"));
      assertThat(number(row, "high80")).isLessThanOrEqualTo(number(row, "high95"));
      assertThat(number(row, "same_part")).isLessThanOrEqualTo(number(row, "same_level"));
      assertThat(row.get("replicates")).isEqualTo("50");
    }
    List<CSVRecord> whole =
        run.table("breakdown.csv").stream().filter(row -> row.get("period").contains("/")).toList();
    List<CSVRecord> shares = run.table("shares_uncertainty.csv");
    for (String measure : List.of("raw", "realised")) {
      List<CSVRecord> ofMeasure =
          shares.stream().filter(row -> row.get("measure").equals(measure)).toList();
      assertThat(cells(ofMeasure, "dyad", "period", "sign", "theme", "share"))
          .isEqualTo(cells(whole, "dyad", "period", "sign", "theme", measure + "_share"));
    }
    List<CSVRecord> swings = run.table("tornado.csv");
    for (int i = 1; i < swings.size(); i++) {
      CSVRecord before = swings.get(i - 1);
      if (swings.get(i).get("dyad").equals(before.get("dyad"))) {
        assertThat(number(swings.get(i), "rank")).isEqualTo(number(before, "rank") + 1);
        assertThat(number(swings.get(i), "swing")).isLessThanOrEqualTo(number(before, "swing"));
      }
    }
  }

  @Test
  void aDyadDrawsTheSameWithoutTheOthers() throws IOException {
    List<String> both = rows(BundledRun.into(folder.resolve("both"), "--uncertainty=40"));
    List<String> one =
        rows(BundledRun.into(folder.resolve("one"), "--uncertainty=40", "--dyad", "USA-KOR"));
    assertThat(both.stream().filter(row -> row.contains("USA-KOR"))).containsExactlyElementsOf(one);
  }

  @Test
  void theSeedMovesTheDrawsAndStandsInTheManifest() throws IOException {
    Map<String, String> first = run("--uncertainty=100", "--seed=2004");
    assertThat(Run.open(folder.resolve("out"), "out", "--run").manifest().sampling())
        .isEqualTo(new Sampling(100, 2004));
    assertThat(run("--uncertainty=100")).isEqualTo(first);
    assertThat(run("--uncertainty=100", "--seed=-1").get("uncertainty.csv"))
        .isNotEqualTo(first.get("uncertainty.csv"));
    Map<String, String> ten = run("--uncertainty");
    assertThat(Run.open(folder.resolve("out"), "out", "--run").manifest().sampling())
        .isEqualTo(new Sampling(10_000, 2004));
    assertThat(Objects.requireNonNull(ten.get("uncertainty.csv")).lines().skip(1))
        .allMatch(row -> row.endsWith(",10000"));
  }

  @Test
  void aLaterRunWithoutBandsTakesTheirTablesAway() throws IOException {
    Path output = folder.resolve("out");
    run("--uncertainty=5");
    assertThat(Files.readString(output.resolve("datapackage.json"))).contains("tornado.csv");
    assertThat(plan("--uncertainty=5", "--seed=7"))
        .contains("  bands: from 5 replicates a dyad, seed 7\n")
        .contains(output + "/tornado.csv  (replaced)\n");
    assertThat(plan()).contains(output + "/tornado.csv  (taken away)\n").doesNotContain("bands:");

    Guanxi.score(ProjectFiles.home(), output, "--events", events().toString());

    assertThat(TABLES).noneMatch(table -> Files.exists(output.resolve(table)));
    assertThat(Files.readString(output.resolve("datapackage.json"))).doesNotContain("tornado.csv");
    assertThat(Run.open(output, "out", "--run").manifest().sampling()).isNull();
    assertThat(Run.open(output, "out", "--run").manifest().outputs())
        .doesNotContainKey("tornado.csv");
    assertThat(plan()).doesNotContain("tornado.csv");
  }

  @Test
  void theTablesOfARunWithoutASoundRowAreEmpty() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), EVENTS.replace("2019-", "19-"));
    Path output = folder.resolve("out");
    Guanxi.Result result =
        Guanxi.score(ProjectFiles.home(), output, "--events", bad.toString(), "--uncertainty=5");
    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(TABLES).allMatch(table -> BundledRun.read(output.resolve(table)).isEmpty());
  }

  @Test
  void theWindowIsThatOfTheOtherTables() throws IOException {
    Map<String, String> tables = run("--uncertainty=5", "--from=2019-02", "--to=2019-04");
    assertThat(Objects.requireNonNull(tables.get("uncertainty.csv")).lines()).hasSize(4);
    assertThat(Objects.requireNonNull(tables.get("shares_uncertainty.csv")))
        .contains("CHN-KOR,2019-02/2019-04,negative,DIPLOMATIC-FRICTION,raw,100,100,");
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "-5",
    "abc",
    "100001",
    "'10,000'",
    "1.5",
    "''",
  })
  void aNumberOfReplicatesThatIsNoneIsNamed(String number) throws IOException {
    Guanxi.Result result = bad("--uncertainty=" + number);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --uncertainty '"
                + number
                + "' is not a whole number of replicates from 1 to 100000\n");
  }

  @Test
  void aSeedThatIsNoneIsNamedWithAllElse() throws IOException {
    assertThat(bad("--uncertainty=0", "--seed=x").err())
        .isEqualTo(
            """
            guanxi: --seed 'x' is not a whole number of at most 64 bits
            guanxi: --uncertainty '0' is not a whole number of replicates from 1 to 100000
            """);
    assertThat(bad("--seed=5").err())
        .isEqualTo("guanxi: --seed '5' is for --uncertainty; without it nothing is drawn\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void theSummaryShowsBandsAndSwings(String language) throws IOException {
    Guanxi.Result result = score("--uncertainty=1000", "--lang", language);
    String golden = "golden/uncertainty/" + language + ".txt";
    String shown = result.out().replace(folder.resolve("out").toString(), "OUTPUT");
    if (Boolean.getBoolean("guanxi.golden.refresh")) {
      Path file = ProjectFiles.resource(golden);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(ProjectFiles.resource(golden)));
  }

  @Test
  void whatLeavesTheScaleIsSaid() throws IOException {
    Path home = folder.resolve("home");
    ProjectFiles.copy(ProjectFiles.config(), home.resolve("config"));
    Path codebook = home.resolve("config/codebooks/tsinghua.json");
    String wide =
        Files.readString(codebook)
            .replaceFirst("-1\\.5,\\s*\"range\": \\[\\s*-3,", "-4.4,\"range\": [-5,");
    Files.writeString(codebook, wide);
    Path events =
        Files.writeString(
            folder.resolve("cut.csv"),
            EVENTS
                + "d,2019-03-01,CHN,KOR,CHN-KOR,REL-CUT,DIPLOMATIC-FRICTION\n"
                + "e,2019-03-02,CHN,KOR,CHN-KOR,REL-CUT,DIPLOMATIC-FRICTION\n");
    Guanxi.Result result =
        Guanxi.score(
            home, folder.resolve("out"), "--events", events.toString(), "--uncertainty=1000");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("\n  \\d+ of 1000 replicates left the scale and do not count\n")
        .containsPattern("\n  REL-CUT  .*-5 … 0  undefined … ");
  }

  @Test
  void aSeriesThatItselfLeavesTheScaleIsRefusedAsWithoutBands() throws IOException {
    StringBuilder rows = new StringBuilder(EVENTS);
    for (int i = 0; i < 7; i++) {
      rows.append("r")
          .append(i)
          .append(",2019-03-01,CHN,KOR,CHN-KOR,REL-CUT,DIPLOMATIC-FRICTION\n");
    }
    String events = Files.writeString(folder.resolve("cut.csv"), rows).toString();
    Path output = folder.resolve("out");
    Guanxi.Result plain = Guanxi.score(ProjectFiles.home(), output, "--events", events);
    Guanxi.Result bands =
        Guanxi.score(ProjectFiles.home(), output, "--events", events, "--uncertainty=5");
    assertThat(bands).isEqualTo(plain);
    assertThat(bands.code()).isEqualTo(2);
    assertThat(bands.err()).contains("the score would leave the scale");
  }

  private Guanxi.Result bad(String... arguments) throws IOException {
    Guanxi.Result result = score(arguments);
    assertThat(result.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
    return result;
  }

  private Guanxi.Result score(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--events", events().toString()));
    all.addAll(List.of(arguments));
    return Guanxi.score(ProjectFiles.home(), folder.resolve("out"), all.toArray(String[]::new));
  }

  private Map<String, String> run(String... arguments) throws IOException {
    Guanxi.Result result = score(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return tables(folder.resolve("out"));
  }

  private String plan(String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "plan",
                "--events",
                events().toString(),
                "--output",
                folder.resolve("out").toString()));
    all.addAll(List.of(arguments));
    return Guanxi.run(ProjectFiles.home(), all.toArray(String[]::new)).out();
  }

  private Path events() throws IOException {
    return Files.writeString(folder.resolve("events.csv"), EVENTS);
  }

  private Map<String, String> golden(String rule, int workers) throws IOException {
    Path output = folder.resolve("golden-" + workers);
    Guanxi.Result result =
        Guanxi.scoreGolden(
            output,
            "--uncertainty=100",
            "--p0",
            rule,
            "--",
            "--targetParallelism=" + workers,
            "--enforceImmutability=true",
            "--enforceEncodability=true");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.CHECK_FAILED.code());
    return tables(output);
  }

  private static Map<String, String> tables(Path output) throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String table : TABLES) {
      tables.put(table, Files.readString(output.resolve(table)));
    }
    return tables;
  }

  private static List<String> rows(BundledRun run) {
    List<String> rows = new ArrayList<>();
    TABLES.forEach(table -> run.table(table).forEach(row -> rows.add(row.toMap().toString())));
    return rows;
  }

  private static List<List<String>> cells(List<CSVRecord> rows, String... columns) {
    return rows.stream().map(row -> List.of(columns).stream().map(row::get).toList()).toList();
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
