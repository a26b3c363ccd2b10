package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people have them: saved by a spreadsheet, by R or Stata, or of another edition. */
class FeedFilesTest {
  @TempDir private Path folder;

  private Guanxi.Result score(String format, String file, String text) throws IOException {
    Path path = Files.writeString(folder.resolve(file), text);
    return Guanxi.score(
        ProjectFiles.home(),
        folder.resolve("out"),
        List.of("--events", format + path, "--dyad", "ALL").toArray(String[]::new));
  }

  private Guanxi.Result mapped(String mapping, String text) throws IOException {
    String json =
        """
        {"about": "x", "delimiter": ",", "header": true, "countries": "iso3", "codebook": "cameo",
         "recipe": "extract", "columns": {"date": "day", "source": "from", "target": "to", "code":
         "code"}, "date_pattern": "yyyy-MM-dd", %s}
        """;
    // A key given again replaces the one above; each test names only what is its own.
    String own = mapping;
    for (String key : List.of("delimiter", "header", "countries", "columns", "date_pattern")) {
      boolean inParts = key.equals("date_pattern") && own.contains("\"year\"");
      if (inParts || own.contains("\"" + key + "\"")) {
        json = json.replaceAll("(?s)\"" + key + "\": (\\{[^}]*}|\"[^\"]*\"|true), ", "");
      }
    }
    Path file = Files.writeString(folder.resolve("m.json"), String.format(Locale.ROOT, json, own));
    return score("mapped:" + file + ":", "rows.csv", text);
  }

  private List<String> flows(String... cells) throws IOException {
    List<String> rows = new ArrayList<>();
    FeedRows.flows(Files.readString(folder.resolve("out/flows.csv")))
        .forEach(
            (key, row) -> {
              StringBuilder text = new StringBuilder(key);
              for (String cell : cells) {
                text.append(' ').append(row.get(cell));
              }
              rows.add(text.toString());
            });
    rows.sort(null);
    return rows;
  }

