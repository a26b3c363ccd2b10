package io.guanxi.run;

import static io.guanxi.run.Column.count;
import static io.guanxi.run.Column.day;
import static io.guanxi.run.Column.exactPoints;
import static io.guanxi.run.Column.month;
import static io.guanxi.run.Column.number;
import static io.guanxi.run.Column.percent;
import static io.guanxi.run.Column.points;
import static io.guanxi.run.Column.text;

import io.guanxi.model.Quad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The tables that a run writes, with their columns in order. */
public enum RunTable {
  /** One row a dyad and month, the silent months too. */
  SCORES(
      "scores",
      "Monthly relation scores, one row a dyad and month, the silent months too.",
      List.of("dyad", "month"),
      List.of(
          text("dyad", "pair of countries"),
          month("month", "month at whose end the score stands"),
          points("score", "score at the end of the month, unrounded"),
          exactPoints("displayed", "score rounded half away from zero"),
          points("change", "score less the score of the month before, unrounded"),
          text("level", "level of the displayed score"),
          text("level_part", "third of the level: low is the one nearest zero"),
          exactPoints("positive", "sum of the table scores I0 of the month's positive events"),
          exactPoints("negative", "sum of the table scores I0 of the month's negative events"),
          count("events", "scored codings of the month"),
          count("positive_events", "scored codings of positive event types"),
          count("negative_events", "scored codings of negative event types"),
          points(
              "held_back",
              "what the dead band held back: 0, or less the sum of the month's impacts"))),
  /** One row a scored coding. */
  CONTRIBUTIONS(
      "contributions",
      "What each scored coding did to the score.",
      List.of("dyad", "event_id"),
      List.of(
          text("dyad", "pair of countries"),
          month("month", "month of the event"),
          text("event_id", "the event"),
          text("date", "day of the event, or its month where the day is not known"),
          text("event_type", "code of the event type"),
          text("theme", "code of the theme"),
          text("status", "coded or disputed"),
          exactPoints("i0", "table score of the event"),
          text("i0_basis", "codebook, or event when the row has a table score of its own"),
          points("p0", "score the event met"),
          points("impact", "impact of the event on the score"),
          text("title_en", "title in English"),
          text("title_zh", "title in Chinese"),
          text("title_ko", "title in Korean"),
          text("citation", "where a reader can look the event up"),
          text("coder", "who coded it"),
          text("note", "remarks of the coder"),
          text("verification", "document, dated or recalled; empty where the coder does not say"))),
  /** One row a dyad, period, sign and theme. */
  BREAKDOWN(
      "breakdown",
      "Positive and negative score by theme, for months, years and the whole range.",
      List.of("dyad", "period", "sign", "theme"),
      List.of(
          text("dyad", "pair of countries"),
          text("period", "a month, a year, or FROM/TO for the whole range"),
          text("sign", "positive or negative"),
          text("theme", "code of the theme"),
          count("events", "scored codings of the theme"),
          exactPoints("raw", "sum of the absolute table scores |I0|"),
          points("realised", "sum of the absolute impacts |I|"),
          percent("raw_share", "share of raw in all themes of the sign; empty when that is zero"),
          percent(
              "realised_share",
              "share of realised in all themes of the sign; empty when that is zero"))),
  /** One row a rejected row of the input. */
  REJECTS(
      "rejects",
      "Rows that were read and not taken.",
      List.of(),
      List.of(
          text("source", "event format"),
          text("file", "file of the row"),
          number("line", "", "line on which the row begins"),
          text("reason", "reason code"),
          text("message", "every fault of the row"),
          text("raw", "the row as read"))),
  /** One row a directed pair and month of a feed. */
  FLOWS(
      "flows",
      "Flows of a machine-coded feed, one row a directed pair of countries and month.",
      List.of("source", "target", "month"),
      Flow.columns(List.of())),
  /** One row a directed pair, month and theme of a feed. */
  FLOWS_BY_THEME(
      "flows_by_theme",
      "Flows of a machine-coded feed, one row a directed pair of countries, month and theme.",
      List.of("source", "target", "month", "theme"),
      Flow.columns(List.of(text("theme", "code of the theme")))),
  /** One row a name for a country that nobody knows. */
  UNKNOWN_NAMES(
      "unknown_names",
      "What a feed has in place of a country and the table of countries does not know.",
      List.of("name"),
      List.of(
          text("name", "the name as it stands in the feed"),
          number("rows", "rows", "how often it stands there"))),
  /** One row a dyad and month; only with {@code --uncertainty}. */
  UNCERTAINTY(
      "uncertainty",
      "Bands of the monthly scores when events and table scores are drawn anew; only with --uncertainty.",
      List.of("dyad", "month"),
      List.of(
          text("dyad", "pair of countries"),
          month("month", "month at whose end the score stands"),
          points("score", "score at the end of the month, unrounded, as in scores.csv"),
          points("low95", "2.5 percent of the replicates lie below it"),
          points("low80", "10 percent of the replicates lie below it"),
          points("median", "half of the replicates lie below it"),
          points("high80", "10 percent of the replicates lie above it"),
          points("high95", "2.5 percent of the replicates lie above it"),
          percent("same_level", "replicates whose displayed score has the level of this one's"),
          percent("same_part", "replicates that have the third of the level too"),
          number("replicates", "replicates", "replicates that stayed within the scale"))),
  /** One row a dyad, sign, theme and measure; only with {@code --uncertainty}. */
  SHARES_UNCERTAINTY(
      "shares_uncertainty",
      "Bands of the theme shares of the whole range; only with --uncertainty.",
      List.of("dyad", "period", "sign", "theme", "measure"),
      List.of(
          text("dyad", "pair of countries"),
          text("period", "FROM/TO, the whole range"),
          text("sign", "positive or negative"),
          text("theme", "code of the theme"),
          text("measure", "raw (share of the sum of |I0|) or realised (of |I|)"),
          percent("share", "the share itself, as in breakdown.csv; empty for a share of nothing"),
          percent("low95", "2.5 percent of the replicates lie below it"),
          percent("low80", "10 percent of the replicates lie below it"),
          percent("median", "half of the replicates lie below it"),
          percent("high80", "10 percent of the replicates lie above it"),
          percent("high95", "2.5 percent of the replicates lie above it"),
          number(
              "replicates",
              "replicates",
              "replicates that stayed within the scale and have events of the sign"))),
  /** One row a dyad and event type; only with {@code --uncertainty}. */
  TORNADO(
      "tornado",
      "The final score with I0 of one event type at the ends of its range, the widest swing first; only with --uncertainty.",
      List.of("dyad", "event_type"),
      List.of(
          text("dyad", "pair of countries"),
          number("rank", "", "1 is the type that moves the final score most"),
          text("event_type", "code of the event type"),
          count("events", "scored codings that count with the type's table value"),
          exactPoints("i0", "table value of the type"),
          exactPoints("i0_low", "lowest I0 of the type's range"),
          exactPoints("i0_high", "highest I0 of the type's range"),
          points("score", "final score, unrounded"),
          points("score_low", "final score with i0_low; empty when it leaves the scale"),
          points("score_high", "final score with i0_high; empty when it leaves the scale"),
          points(
              "swing",
              "how far score_low and score_high are apart; empty when one leaves the scale")));

