package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.classgraph.ClassGraph;
import io.guanxi.ReleaseTest;
import io.guanxi.cli.BundledEventsTest;
import io.guanxi.cli.CompareRunsTest;
import io.guanxi.cli.PlanCommandTest;
import io.guanxi.cli.ReadmeOutputTest;
import io.guanxi.report.figure.FiguresGoldenTest;
import io.guanxi.scheme.ConfigurationLoaderTest;
import io.guanxi.series.TradeFileTest;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.Shell;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A person follows the README in a checkout: adds a month of events and of trade and another pair,
 * and leaves results in the folder. The project's tests are none the wiser.
 */
class UserFolderIT {
  /** The tests that read data, configuration or what stands in the output folder. */
  private static final List<Class<?>> TESTS =
      List.of(
          ReleaseTest.class,
          ConfigurationLoaderTest.class,
          TradeFileTest.class,
          FiguresGoldenTest.class,
          BundledEventsTest.class,
          CompareRunsTest.class,
          PlanCommandTest.class,
          ReadmeOutputTest.class);

  private static final String MONTH =
      "20250715-visit,2025-07-15,KOR,CHN,CHN-KOR,SUMMIT-HEAD,HIGH-LEVEL,,A visit,访问,방문,\"KBS,"
          + " 2025-07-15\",me,coded,dated,made for a test\n";

  private static final String PAIR =
      """
          {
            "id": "JPN-KOR",
            "names": {"en": "Japan–South Korea", "zh": "日韩关系", "ko": "한일관계"},
            "initial": {"month": "2019-12", "score": 1.5, "basis": "assumed", "source": "a guess"}
          },
      """;

  @TempDir private Path temporary;

  @Test
  void theTestsDoNotDependOnWhatAPersonAdds() throws Exception {
    Path project = Shell.copySources(temporary.resolve("checkout"));
    Path output = project.resolve("data/output");
    run(project, "score", "--output", output + "", "--report");
    append(project.resolve("data/events/china-rok.csv"), MONTH);
    Files.copy(
        project.resolve("data/events/us-rok.csv"), project.resolve("data/events/copied.txt"));
    append(project.resolve("data/trade/china-rok.csv"), lastOf(project, "2025-07"));
    run(project, "doctor", "--output", output + "");
    run(project, "score", "--output", output + "");
    assertThat(output.resolve("contributions.csv")).content().contains(",20250715-visit,");
    Path dyads = project.resolve("config/dyads.json");
    Files.writeString(
        dyads, Files.readString(dyads).replaceFirst("\"dyads\": \\[\n", "\"dyads\": [\n" + PAIR));
    run(project, "score", "--output", output + "", "--initial", "JPN-KOR=2019-12:1.5");

    Shell.Result tests =
        Shell.run(
            project,
            Stream.concat(
                    Stream.of(
                        Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dbasedir=" + project.resolve("pipeline"),
                        "-cp",
                        new ClassGraph().getClasspath(),
                        UserFolderIT.class.getName()),
                    TESTS.stream().map(Class::getName))
                .toArray(String[]::new));
    assertThat(tests.code()).as(tests.out()).isZero();
  }

  /** Runs the tests named, in a Java process of their own, and ends with 1 when one fails. */
  public static void main(String[] classes) throws ClassNotFoundException {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (String each : classes) {
      request.selectors(selectClass(Class.forName(each)));
    }
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(request.build(), summary);
    summary
        .getSummary()
        .printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 5);
    boolean sound =
        summary.getSummary().getTestsSucceededCount() > classes.length
            && summary.getSummary().getTotalFailureCount() == 0;
    System.exit(sound ? 0 : 1);
  }

  private static void run(Path project, String... command) {
    Guanxi.Result result = Guanxi.run(project, command);
    assertThat(result.code()).as("%s%n%s", List.of(command), result.err()).isZero();
  }

  private static void append(Path file, String row) throws Exception {
    Files.writeString(file, row, StandardOpenOption.APPEND);
  }

  /** The last row of the trade file, moved to another month. */
  private static String lastOf(Path project, String month) throws Exception {
    List<String> lines = Files.readAllLines(project.resolve("data/trade/china-rok.csv"));
    List<String> cells = new ArrayList<>(List.of(lines.get(lines.size() - 1).split(",", -1)));
    cells.set(0, month);
    return String.join(",", cells) + "\n";
  }
}
