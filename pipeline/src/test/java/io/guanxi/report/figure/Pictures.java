package io.guanxi.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.cli.Main;
import io.guanxi.model.Dyad;
import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.SavedForecasts;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.TradeSource;
import io.guanxi.series.Period;
import io.guanxi.series.TradeFile;
import io.guanxi.testkit.ProjectFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The figures of a run of the bundled events, for tests. */
final class Pictures {
  private Pictures() {}

  /** Passes a test over, with a message, where the language's letters cannot be drawn. */
  static void requireFont(Language language) {
    assumeTrue(
        Typeface.available(language),
        () -> "no font for figures in " + language + " is installed; .ci/setup installs one");
  }

  /** What is drawn from the run in a folder. */
  static FigureRequest request(Path run, Language language, @Nullable Months waterfall) {
    return request(ProjectFiles.home(), run, language, waterfall);
  }

  /** What is drawn from the run in a folder, with the configuration and trade of a project. */
  static FigureRequest request(Path home, Path run, Language language, @Nullable Months waterfall) {
    Path config = home.resolve("config");
    Configuration configuration = ConfigurationLoader.load(config, "config");
    ReportedRun reported = ReportedRun.read(released(Run.open(run, "run", "--run")), configuration);
    DyadProfile china = Objects.requireNonNull(configuration.dyads().get("CHN-KOR"));
    TradeSource source = Objects.requireNonNull(china.trade());
    return new FigureRequest(
        reported,
        reported.dyads(),
        language,
        Map.of(
            "CHN-KOR",
            TradeFile.read(
                home.resolve(source.file()), Dyad.parse("CHN-KOR").orElseThrow(), source)),
        List.of(),
        Period.MONTH,
        waterfall,
        SavedForecasts.NONE);
  }

  /** The manifest as the released program writes it, so that captions have its version. */
  private static Run released(Run run) {
    RunManifest manifest = run.manifest();
    return new Run(
        run.folder(),
        run.shown(),
        new RunManifest(
            manifest.id(),
            manifest.created(),
            manifest.statement(),
            new RunManifest.Versions("0.1.0", manifest.versions().method(), ""),
            manifest.feed(),
            manifest.arguments(),
            manifest.scheme(),
            manifest.weights(),
            manifest.configuration(),
            manifest.codedThrough(),
            manifest.inputs(),
            manifest.counts(),
            manifest.outputs()));
  }

  /** Scores the bundled events into a folder. */
  static Path run(Path folder) {
    return run(ProjectFiles.home(), folder);
  }

  /** Scores a project's events into a folder. */
  static Path run(Path home, Path folder) {
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "score",
            "--events",
            home.resolve("data/events").toString(),
            "--config",
            home.resolve("config").toString(),
            "--output",
            folder.toString());
    assertThat(code).as(err.toString()).isZero();
    return folder;
  }

  /** The figures of a request. */
  static List<Drawing> of(FigureRequest request) {
    List<Drawing> drawings =
        Figures.figures(FigureData.of(request)).stream().map(Supplier::get).toList();
    assertThat(drawings).isNotEmpty();
    return drawings;
  }
}
