package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.junit.jupiter.api.Test;

/** All of Beam has one version, and no library is older than the one that Beam asks for. */
class BeamVersionTest {
  /** A jar on the class path by its manifest's address: artifact, version. */
  private static final Pattern JAR =
      Pattern.compile("(?:.*/)?([^/]+?)-(\\d+\\.[^/]*?)\\.jar(?:!.*)?");

  /** Read by compilers only; no class is loaded from them. */
  private static final Set<String> COMPILE_TIME = Set.of("auto-value-annotations");

  private static final Pattern BEAM = Pattern.compile("beam-(?!vendor-).*");

  @Test
  void everyBeamJarHasTheVersionThatTheRunReports() throws IOException {
    Map<String, String> beam = new TreeMap<>(versions());
    beam.keySet().removeIf(artifact -> !BEAM.matcher(artifact).matches());

    assertThat(beam)
        .containsKeys("beam-sdks-java-core", "beam-runners-direct-java", "beam-model-pipeline");
    assertThat(beam.values()).containsOnly(ReleaseInfo.getReleaseInfo().getVersion());
  }

  @Test
  void everyCopyOfBeamsOwnRecordNamesThatVersionToo() throws IOException {
    List<URL> records = resources("org/apache/beam/sdk/sdk.properties");
    assertThat(records).hasSizeGreaterThanOrEqualTo(2);
    for (URL each : records) {
      Properties properties = new Properties();
      try (InputStream in = each.openStream()) {
        properties.load(in);
      }
      assertThat(properties.getProperty("version"))
          .as(each.toString())
          .isEqualTo(ReleaseInfo.getReleaseInfo().getVersion());
    }
  }

  @Test
  void noSharedLibraryIsOlderThanTheOneThatBeamAsksFor() throws IOException {
    Map<String, String> present = versions();
    Map<String, String> shared = new TreeMap<>();
    for (URL each : resources("META-INF/MANIFEST.MF")) {
      Matcher jar = JAR.matcher(each.toString());
      if (jar.matches() && BEAM.matcher(jar.group(1)).matches()) {
        for (Map.Entry<String, String> asked : askedFor(each).entrySet()) {
          String found = present.get(asked.getKey());
          if (found != null && !COMPILE_TIME.contains(asked.getKey())) {
            assertThat(Version.parse(found))
                .as(
                    "%s: %s asks for %s, here is %s",
                    asked.getKey(), jar.group(1), asked.getValue(), found)
                .isGreaterThanOrEqualTo(Version.parse(asked.getValue()));
            shared.put(asked.getKey(), found);
          }
        }
      }
    }
    assertThat(shared)
        .containsKeys(
            "jackson-core",
            "jackson-databind",
            "jackson-annotations",
            "slf4j-api",
            "byte-buddy",
            "commons-lang3",
            "commons-compress",
            "joda-time",
            "snappy-java",
            "classgraph");
  }

  /** Beam's jars name in their manifest the libraries that they were built with. */
  private static Map<String, String> askedFor(URL manifest) throws IOException {
    String classPath;
    try (InputStream in = manifest.openStream()) {
      classPath = new Manifest(in).getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    }
    return classPath == null ? Map.of() : versionsOf(List.of(classPath.split(" +", -1)));
  }

  private static Map<String, String> versions() throws IOException {
    return versionsOf(resources("META-INF/MANIFEST.MF").stream().map(URL::toString).toList());
  }

  private static Map<String, String> versionsOf(List<String> jars) {
    Map<String, String> versions = new TreeMap<>();
    for (String jar : jars) {
      Matcher parts = JAR.matcher(jar);
      if (parts.matches()) {
        versions.put(parts.group(1), parts.group(2));
      }
    }
    return versions;
  }

  private static List<URL> resources(String name) throws IOException {
    return Collections.list(BeamVersionTest.class.getClassLoader().getResources(name));
  }
}