  @Test
  void aFileBesideItsCopyCountsOnceAndIsNamed() throws IOException {
    String row = FeedRows.gdelt(58, 1, "20180105", "CHN", "KOR", "040", "1").toString() + "\n";
    String alike = row.replace("KOR", "JPN");
    Files.writeString(folder.resolve("a.tab"), row);
    Files.writeString(folder.resolve("b.tab"), alike);
    Files.writeString(folder.resolve("c.tab"), row);

    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            folder.resolve("out"),
            "--events",
            folder + "/*.tab",
            "--dyad",
            "ALL");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("passed over: " + folder + "/c.tab is a byte copy of " + folder + "/a.tab\n");
    assertThat(flows("rows", "events", "feed_rows"))
        .containsExactly("CHN,JPN,2018-01 1 0 2", "CHN,KOR,2018-01 1 1 2");
  }

  @Test
  void yearsOfTwoDigitsLieIn1969To2068() throws IOException {
    Guanxi.Result result =
        mapped(
            "\"date_pattern\": \"yyMMdd\"",
            """
            day,from,to,code
            790415,ISR,LBN,190
            820606,ISR,LBN,190
            060712,ISR,LBN,190
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events"))
        .containsExactly("ISR,LBN,1979-04 1", "ISR,LBN,1982-06 1", "ISR,LBN,2006-07 1");
  }

  @ParameterizedTest
  @CsvSource({
    "dd MMMM yyyy, en, 02 February 2024, 09 SEPTEMBER 2024",
    "ddMMMyyyy, en, 02feb2024, 09SEP2024",
    "d MMMM yyyy, fr, 2 février 2024, 9 septembre 2024",
  })
  void namesOfMonthsAreReadInAnyCase(String pattern, String language, String one, String other)
      throws IOException {
    Guanxi.Result result =
        mapped(
            "\"date_pattern\": \"" + pattern + "\", \"month_names\": \"" + language + "\"",
            "day,from,to,code\n" + one + ",CHN,KOR,190\n" + other + ",CHN,KOR,190\n");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events")).containsExactly("CHN,KOR,2024-02 1", "CHN,KOR,2024-09 1");
  }

  private static final String ZEROS_LOST =
      """
      day,from,to,code
      2023-04-01,CHN,KOR,10
      2023-04-02,CHN,KOR,20
      2023-04-03,CHN,KOR,17
      2023-04-04,CHN,KOR,14
      2023-04-05,JPN,KOR,40
      2023-04-06,JPN,KOR,4
      2023-04-06,JPN,KOR,112
      """;

  @Test
  void codesThatLostTheirZerosAreRefused() throws IOException {
    Guanxi.Result result = mapped("\"missing\": []", ZEROS_LOST);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "rows.csv: codes have lost leading zeros (40 is 040), as a spreadsheet does; so 10 may be"
                + " 010. Take the file as it was, or describe it in a mapping with \"codes\":"
                + " \"zero-padded\"");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void codesThatLostTheirZerosAreReadWhenTheMappingSaysSo() throws IOException {
    Guanxi.Result result = mapped("\"codes\": \"zero-padded\"", ZEROS_LOST);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("verbal_cooperation", "verbal_conflict", "negative"))
        .containsExactly("CHN,KOR,2023-04 4 0 0", "JPN,KOR,2023-04 2 1 -2");
  }

  @Test
  void decimalCommasAndMissingIntensitiesAreRead() throws IOException {
    Guanxi.Result result =
        mapped(
            """
            "delimiter": ";", "decimal": ",", "missing": ["NA"], "date_pattern": "dd.MM.yyyy",
            "columns": {"date": "day", "source": "from", "target": "to", "code": "code",
            "intensity": "goldstein"}""",
            """
            day;from;to;code;goldstein
            03.04.2023;KOR;CHN;040;
            04.04.2023;KOR;CHN;040;NA
            05.04.2023;KOR;CHN;040;1,9
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events", "positive")).containsExactly("KOR,CHN,2023-04 3 3.9");
  }

  @Test
  void countsOfMonthsAreRowsOfTheirMonth() throws IOException {
    Guanxi.Result result =
        mapped(
            """
            "date_pattern": "yyyy-MM", "columns": {"date": "month", "source": "from", "target": "to",
            "code": "root", "count": "n"}""",
            """
            month,from,to,root,n
            2001-04,USA,CHN,04,120
            2001-04,USA,CHN,19,3
            2001-04,USA,CHN,14,0
            2001-04,USA,XXX,19,7
            2001-04,USA,CHN,19,x
            """);

    assertThat(result.code()).isEqualTo(1);
    assertThat(flows("events", "rows", "feed_rows", "first_day"))
        .containsExactly("USA,CHN,2001-04 123 123 130 ");
    assertThat(Files.readString(folder.resolve("out/rejects.csv")))
        .contains("BAD_COUNT,count 'x' is not a whole number from 0 to 1000000");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"year\": 1, \"month\": 2, \"day\": 3', 2001-04-05",
    "'\"year\": 1, \"month\": 2', ''"
  })
  void aDayIsPutTogetherOfYearMonthAndDay(String columns, String firstDay) throws IOException {
    Guanxi.Result result =
        mapped(
            "\"header\": false, \"width\": 6, \"countries\": \"cameo_actor\", \"columns\": {"
                + columns
                + ", \"source\": 4, \"target\": 5, \"code\": 6}",
            """
            2001,4,5,ISRMIL,LBN,190
            2001,04,05,EGYGOV,ISR,112
            2001,4,5,ISRMIL,ISRGOV,112
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events", "first_day"))
        .containsExactly("EGY,ISR,2001-04 1 " + firstDay, "ISR,LBN,2001-04 1 " + firstDay);
  }

  @Test
  void anIcewsFileWithoutCodesIsCodedByItsTexts() throws IOException {
    List<String> header = new ArrayList<>(List.of(FeedRows.icewsHeader().split("\t")));
    int code = header.indexOf("CAMEO Code");
    String row =
        FeedRows.icews(1, "1/1/2017", "Xi", "China", "Moon", "South Korea", "", "1")
            .with(5, "Consult")
            .toString();
    String other =
        FeedRows.icews(2, "1/2/2017", "Moon", "South Korea", "Xi", "China", "", "-2")
            .with(5, "Accuse")
            .toString();
    StringBuilder text = new StringBuilder();
    for (String line : List.of(String.join("\t", header), row, other)) {
      List<String> cells = new ArrayList<>(List.of(line.split("\t", -1)));
      cells.remove(code);
      text.append(String.join("\t", cells)).append('\n');
    }

    Guanxi.Result result = score("", "Events.2017.tab", text.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events", "verbal_cooperation", "verbal_conflict"))
        .containsExactly("CHN,KOR,2017-01 1 1 0", "KOR,CHN,2017-01 1 0 1");
  }

  @Test
  void countriesAreReadAsPeopleWriteThem() throws IOException {
    Guanxi.Result result =
        mapped(
            "\"countries\": \"any\"",
            """
            day,from,to,code
            2020-01-01,美国,韩国,040
            2020-01-02,US,ROK,040
            2020-01-03,미국,대한민국,040
            2020-01-04,UNITED STATES,Republic of Korea,040
            2020-01-05,UK,Korea,040
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events")).containsExactly("USA,KOR,2020-01 4");
    assertThat(Files.readString(folder.resolve("out/unknown_names.csv"))).contains("Korea,1");
  }

  /** The Soviet Union goes on as Russia; Czechoslovakia as none; none is known after its end. */
  @Test
  void statesThatAreNoMoreAreKnownInTheirTime() throws IOException {
    Guanxi.Result result =
        mapped(
            "\"missing\": []",
            """
            day,from,to,code
            1985-01-01,SUN,CHN,040
            1991-12-31,SUN,CHN,040
            1992-01-01,SUN,CHN,040
            1985-01-01,YUG,CHN,040
            1985-01-01,SCG,CHN,040
            1985-01-01,CSK,CHN,040
            1985-01-01,RKS,CHN,040
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events"))
        .containsExactly(
            "RUS,CHN,1985-01 1", "RUS,CHN,1991-12 1", "SRB,CHN,1985-01 1", "XKX,CHN,1985-01 1");
    assertThat(Files.readString(folder.resolve("out/unknown_names.csv")))
        .contains("SUN,1", "SCG,1")
        .doesNotContain("CSK");
  }

  @Test
  void lettersOfTheCorrelatesOfWar() throws IOException {
    Guanxi.Result result =
        mapped(
            "\"countries\": \"cow_letters\"",
            """
            day,from,to,code
            1988-01-01,GFR,UKG,040
            1988-01-02,GDR,UKG,040
            2000-01-03,GMY,ROK,040
            2000-01-04,AUS,AUL,040
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(flows("events"))
        .containsExactly("AUT,AUS,2000-01 1", "DEU,GBR,1988-01 1", "DEU,KOR,2000-01 1");
  }
}
