package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.testkit.Workbooks;
import io.guanxi.testkit.Workbooks.Day;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sheet becomes the rows that a delimited file would have. */
class WorkbookTest {
  @TempDir private Path folder;

  private String rows(Map<String, List<List<Object>>> sheets, String sheet) throws IOException {
    Path file = Workbooks.write(folder.resolve("x.xlsx"), sheets);
    return Workbook.rows(Files.readAllBytes(file), sheet, ',', true, "x.xlsx");
  }

  @Test
  void textsNumbersAndEmptyCells() throws IOException {
    assertThat(
            rows(
                Map.of(
                    "Tabelle1",
                    List.of(
                        List.of("a", "b", "c"),
                        List.of("1,5", 1.5, ""),
                        List.of(),
                        List.of("say \"hi\"", 0.1 + 0.2, "한국"),
                        List.of("two\nlines", 20180601, 1e-7))),
                ""))
        .isEqualTo(
            """
            a,b,c
            "1,5",1.5,

            "say ""hi""\",0.3,한국
            two lines,20180601,0.0000001
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-06-01, yyyy-mm-dd, 2018-06-01",
    "2018-06-01, d.m.yyyy, 2018-06-01",
    "2018-06-01, m/d/yy, 2018-06-01",
    "2018-06-15, dd-mmm-yy, 2018-06-15",
    "2018-06-01, yyyy-mm, 2018-06",
    "2018-06-01, mmm-yy, 2018-06",
    "2018-06-15, mmm-yy, 2018-06-15",
    "2018-06-01, 'yyyy\"年\"m\"月\"', 2018-06",
    "2018-06-01, 'yyyy\"年\"m\"月\"d\"日\"', 2018-06-01",
    "2018-06-01, '[$-412]yyyy\"년\" m\"월\" d\"일\"', 2018-06-01",
    "1900-03-01, yyyy-mm-dd, 1900-03-01",
    "2018-06-01, '0.00', 43252",
    "2018-06-01, '[Red]0', 43252",
    "2018-06-01, '0 \"days\"', 43252"
  })
  void datesAreWhatTheirFormatShows(LocalDate day, String format, String shown) throws IOException {
    assertThat(rows(Map.of("S", List.of(List.of(new Day(day, format)))), ""))
        .isEqualTo(shown + "\n");
  }

  @Test
  void aSheetIsNamedWhereThereAreSeveral() throws IOException {
    Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
    sheets.put("Notes", List.of(List.of("read me")));
    sheets.put("数据", List.of(List.of("x")));
    sheets.put("Empty", List.of());

    assertThat(rows(sheets, "数据")).isEqualTo("x\n");
    assertThatThrownBy(() -> rows(sheets, ""))
        .hasMessage("x.xlsx: has several sheets (Notes, 数据, Empty); name one: x.xlsx#Notes");
    assertThatThrownBy(() -> rows(sheets, "Note"))
        .hasMessage("x.xlsx: sheet 'Note' is not one of Notes, 数据, Empty (did you mean 'Notes'?)");
    sheets.remove("Notes");
    assertThat(rows(sheets, "")).isEqualTo("x\n");
  }

  /** By hand: a formula with its last value, an error, a truth, a day counted from 1904. */
  @Test
  void formulasAreWhatTheyLastCameTo() throws IOException {
    byte[] bytes =
        workbook(
            "<workbookPr date1904=\"1\"/>",
            "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"str\"><f>\"a\"</f><v>a</v></c>"
                + "<c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c>"
                + "<c r=\"E2\" s=\"1\"><v>41790</v></c></row>");

    assertThat(Workbook.rows(bytes, "", ',', true, "x.xlsx"))
        .isEqualTo("\n2,a,TRUE,#N/A,2018-06-01\n");
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    byte[] cut = workbook("", "<row r=\"1\"><c r=\"A1\"><v>1");

    assertThatThrownBy(() -> Workbook.rows(cut, "", ',', true, "x.xlsx"))
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("x.xlsx: cannot be read as an Excel workbook: ");
    byte[] none = zip(Map.of("xl/other.xml", "<a/>"));
    assertThatThrownBy(() -> Workbook.rows(none, "", ',', true, "x.xlsx"))
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("x.xlsx: cannot be read as an Excel workbook: ");
    byte[] bomb = zip(Map.of("xl/workbook.xml", " ".repeat(32 << 20)));
    assertThatThrownBy(() -> Workbook.rows(bomb, "", ',', true, "x.xlsx"))
        .hasMessageContaining("200 times its size; refused");
  }

  @Test
  void noOtherFileIsReadThroughIt() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden");
    byte[] bytes =
        zip(
            Map.of(
                "[Content_Types].xml",
                TYPES,
                "xl/workbook.xml",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \""
                    + secret.toUri()
                    + "\">]>"
                    + BOOK.replace("%s", ""),
                "xl/_rels/workbook.xml.rels",
                RELATIONS,
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \""
                    + secret.toUri()
                    + "\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    + "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"));

    String rows;
    try {
      rows = Workbook.rows(bytes, "", ',', true, "x.xlsx");
    } catch (FaultsException e) {
      rows = e.getMessage();
    }
    assertThat(rows).doesNotContain("hidden");
  }

  @Test
  void namesOfSheetsStandBehindTheFile() {
    assertThat(Workbook.named("d/x.xlsx#S 1")).isEqualTo(new Workbook.Named("d/x.xlsx", "S 1"));
    assertThat(Workbook.named("d/x.XLSX#S")).isEqualTo(new Workbook.Named("d/x.XLSX", "S"));
    assertThat(Workbook.named("d/a#b.csv")).isEqualTo(new Workbook.Named("d/a#b.csv", ""));
  }

  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
          + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
  private static final String BOOK =
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">%s"
          + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";

  private static byte[] workbook(String properties, String rows) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", TYPES);
    parts.put("xl/workbook.xml", BOOK.replace("%s", properties));
    parts.put("xl/_rels/workbook.xml.rels", RELATIONS);
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs>"
            + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows
            + "</sheetData></worksheet>");
    return zip(parts);
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
