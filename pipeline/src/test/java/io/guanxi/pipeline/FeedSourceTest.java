package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.scheme.Recipe;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private FeedPlan plan() {
    Path config = ProjectFiles.config();
    InputFiles.Plan inputs =
        InputFiles.plan(
            List.of(
                new InputFiles.Argument(null, new EventFiles.Argument(file.toString(), "a.csv"))));
    Map.Entry<FeedFormat, List<FeedFile>> feed = inputs.feeds().entrySet().iterator().next();
    FeedCodebook codebook = FeedCodebook.load(config, "config", feed.getKey().codebook());
    Recipe recipe =
        Recipe.load(config, "config", feed.getKey().recipe(), codebook.codes().values());
    return new FeedPlan(
        feed.getKey(),
        feed.getValue(),
        config,
        ConfigurationLoader.load(config, "config"),
        Countries.load(config, "config"),
        codebook,
        recipe,
        recipe.duplicates(),
        null,
        null,
        null,
        output,
        new TreeMap<>(Map.of("config", "config")),
        List.of());
  }

  private void refused(FeedPlan plan, String message) {
    assertThatThrownBy(() -> FeedJob.run(plan, "0"))
        .isInstanceOfSatisfying(
            FaultsException.class, e -> assertThat(e.faults()).containsExactly(message));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFileThatIsAsItWasPlannedIsCounted() {
    assertThat(FeedJob.run(plan(), "0").get("read")).isEqualTo(2);
    assertThat(output.resolve("manifest.json")).exists();
  }

  @Test
  void aFileThatVanishesAfterPlanning() throws IOException {
    FeedPlan plan = plan();
    Files.delete(file);

    refused(plan, "a.csv: vanished while it was read; run again");
  }

  @Test
  void aFileThatGrowsAfterPlanning() throws IOException {
    FeedPlan plan = plan();
    Files.writeString(file, ROW + ROW + ROW);

    refused(plan, "a.csv: changed while it was read; run again");
  }

  @Test
  void aFileThatIsWrittenAnewAfterPlanning() throws IOException {
    FeedPlan plan = plan();
    Files.writeString(file, ROW.replace("KOR", "JPN") + ROW);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));

    refused(plan, "a.csv: changed while it was read; run again");
  }
}
