package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.CiDocument;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every line of every {@code sh} block of the README works in a copy of the project; only cloning
 * and verifying, which is what runs here, are read and not run.
 */
class ReadmeCommandsIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern NOT_RUN = Pattern.compile("(git|mvn|cd)\\b.*");

  @TempDir private static Path temporary;

  @Test
  void twoCommandsFollowTheClone() throws IOException {
    List<String> lines = blocks().stream().flatMap(String::lines).toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("git "))
        .isNotEmpty()
        .allMatch(line -> line.matches("git clone \\S+( \\S+)?"));
    assertThat(lines).filteredOn(line -> line.startsWith("mvn")).containsOnly("mvn verify");
    assertThat(lines).contains("./guanxi score", "mvn verify");
  }

  @TestFactory
  Stream<DynamicTest> everyBlockRunsInACopyOfTheProject() throws IOException {
    List<String> blocks = blocks();
    Path project = Shell.copyProject(temporary.resolve("copy"));
    return blocks.stream()
        .map(ReadmeCommandsIT::runnable)
        .filter(script -> !script.isBlank())
        .map(
            script ->
                DynamicTest.dynamicTest(
                    script.lines().findFirst().orElse(""),
                    () -> {
                      Shell.Result result =
                          Shell.run(project, "bash", "-euo", "pipefail", "-c", script);
                      assertThat(result.code()).as("%s%n%s", script, result.err()).isZero();
                    }));
  }

  @Test
  void theJobsOfTheCiDocumentRun() throws IOException, InterruptedException {
    Path project = Shell.copyProject(temporary.resolve("ci"));
    for (String command : CiDocument.ofTheProduct()) {
      Shell.Result result = Shell.run(project, "bash", "-euo", "pipefail", "-c", "./" + command);
      assertThat(result.code()).as("%s%n%s", command, result.err()).isZero();
    }
    for (String file : List.of("validation.md", "validation.xml", "gl-code-quality-report.json")) {
      assertThat(CiDocument.text()).contains("data/output/" + file);
      assertThat(project.resolve("data/output").resolve(file)).isNotEmptyFile();
    }
  }

  private static String runnable(String block) {
    StringBuilder script = new StringBuilder();
    block
        .lines()
        .filter(line -> !NOT_RUN.matcher(line).matches())
        .forEach(line -> script.append(line).append('\n'));
    return script.toString();
  }

  private static List<String> blocks() throws IOException {
    String text = Files.readString(ProjectFiles.required("README.md"));
    return BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1)).toList();
  }
}
