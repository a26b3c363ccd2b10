package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.DyadsFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi dyad}: the configured pairs. */
@Command(
    name = "dyad",
    description = "Adds a pair of countries to the configuration.",
    subcommands = DyadCommand.Add.class,
    mixinStandardHelpOptions = true)
final class DyadCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: add");
  }

  /** {@code guanxi dyad add}. */
  @Command(
      name = "add",
      description = {
        "Adds a pair to config/dyads.json; the rest of the file stays as it is.",
        "Its events may carry every theme that is for every pair ('guanxi themes --dyad D').",
        "",
        "Examples:",
        "  guanxi dyad add JPN-KOR --initial 2019-12:1.5",
        "  guanxi dyad add JPN-KOR --initial 2019-12:1.5 --basis published --source 'Yearbook 2020, p. 7'",
        "",
        "Parameters and options:"
      },
      sortOptions = false,
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
        paramLabel = "DYAD",
        description =
            "Two ISO 3166-1 alpha-3 codes, in the order in which outputs shall name them.")
    private String dyad = "";

    @Option(
        names = "--initial",
        required = true,
        paramLabel = "YYYY-MM:SCORE",
        description =
            "Score at the end of a month; the next month is the first one that is scored.")
    private String initial = "";

    @Option(
        names = "--basis",
        paramLabel = "BASIS",
        description = "What the score rests on: assumed or published. Default: assumed.")
    private DyadProfile.Basis basis = DyadProfile.Basis.ASSUMED;

    @Option(
        names = "--source",
        paramLabel = "TEXT",
        description = "Where the score comes from; needed with --basis published.")
    private @Nullable String source;

    @Option(names = "--name-en", paramLabel = "TEXT", description = "What the pair is called.")
    private @Nullable String nameEn;

    @Option(names = "--name-zh", paramLabel = "TEXT", description = "The same in Chinese.")
    private @Nullable String nameZh;

    @Option(
        names = "--name-ko",
        paramLabel = "TEXT",
        description = "The same in Korean. Default of all three: the names of the countries.")
    private @Nullable String nameKo;

    @Mixin private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() {
      Folder folder = config.written();
      Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
      DyadProfile profile = profile(configuration, folder.shown() + "/dyads.json");
      Path file = folder.path().resolve("dyads.json");
      String text =
          new String(PlainFile.read(file, folder.shown() + "/dyads.json"), StandardCharsets.UTF_8);
      WholeFile.write(file, DyadsFile.with(text, profile), "--config");
      spec.commandLine()
          .getOut()
          .println(
              "added "
                  + profile.dyad()
                  + " to "
                  + folder.shown()
                  + "/dyads.json; 'guanxi add --dyad "
                  + profile.dyad()
                  + "' adds an event, 'guanxi themes --dyad "
                  + profile.dyad()
                  + "' lists its themes");
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.code();
    }

    private DyadProfile profile(Configuration configuration, String shown) {
      List<String> faults = new ArrayList<>();
      String id = dyad.toUpperCase(Locale.ROOT);
      Configuration started = InitialScores.in(configuration, List.of(id + "=" + initial), faults);
      if (basis == DyadProfile.Basis.GIVEN) {
        faults.add(Fault.of("--basis", "given").notOneOf(List.of("assumed", "published")));
      }
      if (basis == DyadProfile.Basis.PUBLISHED && source == null) {
        faults.add("--basis published: --source must say where the score is published");
      }
      if (configuration.dyads().containsKey(configuration.canonicalId(id))) {
        faults.add(Fault.at(shown, "has the pair " + configuration.canonicalId(id) + " already"));
      }
      FaultsException.throwIfAny(faults);
      Dyad pair = Dyad.parse(id).orElseThrow();
      LocalizedNames names = pair.names();
      DyadProfile start = Objects.requireNonNull(started.profile(pair));
      return new DyadProfile(
          pair,
          new LocalizedNames(
              nameEn == null ? names.en() : nameEn,
              nameZh == null ? names.zh() : nameZh,
              nameKo == null ? names.ko() : nameKo),
          start.initialMonth(),
          start.initialScore(),
          basis,
          source == null ? "assumed with 'guanxi dyad add'" : source);
    }
  }
}
