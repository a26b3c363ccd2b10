package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.testkit.CiDocument;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image, run from its unpacked layers as Docker would run it: as its user, with its variables,
 * and nothing of this machine but its kernel.
 */
@EnabledIfSystemProperty(
    named = "guanxi.image",
    matches = "true",
    disabledReason = "the image is made only by mvn -Pimage verify")
class ImageIT {
  private static final String TAR = "pipeline/target/guanxi-image.tar";
  private static final String ARCHIVE = "opt/guanxi/pipeline/target/guanxi.jsa";
  private static final List<String> TABLES =
      List.of("scores.csv", "contributions.csv", "breakdown.csv");

  @TempDir private static Path temporary;
  private static Path root;
  private static JsonNode config;

  /** SHA-256 of every file of the image, by path. */
  private static SortedMap<String, String> files;

  /** A folder to work in, which the image's user may write to, as in a job. */
  @TempDir private Path work;

  @BeforeAll
  static void unpack() throws Exception {
    Path tar = ProjectFiles.required(TAR);
    Path parts = Files.createDirectories(temporary.resolve("parts"));
    root = Files.createDirectories(temporary.resolve("root"));
    done(Shell.run(parts, "tar", "-xf", tar.toString()));
    JsonNode manifest = Json.read(Files.readString(parts.resolve("manifest.json")), "manifest");
    config = Json.read(Files.readString(parts.resolve("config.json")), "config").get("config");
    for (JsonNode layer : manifest.get(0).get("Layers")) {
      done(Shell.run(root, "tar", "-xpf", parts.resolve(layer.asText()).toString()));
    }
    files = hashes(root);
    Shell.Result tried =
        Shell.run(temporary, script("inside.sh"), root.toString(), "", "65532", "/bin/true");
    assumeTrue(
        tried.code() == 0,
        "nothing can be run in the unpacked image here, which needs root and unshare: "
            + tried.err());
  }

  private static String script(String name) {
    return ProjectFiles.required("deploy/image/" + name).toString();
  }

