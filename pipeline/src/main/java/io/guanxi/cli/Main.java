package io.guanxi.cli;

import io.guanxi.pipeline.InProcess;
import io.guanxi.text.FaultsException;
import io.guanxi.text.RepeatedFault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code guanxi}. */
@Command(
    name = "guanxi",
    description =
        "Turns coded political events into monthly relation scores for pairs of countries.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  /** How Java says that a name has characters that the locale lacks. */
  private static final String UNMAPPABLE = "Malformed input";

  private static final List<Class<?>> COMMANDS =
      List.of(
          ScoreCommand.class,
          PlanCommand.class,
          ValidateCommand.class,
          CompareCommand.class,
          ExplainCommand.class,
          AgreementCommand.class,
          AddCommand.class,
          DyadCommand.class,
          TypesCommand.class,
          ThemesCommand.class,
          DoctorCommand.class,
          RunsCommand.class,
          ReportCommand.class,
          ExportCommand.class,
          ForecastCommand.class,
          NowcastCommand.class,
          CalibrateCommand.class,
          CommandLine.HelpCommand.class,
          AutoComplete.GenerateCompletion.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of internal errors.")
  private boolean debug;

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("score")) {
      InProcess.begin();
    }
    System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), args));
  }

  /** Not {@code System.out}, which keeps to itself that nothing more can be written. */
  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }

  /**
   * Runs the command line. Whatever the command, results that could not all be written are no
   * success.
   *
   * @param out for results
   * @param err for messages
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    PrintWriter messages = new PrintWriter(new VisibleWriter(err), true);
    PrintWriter results = new PrintWriter(new VisibleWriter(out), true);
    int code = execute(results, messages, args);
    results.flush();
    if (out.checkError() && code != ExitCode.INTERNAL.code()) {
      messages.println("guanxi: standard output: cannot be written; the results are not whole");
      return ExitCode.USAGE.code();
    }
    return code;
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    commands(args).forEach(line::addSubcommand);
    line.setResourceBundle(new HelpTexts());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((fault, all) -> usageFault(fault));
    line.setExecutionExceptionHandler((fault, command, parsed) -> main.executionFault(fault, err));
    String codes = ExitCode.table();
    line.getCommandSpec().usageMessage().footerHeading("%nExit codes:%n").footer(codes);
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().footerHeading("%nExit codes:%n").footer(codes);
    }
    try {
      return line.execute(args);
    } catch (Error fault) { // out of memory, a broken jar: still no stack trace and the right code
      return main.internalFault(fault, err);
    }
  }

  /**
   * The one command that is named; all where help, or the name that was probably meant, is asked
   * for. Each takes its time.
   */
  private static List<Class<?>> commands(String... args) {
    String first = args.length == 0 ? "" : args[0];
    return COMMANDS.stream()
        .filter(each -> each.getPackage() == Main.class.getPackage())
        .filter(each -> each.getAnnotation(Command.class).name().equals(first))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** Whether memory ran out, in this thread or in a worker that a runner speaks for. */
  private static boolean isOutOfMemory(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError
          || String.valueOf(cause.getMessage()).startsWith(OutOfMemoryError.class.getName())) {
        return true;
      }
    }
    return false;
  }

  private static int usageFault(ParameterException fault) {
    CommandLine line = fault.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("guanxi: " + fault.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
    err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  private int executionFault(Exception fault, PrintWriter err) {
    if (fault instanceof FaultsException faults) {
      RepeatedFault.counted(faults.faults()).forEach(each -> err.println("guanxi: " + each));
      return ExitCode.USAGE.code();
    }
    if (fault instanceof InvalidPathException path && path.getReason().startsWith(UNMAPPABLE)) {
      err.println(
          "guanxi: '"
              + path.getInput()
              + "': no file can have this name in this locale; one with UTF-8 is needed, for example"
              + " LC_ALL=C.UTF-8");
      return ExitCode.USAGE.code();
    }
    if (fault instanceof NothingToGradeException nothing) {
      err.println("guanxi: " + nothing.getMessage());
      return ExitCode.NOTHING_TO_GRADE.code();
    }
    return internalFault(fault, err);
  }

  private int internalFault(Throwable fault, PrintWriter err) {
    if (isOutOfMemory(fault)) {
      err.println(
          "guanxi: out of memory; give it more, for example GUANXI_JAVA_OPTS=-Xmx6g"
              + " (now -Xmx"
              + (Runtime.getRuntime().maxMemory() >> 20)
              + "m)");
      if (debug) {
        fault.printStackTrace(err);
      }
      return ExitCode.USAGE.code();
    }
    err.println("guanxi: internal error: " + fault);
    if (debug) {
      fault.printStackTrace(err);
    } else {
      err.println("Run again with --debug for the details.");
    }
    return ExitCode.INTERNAL.code();
  }
}
