package io.guanxi.source.curated;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event file that comes with the product can be scored, row by row. */
class ShippedEventsTest {
  private static final Configuration CONFIGURATION =
      ConfigurationLoader.load(ProjectFiles.release().resolve("config"), "config");

  /** The folders of events, and the month at whose end they start. */
  @ParameterizedTest
  @CsvSource({"., 2016-12", "china-world, 2009-12", "history, 2012-12"})
  void everyRowIsSoundAndSaysHowItCanBeChecked(String folder, String start) throws IOException {
    List<WeightedCoding> codings = codings(folder, CONFIGURATION, YearMonth.parse(start));

    assertThat(codings).hasSizeGreaterThan(100);
    assertThat(codings)
        .allSatisfy(
            each -> {
              assertThat(each.coding().verification()).isNotNull();
              assertThat(each.coding().i0Override()).isNull();
              assertThat(each.coding().citation()).isNotEmpty();
              assertThat(each.coding().titles().en()).isNotEmpty();
              assertThat(each.coding().titles().zh()).isNotEmpty();
              assertThat(each.coding().titles().ko()).isNotEmpty();
            });
    Duplicates sorted = Duplicates.among(codings);
    assertThat(sorted.rejects()).isEmpty();
    assertThat(sorted.dropped()).isEmpty();
  }

  /** A new folder of events must not slip past the test above. */
  @Test
  void thereIsNoOtherFolderOfEvents() throws IOException {
    try (Stream<Path> entries = Files.list(ProjectFiles.release().resolve("data/events"))) {
      assertThat(entries.filter(Files::isDirectory).map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("china-world", "history");
    }
  }

  private static List<WeightedCoding> codings(
      String folder, Configuration configured, YearMonth start) throws IOException {
    List<WeightedCoding> sound = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(ProjectFiles.release().resolve("data/events").resolve(folder))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
        String name = folder + "/" + file.getFileName();
        Intake intake = new Intake(started(configured, start), configured, null);
        Intake.Sheet sheet = intake.read(Files.readAllBytes(file), name);
        assertThat(sheet.rejects()).as(name).isEmpty();
        sound.addAll(sheet.sound());
      }
    }
    return sound;
  }

  private static Configuration started(Configuration configured, YearMonth start) {
    LocalizedNames names = new LocalizedNames("pair", "对", "쌍");
    return configured.withDyads(
        Stream.of("CHN-FRA", "CHN-DEU", "CHN-IND", "CHN-PAK", "CHN-RUS", "CHN-GBR", "CHN-KOR")
            .map(
                id ->
                    new DyadProfile(
                        Dyad.parse(id).orElseThrow(),
                        names,
                        start,
                        0,
                        DyadProfile.Basis.GIVEN,
                        "made for the test"))
            .toList());
  }
}
