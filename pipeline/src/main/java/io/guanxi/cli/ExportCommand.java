package io.guanxi.cli;

import io.guanxi.report.Language;
import io.guanxi.report.RunWorkbook;
import io.guanxi.run.Run;
import io.guanxi.run.RunTable;
import io.guanxi.run.WholeFile;
import io.guanxi.text.PlainFile;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi export}: a run's tables as people open them in Excel. */
@Command(
    name = "export",
    description = {
      "Writes a run's tables for Excel: a workbook, or CSV.",
      "",
      "FILE.xlsx is a workbook: a sheet a table, numbers and dates as such, named in the language. Any other name is a folder, which gets the run's CSV tables with a byte-order mark, by which Excel knows that they are UTF-8.",
      "",
      "Examples:",
      "  guanxi export scores.xlsx",
      "  guanxi export --lang zh --run my-scores 得分.xlsx",
      "  guanxi export my-folder",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.xlsx|DIR",
      description = "What to write; an earlier file is replaced.")
  private Path to = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "Output folder of a run of 'guanxi score', " + GivenRun.ALSO + ". Default: data/output.")
  private @Nullable String run;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of sheets and columns of a workbook: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    Run opened = GivenRun.of(run).open("--run");
    List<RunTable> tables =
        Arrays.stream(RunTable.values())
            .filter(table -> opened.manifest().outputs().containsKey(table.fileName()))
            .toList();
    tables.forEach(opened::require);
    if (to.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      WholeFile.write(to, RunWorkbook.of(opened, tables, language), "export");
      wrote(to);
    } else {
      tables.forEach(table -> marked(opened, table));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  private void marked(Run opened, RunTable table) {
    Path file = to.resolve(table.fileName());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BYTE_ORDER_MARK);
    bytes.writeBytes(PlainFile.read(opened.file(table), opened.shown(table)));
    WholeFile.write(file, bytes.toByteArray(), "export");
    wrote(file);
  }

  private void wrote(Path file) {
    spec.commandLine().getOut().println("wrote " + file);
  }
}
