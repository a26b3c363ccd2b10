package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The files of {@code deploy/flink} have the form that Flink's operator and Docker ask for, and set
 * the same.
 */
class FlinkDeployTest {
  private static final String SCHEMA = "META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void kubernetesTakesTheManifest() throws IOException {
    JsonNode manifest = yaml(file("flinkdeployment.yaml"));

    assertThat(faults(manifest)).isEmpty();
    assertThat(manifest.at("/apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(manifest.at("/kind").asText()).isEqualTo("FlinkDeployment");
    assertThat(manifest.at("/spec/flinkVersion").asText())
        .isEqualTo("v" + version().replaceFirst("\\.\\d+$", "").replace('.', '_'));
    assertThat(manifest.at("/spec/image").asText()).isEqualTo(image());
    assertThat(settings(manifest.at("/spec/flinkConfiguration"))).isEqualTo(shared());
  }

  @Test
  void theSchemaFindsWhatItMust() throws IOException {
    String sound = file("flinkdeployment.yaml");
    for (String wrong :
        List.of(
            sound.replace("v1_19", "v1_99"),
            sound.replace("replicas: 2", "replicas: two"),
            sound.replace("  jobManager:", "  jobManagr:"))) {
      assertThat(wrong).isNotEqualTo(sound);
      assertThat(faults(yaml(wrong))).as(wrong).isNotEmpty();
    }
  }

  @Test
  void dockerIsToldTheSame() throws IOException {
    JsonNode compose = yaml(file("docker-compose.yml"));

    assertThat(compose.fieldNames()).toIterable().containsOnly("name", "x-flink", "services");
    assertThat(compose.at("/x-flink/image").asText()).isEqualTo(image());
    JsonNode settings = yaml(compose.at("/x-flink/environment/FLINK_PROPERTIES").asText());
    assertThat(settings.get("jobmanager.rpc.address").asText()).isEqualTo("jobmanager");
    assertThat(settings(((ObjectNode) settings).without("jobmanager.rpc.address")))
        .isEqualTo(shared());
    assertThat(compose.get("services").fieldNames())
        .toIterable()
        .containsExactly("jobmanager", "taskmanager");
    for (JsonNode service : compose.get("services")) {
      assertThat(service.fieldNames())
          .toIterable()
          .isSubsetOf("<<", "command", "ports", "depends_on", "deploy", "mem_limit");
      assertThat(service.get("<<")).isEqualTo(compose.get("x-flink"));
    }
    // Nobody but this machine gives it work, and no secret stands in it.
    assertThat(compose.at("/services/jobmanager/ports/0").asText()).startsWith("127.0.0.1:");
    compose
        .at("/x-flink/environment")
        .properties()
        .forEach(
            each ->
                assertThat(each.getKey().startsWith("AWS_")).isEqualTo(each.getValue().isNull()));
  }

  /** What is asked of a worker is no more than its container may have. */
  @Test
  void theMemoryOfAWorkerIsTheSumOfItsParts() throws IOException {
    Map<String, String> settings = shared();
    int sum =
        List.of(
                "framework.heap.size",
                "framework.off-heap.size",
                "task.heap.size",
                "task.off-heap.size",
                "managed.size",
                "network.max",
                "jvm-metaspace.size",
                "jvm-overhead.max")
            .stream()
            .map(part -> Objects.requireNonNull(settings.get("taskmanager.memory." + part)))
            .mapToInt(size -> Integer.parseInt(size.replace("m", "")))
            .sum();

    assertThat(yaml(file("flinkdeployment.yaml")).at("/spec/taskManager/resource/memory").asText())
        .isEqualTo(sum + "m");
    assertThat(sum).isLessThan(1200);
  }

  @Test
  void bothSayThatTheyWereNotRun() throws IOException {
    for (String name : List.of("docker-compose.yml", "flinkdeployment.yaml")) {
      assertThat(file(name).lines().limit(3)).anyMatch(line -> line.contains("Not run"));
    }
  }

  private static String file(String name) throws IOException {
    return Files.readString(ProjectFiles.required("deploy/flink/" + name));
  }

  private static String version() throws IOException {
    return file("pom.xml").replaceFirst("(?s).*<flink.version>(.*)</flink.version>.*", "$1");
  }

  private static String image() throws IOException {
    return "flink:" + version() + "-java17";
  }

  /** What config.yaml sets but for addresses, by full name. */
  private static Map<String, String> shared() throws IOException {
    Map<String, String> all = new TreeMap<>(settings(yaml(file("config.yaml"))));
    all.keySet().removeIf(name -> name.startsWith("rest.") || name.matches(".*(address|\\.port)"));
    return all;
  }

  private static Map<String, String> settings(JsonNode node) {
    Map<String, String> flat = new TreeMap<>();
    node.properties()
        .forEach(
            each -> {
              if (each.getValue().isObject()) {
                settings(each.getValue())
                    .forEach((name, value) -> flat.put(each.getKey() + "." + name, value));
              } else {
                flat.put(each.getKey(), each.getValue().asText());
              }
            });
    return flat;
  }

  private static JsonNode yaml(String text) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  /** Faults of a manifest, by the schema that the operator installs, with no key beyond it. */
  private static List<String> faults(JsonNode manifest) throws IOException {
    try (InputStream in = FlinkDeployTest.class.getClassLoader().getResourceAsStream(SCHEMA)) {
      byte[] bytes = Objects.requireNonNull(in, SCHEMA).readAllBytes();
      LoadSettings large = LoadSettings.builder().setCodePointLimit(bytes.length).build();
      JsonNode definition =
          JSON.valueToTree(
              new Load(large).loadFromString(new String(bytes, StandardCharsets.UTF_8)));
      ObjectNode schema =
          (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema").deepCopy();
      // Kubernetes knows these of every object.
      ObjectNode properties = (ObjectNode) schema.get("properties");
      for (String name : List.of("apiVersion", "kind", "metadata")) {
        properties.putObject(name);
      }
      close(schema);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema)
          .validate(manifest)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("x-kubernetes-preserve-unknown-fields")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(FlinkDeployTest::close);
  }
}
