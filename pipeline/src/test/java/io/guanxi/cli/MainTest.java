package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.ProjectFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

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

  /** A place for results that a broken jar cannot write to. */
  private static PrintWriter failing() {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) {
            throw new NoClassDefFoundError("lost");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }
}
