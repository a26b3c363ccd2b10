package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.model.Theme;
import io.guanxi.report.ThemesView;
import io.guanxi.run.Folder;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guanxi themes}: the themes as a list. */
@Command(
    name = "themes",
    description = {
      "Lists the themes with names, signs and pairs.",
      "",
      "Examples:",
      "  guanxi themes",
      "  guanxi themes --dyad JPN-KOR --lang zh",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ThemesCommand implements Callable<Integer> {
  @Option(
      names = "--dyad",
      paramLabel = "D",
      description = "Only the themes that events of this pair may carry; any pair, either order.")
  private @Nullable String dyad;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() {
    Folder folder = config.folder();
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    String id = dyad == null ? null : configuration.canonicalId(dyad.toUpperCase(Locale.ROOT));
    if (dyad != null && id != null && Dyad.parse(id).isEmpty()) {
      throw new FaultsException(
          Fault.of("--dyad", dyad).not(Dyad.FORM, Dyad.meant(id, configuration.dyads().keySet())));
    }
    List<Theme> themes =
        configuration.themes().values().stream()
            .filter(theme -> id == null || theme.dyads().isEmpty() || theme.dyads().contains(id))
            .toList();
    format.print(new ThemesView(themes, language.get()));
    return ExitCode.DONE.code();
  }
}
