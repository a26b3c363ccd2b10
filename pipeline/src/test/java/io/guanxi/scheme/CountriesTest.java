package io.guanxi.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.model.Country;
import io.guanxi.model.FaultsException;
import io.guanxi.scheme.Countries.Kind;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of countries: what they know, and what is said when they are wrong. */
class CountriesTest {
  private static final Countries BUNDLED = Countries.load(ProjectFiles.config(), "config");

  @TempDir Path folder;

  @Test
  void knowsEveryCountryOfIso3166() {
    TreeSet<String> codes = new TreeSet<>();
    for (int country = 0; country < BUNDLED.size(); country++) {
      codes.add(BUNDLED.iso3(country));
      assertThat(BUNDLED.find(Kind.ISO3, BUNDLED.iso3(country))).isEqualTo(country);
      assertThat(BUNDLED.find(Kind.NAME, BUNDLED.name(country))).isEqualTo(country);
    }
    assertThat(codes).isEqualTo(new TreeSet<>(Country.codes())).hasSize(BUNDLED.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KOR | ISO3  | KOR
          KOR | COW   | 732
          KOR | NAME  | South Korea
          KOR | NAME  | Republic of Korea
          KOR | NAME  | Korea, Republic of
          PRK | NAME  | Korea, Democratic People's Republic of
          PRK | COW   | 731
          CHN | NAME  | China
          ROU | CAMEO | ROM
          ROU | CAMEO | ROU
          TLS | CAMEO | TMP
          MNE | CAMEO | MTN
          IMN | CAMEO | IMY
          XKX | COW   | 347
          CIV | NAME  | Côte d'Ivoire
          """)
  void findsACountryInEachWriting(String code, Kind kind, String text) {
    assertThat(BUNDLED.iso3(BUNDLED.find(kind, text))).isEqualTo(code);
    byte[] inARow = ("\t" + text + "\t").getBytes(UTF_8);
    assertThat(BUNDLED.find(kind, inARow, 1, inARow.length - 1))
        .isEqualTo(BUNDLED.find(kind, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ISO3  | ROM
          ISO3  | kor
          ISO3  | KORE
          ISO3  | ''
          CAMEO | KO
          CAMEO | GOV
          COW   | 260
          COW   | 0732
          NAME  | south korea
          NAME  | Korea
          NAME  | ''
          """)
  void guessesNothing(Kind kind, String text) {
    assertThat(BUNDLED.find(kind, text)).isEqualTo(Countries.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "CAMEO,AFR",
    "CAMEO,SAF",
    "CAMEO,BAG",
    "CAMEO,WSB",
    "NAME,European Union",
    "NAME,Taliban"
  })
  void knowsWhatIsNoCountry(Kind kind, String text) {
    assertThat(BUNDLED.find(kind, text)).isEqualTo(Countries.NOT_A_COUNTRY);
  }

  @Test
  void findsThreeLettersWithoutATextBeingMade() {
    for (String code : new String[] {"KOR", "ROM", "AFR", "ZZZ"}) {
      byte[] bytes = code.getBytes(UTF_8);
      assertThat(BUNDLED.findCameo(bytes[0], bytes[1], bytes[2]))
          .as(code)
          .isEqualTo(BUNDLED.find(Kind.CAMEO, code));
    }
    assertThat(BUNDLED.findCameo((byte) 'k', (byte) 'O', (byte) 'R')).isEqualTo(Countries.UNKNOWN);
    assertThat(BUNDLED.findCameo((byte) 'K', (byte) '[', (byte) 'R')).isEqualTo(Countries.UNKNOWN);
    assertThat(BUNDLED.findCameo((byte) 0xC3, (byte) 'O', (byte) 0)).isEqualTo(Countries.UNKNOWN);
  }

  @Test
  void proposesALookAlike() {
    assertThat(BUNDLED.hint(Kind.NAME, "Sout Korea")).isEqualTo(" (did you mean 'South Korea'?)");
    assertThat(BUNDLED.hint(Kind.NAME, "Ruritania of the hills")).isEmpty();
  }

  @Test
  void namesEveryFaultOfBothTables() throws IOException {
    Files.writeString(
        folder.resolve(Countries.FILE),
        """
        iso3,name,cameo,cow,aliases
        CHN,China,,710,Middle Kingdom;China
        KOR,South Korea,Kor,0732,
        KOX,Korea,,,
        PRK,,CHN,710,
        USA,United States,,
        """);
    Files.writeString(
        folder.resolve(Countries.NOT_FILE),
        """
        kind,code,what
        cameo,KOR,a country
        cow,1,region
        """);

    assertThatThrownBy(() -> Countries.load(folder, "config"))
        .isInstanceOfSatisfying(
            FaultsException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "config/countries.csv: row 5: 4 cells instead of 5",
                        "config/countries.csv: name 'China' stands twice, for CHN and for CHN",
                        "config/countries.csv: country 'KOR': cameo 'Kor' is not three capital"
                            + " letters",
                        "config/countries.csv: country 'KOR': cow '0732' is not a number from 1"
                            + " to 999",
                        "config/countries.csv: iso3 'KOX' is not an ISO 3166-1 alpha-3 code (did"
                            + " you mean 'KOR'?)",
                        "config/countries.csv: cameo 'CHN' stands twice, for CHN and for PRK",
                        "config/countries.csv: cow '710' stands twice, for CHN and for PRK",
                        "config/countries.csv: country 'PRK' has no name",
                        "config/not-countries.csv: cameo 'KOR' stands twice, for KOR and for no"
                            + " country",
                        "config/not-countries.csv: kind 'cow' is not one of cameo, name"));
  }

  @Test
  void namesMissingFilesAndWrongColumns() throws IOException {
    Files.writeString(folder.resolve(Countries.FILE), "iso,name\nCHN,China\n");

    assertThatThrownBy(() -> Countries.load(folder, "config"))
        .hasMessage(
            "config/countries.csv: the columns are iso,name; they must be"
                + " iso3,name,cameo,cow,aliases\n"
                + "config/not-countries.csv: no such file");
  }

  @Test
  void givesTheHashesOfBothTables() throws IOException {
    assertThat(BUNDLED.hashes())
        .containsOnlyKeys(Countries.FILE, Countries.NOT_FILE)
        .containsEntry(
            Countries.FILE,
            Hashes.sha256(Files.readAllBytes(ProjectFiles.config().resolve(Countries.FILE))));
  }
}
