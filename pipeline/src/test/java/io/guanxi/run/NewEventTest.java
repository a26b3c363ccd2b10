package io.guanxi.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanxi.scheme.Configuration;
import io.guanxi.source.curated.EventFile;
import io.guanxi.source.curated.Intake;
import io.guanxi.testkit.Samples;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file takes an event, as which row, and what is refused. */
class NewEventTest {
  private static final Configuration CONFIGURATION = Samples.configuration();
  private static final Map<String, String> VISIT =
      Map.of(
          "dyad", "CHN-KOR",
          "date", "2023-02-03",
          "source", "KOR",
          "target", "CHN",
          "event_type", "VISIT-HOS",
          "theme", "HIGH-LEVEL",
          "title_en", "A visit, in short: two leaders meet");
  private static final String ID = "20230203-a-visit-in-short-two";
  private static final String ROW =
      ID
          + ",2023-02-03,KOR,CHN,CHN-KOR,VISIT-HOS,HIGH-LEVEL,,\"A visit, in short: two leaders meet\"";

  @TempDir private Path folder;
  private Folder events = new Folder(Path.of(""), "");

  @BeforeEach
  void name() {
    events = new Folder(folder.resolve("events"), "events");
  }

  @Test
  void theFirstOfAPairGetsAFileThatIsNamedForIt() throws IOException {
    NewEvent.Added added = add(VISIT, null);
    assertThat(added.event().row().location()).hasToString("events/chn-kor.csv:2");
    assertThat(added.alike()).isEmpty();
    assertThat(folder.resolve("events/chn-kor.csv"))
        .content()
        .isEqualTo(new String(EventFile.header(), UTF_8) + ROW + ",,,,,,,,,\n");
  }

  @Test
  void theFileWithMostEventsOfThePairTakesItUnlessAnotherIsNamed() throws IOException {
    add(with("event_id", "one"), in("a.csv"));
    add(with("event_id", "two", "dyad", "KOR-CHN", "date", "2023-03-01"), in("b.csv"));
    add(with("event_id", "three", "date", "2023-04-01"), in("b.csv"));
    assertThat(add(with("date", "2023-05-01"), null).event().row().location())
        .hasToString("events/b.csv:4");
    assertThat(
            add(with("date", "2023-06-01"), new Folder(folder.resolve("c.csv"), "c.csv")).event())
        .extracting(event -> event.row().location().toString())
        .isEqualTo("c.csv:2");
  }

  @Test
  void oneOfTheSameDayActorsAndTypeIsTold() throws IOException {
    add(VISIT, null);
    assertThat(add(with("event_id", "other"), in("b.csv")).alike())
        .extracting(each -> each.coding().eventId())
        .containsExactly(ID);
  }

  @Test
  void whatIsThereAlreadyIsRefused() throws IOException {
    add(VISIT, null);
    assertRefused(
        VISIT,
        in("b.csv"),
        "--event-id '" + ID + "' is an event that CHN-KOR has already, at events/chn-kor.csv:2");
    assertRefused(
        with("event_id", ID, "dyad", "USA-KOR", "date", "2023-02-04"),
        in("b.csv"),
        "event_id '"
            + ID
            + "' is coded differently at events/chn-kor.csv:2: one event has one date, here"
            + " 2023-02-04, there 2023-02-03");
    assertThat(folder.resolve("events/b.csv")).doesNotExist();
  }

  @Test
  void aRowThatCannotBeScoredIsRefusedWithAllItsFaults() throws IOException {
    add(VISIT, null);
    Path file = folder.resolve("events/chn-kor.csv");
    String before = Files.readString(file);
    assertRefused(
        with("date", "2023-02-31"), null, "date '2023-02-31' is impossible: 2023-02 has 28 days");
    assertRefused(
        with("dyad", "DEU-FRA"),
        null,
        "dyad 'DEU-FRA' is not configured and has no --initial ('guanxi dyad add DEU-FRA --initial"
            + " YYYY-MM:SCORE' configures it)");
    assertThat(file).content().isEqualTo(before);
    assertThat(folder.resolve("events/deu-fra.csv")).doesNotExist();
  }

  @Test
  void everythingThatIsMissingIsNamed() {
    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> add(Map.of("dyad", "CHN-KOR"), null))
        .satisfies(
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "--date is missing",
                        "--source is missing",
                        "--target is missing",
                        "--event-type is missing",
                        "--theme is missing",
                        "--event-id is missing, or --title-en, of which it can be made"));
  }

  @Test
  void aColumnThatTheFileLacksIsNamed() throws IOException {
    Path file = Files.createDirectories(folder.resolve("events")).resolve("a.csv");
    Files.writeString(file, "event_id,date,source,target,dyad,event_type,theme,i0\n");
    assertRefused(
        VISIT,
        in("a.csv"),
        "events/a.csv: column 'title_en' is missing; add it to the header, or leave --title-en out");
  }

  private Folder in(String name) {
    return events.in(name);
  }

  private NewEvent.Added add(Map<String, String> cells, @Nullable Folder file) throws IOException {
    return new NewEvent(cells, new Intake(CONFIGURATION, CONFIGURATION, null)).addTo(events, file);
  }

  private void assertRefused(Map<String, String> cells, @Nullable Folder file, String fault) {
    assertThatExceptionOfType(FaultsException.class)
        .isThrownBy(() -> add(cells, file))
        .satisfies(e -> assertThat(e.faults()).isEqualTo(List.of(fault)));
  }

  private static Map<String, String> with(String... cells) {
    Map<String, String> changed = new TreeMap<>(VISIT);
    for (int i = 0; i < cells.length; i += 2) {
      changed.put(cells[i], cells[i + 1]);
    }
    return changed;
  }
}
