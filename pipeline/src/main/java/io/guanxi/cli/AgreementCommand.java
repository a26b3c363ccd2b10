package io.guanxi.cli;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.CodedFile;
import io.guanxi.agreement.KappaBar;
import io.guanxi.pipeline.RunJob;
import io.guanxi.report.AgreementView;
import io.guanxi.report.Format;
import io.guanxi.report.Provenance;
import io.guanxi.report.Words;
import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.file.Rewriting;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi agreement}: two coders' files of the same events. */
@Command(
    name = "agreement",
    description = {
      "Compares two coders' files of the same events: kappa.",
      "Cohen's kappa of sign, type and theme, the disagreements, and what each does to the score.",
      "",
      "Examples:",
      "  guanxi agreement kim.csv li.csv",
      "  guanxi agreement kim.csv li.csv --name-a Kim --name-b Li --format markdown --lang ko",
      "  guanxi agreement kim.csv li.csv --min-kappa 0.7 --output verdicts",
      "",
      "Parameters and options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class AgreementCommand implements Callable<Integer> {
  private static final String JSON = "agreement.json";
  private static final String MARKDOWN = "agreement.md";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The first coder's event file; effects are computed on its scores.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "The second coder's event file.")
  private String b = "";

  @Option(
      names = "--name-a",
      paramLabel = "NAME",
      description = "Name of the first coder in the output. Default: A.")
  private @Nullable String nameA;

  @Option(
      names = "--name-b",
      paramLabel = "NAME",
      description = "Name of the second coder in the output. Default: B.")
  private @Nullable String nameB;

  @Option(
      names = "--min-kappa",
      paramLabel = "X",
      description =
          "Give exit code 1 unless kappa of sign, type and theme is at least this, -1 … 1, and write the verdict.")
  private @Nullable Double minKappa;

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--initial",
      paramLabel = "D=YYYY-MM:SCORE",
      description = "Score of a pair at the end of a month, as for score; may be repeated.")
  private List<String> initials = new ArrayList<>();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    Double least = minKappa;
    if (least != null && !(least >= -1 && least <= 1)) {
      throw new FaultsException(Fault.of("--min-kappa", least).not("a number from -1 to 1"));
    }
    Folder verdicts = output.folder();
    if (least != null) {
      WholeFile.removeStale(verdicts.path().resolve(JSON), "--output");
      WholeFile.removeStale(verdicts.path().resolve(MARKDOWN), "--output");
    }
    Folder folder = config.folder();
    Configuration configured = ConfigurationLoader.load(folder.path(), folder.shown());
    List<String> faults = new ArrayList<>();
    Configuration effective = InitialScores.in(configured, initials, faults);
    SortedMap<String, String> inputs = new TreeMap<>();
    List<CodedFile> files = new ArrayList<>();
    for (String file : List.of(a, b)) {
      try {
        byte[] bytes = PlainFile.read(Path.of(file), file);
        inputs.put(file, Hashes.sha256(bytes));
        files.add(
            CodedFile.of(
                new Intake(effective, configured, null).read(Rewriting.csv(bytes, file), file)));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    FaultsException.throwIfAny(faults);
    Agreement agreement = Agreement.of(effective, files.get(0), files.get(1));
    List<KappaBar> bars = least == null ? List.of() : KappaBar.all(agreement, least);
    ExitCode code = ExitCode.of(KappaBar.outcome(agreement, bars), false);
    AgreementView view =
        new AgreementView(
            agreement,
            nameA == null ? "A" : nameA,
            nameB == null ? "B" : nameB,
            bars,
            code.code(),
            new Provenance(
                Version.text(), RunJob.METHOD_VERSION, effective.hashes(), inputs, new TreeMap<>()),
            effective.scheme().p0(),
            initials,
            new Words(effective, language.get()));
    if (least != null) {
      WholeFile.write(verdicts.path().resolve(MARKDOWN), Format.MARKDOWN.of(view), "--output");
      WholeFile.write(verdicts.path().resolve(JSON), Format.JSON.of(view), "--output");
      verdicts.send(List.of(MARKDOWN, JSON));
    }
    format.print(view);
    if (code == ExitCode.NOTHING_TO_GRADE) {
      spec.commandLine()
          .getErr()
          .println("guanxi: nothing in common: no event_id is in both files with the same dyad");
    }
    return code.code();
  }
}
