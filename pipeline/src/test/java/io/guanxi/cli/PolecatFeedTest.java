package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code score} on POLECAT. No real rows could be had: these were made for the test. */
class PolecatFeedTest {
  private static final String HEADER =
      String.join(
          "\t",
          "Event ID",
          "Event Date",
          "Event Type",
          "Event Mode",
          "Intensity",
          "Quad Code",
          "Contexts",
          "Actor Name",
          "Actor Country",
          "Actor COW",
          "Primary Actor Sector",
          "Actor Sectors",
          "Actor Title",
          "Actor Name Raw",
          "Wikipedia Actor ID",
          "Recipient Name",
          "Recipient Country",
          "Recipient COW",
          "Primary Recipient Sector",
          "Recipient Sectors",
          "Recipient Title",
          "Recipient Name Raw",
          "Wikipedia Recipient ID",
          "Placename",
          "City",
          "District",
          "Province",
          "Country",
          "Latitude",
          "Longitude",
          "GeoNames ID",
          "Raw Placename",
          "Feature Type",
          "Source",
          "Publication Date",
          "Story People",
          "Story Organizations",
          "Story Locations",
          "Language",
          "Version");

  @TempDir private Path folder;

  private static String row(
      String id, String type, String intensity, String actor, String recipient, String place) {
    String[] cells = new String[40];
    Arrays.fill(cells, "None");
    cells[0] = id;
    cells[1] = "2023-04-05";
    cells[2] = type;
    cells[4] = intensity;
    cells[7] = "Government of " + actor;
    cells[8] = actor;
    cells[15] = "Government of " + recipient;
    cells[16] = recipient;
    cells[23] = place;
    return String.join("\t", cells);
  }

  private Guanxi.Result score(String format, Charset charset, String... rows) throws IOException {
    Path file = folder.resolve("ngecEvents.txt");
    Files.write(file, (String.join("\n", rows) + "\n").getBytes(charset));
    return Guanxi.score(
        ProjectFiles.home(),
        folder.resolve("out"),
        "--events",
        format + file,
        "--dyad",
        "CHN-KOR",
        "--duplicates",
        "EVENT_ID");
  }

  @ParameterizedTest
  @CsvSource({"Intensity,UTF-8", "Event Intensity,UTF-8", "Intensity,ISO-8859-1"})
  void readsBothSpellingsNoneAndBothEncodings(String spelling, String encoding) throws IOException {
    Guanxi.Result result =
        score(
            "",
            Charset.forName(encoding),
            HEADER.replace("\tIntensity\t", "\t" + spelling + "\t"),
            row("20230405-1-a", "CONSULT", "1.5", "CHN", "KOR", "São Paulo"),
            row("20230405-1-b", "SANCTION", "-5.25", "South Korea", "China", "None"),
            row("20230405-1-b", "SANCTION", "-5.25", "South Korea", "China", "None"),
            row("20230405-1-c", "ACCUSE", "-2", "None", "KOR", "None"),
            row("20230405-1-d", "ACCUSE", "-2", "CHN; USA", "KOR", "None"));

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("feed polecat")
        .contains(
            "rows read: 5; in the flows 2; duplicates 1 (by EVENT_ID); other dyads 0; not"
                + " applicable 2; rejected 0");
    Map<String, Map<String, String>> flows =
        FeedRows.flows(Files.readString(folder.resolve("out/flows.csv")));
    assertThat(flows.get("CHN,KOR,2023-04"))
        .containsEntry("positive", "1.5")
        .containsEntry("verbal_cooperation", "1");
    assertThat(flows.get("KOR,CHN,2023-04"))
        .containsEntry("rows", "2")
        .containsEntry("negative", "-5.25")
        .containsEntry("material_conflict", "1");
    assertThat(Files.readString(folder.resolve("out/unknown_names.csv"))).contains("CHN; USA,1");
  }

  @Test
  void rejectsUnknownTypesAndIntensitiesThatAreNone() throws IOException {
    Guanxi.Result result =
        score(
            "polecat:",
            StandardCharsets.UTF_8,
            HEADER,
            row("1", "DEMAND", "1", "CHN", "KOR", ""),
            row("2", "CONSULT", "much", "CHN", "KOR", ""),
            row("3", "CONSULT", "1", "CHN", "KOR", "") + "\tmore");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("COLUMN_COUNT 1")
        .contains("UNKNOWN_EVENT_TYPE 1")
        .contains("BAD_INTENSITY 1");
  }
}