  /** The tables of a run of a feed, in the order in which they are written. */
  public static final List<RunTable> FEED =
      List.of(SCORES, CONTRIBUTIONS, BREAKDOWN, FLOWS, FLOWS_BY_THEME, UNKNOWN_NAMES, REJECTS);

  /** The columns that both tables of flows have. */
  private static final class Flow {
    static List<Column> columns(List<Column> more) {
      List<Column> columns = new ArrayList<>();
      columns.add(text("source", "country that acted"));
      columns.add(text("target", "country acted upon"));
      columns.add(month("month", "month of the events"));
      columns.addAll(more);
      columns.add(number("rows", "rows", "rows before duplicates are dropped"));
      columns.add(count("events", "rows after duplicates are dropped"));
      columns.add(exactPoints("positive", "sum of the positive Goldstein values of the events"));
      columns.add(exactPoints("negative", "sum of the negative Goldstein values of the events"));
      columns.add(
          exactPoints(
              "mean",
              "mean Goldstein value of the events, to six decimals; empty when there is none"));
      for (Quad quad : Quad.values()) {
        columns.add(count(quad.label(), "events of this kind"));
      }
      columns.add(number("feed_rows", "rows", "all rows of the feed in the month"));
      columns.add(day("first_day", "day of the first event in the month"));
      columns.add(day("last_day", "day of the last event in the month"));
      return List.copyOf(columns);
    }
  }

  private final String title;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives an unmodifiable list of texts
  private final List<String> primaryKey;

  @SuppressWarnings(
      "ImmutableEnumChecker") // List.of gives an unmodifiable list of records of texts
  private final List<Column> columns;

  RunTable(String title, String description, List<String> primaryKey, List<Column> columns) {
    this.title = title;
    this.description = description;
    this.primaryKey = primaryKey;
    this.columns = columns;
  }

  /** The tables that a run of curated events writes, in the order in which they are written. */
  public static List<RunTable> of(boolean withUncertainty) {
    return withUncertainty
        ? List.of(
            SCORES, CONTRIBUTIONS, BREAKDOWN, REJECTS, UNCERTAINTY, SHARES_UNCERTAINTY, TORNADO)
        : List.of(SCORES, CONTRIBUTIONS, BREAKDOWN, REJECTS);
  }

  /**
   * The tables that an earlier run may have left in a folder and that a later one takes away, since
   * they are not its own.
   *
   * @param written the tables of the later run
   */
  public static List<RunTable> besides(Collection<RunTable> written) {
    return Arrays.stream(values()).filter(table -> !written.contains(table)).toList();
  }

  /** The table's name in the data package. */
  public String title() {
    return title;
  }

  /** Name of the file in the output folder. */
  public String fileName() {
    return title + ".csv";
  }

  /** What stands in it. */
  public String description() {
    return description;
  }

  /** Columns that together name a row; empty when none do. */
  public List<String> primaryKey() {
    return primaryKey;
  }

  /** The columns in order. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * A column by its name.
   *
   * @throws IllegalArgumentException when the table has none of the name
   */
  Column column(String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    throw new IllegalArgumentException(fileName() + " has no column " + name);
  }
}
