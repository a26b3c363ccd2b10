package io.guanxi.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Makes rows of feeds; cells that are not named are empty. */
public final class FeedRows {
  private final String[] cells;

  private FeedRows(int columns) {
    this.cells = new String[columns];
    Arrays.fill(cells, "");
  }

  /**
   * A sound row of GDELT: {@code id}, day as {@code YYYYMMDD}, countries, code, Goldstein value.
   */
  public static FeedRows gdelt(
      int columns, long id, String day, String source, String target, String code, String value) {
    return new FeedRows(columns)
        .with(0, String.valueOf(id))
        .with(1, day)
        .with(5, source + "GOV")
        .with(7, source)
        .with(15, target + "GOV")
        .with(17, target)
        .with(26, code)
        .with(30, value);
  }

  /** A sound row of ICEWS: {@code id}, day, actor and country of both sides, code, intensity. */
  public static FeedRows icews(
      long id,
      String day,
      String source,
      String sourceCountry,
      String target,
      String targetCountry,
      String code,
      String value) {
    return new FeedRows(20)
        .with(0, String.valueOf(id))
        .with(1, day)
        .with(2, source)
        .with(4, sourceCountry)
        .with(6, code)
        .with(7, value)
        .with(8, target)
        .with(10, targetCountry);
  }

  /** The header of ICEWS. */
  public static String icewsHeader() {
    return String.join(
        "\t",
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Source Country",
        "Event Text",
        "CAMEO Code",
        "Intensity",
        "Target Name",
        "Target Sectors",
        "Target Country",
        "Story ID",
        "Sentence Number",
        "Publisher",
        "City",
        "District",
        "Province",
        "Country",
        "Latitude",
        "Longitude");
  }

  /** The same row with another cell. */
  public FeedRows with(int column, String text) {
    cells[column] = text;
    return this;
  }

  /** The row without line end. */
  @Override
  public String toString() {
    return String.join("\t", cells);
  }

  /** The rows of a table of flows by {@code source,target,month}. */
  public static Map<String, Map<String, String>> flows(String text) {
    String[] lines = text.split("\n", -1);
    String[] names = lines[0].split(",", -1);
    Map<String, Map<String, String>> flows = new HashMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      String[] row = lines[i].split(",", -1);
      Map<String, String> byName = new HashMap<>();
      for (int k = 0; k < names.length; k++) {
        byName.put(names[k], row[k]);
      }
      flows.put(row[0] + "," + row[1] + "," + row[2], byName);
    }
    return flows;
  }
}
