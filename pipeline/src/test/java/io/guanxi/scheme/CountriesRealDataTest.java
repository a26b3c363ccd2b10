package io.guanxi.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.scheme.Countries.Kind;
import io.guanxi.testkit.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every actor's country in the real files is a known country or known to be none. */
class CountriesRealDataTest {
  private static final Countries BUNDLED = Countries.load(ProjectFiles.config(), "config");

  @ParameterizedTest
  @CsvSource({
    "gdelt/20180101000000.export.CSV,     CAMEO, 7, 17, 0",
    "gdelt/aamend_events1.csv,            CAMEO, 7, 17, 0",
    "icews/events.2018.sample.tab,        NAME,  4, 10, 1",
    "icews/icews18_full.tsv.gz,           NAME,  2, 7,  1",
    "icews/icews18_CHN-KOR_USA-KOR.tsv,   ISO3,  2, 7,  1",
    "icews/icews05-15_CHN-KOR.tsv,        ISO3,  2, 7,  1"
  })
  void coversEveryActorOfTheRealFiles(String file, Kind kind, int source, int target, int skip)
      throws IOException {
    Set<String> unknown = new TreeSet<>();
    int known = 0;
    try (BufferedReader reader = reader(ProjectFiles.shared("data/" + file))) {
      for (String line : reader.lines().skip(skip).toList()) {
        String[] cells = line.split("\t", -1);
        for (String cell : List.of(cells[source], cells[target])) {
          if (!cell.isEmpty() && !cell.equals("NA")) {
            if (isKnown(kind, cell)) {
              known++;
            } else {
              unknown.add(cell);
            }
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(known).isPositive();
  }

  @Test
  void agreesWithTheNumbersOfTheCorrelatesOfWar() throws IOException {
    // States that are gone, or that the list calls by an earlier name, have no number here.
    Set<String> historical =
        Set.of(
            "Hanover",
            "Bavaria",
            "German Federal Republic",
            "German Democratic Republic",
            "Baden",
            "Saxony",
            "Wuerttemburg",
            "Hesse Electoral",
            "Hesse Grand Ducal",
            "Mecklenburg Schwerin",
            "Austria-Hungary",
            "Czechoslovakia",
            "Papal States",
            "Two Sicilies",
            "Modena",
            "Parma",
            "Tuscany",
            "Zanzibar",
            "Yemen Arab Republic",
            "Yemen People's Republic",
            "Korea",
            "Republic of Vietnam");
    String list =
        Files.readString(ProjectFiles.shared("data/reference/COW_country_codes.csv"), UTF_8);
    Set<String> wrong = new TreeSet<>();
    Set<String> numbers = new TreeSet<>();
    for (String row : list.split("\r\n|\r|\n", -1)) {
      String[] cells = row.split(",", 3);
      if (row.isEmpty() || cells[0].equals("StateAbb") || historical.contains(cells[2])) {
        continue;
      }
      String name = cells[2].equals("Yugoslavia") ? "Serbia" : cells[2];
      Optional<String> byNumber = BUNDLED.find(Kind.COW, cells[1]);
      if (byNumber.isEmpty() || !byNumber.equals(BUNDLED.find(Kind.NAME, name))) {
        wrong.add(row);
      }
      numbers.add(cells[1]);
    }
    assertThat(wrong).isEmpty();
    assertThat(BUNDLED.writings(Kind.COW).keySet()).isSubsetOf(numbers);
  }

  @Test
  void coversTheActorCodesOfCameo() throws IOException {
    Path list = ProjectFiles.shared("data/reference/aamend_cameoCountry.txt");
    Set<String> unknown = new TreeSet<>();
    for (String row : Files.readAllLines(list, UTF_8)) {
      String code = row.split("\t", -1)[0];
      if (!code.equals("CODE") && !isKnown(Kind.CAMEO, code)) {
        unknown.add(row);
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static boolean isKnown(Kind kind, String writing) {
    return BUNDLED.find(kind, writing).isPresent() || BUNDLED.none(kind).contains(writing);
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, UTF_8));
  }
}
