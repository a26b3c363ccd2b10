package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.model.FeedCode;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Quad;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled codebooks of feeds, and what is said of one that is wrong. */
class FeedCodebookTest {
  private static final FeedCodebook CAMEO =
      FeedCodebook.load(ProjectFiles.config(), "config", "cameo");
  private static final FeedCodebook PLOVER =
      FeedCodebook.load(ProjectFiles.config(), "config", "plover");

  @TempDir Path folder;

  @Test
  void givesACodeItsNameRootThemeKindAndValue() {
    assertThat(CAMEO.codes())
        .containsEntry(
            "0231",
            new FeedCode(
                "0231",
                new LocalizedNames("Appeal for economic aid", "呼吁（0231）", "호소(0231)"),
                "02",
                "AID",
                Quad.VERBAL_COOPERATION,
                3_400_000))
        .containsEntry(
            "19",
            new FeedCode(
                "19",
                new LocalizedNames("fight", "交战", "교전"),
                "19",
                "MILITARY",
                Quad.MATERIAL_CONFLICT,
                -10_000_000));
    assertThat(CAMEO.names().zh()).isEqualTo("CAMEO事件代码");
    assertThat(CAMEO.path()).isEqualTo("config/codebooks/cameo.json");
    assertThat(CAMEO.hashes()).containsOnlyKeys("codebooks/cameo.json", "feed-themes.json");
  }

  @ParameterizedTest
  @CsvSource({
    "01,VERBAL_COOPERATION", "05,VERBAL_COOPERATION", "06,MATERIAL_COOPERATION",
    "08,MATERIAL_COOPERATION", "09,VERBAL_CONFLICT", "13,VERBAL_CONFLICT",
    "14,MATERIAL_CONFLICT", "20,MATERIAL_CONFLICT"
  })
  void putsEveryCameoCodeUnderTheKindOfItsRoot(String root, Quad quad) {
    assertThat(CAMEO.codes().values())
        .filteredOn(code -> code.code().startsWith(root))
        .isNotEmpty()
        .allMatch(code -> code.quad() == quad && code.root().equals(root));
  }

  @Test
  void hasOtherValuesForThreeCodesInTheEditionOfGdelt() {
    assertThat(CAMEO.editions())
        .containsExactly(
            Map.entry("gdelt", Map.of("016", -2_000_000L, "022", 3_200_000L, "164", -7_000_000L)));
    for (FeedCode code : CAMEO.codes("gdelt")) {
      long own =
          CAMEO.codes().values().stream()
              .filter(c -> c.code().equals(code.code()))
              .findFirst()
              .orElseThrow()
              .valueMicros();
      boolean differs = CAMEO.editions().getOrDefault("gdelt", Map.of()).containsKey(code.code());
      assertThat(code.valueMicros() != own).as(code.code()).isEqualTo(differs);
    }
    assertThat(CAMEO.codes("icews")).containsExactlyElementsOf(CAMEO.codes().values());
  }

  @Test
  void hasAValueForEveryTypeOfPlover() {
    assertThat(PLOVER.codes().values())
        .filteredOn(code -> code.code().equals(code.root()))
        .extracting(FeedCode::code)
        .containsExactlyInAnyOrder(
            "AGREE",
            "CONSULT",
            "SUPPORT",
            "CONCEDE",
            "COOPERATE",
            "AID",
            "RETREAT",
            "REQUEST",
            "ACCUSE",
            "REJECT",
            "THREATEN",
            "PROTEST",
            "SANCTION",
            "MOBILIZE",
            "COERCE",
            "ASSAULT");
  }

  @Test
  void usesEveryThemeAndMarksThemAsOurs() {
    assertThat(CAMEO.codes().values())
        .extracting(FeedCode::theme)
        .containsAll(CAMEO.themes().keySet());
    assertThat(CAMEO.themes().values()).noneMatch(theme -> theme.fromPaper());
  }

  @Test
  void namesEveryFault() throws IOException {
    Files.createDirectories(folder.resolve("codebooks"));
    Files.copy(
        ProjectFiles.config().resolve(FeedCodebook.THEMES_FILE),
        folder.resolve(FeedCodebook.THEMES_FILE));
    Files.writeString(
        folder.resolve("codebooks/mine.json"),
        """
        {"names": {"en": "a", "zh": "b", "ko": "c"}, "about": "test",
         "roots": [{"code": "A", "names": {"en": "a", "zh": "b", "ko": "c"},
                    "quad": "verbal_conflict"}],
         "codes": [{"code": "A1", "name": "x", "root": "A", "value": 0.0000001, "theme": "AIDS"},
                   {"code": "A1", "name": "x", "root": "A", "value": 1, "theme": "AID"},
                   {"code": "B1", "name": "x", "root": "B", "value": 1, "theme": "AID"}],
         "editions": [{"id": "x", "note": "n", "values": {"A2": 1}}]}
        """);

    assertThatThrownBy(() -> FeedCodebook.load(folder, "config", "mine"))
        .isInstanceOfSatisfying(
            FaultsException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "config/codebooks/mine.json: code 'A1': theme 'AIDS' is unknown (did you"
                            + " mean 'AID'?)",
                        "config/codebooks/mine.json: code 'A1': value '1E-7' is finer than 0.000001",
                        "config/codebooks/mine.json: code 'A1' stands twice",
                        "config/codebooks/mine.json: code 'B1': root 'B' is unknown (did you mean"
                            + " 'A'?)",
                        "config/codebooks/mine.json: edition 'x': code 'A2' is unknown (did you"
                            + " mean 'A1'?)"));
  }

  @Test
  void refusesValuesBeyondTheScaleAndMissingFiles() throws IOException {
    Files.createDirectories(folder.resolve("codebooks"));
    Files.writeString(
        folder.resolve("codebooks/mine.json"),
        """
        {"names": {"en": "a", "zh": "b", "ko": "c"}, "about": "test",
         "roots": [{"code": "A", "names": {"en": "a", "zh": "b", "ko": "c"},
                    "quad": "verbal"}],
         "codes": [{"code": "A1", "name": "x", "root": "A", "value": 10.5, "theme": "AID"}]}
        """);

    assertThatThrownBy(() -> FeedCodebook.load(folder, "config", "mine"))
        .hasMessage(
            """
            config/codebooks/mine.json: 'verbal' is not one of verbal_cooperation, \
            material_cooperation, verbal_conflict, material_conflict at /roots/0/quad
            config/codebooks/mine.json: 10.5: must have a maximum value of 10 at /codes/0/value
            config/feed-themes.json: no such file""");
  }
}
