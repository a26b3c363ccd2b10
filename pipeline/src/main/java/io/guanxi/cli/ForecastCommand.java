package io.guanxi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code guanxi forecast}: what comes next, and with what certainty. */
@Command(
    name = "forecast",
    description = "Says what comes next, and with what certainty.",
    subcommands = ForecastEvaluateCommand.class,
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: evaluate");
  }
}
