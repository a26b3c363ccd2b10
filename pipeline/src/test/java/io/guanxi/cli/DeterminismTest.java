package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same codings give the same bytes, however they are ordered, sharded and named, with any
 * parallelism, locale and time zone; Beam's checks on mutation and coders are on in every run.
 */
class DeterminismTest {
  private static final List<String> TABLES =
      List.of("scores.csv", "contributions.csv", "breakdown.csv");
  private static final int[] PARALLELISM = {1, 2, 4, 8};
  private static final Path GOLDEN = ProjectFiles.resource("golden");

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path temporary;

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void orderShardsAndParallelismOfTheGoldenRowsDoNotMatter(long seed) throws IOException {
    String rule = seed / PARALLELISM.length % 2 == 0 ? "month-start" : "running";
    List<Map<String, String>> rows = new ArrayList<>();
    rows.addAll(rows(GOLDEN.resolve("data/events/1-byte-order-mark.csv")));
    rows.addAll(rows(GOLDEN.resolve("data/events/2-carriage-returns.csv")));
    rows.addAll(rows(GOLDEN.resolve("data/events/3-refused.csv")));
    List<Path> files = shards(rows, new Random(seed));
    files.add(GOLDEN.resolve("data/events/4-broken.csv"));

    assertThat(run(GOLDEN, files, seed, rule)).isEqualTo(golden(rule));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderShardsAndParallelismOfTheBundledRowsDoNotMatter(long seed) throws IOException {
    Path root = ProjectFiles.home();
    Path events = ProjectFiles.events();
    List<Path> bundled = csvFiles(events);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path file : bundled) {
      rows.addAll(rows(file));
    }

    Map<String, String> expected = run(root, bundled, 1, "month-start");
    Map<String, String> actual = run(root, shards(rows, new Random(seed)), seed, "month-start");

    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "tr-TR, Europe/Istanbul",
    "ar-EG-u-nu-arab, Africa/Cairo",
    "de-DE, Pacific/Kiritimati",
    "th-TH-u-ca-buddhist-nu-thai, Pacific/Pago_Pago",
    "hi-IN-u-nu-deva, Asia/Kathmandu"
  })
  void localeAndTimeZoneDoNotMatter(String language, String zoneId) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
    Path output = temporary.resolve("output");

    Guanxi.Result result = Guanxi.scoreGolden(output);

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.CHECK_FAILED.code());
    assertThat(tables(output)).isEqualTo(golden("month-start"));
    assertThat(Files.readString(output.resolve("rejects.csv")))
        .isEqualTo(Files.readString(GOLDEN.resolve("month-start/rejects.csv")));
    assertThat(Files.readString(output.resolve("datapackage.json")))
        .isEqualTo(Files.readString(GOLDEN.resolve("month-start/datapackage.json")));
    assertThat(result.out().replace(output.toString(), "OUTPUT"))
        .isEqualTo(Files.readString(GOLDEN.resolve("month-start/stdout.txt")));
  }

  @Test
  void everyFileIsReadOnceHoweverOftenItIsNamed() throws IOException {
    Path events = GOLDEN.resolve("data/events");
    List<Path> twice = new ArrayList<>(csvFiles(events));
    Collections.reverse(twice);
    twice.add(events);
    twice.add(events.resolve("*-byte-order-mark.csv"));

    assertThat(run(GOLDEN, twice, 1, "running")).isEqualTo(golden("running"));
    assertThat(Files.readString(temporary.resolve("output-running/manifest.json")))
        .contains("\"read\" : 41,");
  }

  @Test
  void manifestDiffersInNothingButItsTimeWhateverTheParallelism() throws IOException {
    Guanxi.scoreGolden(temporary.resolve("one"), "--", "--targetParallelism=1");
    Guanxi.scoreGolden(
        temporary.resolve("eight"),
        "--",
        "--targetParallelism=8",
        "--tempLocation=" + temporary.resolve("exchange"));

    assertThat(timeless(temporary.resolve("eight/manifest.json")))
        .isEqualTo(timeless(temporary.resolve("one/manifest.json")))
        .isEqualTo(timeless(GOLDEN.resolve("month-start/manifest.json")));
  }

  private static String timeless(Path manifest) throws IOException {
    return Files.readString(manifest)
        .replaceFirst("\"created\" : \"[^\"]*\"", "\"created\" : \"\"");
  }

  /** Scores the files, named in a seeded order, with a parallelism that the seed chooses. */
  private Map<String, String> run(Path home, List<Path> files, long seed, String rule)
      throws IOException {
    List<Path> order = new ArrayList<>(files);
    Collections.shuffle(order, new Random(seed));
    List<String> arguments = new ArrayList<>();
    for (Path file : order) {
      arguments.add("--events");
      arguments.add(file.toString());
    }
    arguments.addAll(
        List.of(
            "--p0",
            rule,
            "--max-rejects",
            "1000",
            "--",
            "--enforceImmutability=true",
            "--enforceEncodability=true",
            "--targetParallelism=" + PARALLELISM[(int) (seed % PARALLELISM.length)]));
    Path output = temporary.resolve("output-" + rule);
    Guanxi.Result result = Guanxi.score(home, output, arguments.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.DONE.code());
    return tables(output);
  }

  /** Deals the rows, in a random order, to one to five files with columns in random orders. */
  private List<Path> shards(List<Map<String, String>> rows, Random random) throws IOException {
    List<Map<String, String>> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    int count = 1 + random.nextInt(5);
    List<Path> files = new ArrayList<>();
    for (int shard = 0; shard < count; shard++) {
      List<String> columns = new ArrayList<>(rows.get(0).keySet());
      Collections.shuffle(columns, random);
      StringBuilder text = new StringBuilder();
      try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
        printer.printRecord(columns);
        for (int i = shard; i < shuffled.size(); i += count) {
          printer.printRecord(columns.stream().map(shuffled.get(i)::get));
        }
      }
      // The order of the names is not the order in which the rows were dealt.
      Path folder = Files.createDirectories(temporary.resolve("shards"));
      Path file = folder.resolve(random.nextInt(1_000_000) + "-" + shard + ".csv");
      files.add(Files.writeString(file, text));
    }
    return files;
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text.replace("\uFEFF", ""), format)) {
      return parser.stream().map(CSVRecord::toMap).toList();
    }
  }

  private static List<Path> csvFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static Map<String, String> golden(String rule) throws IOException {
    return tables(GOLDEN.resolve(rule));
  }

  private static Map<String, String> tables(Path folder) throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String table : TABLES) {
      tables.put(table, Files.readString(folder.resolve(table)));
    }
    return tables;
  }
}