  private static Shell.Result done(Shell.Result result) {
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  /** Runs the image with arguments, as {@code docker run} does. */
  private Shell.Result image(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    config.get("Entrypoint").forEach(word -> command.add(word.asText()));
    command.addAll(List.of(arguments));
    return inside(command.toArray(String[]::new));
  }

  /** Runs a command in the image, as CI services do. */
  private Shell.Result inside(String... command) throws Exception {
    try (Stream<Path> all = Files.walk(work)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
    List<String> all = new ArrayList<>();
    all.addAll(List.of(script("inside.sh"), root.toString(), work.toString()));
    all.add(config.get("User").asText().replaceFirst(":.*", ""));
    config.get("Env").forEach(variable -> all.add(variable.asText()));
    all.addAll(List.of(command));
    return Shell.run(temporary, all.toArray(String[]::new));
  }

  /** Scores with the same jar on this machine. */
  private Path outside(Path home) throws Exception {
    Path output = temporary.resolve("outside-" + home.getFileName());
    done(
        Shell.run(
            temporary,
            Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
            "-Dguanxi.home=" + home,
            "-jar",
            ProjectFiles.root().resolve(Shell.JAR).toString(),
            "score",
            "--output",
            output.toString()));
    return output;
  }

  private void assertSameTables(Path outside) throws IOException {
    for (String table : TABLES) {
      assertThat(work.resolve("data/output").resolve(table))
          .hasSameBinaryContentAs(outside.resolve(table));
    }
  }

  @Test
  void saysWhatItIsAndIsNobodyMuch() {
    assertThat(config.get("Entrypoint")).hasSize(1);
    assertThat(config.get("User").asText()).isEqualTo("65532:65532");
    assertThat(config.get("WorkingDir").asText()).isEqualTo("/work");
    assertThat(config.get("ExposedPorts")).isEmpty();
    JsonNode labels = config.get("Labels");
    for (String label : List.of("title", "description", "licenses", "source", "version")) {
      assertThat(labels.path("org.opencontainers.image." + label).asText()).as(label).isNotEmpty();
    }
  }

  @Test
  void allThatIsCopiedHasItsLicence() throws Exception {
    List<String> packages = Files.readAllLines(root.resolve("usr/share/doc/packages"));
    assertThat(packages).hasSizeGreaterThan(20);
    for (String line : packages) {
      assertThat(root.resolve("usr/share/doc/" + line.replaceFirst(" .*", "") + "/copyright"))
          .isNotEmptyFile();
    }
    assertThat(root.resolve("opt/guanxi/NOTICE")).isNotEmptyFile();
    assertThat(root.resolve("opt/java/legal/java.base/LICENSE")).isNotEmptyFile();
  }

  @Test
  void exitCodesGoThrough() throws Exception {
    assertThat(image("--version"))
        .isEqualTo(
            new Shell.Result(
                0,
                "guanxi "
                    + config.at("/Labels").get("org.opencontainers.image.version").asText()
                    + "\n",
                ""));
    Shell.Result usage = image("score", "--no-such-option");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err()).startsWith("guanxi: Unknown option: '--no-such-option'");
  }

  @Test
  void startsFromItsArchiveOfClasses() throws Exception {
    // Else Java passes over an archive that does not fit.
    assertThat(inside("GUANXI_JAVA_OPTS=-Xshare:on", "guanxi", "--version"))
        .isEqualTo(image("--version"));
  }

  @Test
  void aJobScoresTheBundledEventsAndReadsTheResults() throws Exception {
    Shell.Result job =
        done(
            inside(
                "sh",
                "-ec",
                "guanxi score >/dev/null; guanxi validate --annotate github | tail -n 5;"
                    + " cat data/output/validation.md >summary; ls | sort"));

    assertThat(job.err()).isEmpty();
    assertThat(job.out().lines())
        .hasSize(7)
        .startsWith(job.out().lines().limit(5).toArray(String[]::new))
        .endsWith("data", "summary");
    assertThat(job.out().lines().limit(5)).allMatch(line -> line.startsWith("::notice title="));
    assertThat(work.resolve("summary")).content().contains("| score-2022-09 |");
    assertThat(work.resolve("data/output/validation.xml")).isNotEmptyFile();
    assertSameTables(outside(ProjectFiles.root()));
  }

  @Test
  void theJobsOfTheCiDocumentRun() throws Exception {
    for (String command : CiDocument.ofTheProduct()) {
      done(inside("bash", "-eo", "pipefail", "-c", command));
    }
  }

  @Test
  void configurationAndEventsOfTheWorkingFolderComeFirst() throws Exception {
    ProjectFiles.copy(ProjectFiles.home(), work);
    Files.delete(work.resolve("data/events/us-rok.csv"));

    Shell.Result result = done(image("score"));

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("CHN-KOR").doesNotContain("USA-KOR");
    assertSameTables(outside(work));
  }

  @Test
  void drawsFiguresWithTheLettersOfAllThreeLanguages() throws Exception {
    for (String language : List.of("en", "zh", "ko")) {
      done(image("score", "--report", "--lang", language));
    }
    Path report = work.resolve("data/output/report");
    assertThat(report.resolve("figure1-CHN-KOR-ko.png")).isNotEmptyFile();
    assertThat(report.resolve("figure1-CHN-KOR-ko.svg")).content().contains("Noto Sans CJK KR");
    assertThat(report.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  @EnabledIfSystemProperty(
      named = "guanxi.sinks",
      matches = "true",
      disabledReason = "drivers are in the image only when it is built by mvn -Psinks,image verify")
  void writesToSinks() throws Exception {
    done(image("score", "--sink", "duckdb:scores.duckdb", "--sink", "parquet:columns"));

    assertThat(work.resolve("scores.duckdb")).isNotEmptyFile();
    assertThat(work.resolve("columns/scores")).isNotEmptyDirectory();
  }

  @Test
  void theSameFilesAreCollectedASecondTime() throws Exception {
    Path again = temporary.resolve("again");
    done(
        Shell.run(
            temporary,
            script("rootfs.sh"),
            System.getProperty("guanxi.image.architecture", ""),
            again.toString()));

    SortedMap<String, String> collected = new TreeMap<>();
    for (String layer : List.of("system", "java", "product")) {
      collected.putAll(hashes(again.resolve(layer)));
    }
    assertThat(collected).hasSizeGreaterThan(300);
    if (Shell.run(temporary, "chrt", "-f", "1", "true").code() != 0) {
      // Without turns in order the archive is not the same each time; all else is.
      collected.remove(ARCHIVE);
      files.remove(ARCHIVE);
    }
    assertThat(without(collected, files)).isEmpty();
    assertThat(without(files, collected)).isEmpty();
  }

  private static SortedMap<String, String> without(
      SortedMap<String, String> one, SortedMap<String, String> other) {
    SortedMap<String, String> rest = new TreeMap<>(one);
    rest.entrySet().removeAll(other.entrySet());
    return rest;
  }

  /** SHA-256 of every file below a folder, by path. */
  private static SortedMap<String, String> hashes(Path folder) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), Hashes.sha256(file));
      }
    }
    return hashes;
  }
}
