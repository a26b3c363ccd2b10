package io.guanxi.cli;

import io.guanxi.testkit.ProjectFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the command in process, as a user in a given project folder would. */
final class Guanxi {
  private Guanxi() {}

  /** How a command ended and what it said, line ends as line feeds. */
  record Result(int code, String out, String err) {}

  /** Runs a command line. */
  static Result run(Path home, String... args) {
    @Nullable String before = System.getProperty(Home.PROPERTY);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    System.setProperty(Home.PROPERTY, home.toString());
    try {
      int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
      return new Result(code, lines(out), lines(err));
    } finally {
      if (before == null) {
        System.clearProperty(Home.PROPERTY);
      } else {
        System.setProperty(Home.PROPERTY, before);
      }
    }
  }

  /** Runs {@code score} with the golden input as its project folder. */
  static Result scoreGolden(Path output, String... args) {
    return score(ProjectFiles.resource("golden"), output, args);
  }

  /** Runs {@code score} of an event file with the golden input as its project folder. */
  static Result scoreGolden(Path output, Path events, String... options) {
    List<String> all = new ArrayList<>(List.of("--events", events.toString()));
    all.addAll(List.of(options));
    return scoreGolden(output, all.toArray(String[]::new));
  }

  /** Runs {@code score} into an output folder. */
  static Result score(Path home, Path output, String... args) {
    List<String> all = new ArrayList<>(List.of("score", "--output", output.toString()));
    all.addAll(List.of(args));
    return run(home, all.toArray(String[]::new));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
