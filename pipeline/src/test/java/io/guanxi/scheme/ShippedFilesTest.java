package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dguanxi.golden.refresh=true} writes {@code config/sound.sha256} anew. */
class ShippedFilesTest {
  private static final Path CONFIG = ProjectFiles.root().resolve("config");

  /** A file that a person has changed since is not one of those listed. */
  @Test
  void whatIsListedIsWhatTheSchemasAllowToday() throws IOException {
    List<String> sound = linesOf(true);
    if (Boolean.getBoolean("guanxi.golden.refresh")) {
      Files.write(CONFIG.resolve("sound.sha256"), sound);
    }
    assertThat(Files.readAllLines(CONFIG.resolve("sound.sha256")))
        .isSorted()
        .anyMatch(line -> line.endsWith("  dyads.schema.json"))
        .anyMatch(line -> line.endsWith("  codebooks/feed-codebook.schema.json"))
        .doesNotContainAnyElementsOf(linesOf(false));
  }

  @Test
  void aKnownFileIsCheckedAgainWhenItIsChanged(@TempDir Path folder) throws IOException {
    String recipe = Files.readString(CONFIG.resolve("recipes/gdelt.json"));
    Path changed =
        Files.writeString(folder.resolve("r.json"), recipe.replaceFirst("\\{", "{\"rows\": 1,"));
    assertThatThrownBy(() -> CheckedJson.read(changed, "r.json", "recipes/recipe.schema.json"))
        .isInstanceOf(FaultsException.class)
        .hasMessageContaining("r.json: key 'rows' is unknown");
  }

  @Test
  void aSoundFileOfAnotherKindIsToldAsThat() {
    assertThatThrownBy(() -> read("codebooks/cameo.json", "codebooks/codebook.schema.json"))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "codebooks/cameo.json: is of the kind 'codebook of feeds', not 'codebook of curated"
                + " events'");
    assertThatThrownBy(() -> read("themes.json", "recipes/recipe.schema.json"))
        .isInstanceOf(FaultsException.class)
        .hasMessage("themes.json: is of the kind 'themes', not 'recipe'");
  }

  private static CheckedJson read(String path, String schema) {
    return CheckedJson.read(CONFIG.resolve(path), path, schema);
  }

  /**
   * A line for each file of the configuration with each schema beside it.
   *
   * @param allowed those that the schema allows, or those that it does not
   */
  private static List<String> linesOf(boolean allowed) throws IOException {
    try (Stream<Path> all = Files.walk(CONFIG)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !isSchema(file))
          .flatMap(file -> lines(file, allowed))
          .sorted()
          .toList();
    }
  }

  private static Stream<String> lines(Path file, boolean allowed) {
    try (Stream<Path> beside = Files.list(file.getParent())) {
      String text = Files.readString(file);
      String sha256 = Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
      return beside
          .filter(ShippedFilesTest::isSchema)
          .map(schema -> CONFIG.relativize(schema).toString())
          .filter(
              schema ->
                  allowed == new SchemaCheck(schema).faults(Json.read(text, "f"), "f").isEmpty())
          .map(schema -> ShippedFiles.line(sha256, schema))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSchema(Path file) {
    return file.toString().endsWith(".schema.json");
  }
}
