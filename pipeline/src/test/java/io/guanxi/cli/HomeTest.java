package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Where configuration, events and results lie when none is named. */
class HomeTest {
  private static final Path HOME = Path.of("/some/where");

  /** What is there in the folder of the tests. */
  private static final String HERE = "src";

  private static Path with(String installed, Supplier<Path> path) {
    String before = System.getProperty(Home.PROPERTY, "");
    System.setProperty(Home.PROPERTY, HOME.toString());
    System.setProperty(Home.INSTALLED, installed);
    try {
      return path.get();
    } finally {
      System.setProperty(Home.PROPERTY, before);
      System.clearProperty(Home.INSTALLED);
    }
  }

  @Test
  void allLiesInTheHomeFolder() {
    assertThat(with("", () -> Home.output(null).path())).isEqualTo(HOME.resolve("data/output"));
    assertThat(with("", () -> Home.config(null).path())).isEqualTo(HOME.resolve("config"));
    assertThat(with("", () -> Home.resolve(HERE))).isEqualTo(HOME.resolve(HERE));
  }

  @Test
  void whereItIsInstalledTheCurrentFolderComesFirstAndTakesTheResults() {
    assertThat(with("true", () -> Home.output(null).path())).isEqualTo(Path.of("data/output"));
    assertThat(with("true", () -> Home.config(null).path())).isEqualTo(HOME.resolve("config"));
    assertThat(with("true", () -> Home.resolve(HERE))).isEqualTo(Path.of(HERE));
  }
}
