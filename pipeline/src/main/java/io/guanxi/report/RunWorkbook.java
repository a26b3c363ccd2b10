package io.guanxi.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guanxi.run.Column;
import io.guanxi.run.Run;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.text.FaultsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A run's tables as an Excel workbook: a sheet a table, numbers as numbers, months and days as
 * dates, sheets and columns named in a language. The same run gives the same bytes.
 */
public final class RunWorkbook {
  /** Rows of a sheet, the header among them. */
  private static final int MOST_ROWS = 1 << 20;

  private static final String MONTH = "yyyy-mm";
  private static final String DAY = "yyyy-mm-dd";

  /** Rows that are held until they are written. */
  private static final int HELD = 1000;

  /** In place of the moment at which the library wrote the workbook. */
  private static final String NO_TIME = "2000-01-01T00:00:00Z";

  private RunWorkbook() {}

  /**
   * The workbook.
   *
   * @param tables tables of the run, in order
   * @throws FaultsException when a table has more rows than a sheet
   */
  public static byte[] of(Run run, List<RunTable> tables, Language language) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Messages messages = new Messages(language);
    try {
      Workbook workbook = new Workbook(bytes, "guanxi", null);
      for (RunTable table : tables) {
        Worksheet sheet = workbook.newWorksheet(messages.get("table." + table.title()));
        header(sheet, table, messages);
        int[] row = {0};
        RunRows.forEachRow(run.file(table), cells -> add(sheet, ++row[0], cells, run, table));
        sheet.finish();
      }
      workbook.finish();
      return withoutTime(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static void header(Worksheet sheet, RunTable table, Messages messages) {
    for (int i = 0; i < table.columns().size(); i++) {
      sheet.value(0, i, messages.get("column." + table.columns().get(i).name()));
      sheet.style(0, i).bold().set();
    }
    sheet.freezePane(0, 1);
  }

  private static void add(Worksheet sheet, int row, List<String> cells, Run run, RunTable table) {
    if (row >= MOST_ROWS) {
      throw new FaultsException(
          run.shown(table),
          "has more rows than a sheet of Excel, "
              + (MOST_ROWS - 1)
              + "; export to a folder, as CSV");
    }
    for (int i = 0; i < cells.size(); i++) {
      add(sheet, row, i, cells.get(i), table.columns().get(i));
    }
    if (row % HELD == 0) {
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory failed", e);
      }
    }
  }

  private static void add(Worksheet sheet, int row, int place, String cell, Column column) {
    if (cell.isEmpty()) {
      return;
    }
    switch (column.type()) {
      case INTEGER, DECIMAL, DOUBLE -> sheet.value(row, place, new BigDecimal(cell));
      case MONTH, DAY -> {
        sheet.value(row, place, (LocalDate) column.value(cell));
        sheet.style(row, place).format(column.type() == Column.Type.MONTH ? MONTH : DAY).set();
      }
      default -> sheet.value(row, place, String.valueOf(column.value(cell)));
    }
  }

  private static byte[] withoutTime(byte[] workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile from = ZipFile.builder().setByteArray(workbook).get();
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntriesInPhysicalOrder())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("docProps/core.xml")) {
          content =
              new String(content, UTF_8)
                  .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", NO_TIME)
                  .getBytes(UTF_8);
        }
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(LocalDate.of(2000, 1, 1).atStartOfDay());
        to.putNextEntry(same);
        to.write(content);
      }
    }
    return bytes.toByteArray();
  }
}
