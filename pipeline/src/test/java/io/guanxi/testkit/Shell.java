package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts processes as a user's shell does, and copies the built project for them. */
public final class Shell {
  /** The built product. */
  public static final String JAR = "pipeline/target/guanxi.jar";

  private static final int LIMIT_SECONDS = 300;
  private static final Set<String> NOT_COPIED = Set.of(".git", "target", "output");

  private Shell() {}

  /** How a process ended and what it said. */
  public record Result(int code, String out, String err) {}

  /** A process that may still run, with the files that take what it says. */
  public record Running(Process process, Path out, Path err) {
    /** Waits for its end. */
    public Result end() throws IOException, InterruptedException {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended).as("ended within %d s", LIMIT_SECONDS).isTrue();
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** The command that runs the built product with the fixture's files, in a changed environment. */
  public static String[] product(List<String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("env"));
    command.addAll(environment);
    command.addAll(java("-XX:SharedArchiveFile=" + classes()));
    command.addAll(arguments);
    return command.toArray(String[]::new);
  }

  private static List<String> java(String option) {
    return List.of(
        Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:NewSize=32m",
        option,
        "-Dguanxi.home=" + ProjectFiles.home(),
        "-jar",
        ProjectFiles.root().resolve(JAR).toString());
  }

  /**
   * The product's classes as a first run has loaded them, so that those after it begin in half the
   * time; the launcher keeps the like.
   */
  private static Path classes() throws IOException, InterruptedException {
    Path jar = ProjectFiles.root().resolve(JAR);
    Path classes = jar.resolveSibling("product.jsa");
    if (!Files.exists(classes)
        || Files.getLastModifiedTime(classes).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      Path folder = Files.createTempDirectory("guanxi-first");
      List<String> command = new ArrayList<>(java("-XX:ArchiveClassesAtExit=" + classes));
      command.addAll(List.of("score", "--output", folder.toString()));
      Files.deleteIfExists(classes);
      Result result = run(folder, command.toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isZero();
      ProjectFiles.delete(folder);
    }
    return classes;
  }

  /** Runs a command in a folder to its end. */
  public static Result run(Path folder, String... command)
      throws IOException, InterruptedException {
    return start(folder, command).end();
  }

  /** Starts a command in a folder, with the Java of this test. */
  public static Running start(Path folder, String... command) throws IOException {
    Path out = Files.createTempFile("guanxi-test", ".out");
    Path err = Files.createTempFile("guanxi-test", ".err");
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    ProcessBuilder builder = new ProcessBuilder(List.of(command));
    builder.directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
    builder.environment().remove("GUANXI_JAVA_OPTS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    return new Running(builder.start(), out, err);
  }

  /**
   * Copies the project with its built jar, without version control, other results and a person's
   * own data.
   */
  public static Path copyProject(Path target) throws IOException {
    copySources(target);
    ProjectFiles.setAsideChanges(target);
    // Last, so that it is newer than the sources and the launcher has nothing to build.
    Files.createDirectories(target.resolve(JAR).resolveSibling("."));
    Files.copy(ProjectFiles.root().resolve(JAR), target.resolve(JAR));
    return target;
  }

  /** Copies the project as it is checked out, with a person's data, without anything built. */
  public static Path copySources(Path target) throws IOException {
    Path root = ProjectFiles.root();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_COPIED.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(root.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                target.resolve(root.relativize(file).toString()),
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return target;
  }
}
