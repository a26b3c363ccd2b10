package io.guanxi.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Java, fonts and browser. */
public final class EnvironmentCheck {
  /** The oldest Java that runs the program. */
  static final int OLDEST_JAVA = 17;

  private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"?(\\d+)([^\"\\n]*)");
  private static final List<String> LANGUAGES = List.of("en", "zh", "ko");
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome", "headless_shell");

  private EnvironmentCheck() {}

  /**
   * The environment of this process.
   *
   * @param canDraw whether figures in a language, named by its code, can be drawn
   */
  public static List<Finding> all(Predicate<String> canDraw) {
    Map<String, String> environment = System.getenv();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        java(
            Runtime.version().feature(),
            System.getProperty("java.version", ""),
            System.getProperty("java.home", "")));
    findings.addAll(javaHome(environment));
    findings.add(fonts(canDraw));
    findings.add(browser(environment));
    return findings;
  }

  /** The Java that runs this. */
  static Finding java(int feature, String version, String home) {
    return feature < OLDEST_JAVA
        ? Finding.of(Severity.FAIL, "java", home, "old", version, OLDEST_JAVA)
        : Finding.ok("java", home, version);
  }

  /** What JAVA_HOME names: the launcher passes it over when it is of no use. */
  static List<Finding> javaHome(Map<String, String> environment) {
    String home = environment.getOrDefault("JAVA_HOME", "");
    if (home.isEmpty()) {
      return List.of();
    }
    Path folder = path(home);
    if (folder == null || !Files.isExecutable(folder.resolve("bin/java"))) {
      return List.of(Finding.of(Severity.WARN, "java", home, "nohome"));
    }
    try {
      Matcher release = RELEASE.matcher(Files.readString(folder.resolve("release")));
      if (release.find() && Integer.parseInt(release.group(1)) < OLDEST_JAVA) {
        return List.of(
            Finding.of(
                Severity.WARN,
                "java",
                home,
                "oldhome",
                release.group(1) + release.group(2),
                OLDEST_JAVA));
      }
    } catch (IOException e) {
      // A Java without a release file says nothing of its version here; the launcher asks it.
    }
    return List.of();
  }

  /**
   * Fonts for figures.
   *
   * @param canDraw whether figures in a language, named by its code, can be drawn
   */
  static Finding fonts(Predicate<String> canDraw) {
    List<String> missing =
        LANGUAGES.stream().filter(language -> !canDrawSafely(canDraw, language)).toList();
    return missing.isEmpty()
        ? Finding.ok("fonts", "")
        : Finding.of(Severity.WARN, "fonts", "", "missing", String.join(", ", missing));
  }

  private static boolean canDrawSafely(Predicate<String> canDraw, String language) {
    try {
      return canDraw.test(language);
    } catch (LinkageError | InternalError | RuntimeException e) {
      // A Java without its graphics libraries, or a system without any font.
      return false;
    }
  }

  /** A browser that can be driven; only the project's own tests need one. */
  static Finding browser(Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      Path path = path(folder);
      for (String name : BROWSERS) {
        if (path != null && Files.isExecutable(path.resolve(name))) {
          return Finding.ok("browser", path.resolve(name).toString());
        }
      }
    }
    return Finding.of(Severity.WARN, "browser", "PATH", "none", String.join(", ", BROWSERS));
  }

  private static @Nullable Path path(String text) {
    try {
      return text.isEmpty() ? null : Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
