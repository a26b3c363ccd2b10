package io.guanxi.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.FeedCode;
import io.guanxi.model.Micropoints;
import io.guanxi.testkit.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codebooks against the published tables, and against the codes and values of real feeds. */
class FeedCodebookRealDataTest {
  private static final CSVFormat PUBLISHED_TABLE =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setAllowMissingColumnNames(true)
          .setSkipHeaderRecord(true)
          .get();

  private static final FeedCodebook CAMEO =
      FeedCodebook.load(ProjectFiles.config(), "config", "cameo");
  private static final FeedCodebook PLOVER =
      FeedCodebook.load(ProjectFiles.config(), "config", "plover");

  @Test
  void hasTheCodesAndValuesOfThePublishedTable() throws IOException {
    Map<String, Long> published = new TreeMap<>();
    try (CSVParser table =
        CSVParser.parse(
            Files.newInputStream(ProjectFiles.shared("data/reference/andybega_cameo-codes.csv")),
            UTF_8,
            PUBLISHED_TABLE)) {
      for (CSVRecord row : table) {
        published.put(row.get("code"), Micropoints.of(new BigDecimal(row.get("goldstein"))));
      }
    }
    Map<String, Long> ours = new TreeMap<>(values(CAMEO, ""));
    assertThat(ours.remove("1214")).isEqualTo(ours.get("121"));
    assertThat(ours).isEqualTo(published);
  }

  @Test
  void differsFromTheOlderScaleOfKedsOnlyWhereItsCodesMeantSomethingElse() throws IOException {
    Pattern entry = Pattern.compile("\\s*(\\d{2,4}):\\[(-?[\\d.]+)\\].*");
    Map<String, Long> own = values(CAMEO, "");
    Set<String> different = new TreeSet<>();
    for (String line :
        Files.readAllLines(ProjectFiles.shared("data/reference/KEDS_CAMEO.SCALE.0.5B1.txt"))) {
      Matcher matcher = entry.matcher(line);
      if (matcher.matches()) {
        Long value = own.get(matcher.group(1));
        if (value == null || value != Micropoints.of(new BigDecimal(matcher.group(2)))) {
          different.add(matcher.group(1));
        }
      }
    }
    assertThat(different)
        .containsExactly("016", "0357", "124", "163", "164", "1641", "1642", "1643", "166");
  }

  @Test
  void reachesEveryTypeAndModeThatCameoLeadsTo() throws IOException {
    Pattern entry = Pattern.compile("(\\d{3,4}): *(\\w+) *, *([^,]*?) *,.*");
    Map<String, Long> cameo = values(CAMEO, "");
    Map<String, Set<String>> from = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (String line :
        Files.readAllLines(ProjectFiles.shared("data/reference/CAMEO2PLOVER-2021.txt"))) {
      Matcher matcher = entry.matcher(line);
      // 175 stands twice, with the context in the place of the mode.
      if (matcher.matches() && seen.add(matcher.group(1))) {
        String type = matcher.group(2);
        from.computeIfAbsent(type, any -> new TreeSet<>()).add(matcher.group(1));
        if (!matcher.group(3).isEmpty() && !matcher.group(1).equals("175")) {
          String mode = type + "-" + matcher.group(3).toUpperCase(Locale.ROOT);
          from.computeIfAbsent(mode, any -> new TreeSet<>()).add(matcher.group(1));
        }
      }
    }
    assertThat(PLOVER.codes().keySet()).containsExactlyInAnyOrderElementsOf(from.keySet());
    from.forEach(
        (code, codes) -> {
          double mean =
              codes.stream()
                  .mapToLong(each -> cameo.getOrDefault(each, 0L))
                  .average()
                  .orElseThrow();
          assertThat((double) values(PLOVER, "").getOrDefault(code, 0L))
              .as("%s from %s", code, codes)
              .isCloseTo(mean, within(50_001.0));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "gdelt/20180101000000.export.CSV,     gdelt, 26, 30, 0",
    "gdelt/aamend_events1.csv,            gdelt, 26, 30, 0",
    "icews/events.2018.sample.tab,        icews, 6,  7,  1",
    "icews/icews18_full.tsv.gz,           icews, 4,  5,  1",
    "icews/icews18_CHN-KOR_USA-KOR.tsv,   icews, 4,  5,  1",
    "icews/icews05-15_CHN-KOR.tsv,        icews, 4,  5,  1"
  })
  void hasTheCodesAndValuesOfTheRealFiles(
      String file, String edition, int code, int value, int skip) throws IOException {
    Map<String, Long> expected = values(CAMEO, edition);
    Set<String> different = new TreeSet<>();
    Map<String, Long> known = new HashMap<>();
    InputStream in = Files.newInputStream(ProjectFiles.shared("data/" + file));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(file.endsWith(".gz") ? new GZIPInputStream(in) : in, UTF_8))) {
      for (String line : reader.lines().skip(skip).toList()) {
        String[] cells = line.split("\t", -1);
        long found = Micropoints.of(new BigDecimal(cells[value]));
        if (known.computeIfAbsent(cells[code], any -> expected.getOrDefault(any, 99L)) != found) {
          different.add(cells[code] + " " + cells[value]);
        }
      }
    }
    assertThat(known).isNotEmpty();
    assertThat(different).isEmpty();
  }

  private static Map<String, Long> values(FeedCodebook book, String edition) {
    return book.codes(edition).stream()
        .collect(Collectors.toMap(FeedCode::code, FeedCode::valueMicros));
  }
}
