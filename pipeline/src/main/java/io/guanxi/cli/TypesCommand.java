package io.guanxi.cli;

import io.guanxi.report.TypesView;
import io.guanxi.run.Folder;
import io.guanxi.scheme.ConfigurationLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guanxi types}: the codebook as a list. */
@Command(
    name = "types",
    description = {
      "Lists the event types with names, signs and table scores.",
      "",
      "Examples:",
      "  guanxi types",
      "  guanxi types --codebook tsinghua-priors --lang ko",
      "  guanxi types --format json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class TypesCommand implements Callable<Integer> {
  @Option(
      names = "--codebook",
      paramLabel = "NAME",
      description = "A file of config/codebooks, without .json. Default: the scheme's.")
  private @Nullable String codebook;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() {
    Folder folder = config.folder();
    var configuration = ConfigurationLoader.load(folder.path(), folder.shown(), codebook);
    format.print(new TypesView(configuration.codebook(), language.get()));
    return ExitCode.DONE.code();
  }
}
