package io.guanxi.text;

import java.util.Locale;

/** What a file that is not what was asked for can be, and what to do with it. */
public enum FileKind {
  /** Nothing but blanks. */
  EMPTY("the file is empty", "Fill it, or take it away."),
  /** A workbook of Excel before 2007. */
  EXCEL(
      "looks like an Excel workbook of the old kind (.xls)",
      "Save it in Excel as an .xlsx workbook or as 'CSV UTF-8 (comma delimited)'."),
  /** A workbook of Excel, where none is read. */
  WORKBOOK(
      "looks like an Excel workbook", "Save the sheet in Excel as 'CSV UTF-8 (comma delimited)'."),
  /** A zip archive, where none is read. */
  ZIP("looks like a ZIP archive", "Unpack it and name the CSV file in it."),
  /** A packed stream, where none is read. */
  PACKED("looks like a file packed by {0}", "Unpack it with {0}."),
  /** A tar archive. */
  TAR("looks like a tar archive", "Unpack it with 'tar xf FILE' and name the files in it."),
  /** A page in HTML or XML: what a site sends in place of a file that is not there. */
  PAGE(
      "looks like a web page, which a site sends in place of a file that it does not have",
      "Download the file itself, not the page that shows it."),
  /** What git keeps in place of a large file. */
  LFS(
      "is a pointer that Git LFS keeps in place of the file",
      "Fetch the file itself: 'git lfs pull', or download it from the site."),
  /** JSON, or a document of it a line. */
  JSON(
      "looks like JSON",
      "Bring it into columns, as CSV: those of docs/formats.md, or others that a mapping describes (mapped:MAPPING.json)."),
  /** GDELT's Global Knowledge Graph. */
  GKG(
      "looks like GDELT's Global Knowledge Graph, which has no events",
      "Take the file of the same time that is named *.export.CSV."),
  /** GDELT's mentions of events in articles. */
  MENTIONS(
      "looks like GDELT's table of mentions, which has no events",
      "Take the file of the same time that is named *.export.CSV."),
  /** Text in another encoding. */
  ENCODING(
      "not UTF-8; it looks like {0}",
      "Save it as UTF-8, or say how it is encoded: --encoding NAME (such as GB18030, EUC-KR, UTF-16)."),
  /** A table of GDELT's events. */
  GDELT(
      "looks like a GDELT event table: tab-separated, {0} columns",
      "If it is one, name its format: --events gdelt1:FILE (57 or 58 columns) or gdelt2:FILE (61). docs/formats.md says what is read."),
  /** A table of ICEWS events. */
  ICEWS(
      "looks like an ICEWS event table: tab-separated, {0} columns",
      "If it is one, name its format: --events icews:FILE. docs/formats.md says what is read."),
  /** Cells between tabs. */
  TABS(
      "tab-separated, {0} columns of no format known here",
      "Describe its columns in a mapping: --events mapped:MAPPING.json:FILE (docs/formats.md); config/mappings has examples."),
  /** Cells between semicolons. */
  SEMICOLONS(
      "separated by semicolons, {0} columns",
      "Save it with commas (Excel takes the separator from the system's region), or describe its columns in a mapping: --events mapped:MAPPING.json:FILE (docs/formats.md)."),
  /** Text whose first line has no column of curated events. */
  OTHER(
      "its first line names no column of curated events",
      "Give it the columns of docs/formats.md, or describe its own in a mapping: --events mapped:MAPPING.json:FILE (docs/formats.md); config/mappings has examples.");

  private final String what;
  private final String wayOn;

  FileKind(String what, String wayOn) {
    this.what = what;
    this.wayOn = wayOn;
  }

  /** The word in the keys of messages, in small letters. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the file is; {@code {0}} stands for the detail. */
  public String what() {
    return what;
  }

  /** What to do; {@code {0}} stands for the detail. */
  public String wayOn() {
    return wayOn;
  }
}
