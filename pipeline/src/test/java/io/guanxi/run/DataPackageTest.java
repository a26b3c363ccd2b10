package io.guanxi.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description that goes with the tables. */
class DataPackageTest {
  private static final Map<RunTable, String> TEXTS = texts();

  @TempDir private static Path folder;
  @TempDir private static Path copies;

  @Test
  void namesToolVersionAndStatement() throws IOException {
    JsonNode document = read();

    assertThat(document.get("profile").asText()).isEqualTo("tabular-data-package");
    assertThat(document.get("name").asText()).isEqualTo("guanxi-scores");
    assertThat(document.get("version").asText()).isEqualTo("1.2.3");
    assertThat(document.get("description").asText())
        .isEqualTo("A reconstruction, not a validation.");
    assertThat(document.get("resources")).hasSameSizeAs(RunTable.of(true));
  }

  @Test
  void aTableInPartsIsPutTogetherInOrderCopiedAndHashed(@TempDir Path parts) throws IOException {
    Path copy = Files.createDirectory(parts.resolve("copy"));
    RunTable table = RunTable.UNKNOWN_NAMES;
    Files.writeString(parts.resolve(DataPackage.part(table, 10)), "Y,1\n");
    Files.writeString(parts.resolve(DataPackage.part(table, 9)), "X,2\n");

    DataPackage.TableFile file = DataPackage.measure(List.of(table), parts, copy).get(table);

    String whole = "name,rows\nX,2\nY,1\n";
    assertThat(parts.resolve(table.fileName())).hasContent(whole);
    assertThat(copy.resolve(table.fileName())).hasContent(whole);
    assertThat(file).isEqualTo(new DataPackage.TableFile(whole.length(), Hashes.sha256(whole)));
    try (Stream<Path> left = Files.list(parts)) {
      assertThat(left).containsExactlyInAnyOrder(copy, parts.resolve(table.fileName()));
    }
  }

  @ParameterizedTest
  @MethodSource("curated")
  void describesEveryColumnOfTheTableThatIsWritten(RunTable table) throws IOException {
    JsonNode schema = resource(table).get("schema");
    List<String> names = new ArrayList<>();
    for (JsonNode field : schema.get("fields")) {
      names.add(field.get("name").asText());
      assertThat(field.get("type").asText()).isIn("string", "integer", "number", "yearmonth");
      assertThat(field.get("description").asText()).isNotBlank();
      boolean number = field.get("type").asText().equals("number");
      assertThat(!number || field.has("unit")).as("unit of %s", field).isTrue();
    }

    String header = TEXTS.getOrDefault(table, "").lines().findFirst().orElse("");
    assertThat(String.join(",", names)).isEqualTo(header);
    for (JsonNode key : schema.path("primaryKey")) {
      assertThat(names).contains(key.asText());
    }
    assertThat(schema.get("missingValues"))
        .hasSize(1)
        .first()
        .extracting(JsonNode::asText)
        .isEqualTo("");
  }

  @ParameterizedTest
  @MethodSource("curated")
  void givesBytesAndHashOfTheFile(RunTable table) throws IOException, GeneralSecurityException {
    byte[] bytes = TEXTS.getOrDefault(table, "").getBytes(StandardCharsets.UTF_8);
    JsonNode resource = resource(table);

    assertThat(resource.get("path").asText()).isEqualTo(table.fileName());
    assertThat(resource.get("bytes").asInt()).isEqualTo(bytes.length);
    assertThat(resource.get("hash").asText())
        .isEqualTo(
            "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(resource.get("encoding").asText()).isEqualTo("utf-8");
    assertThat(resource.get("dialect").get("lineTerminator").asText()).isEqualTo("\n");
  }

  @Test
  void isTheSameTextForTheSameTables() throws IOException {
    assertThat(text()).isEqualTo(text()).endsWith("}\n");
  }

  static List<RunTable> curated() {
    return RunTable.of(true);
  }

  private static Map<RunTable, String> texts() {
    Map<RunTable, String> texts = new EnumMap<>(RunTable.class);
    texts.put(RunTable.SCORES, RunTables.scores(List.of(), Samples.scheme(P0Rule.MONTH_START)));
    texts.put(RunTable.CONTRIBUTIONS, RunTables.contributions(List.of()));
    texts.put(RunTable.BREAKDOWN, RunTables.breakdown(List.of()));
    texts.put(RunTable.REJECTS, RunTables.rejects(List.of()) + "curated,事件.csv,2,BAD_I0,,\n");
    texts.put(RunTable.UNCERTAINTY, RunTables.uncertainty(List.of()));
    texts.put(RunTable.SHARES_UNCERTAINTY, RunTables.sharesUncertainty(List.of()));
    texts.put(RunTable.TORNADO, RunTables.tornado(List.of()));
    return texts;
  }

  private static String text() throws IOException {
    for (Map.Entry<RunTable, String> table : TEXTS.entrySet()) {
      Files.writeString(folder.resolve(table.getKey().fileName()), table.getValue());
    }
    return DataPackage.text(
        DataPackage.measure(RunTable.of(true), folder, copies),
        "Monthly relation scores by guanxi",
        Samples.configuration().statement().en(),
        "1.2.3");
  }

  private static JsonNode read() throws IOException {
    return new ObjectMapper().readTree(text());
  }

  private static JsonNode resource(RunTable table) throws IOException {
    for (JsonNode resource : read().get("resources")) {
      if (resource.get("name").asText().equals(table.title())) {
        return resource;
      }
    }
    throw new AssertionError("no resource " + table.title());
  }
}
