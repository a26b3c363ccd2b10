package io.guanxi.testkit;

import io.guanxi.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the command in process, as a user in a given project folder would. */
public final class Guanxi {
  private static final String HOME = "guanxi.home";

  private Guanxi() {}

  /** How a command ended and what it said, line ends as line feeds. */
  public record Result(int code, String out, String err) {}

  /** Runs a command line. */
  public static Result run(Path home, String... args) {
    @Nullable String before = System.getProperty(HOME);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    System.setProperty(HOME, home.toString());
    try {
      int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
      return new Result(code, lines(out), lines(err));
    } finally {
      if (before == null) {
        System.clearProperty(HOME);
      } else {
        System.setProperty(HOME, before);
      }
    }
  }

  /** Runs {@code score} with the golden input as its project folder. */
  public static Result scoreGolden(Path output, String... args) {
    return score(ProjectFiles.resource("golden"), output, args);
  }

  /** Runs {@code score} of an event file with the golden input as its project folder. */
  public static Result scoreGolden(Path output, Path events, String... options) {
    List<String> all = new ArrayList<>(List.of("--events", events.toString()));
    all.addAll(List.of(options));
    return scoreGolden(output, all.toArray(String[]::new));
  }

  /** Runs {@code score} into an output folder. */
  public static Result score(Path home, Path output, String... args) {
    List<String> all = new ArrayList<>(List.of("score", "--output", output.toString()));
    all.addAll(List.of(args));
    return run(home, all.toArray(String[]::new));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
