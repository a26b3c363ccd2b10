package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.guanxi.cli.Main;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar on its own, as {@code java -jar} starts it. */
class ShadedJarIT {
  private static final Path JAR = ProjectFiles.root().resolve(Shell.JAR);

  @TempDir private Path temporary;

  @Test
  void saysItsVersion() throws Exception {
    Matcher version =
        Pattern.compile("<version>(.*?)</version>")
            .matcher(Files.readString(ProjectFiles.root().resolve("pipeline/pom.xml")));
    assertThat(version.find()).isTrue();

    Shell.Result result = java("--version");

    assertThat(result).isEqualTo(new Shell.Result(0, "guanxi " + version.group(1) + "\n", ""));
  }

  @Test
  void helpsWithoutAnyFile() throws Exception {
    Shell.Result result = java("--help");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("Usage: guanxi ").contains("score", "generate-completion");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void givesACompletionScriptThatBashAccepts() throws Exception {
    Shell.Result result = java("generate-completion");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("--max-rejects", "guanxi");
    Path script = Files.writeString(temporary.resolve("completion.sh"), result.out());

    Shell.Result check = Shell.run(temporary, "bash", "-n", script.toString());

    assertThat(check).isEqualTo(new Shell.Result(0, "", ""));
  }

  @Test
  void scoresAsTheClassesDo() throws Exception {
    Path golden = ProjectFiles.resource("golden");
    Path output = temporary.resolve("output");

    Shell.Result result =
        Shell.run(
            temporary,
            javaCommand(
                List.of("-Dguanxi.home=" + golden, "-Dfile.encoding=UTF-8"),
                List.of("score", "--output", output.toString(), "--max-rejects", "100")));

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    for (String table :
        List.of("scores.csv", "contributions.csv", "breakdown.csv", "rejects.csv")) {
      assertThat(output.resolve(table))
          .hasSameTextualContentAs(golden.resolve("month-start").resolve(table));
    }
  }

  /**
   * Of the libraries that the report uses, the jar leaves some out: what is needed must be there.
   */
  @Test
  void drawsAReportAsTheClassesDo() throws Exception {
    Path run = temporary.resolve("run");
    Path report = temporary.resolve("report");
    BundledRun.into(run, "--uncertainty=50");
    assertThat(
            Guanxi.run(
                    ProjectFiles.home(),
                    "report",
                    "--run",
                    run.toString(),
                    "--output",
                    report.toString())
                .code())
        .isZero();

    Shell.Result result =
        Shell.run(
            temporary,
            javaCommand(
                List.of("-Dguanxi.home=" + ProjectFiles.home(), "-Dfile.encoding=UTF-8"),
                List.of("report", "--run", run.toString(), "--output", "again")));

    assertThat(result.code()).as(result.err()).isZero();
    try (Stream<Path> files = Files.list(report)) {
      for (Path file : files.toList()) {
        assertThat(temporary.resolve("again").resolve(file.getFileName()))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  /**
   * Of the collections that come with Tablesaw the jar leaves most out: every one that a class of
   * Tablesaw names is there, and can be loaded with what it rests on.
   */
  @Test
  void holdsEveryCollectionThatTablesawNames() throws Exception {
    Path classes = temporary.resolve("classes");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(ShadedJarIT::isOfTablesaw).toList()) {
        Path file = classes.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "-verbose:class",
                "-cp",
                JAR.toString(),
                classes.toString());
    assertThat(code).as(said.toString()).isZero();

    List<String> named =
        Pattern.compile("-> (it\\.unimi\\.dsi\\.fastutil\\.\\S+) +(.*)")
            .matcher(said.toString())
            .results()
            .peek(use -> assertThat(use.group(2)).as(use.group(1)).isNotEqualTo("not found"))
            .map(use -> use.group(1))
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (String name : named) {
        assertThatCode(() -> Class.forName(name, true, loader)).as(name).doesNotThrowAnyException();
      }
    }
  }

  private static boolean isOfTablesaw(JarEntry entry) {
    return entry.getName().startsWith("tech/tablesaw/") && !entry.isDirectory();
  }

  @Test
  void holdsNoEntryTwiceAndNoSignatureOfAnotherJar() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names).doesNotHaveDuplicates();
      assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
      assertThat(names).contains("io/guanxi/schemas/dyads.schema.json");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo(Main.class.getName());
    }
  }

  private Shell.Result java(String... arguments) throws IOException, InterruptedException {
    return Shell.run(temporary, javaCommand(List.of(), List.of(arguments)));
  }

  private static String[] javaCommand(List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    return command.toArray(String[]::new);
  }
}
