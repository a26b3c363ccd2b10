package io.guanxi.cli;

import io.guanxi.report.Format;
import io.guanxi.report.Language;
import io.guanxi.report.TypesView;
import io.guanxi.run.Folder;
import io.guanxi.scheme.ConfigurationLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi types}: the codebook as a list. */
@Command(
    name = "types",
    description = {
      "Lists the event types with names, signs and table scores.",
      "",
      "Examples:",
      "  guanxi types",
      "  guanxi types --codebook tsinghua-ordered --lang ko",
      "  guanxi types --format json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class TypesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--codebook",
      paramLabel = "NAME",
      description = "A file of config/codebooks, without .json. Default: the scheme's.")
  private @Nullable String codebook;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with the configuration. Default: the bundled config.")
  private @Nullable String config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or markdown. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of the names: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    Folder folder = Home.config(config);
    var configuration = ConfigurationLoader.load(folder.path(), folder.shown(), codebook);
    spec.commandLine().getOut().print(format.of(new TypesView(configuration.codebook(), language)));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
