package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.model.EventForm;
import io.guanxi.model.EventType;
import io.guanxi.model.Origin;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order that the bundled codebook declares, and what becomes of a codebook that breaks it. */
class CodebookOrderTest {
  @TempDir private Path temporary;
  private Path codebook = Path.of("");

  @BeforeEach
  void copyTheBundledConfigurationWithTheOrderedCodebook() throws IOException {
    Path config = temporary.resolve("conf");
    ProjectFiles.copy(ProjectFiles.config(), config);
    replace(config.resolve("schemes/tsinghua.json"), "\"tsinghua\"", "\"tsinghua-priors\"");
    codebook = config.resolve("codebooks/tsinghua-priors.json");
  }

  @Test
  void everyTypeHasAFormAndNoneWeighsMoreThanAGraverOne() {
    Map<String, EventType> types = load().codebook().types();

    assertThat(types.values()).extracting(EventType::form).doesNotContainNull();
    assertThat(CodebookOrder.faults("codebook", types.values())).isEmpty();
    assertThat(mayNotExceed(types, "VISIT-MIN", "SUMMIT-HEAD")).isTrue();
    assertThat(mayNotExceed(types, "SANCTION-MIN", "DEPLOY-MIN")).isFalse();
    assertThat(mayNotExceed(types, "SANCTION-HEAD", "CLASH-MIN")).isFalse();
  }

  @Test
  void aFittedCodebookCanBeScoredWith() throws IOException {
    Map<String, Double> scores = new HashMap<>();
    load().codebook().types().forEach((code, type) -> scores.put(code, type.i0Micros() / 1e6 / 2));

    Files.writeString(
        codebook,
        FittedCodebook.text(
            codebook, "conf", scores, Map.of("CALL-HEAD", 3), "fitted to a series", "a test"));

    Map<String, EventType> types = load().codebook().types();
    EventType fitted = Objects.requireNonNull(types.get("CALL-HEAD"));
    assertThat(fitted.origin()).isEqualTo(Origin.ESTIMATED);
    assertThat(fitted.i0Micros()).isEqualTo(15_000);
    assertThat(fitted.source()).isEqualTo("fitted to a series; months with this type: 3");
    assertThat(Objects.requireNonNull(types.get("VISIT-MIN")).origin()).isEqualTo(Origin.PRIOR);
  }

  private static boolean mayNotExceed(Map<String, EventType> types, String lesser, String graver) {
    return form(types, lesser).mayNotExceed(form(types, graver));
  }

  private static EventForm form(Map<String, EventType> types, String code) {
    return Objects.requireNonNull(Objects.requireNonNull(types.get(code)).form());
  }

  /** What has not been fitted is severity × level × bearing, no more and no less. */
  @Test
  void priorsAreTheProductOfTheirFactors() throws IOException {
    JsonNode book = new ObjectMapper().readTree(Files.readString(codebook));
    Map<String, BigDecimal> severities = new HashMap<>();
    Map<String, JsonNode> families = new HashMap<>();
    for (JsonNode family : book.get("order").get("families")) {
      for (JsonNode kind : family.get("classes")) {
        severities.put(kind.get("code").asText(), decimal(kind.get("severity")));
        families.put(kind.get("code").asText(), family);
      }
    }
    for (JsonNode type : book.get("types")) {
      if (!type.get("origin").asText().equalsIgnoreCase(Origin.PRIOR.name())) {
        continue;
      }
      JsonNode family = Objects.requireNonNull(families.get(type.get("class").asText()));
      BigDecimal value =
          Objects.requireNonNull(severities.get(type.get("class").asText()))
              .multiply(decimal(family.get("levels").get(type.get("level").asText())))
              .multiply(
                  type.get("bearing").asText().equals("direct")
                      ? BigDecimal.ONE
                      : decimal(family.get("third_party")))
              .setScale(3, RoundingMode.HALF_UP);
      assertThat(decimal(type.get("i0")).abs())
          .as(type.get("code").asText())
          .usingComparator(Comparator.naturalOrder())
          .isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a level above
        "\"i0\": 0.008, \"range\": [0.003, | \"i0\": 0.031, \"range\": [0.003,"
            + " | event type 'CALL-MIN' (0.031) weighs more than the graver 'CALL-HEAD' (0.03)",
        // a graver class
        "\"i0\": -0.45, \"range\": [-1.35, -0.15], \"origin\": \"prior\", \"source\": \"prior: 0.9"
            + " | \"i0\": -0.2, \"range\": [-1.35, -0.15], \"origin\": \"prior\", \"source\": \"prior:"
            + " | event type 'SANCTION-MIN' (-0.225) weighs more than the graver 'CLASH-MIN' (-0.2)",
        // a class of the other sign
        "\"class\": \"call\", \"level\": \"head\" | \"class\": \"clash\", \"level\": \"head\""
            + " | event type 'CALL-HEAD': class 'clash' is no positive class of the order",
      })
  void aCodebookThatBreaksItsOrderIsRefused(String text, String broken, String fault)
      throws IOException {
    replace(codebook, text, broken);

    FaultsException refused = catchThrowableOfType(FaultsException.class, this::load);

    assertThat(refused.faults()).contains("conf/codebooks/tsinghua-priors.json: " + fault.strip());
  }

  private Configuration load() {
    return ConfigurationLoader.load(temporary.resolve("conf"), "conf");
  }

  private static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asText());
  }

  private static void replace(Path file, String text, String other) throws IOException {
    String all = Files.readString(file);
    assertThat(all).contains(text);
    int at = all.indexOf(text);
    Files.writeString(file, all.substring(0, at) + other + all.substring(at + text.length()));
  }
}
