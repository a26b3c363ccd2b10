package io.guanxi.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of materials, NOTICE, licences and descriptors of the built jar say what is in it. */
class BillOfMaterialsIT {
  private static final Path JAR = ProjectFiles.root().resolve(Shell.JAR);
  private static final String REFRESH =
      "mvn -pl pipeline org.cyclonedx:cyclonedx-maven-plugin:makeBom, then NOTICE";

  /** One library of the bill: its coordinates, its jar's SHA-256 and what its licence is. */
  private record Library(String group, String name, String version, String sha256, String licence) {
    String file() {
      return name + "-" + version + ".jar";
    }

    @Override
    public String toString() {
      return group + ":" + name + " " + version;
    }
  }

  @Test
  void standsInTheJarAndBesideItWithoutTimeOrNumber() throws IOException {
    String bill = entry("META-INF/sbom/guanxi.cdx.json");

    assertThat(JAR.resolveSibling("guanxi.cdx.json")).content(UTF_8).isEqualTo(bill);
    JsonNode root = new ObjectMapper().readTree(bill);
    assertThat(root.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(root.get("specVersion").asText()).isEqualTo("1.6");
    assertThat(root.has("serialNumber")).isFalse();
    assertThat(root.get("metadata").has("timestamp")).isFalse();
    assertThat(root.get("metadata").get("component").get("purl").asText())
        .startsWith("pkg:maven/io.guanxi/guanxi@");
  }

  /** Both ways: every library named is one that the build used, and no other one is shaded. */
  @Test
  void namesWhatIsShadedAndNothingElse() throws Exception {
    List<Library> bill = bill();
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(path -> path.toString().endsWith(".jar") && Files.isRegularFile(path))
            .toList();
    Set<String> named = new TreeSet<>();
    for (Library library : bill) {
      List<Path> jars =
          classPath.stream().filter(path -> path.endsWith(library.file())).distinct().toList();
      assertThat(jars).as("%s (%s)", library, REFRESH).hasSize(1);
      assertThat(sha256(jars.get(0))).as(library.toString()).isEqualTo(library.sha256());
      named.add(library.file());
    }

    Set<String> shaded;
    try (JarFile jar = new JarFile(JAR.toFile())) {
      shaded = classes(jar);
    }
    for (Path path : classPath) {
      if (!named.contains(String.valueOf(path.getFileName()))) {
        try (JarFile jar = new JarFile(path.toFile())) {
          assertThat(classes(jar)).as("%s (%s)", path, REFRESH).doesNotContainAnyElementsOf(shaded);
        }
      }
    }
  }

  /** Descriptors say what the bill says, or what docs/security.md says of Beam's copies. */
  @Test
  void descriptorsAgreeWithTheBill() throws IOException {
    List<String> expected = new ArrayList<>(bill().stream().map(Library::toString).toList());
    Matcher copy =
        Pattern.compile("`([\\w.-]+:[\\w.-]+)` ([\\w.-]+)")
            .matcher(Files.readString(ProjectFiles.root().resolve("docs/security.md")));
    while (copy.find()) {
      expected.add(copy.group(1) + " " + copy.group(2));
    }
    List<String> found = new ArrayList<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String[] path = entry.getName().split("/", -1);
        if (entry.getName().startsWith("META-INF/maven/")
            && entry.getName().endsWith("/pom.properties")
            && !path[2].equals("io.guanxi")) {
          Properties properties = new Properties();
          properties.load(new StringReader(entry(entry.getName())));
          found.add(path[2] + ":" + path[3] + " " + properties.getProperty("version"));
        }
      }
    }

    assertThat(found).hasSizeGreaterThan(50).isSubsetOf(expected);
  }

  @Test
  void everyLibraryStandsOnceInTheNoticeAndItsLicenceInTheJar() throws IOException {
    String notice = Files.readString(ProjectFiles.root().resolve("NOTICE"));
    assertThat(entry("META-INF/NOTICE")).contains("bundles these libraries");
    Matcher blocks =
        Pattern.compile("(?m)^([\\w.-]+) {2,}(\\S.*(?:\\n {10,}\\S.*)*)").matcher(notice);
    List<String> listed = new ArrayList<>();
    Set<String> licences = new TreeSet<>();
    while (blocks.find()) {
      licences.add(blocks.group(1));
      for (String item : blocks.group(2).split(";", -1)[0].split(",", -1)) {
        listed.add(item.strip().replaceFirst(" \\(.*", "") + " " + blocks.group(1));
      }
    }

    assertThat(listed)
        .as(REFRESH)
        .containsExactlyInAnyOrderElementsOf(
            bill().stream().map(library -> library.name() + " " + library.licence()).toList());
    for (String licence : licences) {
      String text =
          entry(
              licence.equals("Apache-2.0")
                  ? "META-INF/LICENSE"
                  : "META-INF/licenses/" + licence + ".txt");
      assertThat(text).as(licence).hasSizeGreaterThan(500);
    }
    assertThat(entry("META-INF/licenses/BSD-3-Clause.txt")).contains("ANTLR", "Protocol Buffers");
    assertThat(entry("META-INF/licenses/MIT.txt"))
        .contains("Kohsuke Kawaguchi", "Checker Framework", "Luke Hutchison", "QOS.ch");
  }

  @TempDir private Path temporary;

  /** docs/security.md says that no part of netty is there, and that nothing of gRPC is run. */
  @Test
  void hasNoNettyAndLoadsNoGrpc() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .noneMatch(name -> name.contains("io/netty/") || name.contains("io/grpc/netty/"))
          .noneMatch(name -> name.matches(".*netty.*\\.(so|dll|jnilib)"));
    }
    Path loaded = temporary.resolve("classes");

    Shell.Result result =
        Shell.run(
            temporary,
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-Xlog:class+load:file=" + loaded,
            "-Dguanxi.home=" + ProjectFiles.home(),
            "-jar",
            JAR.toString(),
            "score",
            "--output",
            "output");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(loaded))
        .contains("io.guanxi.pipeline.RunJob", "org.apache.beam.vendor.grpc.")
        .doesNotContain(".io.netty.", ".io.grpc.");
  }

  private static List<Library> bill() throws IOException {
    List<Library> result = new ArrayList<>();
    for (JsonNode component :
        new ObjectMapper().readTree(entry("META-INF/sbom/guanxi.cdx.json")).get("components")) {
      String sha256 = "";
      for (JsonNode hash : component.get("hashes")) {
        if (hash.get("alg").asText().equals("SHA-256")) {
          sha256 = hash.get("content").asText();
        }
      }
      // Of several the first one is chosen; a name instead of an identifier is Mozilla's.
      JsonNode licence = component.get("licenses").get(0).get("license");
      result.add(
          new Library(
              component.get("group").asText(),
              component.get("name").asText(),
              component.get("version").asText(),
              sha256,
              licence.has("id")
                  ? licence.get("id").asText()
                  : licence
                      .get("name")
                      .asText()
                      .replace("Mozilla Public License Version 1.1", "MPL-1.1")));
    }
    assertThat(result).hasSizeGreaterThan(50);
    return result;
  }

  private static Set<String> classes(JarFile jar) {
    try (Stream<JarEntry> entries = jar.stream()) {
      return new TreeSet<>(
          entries
              .map(JarEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
              .filter(name -> !name.endsWith("module-info.class"))
              .toList());
    }
  }

  private static String entry(String name) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      JarEntry entry = jar.getJarEntry(name);
      assertThat(entry).as(name).isNotNull();
      return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
