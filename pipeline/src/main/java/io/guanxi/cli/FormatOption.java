package io.guanxi.cli;

import io.guanxi.report.Format;
import io.guanxi.report.View;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of verbs whose answer can be text, Markdown or JSON. */
final class FormatOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What is printed: text, json or markdown. Default: text.")
  private Format format = Format.TEXT;

  /** Prints the answer. */
  void print(View view) {
    spec.commandLine().getOut().print(format.of(view));
    spec.commandLine().getOut().flush();
  }
}
