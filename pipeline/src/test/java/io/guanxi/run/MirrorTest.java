package io.guanxi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.pipeline.BeamFolder;
import io.guanxi.scheme.Hashes;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on another file system is the one before or the new one, whenever the sending breaks off.
 */
class MirrorTest {
  private static final String OLD = "0123456789ab";
  private static final String NEW = "ba9876543210";
  private static final Instant BEGIN = Instant.parse("2026-11-27T02:40:11.123456Z");

  @TempDir private Path temporary;

  private Path there;
  private Path here;

  @BeforeEach
  void publishOne() throws IOException {
    there = temporary.resolve("there");
    here = temporary.resolve("here");
    publish(OLD, BEGIN);
    mirror(here, store()).push(OLD, Instant.now());
  }

  @Test
  void whatIsPublishedIsBroughtOverWhole() throws IOException {
    publish(NEW, BEGIN.plusSeconds(1));
    mirror(here, store()).push(NEW, Instant.now());

    Path reader = temporary.resolve("reader");
    assertThat(mirror(reader, store()).pullLast()).isTrue();
    assertThat(reader.resolve("vintages/" + OLD)).doesNotExist();
    mirror(reader, store()).pullAll();

    for (String id : List.of(OLD, NEW)) {
      for (String file : List.of("SHA256SUMS", "scores.csv", "config/dyads.json")) {
        String name = "vintages/" + id + "/" + file;
        assertThat(reader.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
      }
    }
    assertThat(RunHistory.last(reader.resolve("vintages"))).isEqualTo(NEW);
  }

  @Test
  void aSendingThatBreaksOffLeavesTheRunBeforeAndTheNextOneMendsIt() throws IOException {
    publish(NEW, BEGIN.plusSeconds(1));
    int steps = 0;
    for (boolean isBroken = true; isBroken; steps++) {
      Breaking store = new Breaking(store(), steps);
      isBroken = false;
      try {
        mirror(here, store).push(NEW, Instant.now());
      } catch (FaultsException e) {
        assertThat(e.faults()).containsExactly("shown: cannot be reached: broken off");
        isBroken = true;
      }
      Path reader = temporary.resolve("reader" + steps);
      mirror(reader, store()).pullAll();
      String last = RunHistory.last(reader.resolve("vintages"));
      assertThat(last).isEqualTo(isBroken ? OLD : NEW);
      assertThat(reader.resolve("vintages/" + last)).isDirectory();
      assertThat(reader.resolve("vintages/" + last + "/scores.csv")).hasContent(last);
      assertThat(isBroken && Files.exists(reader.resolve("vintages/" + NEW))).isFalse();
    }
    assertThat(steps).as("every file of a run can be the last").isGreaterThan(3);
  }

  @Test
  void theRunBeforeIsNotTakenForTheLastOneWhenThatIsKeptNoLonger() throws IOException {
    Path reader = temporary.resolve("reader");
    mirror(reader, store()).pullLast();
    publish(NEW, BEGIN.plusSeconds(1));
    mirror(here, store()).push(NEW, Instant.now());
    Publication.delete(there.resolve("vintages/" + NEW));

    assertThatThrownBy(() -> mirror(reader, store()).pullLast())
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "shown/vintages/"
                + NEW
                + ": is kept no longer, and was published last; make the run again, or name"
                + " another");
  }

  @Test
  void whatWasNeverPublishedThereIsNotInTheLikeness() throws IOException {
    publish(NEW, BEGIN.plusSeconds(1)); // and the sending failed

    mirror(here, store()).pullAll();

    assertThat(RunHistory.last(here.resolve("vintages"))).isEqualTo(OLD);
  }

