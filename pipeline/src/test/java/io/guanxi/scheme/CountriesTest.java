package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.model.Country;
import io.guanxi.scheme.Countries.Kind;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
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
    assertThat(BUNDLED.names().keySet()).containsExactlyElementsOf(new TreeSet<>(Country.codes()));
    BUNDLED
        .names()
        .forEach(
            (code, name) -> {
              assertThat(BUNDLED.find(Kind.ISO3, code)).hasValue(code);
              assertThat(BUNDLED.find(Kind.CAMEO, code)).hasValue(code);
              assertThat(BUNDLED.find(Kind.NAME, name)).hasValue(code);
            });
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
          XKX | ISO3  | XKX
          XKX | ISO3  | UNK
          XKX | ISO3  | RKS
          XKX | CAMEO | KSV
          XKX | COW_LETTERS | KOS
          KOR | COW_LETTERS | ROK
          DEU | COW_LETTERS | GMY
          GBR | COW_LETTERS | UKG
          AUT | COW_LETTERS | AUS
          AUS | COW_LETTERS | AUL
          SRB | COW_LETTERS | YUG
          AUS | ANY   | AUS
          GBR | ANY   | UKG
          KOR | ANY   | 韩国
          KOR | ANY   | 대한민국
          KOR | ANY   | 한국
          KOR | ANY   | ROK
          KOR | ANY   | SOUTH KOREA
          KOR | ANY   | south korea
          KOR | ANY   | Korea, Republic of
          USA | ANY   | US
          USA | ANY   | 美国
          USA | ANY   | 미국
          GBR | ANY   | UK
          CHN | ANY   | chn
          CIV | NAME  | Côte d'Ivoire
          """)
  void findsACountryInEachWriting(String code, Kind kind, String text) {
    assertThat(BUNDLED.find(kind, text)).hasValue(code);
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
          NAME  | 韩国
          ANY   | Korea
          COW_LETTERS | KOR
          COW_LETTERS | CZE
          NAME  | ''
          """)
  void guessesNothing(Kind kind, String text) {
    assertThat(BUNDLED.find(kind, text)).isEmpty();
    assertThat(BUNDLED.none(kind)).doesNotContain(text);
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
    assertThat(BUNDLED.find(kind, text)).isEmpty();
    assertThat(BUNDLED.none(kind)).contains(text);
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
        iso3,name,cameo,cow,cow_letters,other_codes,aliases
        CHN,China,,710,,,Middle Kingdom;China
        KOR,South Korea,Kor,0732,rok,,
        KOX,Korea,,,,,
        PRK,,CHN,710,,CHN,
        USA,United States,,
        """);
    Files.writeString(
        folder.resolve(Countries.NOT_FILE),
        """
        kind,code,what
        cameo,KOR,a country
        cow,1,region
        """);
    Files.writeString(
        folder.resolve(Countries.FORMER_FILE),
        """
        name,from,to,now,iso3,cow,cow_letters,aliases
        Soviet Union,1922,1991-12,RUS,SUN,,,
        Yugoslavia,1918-12,2003-02,SRX,YUG,,,
        Old China,1918-12,2003-02,,CHN,,,Gone
        Gone,1918-12,2003-02,,,,,
        """);

    assertThatThrownBy(() -> Countries.load(folder, "config"))
        .isInstanceOfSatisfying(
            FaultsException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "config/countries.csv: row 5: 4 cells instead of 7",
                        "config/countries.csv: name 'China' stands twice, for CHN and for CHN",
                        "config/countries.csv: country 'KOR': cameo 'Kor' is not three capital"
                            + " letters",
                        "config/countries.csv: country 'KOR': cow '0732' is not a number from 1"
                            + " to 999",
                        "config/countries.csv: country 'KOR': cow_letters 'rok' is not three"
                            + " capital letters",
                        "config/countries.csv: iso3 'KOX' is not an ISO 3166-1 alpha-3 code (did"
                            + " you mean 'KOR'?)",
                        "config/countries.csv: cameo 'CHN' stands twice, for CHN and for PRK",
                        "config/countries.csv: cow '710' stands twice, for CHN and for PRK",
                        "config/countries.csv: iso3 'CHN' stands twice, for CHN and for PRK",
                        "config/countries.csv: cameo 'CHN' stands twice, for CHN and for PRK",
                        "config/countries.csv: country 'PRK' has no name",
                        "config/not-countries.csv: cameo 'KOR' stands twice, for KOR and for no"
                            + " country",
                        "config/not-countries.csv: kind 'cow' is not one of cameo, name",
                        "config/former-countries.csv: 'Soviet Union': from and to must be months"
                            + " as YYYY-MM",
                        "config/former-countries.csv: 'Yugoslavia': now 'SRX' is not an ISO"
                            + " 3166-1 alpha-3 code (did you mean 'SRB'?)",
                        "config/former-countries.csv: iso3 'CHN' stands twice, for CHN and for"
                            + " Old China",
                        "config/former-countries.csv: cameo 'CHN' stands twice, for CHN and for"
                            + " Old China",
                        "config/former-countries.csv: name 'Gone' stands twice, for Old China and"
                            + " for Gone"));
  }

  @Test
  void namesMissingFilesAndWrongColumns() throws IOException {
    Files.writeString(folder.resolve(Countries.FILE), "iso,name\nCHN,China\n");

    assertThatThrownBy(() -> Countries.load(folder, "config"))
        .hasMessage(
            "config/countries.csv: the columns are iso,name; they must be"
                + " iso3,name,cameo,cow,cow_letters,other_codes,aliases\n"
                + "config/not-countries.csv: no such file\n"
                + "config/former-countries.csv: no such file");
  }

  @Test
  void givesTheHashesOfTheTables() throws IOException {
    assertThat(BUNDLED.hashes())
        .containsOnlyKeys(Countries.FILE, Countries.NOT_FILE, Countries.FORMER_FILE)
        .containsEntry(
            Countries.FILE,
            Hashes.sha256(Files.readAllBytes(ProjectFiles.config().resolve(Countries.FILE))));
  }
}
