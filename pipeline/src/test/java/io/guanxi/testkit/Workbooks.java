package io.guanxi.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes Excel workbooks as a person would. */
public final class Workbooks {
  private Workbooks() {}

  /**
   * A date cell.
   *
   * @param format how Excel shows it
   */
  public record Day(LocalDate day, String format) {}

  /** Writes sheets by their names; cells are texts, numbers, {@link Day}s, or null for none. */
  public static Path write(Path file, Map<String, List<List<Object>>> sheets) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook workbook = new Workbook(out, "guanxi-test", "1.0");
      for (Map.Entry<String, List<List<Object>>> sheet : sheets.entrySet()) {
        Worksheet worksheet = workbook.newWorksheet(sheet.getKey());
        for (int row = 0; row < sheet.getValue().size(); row++) {
          List<Object> cells = sheet.getValue().get(row);
          for (int column = 0; column < cells.size(); column++) {
            cell(worksheet, row, column, cells.get(column));
          }
        }
        worksheet.finish();
      }
      workbook.finish();
    }
    return file;
  }

  private static void cell(Worksheet sheet, int row, int column, Object cell) {
    if (cell instanceof Day day) {
      sheet.value(row, column, day.day());
      sheet.style(row, column).format(day.format().replace("\"", "&quot;")).set();
    } else if (cell instanceof Number number) {
      sheet.value(row, column, number);
    } else if (!cell.equals("")) {
      sheet.value(row, column, cell.toString());
    }
  }
}
