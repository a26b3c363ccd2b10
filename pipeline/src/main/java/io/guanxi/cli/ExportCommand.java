package io.guanxi.cli;

import io.guanxi.report.RunWorkbook;
import io.guanxi.run.Run;
import io.guanxi.run.RunTable;
import io.guanxi.run.WholeFile;
import io.guanxi.sink.Sink;
import io.guanxi.text.PlainFile;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi export}: a run's tables as people open them in Excel, or into a sink. */
@Command(
    name = "export",
    description = {
      "Writes a run's tables for Excel or into a data base.",
      "",
      "FILE.xlsx is a workbook: a sheet a table, numbers and dates as such, named in the language. Any other name is a folder, which gets the run's CSV tables with a byte-order mark, by which Excel knows that they are UTF-8.",
      "A sink takes the run beside those that it has, each once (docs/sinks.md).",
      "",
      "Examples:",
      "  guanxi export scores.xlsx",
      "  guanxi export --lang zh --run my-scores 得分.xlsx",
      "  guanxi export my-folder",
      "  guanxi export duckdb:scores.duckdb",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.xlsx|DIR|SINK",
      description = "What to write; an earlier file is replaced. A sink is " + Sink.FORMS + ".")
  private String to = "";

  @Mixin private RunOption run = new RunOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() {
    Run opened = run.find().open();
    List<RunTable> tables = opened.tables();
    tables.forEach(opened::require);
    if (Sink.isMeant(to)) {
      Sink sink = Sink.of(to, "export");
      sink.write(opened);
      wrote(sink.shown());
    } else if (to.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      WholeFile.write(Path.of(to), RunWorkbook.of(opened, tables, language.get()), "export");
      wrote(to);
    } else {
      tables.forEach(table -> marked(opened, table));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  private void marked(Run opened, RunTable table) {
    Path file = Path.of(to).resolve(table.fileName());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BYTE_ORDER_MARK);
    bytes.writeBytes(PlainFile.read(opened.file(table), opened.shown(table)));
    WholeFile.write(file, bytes.toByteArray(), "export");
    wrote(file.toString());
  }

  private void wrote(String what) {
    spec.commandLine().getOut().println("wrote " + what);
  }
}
