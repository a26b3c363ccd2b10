package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes as they are read from their files. */
class RecipeTest {
  @TempDir private Path folder;
  private String sound = "";

  @BeforeEach
  void read() throws IOException {
    sound = Files.readString(ProjectFiles.config().resolve("recipes/gdelt.json"));
    Files.createDirectory(folder.resolve("recipes"));
  }

  private Recipe load(String text) throws IOException {
    Files.writeString(folder.resolve("recipes/r.json"), text);
    return Recipe.load(
        folder,
        "config",
        "r",
        FeedCodebook.load(ProjectFiles.config(), "config", "cameo").codes().values());
  }

  private List<String> faults(String text) {
    return catchThrowableOfType(FaultsException.class, () -> load(text)).faults();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdelt", "icews"})
  void bundledRecipesSayThatTheyAreUncalibrated(String id) {
    Recipe recipe =
        Recipe.load(
            ProjectFiles.config(),
            "config",
            id,
            FeedCodebook.load(ProjectFiles.config(), "config", "cameo").codes().values());

    assertThat(recipe.about()).startsWith("Uncalibrated: ").contains("Assumed");
    assertThat(recipe.names().en()).contains("uncalibrated");
    assertThat(recipe.names().zh()).contains("未校准");
    assertThat(recipe.names().ko()).contains("보정되지 않음");
  }

  @Test
  void aFactorMayNameACodeOrARoot() throws IOException {
    Recipe recipe = load(sound.replace("\"factors\": {}", "\"factors\": {\"04\": 2, \"042\": 3}"));

    assertThat(recipe.factors()).containsEntry("04", 2.0).containsEntry("042", 3.0);
  }

  @Test
  void allFaultsBesideTheSchemaAreToldAtOnce() {
    assertThat(
            faults(
                sound
                    .replace("\"factors\": {}", "\"factors\": {\"0420\": 2, \"99\": 1}")
                    .replace("\"least\": 3", "\"least\": 13")))
        .containsExactly(
            "config/recipes/r.json: event code '0420' is unknown (did you mean '020'?) at /factors",
            "config/recipes/r.json: event code '99' is unknown (did you mean '09'?) at /factors",
            "config/recipes/r.json: least 13 is more than months 12 at /dead_band");
  }

  @Test
  void whatTheSchemaDoesNotAllowIsNamedWithItsPlace() {
    assertThat(
            faults(
                sound
                    .replace("\"points\": 0.002", "\"points\": 0")
                    .replace("\"EVENT_ID\"", "\"EVENTS\"")
                    .replace("\"ceiling\"", "\"cieling\"")))
        .hasSize(4)
        .allMatch(fault -> fault.startsWith("config/recipes/r.json: "))
        .anyMatch(fault -> fault.contains("/points"))
        .anyMatch(fault -> fault.contains("/duplicates"))
        .anyMatch(fault -> fault.contains("'cieling'"))
        .anyMatch(fault -> fault.contains("'ceiling'"));
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThat(faults(sound.replace("\"floor\": 0,", "\"floor\": 0, \"floor\": 1,")))
        .hasSize(1)
        .allMatch(fault -> fault.startsWith("config/recipes/r.json: ") && fault.contains("floor"));
  }

  @Test
  void aRecipeThatIsNotThere() {
    assertThatThrownBy(() -> Recipe.load(folder, "config", "none", List.of()))
        .isInstanceOf(FaultsException.class)
        .hasMessage("config/recipes/none.json: no such file");
  }
}
