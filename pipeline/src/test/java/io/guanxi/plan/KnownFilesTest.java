package io.guanxi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.pipeline.BeamStore;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is known again by what tells that it lies there unchanged, or by what it holds. */
class KnownFilesTest {
  private static final FileTime TIME = FileTime.fromMillis(1_600_000_000_000L);

  @TempDir private Path folder;
  private Path file;
  private int reads;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a.csv"), "one row\n");
    Files.setLastModifiedTime(file, TIME);
  }

  @Test
  void aFileThatLiesThereUnchangedHasTheSameState() {
    assertThat(later()).isNotEmpty().isEqualTo(later());
  }

  @Test
  void aFileThatWasChangedJustNowHasNone() {
    assertThat(LocalFiles.state(file.toString(), Instant.now())).isEmpty();
  }

  @Test
  void aFileElsewhereOrNowhereHasNone() {
    assertThat(LocalFiles.state("s3://bucket/a.csv", Instant.MAX)).isEmpty();
    assertThat(LocalFiles.state(folder.resolve("b.csv").toString(), Instant.MAX)).isEmpty();
  }

  @Test
  void otherBytesOfTheSameSizeAndTimeAreAnotherState() throws Exception {
    String before = later();
    tick();
    Files.writeString(file, "two rows");
    Files.setLastModifiedTime(file, TIME);
    assertThat(later()).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void anotherFileInItsPlaceIsAnotherState() throws IOException {
    String before = later();
    Path other = Files.writeString(folder.resolve("b.csv"), "two rows");
    Files.setLastModifiedTime(other, TIME);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(later()).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void whatLiesThereUnchangedIsNotRead() throws IOException {
    // Older than a moment: checked out before anything was compiled.
    Path settled = ProjectFiles.root().resolve("pipeline/pom.xml");
    assertThat(find(settled, LocalFiles.state(settled.toString()), 0)).isTrue();
    assertThat(reads).isZero();
  }

  @Test
  void whatMayHaveBeenChangedIsReadAndComparedByItsChecksum() throws IOException {
    InputFile now = new BeamStore().look(file.toString(), "a.csv");
    int crc = new BeamStore().crc32c(now, Long.MAX_VALUE);
    for (String state : List.of("", later(), "another")) {
      assertThat(find(file, state, crc)).as(state).isTrue();
      assertThat(find(file, state, crc + 1)).as(state).isFalse();
    }
    assertThat(reads).isEqualTo(6);
  }

  private String later() {
    return LocalFiles.state(file.toString(), Instant.now().plusSeconds(60));
  }

  /** Waits until the disk's clock has gone on: it has a tick of some milliseconds. */
  private static void tick() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(50).toMillis());
  }

  /** Whether a file is known of which an earlier run kept this. */
  private boolean find(Path path, String state, int crc) throws IOException {
    String resource = path.toString();
    InputFile read = new BeamStore().look(resource, "a.csv");
    ReadFile kept =
        new ReadFile(resource, read.bytes(), 0, state, crc, "||", List.of(read), Map.of());
    KnownFiles known =
        new KnownFiles(
            new Counting(), null, Map.of("r", new Reading("key", List.of(kept), Map.of())));
    return known.find(new InputFiles.Found(resource, "a.csv", null, "")).isPresent();
  }

  /** This machine's disk; counts how often a whole file is read. */
  private final class Counting implements InputStore {
    private final InputStore disk = new BeamStore();

    @Override
    public Map<String, String> find(String path, String shown) {
      return disk.find(path, shown);
    }

    @Override
    public InputFile look(String resource, String shown) throws IOException {
      return disk.look(resource, shown);
    }

    @Override
    public List<InputFile> entries(InputFile file) throws IOException {
      return disk.entries(file);
    }

    @Override
    public byte[] head(InputFile file, int length) throws IOException {
      return disk.head(file, length);
    }

    @Override
    public int crc32c(InputFile file, long limit) throws IOException {
      reads++;
      return disk.crc32c(file, limit);
    }

    @Override
    public boolean timesChanges(String resource) {
      return disk.timesChanges(resource);
    }

    @Override
    public FaultsException fault(InputFile file, IOException e) {
      return disk.fault(file, e);
    }
  }
}
