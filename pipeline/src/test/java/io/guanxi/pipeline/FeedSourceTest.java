package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.plan.Planner;
import io.guanxi.plan.RunPlan;
import io.guanxi.plan.RunRequest;
import io.guanxi.run.Folder;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as they were planned: nothing is counted, the fault names the file. */
class FeedSourceTest {
  private static final String ROW =
      FeedRows.gdelt(58, 1, "20180105", "CHN", "KOR", "040", "1").toString() + "\n";

  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a.csv"), ROW + ROW);
    output = folder.resolve("out/below");
  }

  private RunPlan plan() {
    Folder config = new Folder(ProjectFiles.config(), "config");
    return Planner.plan(
            RunRequest.of(
                List.of("gdelt1:" + file), config, new Folder(output, "out"), List.of("ALL")),
            new BeamStore())
        .get(0);
  }

  private void refused(RunPlan plan, String message) {
    assertThatThrownBy(() -> RunJob.run(plan, "0"))
        .isInstanceOfSatisfying(
            FaultsException.class, e -> assertThat(e.faults()).containsExactly(message));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFileThatIsAsItWasPlannedIsCounted() {
    assertThat(RunJob.run(plan(), "0").run().manifest().counts().get("read")).isEqualTo(2);
    assertThat(output.resolve("manifest.json")).exists();
  }

  @Test
  void aFileThatVanishesAfterPlanning() throws IOException {
    RunPlan plan = plan();
    Files.delete(file);

    refused(plan, file + ": vanished while it was read; run again");
  }

  @Test
  void aFileThatGrowsAfterPlanning() throws IOException {
    RunPlan plan = plan();
    Files.writeString(file, ROW + ROW + ROW);

    refused(plan, file + ": changed while it was read; run again");
  }

  @Test
  void aFileThatIsWrittenAnewAfterPlanning() throws IOException {
    RunPlan plan = plan();
    Files.writeString(file, ROW.replace("KOR", "JPN") + ROW);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));

    refused(plan, file + ": changed while it was read; run again");
  }
}
