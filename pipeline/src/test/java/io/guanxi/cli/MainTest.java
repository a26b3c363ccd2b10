package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error, such as that of a broken jar, ends the command like any other fault of the program. */
class MainTest {
  private static final String MESSAGE =
      "guanxi: internal error: java.lang.NoClassDefFoundError: lost%n";

  @Test
  void anErrorIsAnInternalFaultWithoutAStackTrace() {
    StringWriter err = new StringWriter();

    int code = Main.run(failing(), new PrintWriter(err), "--version");

    assertThat(err.toString())
        .isEqualTo(String.format(MESSAGE + "Run again with --debug for the details.%n"));
    assertThat(code).isEqualTo(3);
  }

  @Test
  void anErrorShowsItsStackTraceWithDebug() {
    StringWriter err = new StringWriter();

    int code = Main.run(failing(), new PrintWriter(err), "--debug", "--version");

    assertThat(err.toString())
        .startsWith(String.format(MESSAGE))
        .contains("\tat io.guanxi.cli.Main.run(")
        .doesNotContain("Run again with --debug");
    assertThat(code).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void outOfMemoryNamesTheSettingThatHelps(boolean inWorker) {
    StringWriter err = new StringWriter();
    Error none = new OutOfMemoryError("Java heap space");
    PrintWriter out =
        failing(() -> inWorker ? new Error("worker", new RuntimeException(none)) : none);

    int code = Main.run(out, new PrintWriter(err), "--version");

    assertThat(err.toString())
        .matches(
            "guanxi: out of memory; give it more, for example GUANXI_JAVA_OPTS=-Xmx6g \\(now -Xmx\\d+m\\)\\R");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void helpNamesEveryCommandAndDescribesItInOneLine() {
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), "--help");
    assertThat(result.code()).isZero();
    String commands = result.out().split("Commands:\n", -1)[1].split("\n\n", -1)[0];
    assertThat(commands.lines())
        .allMatch(line -> line.matches("  [a-z-]+ +[A-Z].*[.]"), "  command  A sentence.")
        .extracting(line -> line.strip().split(" ", 2)[0])
        .contains("score", "plan", "validate", "compare", "explain", "agreement", "doctor", "runs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "help",
        "--version",
        "score --help",
        "generate-completion",
        "explain CHN-KOR 2022-05 --format json --run RUN",
        "explain CHN-KOR 2022-05 --run RUN",
        "compare RUN RUN",
        "validate --run RUN --no-fail",
        "agreement EVENTS EVENTS",
        "doctor --output RUN --format json",
        "plan --output RUN",
        "runs --output RUN",
        "score --output RUN"
      })
  void resultsThatCannotBeWrittenAreNoSuccess(String arguments, @TempDir Path run)
      throws IOException {
    Guanxi.scoreGolden(run);
    String home = ProjectFiles.resource("golden").toString();
    String events = home + "/data/events/5-coded-on.csv";
    String[] all =
        Arrays.stream(arguments.split(" "))
            .map(each -> each.equals("RUN") ? run.toString() : each)
            .map(each -> each.equals("EVENTS") ? events : each)
            .toArray(String[]::new);
    StringWriter err = new StringWriter();
    System.setProperty(Home.PROPERTY, home);
    try (PrintWriter full =
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream("/dev/full"), StandardCharsets.UTF_8))) {
      assertThat(Main.run(full, new PrintWriter(err), all)).isEqualTo(2);
    } finally {
      System.clearProperty(Home.PROPERTY);
    }
    assertThat(err.toString())
        .endsWith(
            String.format(
                "guanxi: standard output: cannot be written; the results are not whole%n"));
  }

  @Test
  void noTextOfAFileNameReachesTheTerminalAsACommand() {
    Guanxi.Result result =
        Guanxi.run(ProjectFiles.root(), "compare", "a\u001b]0;x\u0007", "b\u202e");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a\\u001b]0;x\\u0007").doesNotContain("\u001b");
  }

  /** A place for results that a broken jar cannot write to. */
  private static PrintWriter failing() {
    return failing(() -> new NoClassDefFoundError("lost"));
  }

  private static PrintWriter failing(Supplier<Throwable> faults) {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) {
            Throwable fault = faults.get();
            if (fault instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) fault;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }
}
