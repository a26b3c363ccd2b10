package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.model.Dyad;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.P0Rule;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.Intake;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scores from the text of event files on, compared with {@link PlainOracle}. */
class SeriesScorerOracleTest {
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,i0,status,title_en,note\n";
  private static final Map<String, String> SAMPLE_TABLE =
      Map.of("VISIT-HOS", "0.3", "AGREE-ECON", "0.09", "PROTEST", "-0.12", "TARIFF", "-0.45");

  @Test
  void randomFilesAreScoredAsThePlainImplementationDoes() {
    Random random = new Random(20260301);
    for (int round = 0; round < 60; round++) {
      List<String> files = List.of(randomFile(random, "a"), randomFile(random, "b"));
      for (P0Rule rule : P0Rule.values()) {
        Configuration configuration = Samples.configuration().withP0(rule);
        assertSame(configuration, files, "CHN-KOR", "2022-02", "4.3", SAMPLE_TABLE, rule);
        assertSame(configuration, files, "USA-KOR", "2021-12", "7.0", SAMPLE_TABLE, rule);
      }
    }
  }

  @Test
  void theBundledEventsAreScoredAsThePlainImplementationDoes() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(ProjectFiles.events())) {
      for (Path file : found.sorted().toList()) {
        if (file.toString().endsWith(".csv")) {
          files.add(Files.readString(file));
        }
      }
    }
    assumeFalse(files.isEmpty(), "skipped: data/events holds no *.csv file");
    Path config = ProjectFiles.config();
    ObjectMapper json = new ObjectMapper();
    Map<String, String> table = new LinkedHashMap<>();
    for (JsonNode type :
        json.readTree(config.resolve("codebooks/tsinghua.json").toFile()).get("types")) {
      table.put(type.get("code").asText(), type.get("i0").asText());
    }
    for (P0Rule rule : P0Rule.values()) {
      Configuration configuration = ConfigurationLoader.load(config, "config").withP0(rule);
      for (JsonNode dyad : json.readTree(config.resolve("dyads.json").toFile()).get("dyads")) {
        JsonNode initial = dyad.get("initial");
        assertSame(
            configuration,
            files,
            dyad.get("id").asText(),
            initial.get("month").asText(),
            initial.get("score").asText(),
            table,
            rule);
      }
    }
  }

  private static void assertSame(
      Configuration configuration,
      List<String> files,
      String dyad,
      String initialMonth,
      String initialScore,
      Map<String, String> table,
      P0Rule rule) {
    Map<String, BigDecimal> plain =
        PlainOracle.score(files, dyad, initialMonth, initialScore, table, rule == P0Rule.RUNNING);

    List<MonthlyScore> months = product(configuration, files, dyad).months();

    assertThat(months)
        .extracting(each -> each.month().toString())
        .containsExactlyElementsOf(plain.keySet());
    for (MonthlyScore month : months) {
      BigDecimal expected = plain.get(month.month().toString());
      assertThat(new BigDecimal(month.score()).subtract(expected).abs())
          .as("%s %s under %s: %s, plainly %s", dyad, month.month(), rule, month.score(), expected)
          .isLessThan(TOLERANCE);
    }
  }

  private static DyadScores product(Configuration configuration, List<String> files, String dyad) {
    Intake intake = new Intake(configuration, configuration, null);
    List<WeightedCoding> codings = new ArrayList<>();
    for (String file : files) {
      Intake.Sheet sheet =
          intake.read(file.getBytes(StandardCharsets.UTF_8), "file" + files.indexOf(file) + ".csv");
      assertThat(sheet.rejects()).isEmpty();
      codings.addAll(sheet.sound());
    }
    Duplicates sorted = Duplicates.among(codings);
    assertThat(sorted.rejects()).isEmpty();
    DyadProfile profile = configuration.profile(Dyad.parse(dyad).orElseThrow());
    assertThat(profile).isNotNull();
    return SeriesScorer.score(
        configuration.scheme(),
        DyadMonths.of(
            profile,
            sorted.distinct().stream()
                .filter(each -> each.coding().dyad().id().equals(dyad))
                .toList()));
  }

  /** Sound rows: both orders of dyads, both signs, overrides, repeats, every status, quoting. */
  private static String randomFile(Random random, String prefix) {
    List<String> rows = new ArrayList<>();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      boolean good = random.nextBoolean();
      String type =
          good
              ? (random.nextBoolean() ? "VISIT-HOS" : "AGREE-ECON")
              : random.nextBoolean() ? "PROTEST" : "TARIFF";
      String date = "202" + (2 + random.nextInt(2)) + "-" + two(3 + random.nextInt(6));
      String i0 = "";
      if (random.nextInt(4) == 0) {
        BigDecimal size = BigDecimal.valueOf(random.nextInt(500_001), 6);
        i0 = (good ? size : size.negate()).toPlainString();
      }
      String[] dyads = {"CHN-KOR", "KOR-CHN", "USA-KOR", "KOR-USA"};
      String[] statuses = {"", "coded", "disputed", "retracted"};
      rows.add(
          String.join(
              ",",
              prefix + random.nextInt(1000) + "-" + i,
              random.nextInt(4) == 0 ? date : date + "-" + two(1 + random.nextInt(28)),
              "CHN",
              "KOR",
              dyads[random.nextInt(4)],
              type,
              good ? "HIGH-LEVEL" : "TRADE-FRICTION",
              i0,
              statuses[random.nextInt(4)],
              random.nextBoolean() ? "\"a, \"\"b\"\"\r\nc\"" : "访问",
              ""));
      if (random.nextInt(10) == 0) {
        rows.add(rows.get(rows.size() - 1));
      }
    }
    return HEADER + String.join("\n", rows) + "\n";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