  @Test
  void halfARunIsTakenAwayWhenItIsADayOld() throws IOException {
    Path half = Files.createDirectories(there.resolve("vintages/" + NEW));
    Path file = Files.writeString(half.resolve("scores.csv"), "half");
    mirror(here, store()).push(OLD, Instant.now());
    assertThat(file).as("another machine may be sending it").exists();

    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(90_000)));
    Path exchange = Files.createDirectories(there.resolve(".guanxi-1")).resolve("part");
    Files.writeString(exchange, "left by a worker");
    Files.setLastModifiedTime(exchange, FileTime.from(Instant.now().minusSeconds(90_000)));
    mirror(here, store()).push(OLD, Instant.now());
    assertThat(file).doesNotExist();
    assertThat(exchange).doesNotExist();
    assertThat(there.resolve("vintages/" + OLD + "/scores.csv")).hasContent(OLD);
  }

  @Test
  void aRunThatWasSentLongAgoAndIsMadeAgainIsPublishedWhole() throws IOException {
    publish(NEW, BEGIN.plusSeconds(1));
    mirror(here, store()).push(NEW, Instant.now());
    Files.delete(there.resolve("vintages/published/2026-11-27T024012.123456Z-" + NEW));

    mirror(here, store()).push(NEW, Instant.now().plusSeconds(90_000));

    Path reader = temporary.resolve("reader");
    assertThat(mirror(reader, store()).pullLast()).isTrue();
    assertThat(reader.resolve("vintages/" + NEW + "/scores.csv")).hasContent(NEW);
  }

  @Test
  void aPlaceMayBeNamedByWayOfAnother() {
    BeamFolder roundabout =
        BeamFolder.at(here + "/../" + there.getFileName(), "--output", List.of());
    assertThat(mirror(temporary.resolve("reader"), roundabout).pullLast()).isTrue();
  }

  @Test
  void verdictsOnTheRunBeforeGoWhenAnotherIsPublished() throws IOException {
    Path verdict = Files.writeString(there.resolve("validation.json"), "{}");
    Path page = Files.createDirectories(there.resolve("report")).resolve("report.html");
    Files.writeString(page, "");
    publish(OLD, BEGIN.plusSeconds(1));
    mirror(here, store()).push(OLD, Instant.now());
    assertThat(verdict).as("the same run").exists();

    publish(NEW, BEGIN.plusSeconds(2));
    mirror(here, store()).push(NEW, Instant.now());
    assertThat(verdict).doesNotExist();
    assertThat(page).doesNotExist();
  }

  @Test
  void namesOfRunsFollow() throws IOException {
    Files.writeString(there.resolve("vintages/names.txt"), "first " + OLD + "\n");
    mirror(here, store()).pullAll();
    assertThat(RunHistory.names(here.resolve("vintages"), "shown")).isEqualTo(Map.of("first", OLD));

    Files.delete(there.resolve("vintages/names.txt"));
    mirror(here, store()).pullAll();
    assertThat(RunHistory.names(here.resolve("vintages"), "shown")).isEmpty();
  }

  @Test
  void aFolderInItHasItsFilesBelow() throws IOException {
    Mirror below = mirror(here, store()).in("gdelt1");
    Files.createDirectories(here.resolve("gdelt1"));
    Files.writeString(here.resolve("gdelt1/scores.csv"), "rows");
    below.send(List.of("scores.csv"));
    assertThat(there.resolve("gdelt1/scores.csv")).hasContent("rows");
    assertThat(below.store().list("").keySet()).containsExactly("scores.csv");
    assertThat(below.address()).isEqualTo("shown/gdelt1");
  }

  @Test
  void aFolderOfConfigurationIsCopied() throws IOException {
    Folder copy = Mirror.copy(store(), "shown", "--config");
    assertThat(copy.path().resolve("vintages/" + OLD + "/config/dyads.json")).hasContent("{}");
    assertThat(copy.shown()).isEqualTo("shown");
    BeamFolder none = BeamFolder.at("file://" + temporary.resolve("none"), "--config", List.of());
    assertThatThrownBy(() -> Mirror.copy(none, "none", "--config"))
        .isInstanceOf(FaultsException.class)
        .hasMessage("--config none: no such folder");
  }

  private BeamFolder store() {
    return BeamFolder.at(there.toString(), "--output", List.of());
  }

  private static Mirror mirror(Path local, Store store) {
    return new Mirror(local, "shown", store);
  }

  /** Publishes a run in the local copy, as a run of the product does. */
  private void publish(String id, Instant time) throws IOException {
    Path vintages = here.resolve("vintages");
    Path run = vintages.resolve(id);
    if (!Files.exists(run)) {
      Files.createDirectories(run.resolve("config"));
      Files.writeString(run.resolve("scores.csv"), id);
      Files.writeString(run.resolve("config/dyads.json"), "{}");
      Vintage.seal(run, Map.of("scores.csv", Hashes.sha256(id.getBytes(StandardCharsets.UTF_8))));
    }
    RunHistory.alone(
        vintages, () -> RunHistory.add(vintages, new RunHistory.Published(time, id, false)));
  }

  /** Breaks off after so many files. */
  private static final class Breaking implements Store {
    private final Store store;
    private int left;

    Breaking(Store store, int left) {
      this.store = store;
      this.left = left;
    }

    @Override
    public String address() {
      return store.address();
    }

    @Override
    public SortedMap<String, Instant> list(String name) throws IOException {
      return store.list(name);
    }

    @Override
    public InputStream get(String name) throws IOException {
      return store.get(name);
    }

    @Override
    public OutputStream put(String name) throws IOException {
      if (left-- == 0) {
        throw new IOException("broken off");
      }
      return store.put(name);
    }

    @Override
    public void delete(Collection<String> names) throws IOException {
      store.delete(names);
    }
  }
}
