package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --scheme}, {@code --codebook} and {@code --recipe} name other files than the usual. */
class NamedFilesTest {
  private static final String OTHER = "not the pair that was fitted to published figures";

  @TempDir private Path folder;

  private Path events = Path.of("");

  @BeforeEach
  void write() throws IOException {
    events =
        Files.writeString(
            folder.resolve("e.csv"),
            """
            event_id,date,source,target,dyad,event_type,theme
            a,2022-01-10,CHN,KOR,CHN-KOR,SUMMIT-HEAD,HIGH-LEVEL
            """);
  }

  private Guanxi.Result score(String output, String... options) {
    List<String> all = new ArrayList<>(List.of("--events", events.toString()));
    all.addAll(List.of(options));
    return Guanxi.score(ProjectFiles.release(), folder.resolve(output), all.toArray(String[]::new));
  }

  private RunManifest manifest(String output) {
    return Run.open(folder.resolve(output), output, "--run").manifest();
  }

  private static Path shipped(String file) {
    return ProjectFiles.release().resolve("config").resolve(file);
  }

  private static Guanxi.Result run(String... arguments) {
    return Guanxi.run(ProjectFiles.release(), arguments);
  }

  @Test
  void anotherCodebookIsUsedKeptAndTold() {
    assertThat(score("usual").out()).contains("fitted to published figures, not a validation");
    Guanxi.Result scored = score("other", "--codebook", "tsinghua-priors");
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.out()).contains(OTHER).doesNotContain("A reconstruction fitted");
    RunManifest manifest = manifest("other");
    assertThat(manifest.arguments().codebook()).contains("tsinghua-priors");
    assertThat(manifest.codebookUsed()).isEqualTo("tsinghua-priors");
    assertThat(manifest("usual").codebookUsed()).isEqualTo("tsinghua");
    assertThat(manifest.statement()).contains(OTHER);
    assertThat(manifest.weights().get("SUMMIT-HEAD")).isEqualByComparingTo("0.27");
    assertThat(manifest.configuration()).containsKey("codebooks/tsinghua-priors.json");
    String kept = folder.resolve("other/vintages/" + manifest.id().orElseThrow()).toString();
    assertThat(Path.of(kept, "config/codebooks/tsinghua-priors.json")).exists();
    assertThat(run("compare", kept, folder.resolve("usual").toString()).out())
        .contains("codebook: tsinghua → tsinghua-priors");
    Guanxi.Result explained = run("explain", "--run", kept, "CHN-KOR", "2022-01");
    assertThat(explained.code()).as(explained.err()).isZero();
  }

  @Test
  void aSchemeMayLieAnywhereAndIsKeptWithTheRun() throws IOException {
    Path mine = folder.resolve("mine.json");
    Files.writeString(
        mine,
        Files.readString(shipped("schemes/tsinghua.json"))
            .replace("\"dead_band\": 0.13", "\"dead_band\": 0.5"));
    Guanxi.Result scored = score("run", "--scheme", mine.toString());
    assertThat(scored.code()).as(scored.err()).isZero();
    RunManifest manifest = manifest("run");
    assertThat(manifest.scheme().id()).isEqualTo("mine");
    assertThat(manifest.deadBand()).isEqualTo(0.5);
    assertThat(manifest.statement()).contains(OTHER);
    Files.delete(mine);
    Path output = folder.resolve("run");
    Path kept = output.resolve("vintages/" + manifest.id().orElseThrow());
    for (Path each : List.of(output, kept)) {
      Guanxi.Result explained = run("explain", "--run", each.toString(), "CHN-KOR", "2022-01");
      assertThat(explained.code()).as(explained.err()).isZero();
      assertThat(explained.out()).contains(OTHER);
      assertThat(run("validate", "--run", each.toString(), "--no-fail").err()).isEmpty();
    }
  }

  @Test
  void aPathToTheUsualFilesIsTheUsualRun() throws IOException {
    Path copy = folder.resolve("copy.json");
    Files.copy(shipped("codebooks/tsinghua.json"), copy);
    Path scheme = shipped("schemes/tsinghua.json");
    score("usual");
    Guanxi.Result scored =
        score("same", "--scheme", scheme.toString(), "--codebook", copy.toString());
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.out()).contains("A reconstruction fitted").doesNotContain(OTHER);
    assertThat(manifest("same").configuration()).isEqualTo(manifest("usual").configuration());
    assertThat(manifest("same").arguments().codebook()).contains("tsinghua");
    assertThat(folder.resolve("same/scores.csv"))
        .hasSameBinaryContentAs(folder.resolve("usual/scores.csv"));
  }

  @Test
  void planReadsWhatScoreWouldRead() {
    assertThat(run("plan", "--events", events.toString(), "--codebook", "tsinghua-priors").out())
        .contains("config: codebooks/tsinghua-priors.json")
        .doesNotContain("config: codebooks/tsinghua.json");
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() {
    Guanxi.Result refused =
        score("no", "--codebook", "tsingua", "--scheme", "no/such.json", "--recipe", "gdlet");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "--codebook 'tsingua' is not in config/codebooks; there are cameo, plover, tsinghua, tsinghua-priors (did you mean 'tsinghua'?)")
        .contains("--scheme no/such.json: no such file")
        .contains(
            "--recipe 'gdlet' is not in config/recipes; there are extract, gdelt, icews, polecat (did you mean 'gdelt'?)");
    assertThat(folder.resolve("no")).doesNotExist();
  }

  @Test
  void curatedEventsHaveNoRecipe() {
    Guanxi.Result refused = score("no", "--recipe", "gdelt");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--recipe 'gdelt' is for machine-coded feeds; curated events need none");
  }

  @Test
  void anotherRecipeAndCodebookOfAFeedAreUsedKeptAndTold() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("rows.json"),
            """
            {"about": "test", "delimiter": ",", "header": true,
             "columns": {"date": "day", "source": "from", "target": "to", "code": "code"},
             "date_pattern": "yyyy-MM-dd", "countries": "iso3", "codebook": "cameo",
             "recipe": "extract"}
            """);
    Path rows =
        Files.writeString(folder.resolve("rows.txt"), "day,from,to,code\n2020-01-05,CHN,KOR,040\n");
    Path recipe = folder.resolve("mine.json");
    Files.writeString(
        recipe,
        Files.readString(shipped("recipes/extract.json"))
            .replaceFirst("\"points\": [0-9.]+", "\"points\": 0.5"));
    Path codebook = folder.resolve("tsinghua.json"); // called as the scheme's own codebook
    Files.writeString(
        codebook,
        Files.readString(shipped("codebooks/cameo.json"))
            .replace("\"root\": \"04\", \"value\": 1,", "\"root\": \"04\", \"value\": 3,"));
    String[] feed = {"score", "--events", "mapped:" + mapping + ":" + rows, "--dyad", "CHN-KOR"};
    assertThat(run(with(feed, "--output", folder.resolve("a").toString())).code()).isZero();
    Guanxi.Result scored =
        run(
            with(
                feed,
                "--output",
                folder.resolve("b").toString(),
                "--recipe",
                recipe.toString(),
                "--codebook",
                codebook.toString()));
    assertThat(scored.code()).as(scored.err()).isZero();
    RunManifest manifest = manifest("b");
    assertThat(manifest.feed().orElseThrow().recipe()).isEqualTo("mine");
    assertThat(manifest.feed().orElseThrow().codebook()).isEqualTo("tsinghua");
    assertThat(manifest.recipeUsed()).isEqualTo(recipe.toString());
    assertThat(manifest.weights().get("040")).isEqualByComparingTo("1.5");
    assertThat(manifest.configuration())
        .containsKeys(
            "codebooks/tsinghua.json", "codebooks/named/tsinghua.json", "recipes/named/mine.json");
    Path kept = folder.resolve("b/vintages/" + manifest.id().orElseThrow() + "/config");
    assertThat(kept.resolve("codebooks/tsinghua.json"))
        .hasSameBinaryContentAs(shipped("codebooks/tsinghua.json"));
    assertThat(kept.resolve("codebooks/named/tsinghua.json")).hasSameBinaryContentAs(codebook);
    assertThat(kept.resolve("recipes/named/mine.json")).hasSameBinaryContentAs(recipe);
    Files.delete(codebook);
    Files.delete(recipe);
    String report = folder.resolve("r").toString();
    assertThat(run("report", "--run", folder.resolve("b").toString(), "--output", report).err())
        .isEmpty();
    assertThat(run("compare", folder.resolve("b").toString(), folder.resolve("a").toString()).out())
        .contains("recipe: extract → " + recipe)
        .contains("codebook: cameo → " + codebook);
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
