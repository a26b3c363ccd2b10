package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Every dated event of the seed documents that can be scored stands in the bundled events. */
class SeedEventsRealDataTest {
  private static final Map<String, String> DYADS = Map.of("CN-ROK", "CHN-KOR", "US-ROK", "USA-KOR");
  private static final Map<String, String> FIRST_MONTHS =
      Map.of("CHN-KOR", "2019-01", "USA-KOR", "2017-01");
  private static final String LAST_MONTH = "2025-06";

  /** Seed rows, as pair, date and seed, that deliberately have no coding of their own, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of("USA-KOR 2019-02-10 004", "the same agreement stands in seed 000");

  @Test
  void everyDatedEligibleEventHasACodingOfItsPairMonthAndSeed() {
    List<CSVRecord> events = BundledRun.releasedEvents();
    List<String> lacking = new ArrayList<>();
    Map<String, Integer> wanted = new TreeMap<>();
    for (CSVRecord seed : BundledRun.read(ProjectFiles.shared("data/seeds/seed_events.csv"))) {
      if (isWanted(seed)) {
        String dyad = DYADS.getOrDefault(seed.get("pair"), "");
        wanted.merge(dyad, 1, Integer::sum);
        if (events.stream().noneMatch(event -> isCodingOf(event, seed, dyad))) {
          lacking.add(name(seed, dyad));
        }
      }
    }

    assertThat(wanted).containsOnlyKeys("CHN-KOR", "USA-KOR");
    assertThat(wanted.values()).allSatisfy(number -> assertThat(number).isGreaterThan(10));
    // Both ways: an exception that is none any more is taken off the list.
    assertThat(lacking).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
  }

  private static boolean isWanted(CSVRecord seed) {
    String dyad = DYADS.getOrDefault(seed.get("pair"), "");
    String month = month(seed);
    return List.of("day", "month").contains(seed.get("date_precision"))
        && List.of("+", "-").contains(seed.get("sign"))
        && seed.get("score_eligible").startsWith("yes")
        && month.compareTo(FIRST_MONTHS.getOrDefault(dyad, "9999")) >= 0
        && month.compareTo(LAST_MONTH) <= 0;
  }

  private static boolean isCodingOf(CSVRecord event, CSVRecord seed, String dyad) {
    return event.get("dyad").equals(dyad)
        && event.get("date").startsWith(month(seed))
        && event.get("note").startsWith("seed " + number(seed));
  }

  private static String name(CSVRecord seed, String dyad) {
    return dyad + " " + seed.get("date") + " " + number(seed);
  }

  private static String month(CSVRecord seed) {
    String date = seed.get("date");
    return date.substring(0, Math.min(7, date.length()));
  }

  private static String number(CSVRecord seed) {
    return seed.get("seed_file").substring(0, 3);
  }
}
