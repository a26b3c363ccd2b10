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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mappings of config/mappings, each on rows as its files have them (made, not copied). */
class ShippedMappingsTest {
  @TempDir private Path folder;

  private List<String> flows(String mapping, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.txt"), rows);
    Guanxi.Result result =
        Guanxi.score(
            ProjectFiles.home(),
            folder.resolve("out"),
            "--events",
            "mapped:" + ProjectFiles.config().resolve("mappings").resolve(mapping) + ":" + file,
            "--dyad",
            "ALL");
    assertThat(result.code()).as(result.err()).isZero();
    List<String> flows = new ArrayList<>();
    FeedRows.flows(Files.readString(folder.resolve("out/flows.csv")))
        .forEach((key, row) -> flows.add(key + " " + row.get("events")));
    flows.sort(null);
    return flows;
  }

  @Test
  void gdeltReducedCountsTheEventsOfARow() throws IOException {
    String header =
        "Date\tSource\tTarget\tCAMEOCode\tNumEvents\tNumArts\tQuadClass\tGoldstein\tSourceGeoType"
            + "\tSourceGeoLat\tSourceGeoLong\tTargetGeoType\tTargetGeoLat\tTargetGeoLong"
            + "\tActionGeoType\tActionGeoLat\tActionGeoLong\n";
    String places = "\t1\t39.9\t116.4\t1\t37.6\t127\t1\t37.6\t127\n";

    assertThat(
            flows(
                "gdelt-reduced.json",
                header
                    + ("20120105\tCHNGOV\tKOR\t040\t12\t60\t1\t1.0" + places)
                    + ("20120106\tCHN\tKORGOV\t190\t3\t9\t4\t-10.0" + places)
                    + ("20120106\tCOP\tKOR\t190\t3\t9\t4\t-10.0" + places)))
        .containsExactly("CHN,KOR,2012-01 15");
  }

  @Test
  void kedsTakesTheCountryFromTheActorsCode() throws IOException {
    assertThat(
            flows(
                "keds.json",
                """
                790415\tISRMIL\tLBN\t190\t(MIL ENGAGEMENT)
                790416\tISR\tLBNREB\t190\t(MIL ENGAGEMENT)
                060712\tLBNHEZ\tISR\t190\t(MIL ENGAGEMENT)
                060713\t---\tISR\t010\t(COMMENT)
                """))
        .containsExactly("ISR,LBN,1979-04 2", "LBN,ISR,2006-07 1");
  }

  @Test
  void phoenixOfEveryDay() throws IOException {
    String row =
        "1_1\t20150402\t2015\t4\t2\tCHNGOV\tCHN\tGOV\t\tKORGOV\tKOR\tGOV\t\t040\t04\t1\t1.0"
            + "\t\t37.5\t126.9\tSeoul\t\tKOR\tx_1\thttp://x\tx\n";

    assertThat(flows("phoenix.json", row)).containsExactly("CHN,KOR,2015-04 1");
  }

  @Test
  void phoenixOfTheClineCenter() throws IOException {
    String header =
        "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,"
            + "target_root,target_agent,target_others,code,root_code,quad_class,goldstein,"
            + "joined_issues,lat,lon,placename,statename,countryname,aid,process\n";
    String row =
        "NYT1,4/2/1985,1985,4,2,USAGOV,USA,GOV,,RUSGOV,RUS,GOV,,036,03,1,4.0,,,,\"Geneva, CH\",,"
            + "CHE,1,x\n";

    assertThat(flows("phoenix-historical.json", header + row)).containsExactly("USA,RUS,1985-04 1");
  }

  @Test
  void terrier() throws IOException {
    String header =
        "code\tsrc_actor\tmonth\ttgt_agent\tcountry_code\tyear\tmongo_id\tsource\tdate8\tsrc_agent"
            + "\ttgt_actor\tlatitude\tsrc_other_agent\tquad_class\troot_code\ttgt_other_agent\tday"
            + "\ttarget\tgoldstein\tgeoname\tlongitude\turl\n";
    String row =
        "040\tCHN\t04\tGOV\tKOR\t2015\ta1\tCHNGOV\t20150402\tGOV\tKOR\t37.5\t\t1\t04\t\t02\tKORGOV"
            + "\t1.0\tSeoul\t126.9\thttp://x\n";

    assertThat(flows("terrier.json", header + row)).containsExactly("CHN,KOR,2015-04 1");
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.root().resolve("config/mappings"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") && !name.endsWith(".schema.json"))
          .sorted()
          .toList();
    }
  }

  /** Each has its line and command in docs/formats.md. */
  @ParameterizedTest
  @MethodSource("files")
  void isDescribed(String file) throws IOException {
    assertThat(Files.readString(ProjectFiles.root().resolve("docs/formats.md")))
        .contains("[`" + file.replace(".json", "") + "`](../config/mappings/" + file + ")");
  }
}
