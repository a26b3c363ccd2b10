package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.CiDocument;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The jobs of {@code docs/ci.md} are what GitHub and GitLab read; {@code ImageIT} runs them. */
class CiDocumentTest {
  @Test
  void eachFileHasJobsWithAnImageAndCommands() throws IOException {
    List<Map<?, ?>> files = CiDocument.files();
    assertThat(files).hasSize(3);
    for (Map<?, ?> gitHub : files.subList(0, 2)) {
      assertThat(gitHub.containsKey("name") && gitHub.containsKey("on")).isTrue();
      Map<?, ?> jobs = (Map<?, ?>) gitHub.get("jobs");
      assertThat(jobs).hasSize(1);
      Map<?, ?> job = (Map<?, ?>) jobs.values().iterator().next();
      assertThat(job.get("runs-on")).isEqualTo("ubuntu-latest");
      assertThat(job.get("container"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsKey("image");
      assertThat((List<?>) job.get("steps"))
          .hasSizeGreaterThan(3)
          .allMatch(
              step ->
                  ((Map<?, ?>) step).containsKey("run") != ((Map<?, ?>) step).containsKey("uses"));
    }
    assertThat(files.get(2).values())
        .hasSize(2)
        .allMatch(job -> ((Map<?, ?>) job).containsKey("image"))
        .allMatch(job -> ((Map<?, ?>) job).get("script") instanceof List<?>);
  }

  @Test
  void nothingIsBuiltWhereScoresAreValidated() throws IOException {
    assertThat(CiDocument.ofTheProduct())
        .containsExactly(
            "guanxi score",
            "guanxi validate --annotate github",
            "guanxi score",
            "guanxi validate --annotate gitlab");
    assertThat(CiDocument.commands())
        .filteredOn(command -> command.startsWith("mvn "))
        .hasSize(2)
        .allMatch(command -> command.equals("mvn -B -ntp -Pimage package"));
  }

  @Test
  void theImageIsNamedByTheVersionOfTheProject() throws IOException {
    String version =
        Files.readString(ProjectFiles.required("pom.xml"))
            .replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");
    assertThat(CiDocument.text().split("guanxi:" + version, -1)).hasSizeGreaterThan(5);
    assertThat(CiDocument.text().replace("guanxi:" + version, "")).doesNotContain("guanxi:0");
  }
}
