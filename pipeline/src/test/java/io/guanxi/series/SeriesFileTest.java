package io.guanxi.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Samples;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dyad,month,score\nCHN-KOR,2022-08,4.3\nCHN-KOR,2022-09,-0.5\n",
        "\uFEFFdyad;month;score\r\nCHN-KOR;2022-08;4,3\r\nCHN-KOR;2022-09;-0,5\r\n",
        "Dyad\tMonth\tScore\nKOR-CHN\t2022-08\t4.3\nCHN-KOR\t2022-09\t-.5",
        "dyad,score,other,month,\nCHN-KOR,4.30,x,2022-08-31,\n,,,,\nCHN-KOR,−5e-1,,2022m9,\n",
        "country;yearmonth;score\n韩国;202208;4,3\n대한민국;2022年9月;-0,5\n",
        "Country,YearMonth,Score\nROK,2022/8,+4.3\n\"Republic of Korea\",2022.09,-0.5\n",
        """
        Partner,Index_Type,YearMonth,Index_Value
        South Korea,CHN->Partner,2022-08,1
        South Korea,Aggregated,2022-08,4.3
        South Korea,Aggregated,2022-10,
        South Korea,Aggregated,2022-09,-0.5
        """,
        "month,South Korea\n2022-08,4.3\n2022-09,-0.5\n2022-10,\n",
        "date;KOR-CHN\n2022-08-01;4,3\n2022년 9월;-0,5\n"
      })
  void readsMonthsNumbersAndCountriesAsPeopleWriteThem(String text) throws IOException {
    assertThat(read(text).series())
        .containsExactly(
            new MonthlySeries(
                "CHN-KOR",
                new TreeMap<>(Map.of(YearMonth.of(2022, 8), 4.3, YearMonth.of(2022, 9), -0.5))));
  }

  @Test
  void saysWhatItDetectedAndLeftOut() throws IOException {
    assertThat(read("date;KOR-CHN;美国\n2022-08-01;4,3;\n2022-09-01;;-1,5\n").notes())
        .containsExactly(
            "s.csv: cells stand between semicolons, and numbers have a decimal comma",
            "s.csv: is wide: 2 pairs, a column each",
            "s.csv: months are written otherwise than YYYY-MM, as in '2022-08-01'",
            "s.csv: 2 empty cells are missing months");
    assertThat(
            read("""
                    Partner,Index_Type,YearMonth,Index_Value
                    India,Partner->CHN,2022-08,1
                    India,Aggregated,2022-08,10.9
                    """)
                .notes())
        .containsExactly("s.csv: of its indices Aggregated is read; passed over: Partner->CHN");
    assertThat(read("dyad,month,score\nCHN-KOR,2022-08,4.3\n").notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHN-KOR,2022-08,4,3 | has 4 cells; the header has 3 (with decimal commas, cells must stand"
            + " between semicolons)",
        "CHN-KOR,2022-08 | has 2 cells; the header has 3",
        "CHN-KOR,2022-08,10 | CHN-KOR 2022-08: score '10' leaves the scale -9 … 9",
        "CHN-KOR,2022-08,-99 | CHN-KOR 2022-08: score '-99' leaves the scale -9 … 9",
        "CHN-KOR,-0001-01,1 | month '-0001-01' is not a month as YYYY-MM",
        "CHN-KOR,20221,1 | month '20221' is not a month as YYYY-MM",
        "CHN-KOR,2022-02-30,1 | month '2022-02-30' is not a month as YYYY-MM",
        "CHN-KOR,2022m13,1 | month '2022m13' is not a month as YYYY-MM",
        "CHN-KOR,2022-08,3d | score '3d' is not a number; a missing month is a missing row",
        "CHN-KOR,2022-08,0x1p3 | score '0x1p3' is not a number; a missing month is a missing row",
        "CHN-KOR,2022-08,1e9999 | score '1e9999' is not a number; a missing month is a missing row",
        "CHN-KOR,2022-08,1_000 | score '1_000' is not a number; a missing month is a missing row",
        "CHN-KOR,2022-08,NA | score 'NA' is not a number; a missing month is a missing row",
        "CHN-KOR,2022-08,1\\0 | holds a NUL character",
        "CHN-KOR,2022-08,\"1\"2 | something stands behind a closing quotation mark",
        "CHN-KOR,2022-08,\"1 | a quotation mark is never closed",
        "CHN-KOR,2022-08,\"4,3\" | score '4,3' has a comma, which may be a decimal or a thousands"
            + " sign; write a point or nothing",
        "CHN-XYZ,2022-08,1 | dyad 'CHN-XYZ' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB",
        "Korea,2022-08,1 | dyad 'Korea' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB"
      })
  void isAsStrictAsTheReaderOfEvents(String row, String fault) {
    assertThat(faults("dyad,month,score\n" + row.replace("\\0", "\0") + "\n"))
        .containsExactly("s.csv: row 1: " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Korea | 'Korea' is unknown (did you mean 'North Korea' or 'South Korea'?)",
        "Jordanien | 'Jordanien' is unknown (did you mean 'Jordan'?)",
        "中国 | '中国' makes no pair with itself",
        "CHN-XYZ | 'CHN-XYZ' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB"
      })
  void namesACountryThatIsNoneWithItsLookAlikes(String name, String fault) {
    assertThat(faults("Country,YearMonth,Score\n" + name + ",2022-08,1\n"))
        .containsExactly("s.csv: row 1: country " + fault);
  }

  @Test
  void refusesWhatStandsTwiceOrMixesSigns() {
    assertThat(faults("dyad,month,score,score\nCHN-KOR,2022-08,4.3,3.1\n"))
        .containsExactly("s.csv: column 'score' stands twice");
    assertThat(faults("Country;YearMonth;Score\nROK;2022-08;4,3\n韩国;2022-08;4,3\nUK;2022-08;1.5\n"))
        .containsExactly(
            "s.csv: row 2: CHN-KOR 2022-08 stands twice: 4.3 and 4.3",
            "s.csv: row 3: score '1.5' has a decimal point; numbers before it have a comma");
    assertThat(faults("month,KOR,Frankreich\n2022-08,1,1\n"))
        .containsExactly("s.csv: column 'Frankreich' is unknown");
    assertThat(faults("dyad,month,score,\nCHN-KOR,2022-08,4,3\n"))
        .containsExactly("s.csv: row 1: cell '3' stands in a column without a name");
    assertThat(faults("dyad,month,score\n")).containsExactly("s.csv: holds no row");
  }

  @Test
  void tellsAFloodOfFaultsAFewTimesAndCountsTheRest() {
    assertThat(faults("dyad,month,score\n" + "CHN-KOR,2022-08,x\n".repeat(1_000)))
        .hasSize(21)
        .endsWith("s.csv: and 980 more faults");
  }

  @Test
  void aPairThatIsNotConfiguredHasOneOrder() throws IOException {
    String rows = ",2018-06,1.2\n";
    assertThat(
            List.of(
                read("dyad,month,score\nJPN-CHN" + rows).series(),
                read("dyad,month,score\nCHN-JPN" + rows).series(),
                read("Country,YearMonth,Score\nJapan" + rows).series()))
        .allMatch(series -> series.get(0).dyad().equals("CHN-JPN"));
    assertThat(read("Country,YearMonth,Score\nAustralia" + rows).series().get(0).dyad())
        .isEqualTo("AUS-CHN");
  }

  @ParameterizedTest
  @CsvSource({
    "published/tsinghua_monthly_open.csv, 7, 5524",
    "indices/gdelt_monthly_open.csv, 6, 1728",
    "indices/phoenix_monthly_open.csv, 6, 1240"
  })
  void readsTheRealFilesToTheLastRow(String name, int pairs, int months) {
    Path file = ProjectFiles.shared("data/" + name);
    List<MonthlySeries> series = SeriesFile.read(file, name, Samples.configuration()).series();
    assertThat(series.stream().map(MonthlySeries::dyad).collect(Collectors.toSet())).hasSize(pairs);
    assertThat(series.stream().mapToInt(each -> each.scores().size()).sum()).isEqualTo(months);
  }

  private SeriesFile read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), text);
    return SeriesFile.read(file, "s.csv", Samples.configuration());
  }

  private List<String> faults(String text) {
    FaultsException fault = catchThrowableOfType(FaultsException.class, () -> read(text));
    assertThat(fault).isNotNull();
    return fault.faults();
  }
}
