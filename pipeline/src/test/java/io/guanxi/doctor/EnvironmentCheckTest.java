package io.guanxi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java, fonts and browser, as they are and as they may be. */
class EnvironmentCheckTest {
  @TempDir private Path folder;

  @Test
  void theJavaOfTheseTestsIsNewEnough() {
    assertThat(EnvironmentCheck.all(language -> true))
        .anySatisfy(
            finding -> {
              assertThat(finding.id()).isEqualTo("java");
              assertThat(finding.grade()).isEqualTo(Severity.OK);
            })
        .extracting(Finding::grade)
        .doesNotContain(Severity.FAIL);
  }

  @Test
  void anOlderJavaFails() {
    assertThat(EnvironmentCheck.java(11, "11.0.2", "/jdk"))
        .isEqualTo(new Finding(Severity.FAIL, "java", "/jdk", "old", List.of("11.0.2", "17")));
    assertThat(EnvironmentCheck.java(17, "17.0.1", "/jdk").grade()).isEqualTo(Severity.OK);
  }

  @Test
  void aJavaHomeOfNoUseIsAWarning() throws IOException {
    String home = folder.toString();
    assertThat(EnvironmentCheck.javaHome(Map.of())).isEmpty();
    assertThat(EnvironmentCheck.javaHome(Map.of("JAVA_HOME", home)))
        .containsExactly(new Finding(Severity.WARN, "java", home, "nohome", List.of()));
    executable("bin/java");
    assertThat(EnvironmentCheck.javaHome(Map.of("JAVA_HOME", home))).isEmpty();
    Files.writeString(folder.resolve("release"), "IMPLEMENTOR=x\nJAVA_VERSION=\"11.0.2\"\n");
    assertThat(EnvironmentCheck.javaHome(Map.of("JAVA_HOME", home)))
        .containsExactly(
            new Finding(Severity.WARN, "java", home, "oldhome", List.of("11.0.2", "17")));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21\"\n");
    assertThat(EnvironmentCheck.javaHome(Map.of("JAVA_HOME", home))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en zh ko, OK, ok, ''", "en zh, WARN, missing, ko", "en, WARN, missing, 'zh, ko'"})
  void languagesThatNoFontIsForAreNamed(
      String drawable, Severity grade, String kind, String missing) {
    Finding finding = EnvironmentCheck.fonts(language -> drawable.contains(language));
    assertThat(finding.grade()).isEqualTo(grade);
    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(String.join("", finding.arguments())).isEqualTo(missing);
  }

  @Test
  void aJavaWithoutGraphicsDrawsInNoLanguage() {
    Finding finding =
        EnvironmentCheck.fonts(
            language -> {
              throw new UnsatisfiedLinkError("libfreetype.so.6");
            });
    assertThat(finding)
        .isEqualTo(new Finding(Severity.WARN, "fonts", "", "missing", List.of("en, zh, ko")));
  }

  @Test
  void aBrowserIsLookedForOnThePath() throws IOException {
    String path = "/nowhere::" + folder;
    assertThat(EnvironmentCheck.browser(Map.of("PATH", path)).grade()).isEqualTo(Severity.WARN);
    assertThat(EnvironmentCheck.browser(Map.of()).kind()).isEqualTo("none");
    Path browser = executable("chromium");
    assertThat(EnvironmentCheck.browser(Map.of("PATH", path)))
        .isEqualTo(new Finding(Severity.OK, "browser", browser.toString(), "ok", List.of()));
  }

  private Path executable(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
