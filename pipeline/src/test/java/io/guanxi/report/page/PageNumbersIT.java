package io.guanxi.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Chromium;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows, cell by cell, against the tables that the run wrote. */
class PageNumbersIT {
  private static final Configuration CONFIGURATION =
      ConfigurationLoader.load(ProjectFiles.config(), "config");
  private static final int NAMED = 14;

  @TempDir private static Path folder;

  private static @Nullable Chromium started;
  private static Chromium.@Nullable Watched opened;
  private static @Nullable BundledRun run;

  private static Locale locale = Locale.getDefault();

  @BeforeAll
  static void reportOfTheBundledRun() {
    started = Chromium.start();
    run = BundledRun.into(folder.resolve("run"), "--uncertainty=200");
    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.home(),
            "report",
            "--run",
            folder.resolve("run").toString(),
            "--output",
            folder.resolve("report").toString());
    assertThat(result.code()).as(result.err()).isZero();
    // The browser's driver writes the names of enums in the letters of the locale: LIGHT as lıght.
    locale = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    opened = started.open(folder.resolve("report/report.html"), 1280, 900, ColorScheme.LIGHT);
  }

  @AfterAll
  static void close() {
    Locale.setDefault(locale);
    if (started != null) {
      started.close();
    }
  }

  private static Page open(String dyad) {
    Page page = Objects.requireNonNull(opened).page();
    page.selectOption("#pair", dyad);
    return page;
  }

  private static List<CSVRecord> rows(String table, String dyad) {
    return of(Objects.requireNonNull(run).table(table), dyad);
  }

  private static List<CSVRecord> of(List<CSVRecord> rows, String dyad) {
    return rows.stream().filter(row -> row.get("dyad").equals(dyad)).toList();
  }

  /** The cells of a table of the page, its head first. */
  private static List<List<String>> cells(Page page, String table) {
    List<List<String>> rows = new ArrayList<>();
    for (Object row :
        (List<?>)
            page.evaluate(
                """
                selector => [...document.querySelectorAll(selector + ' tr')]
                  .map(row => [...row.cells].map(cell => cell.textContent))
                """,
                table)) {
      rows.add(((List<?>) row).stream().map(String::valueOf).toList());
    }
    return rows;
  }

  private static List<List<String>> figure(Page page, String figure) {
    String table = "#figure-" + figure + " details";
    if (page.getAttribute(table, "open") == null) {
      page.click(table + " summary");
      page.waitForSelector(table + " table");
    }
    return cells(page, table + " table");
  }

  private static String fixed(String number, int decimals) {
    return new BigDecimal(number)
        .setScale(decimals, RoundingMode.HALF_UP)
        .toPlainString()
        .replace('-', '−');
  }

  private static String signed(String number, int decimals) {
    String text = fixed(number, decimals);
    BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() > 0 ? "+" + text : text;
  }

  private static String theme(String code) {
    return Objects.requireNonNull(CONFIGURATION.themes().get(code)).names().en();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHN-KOR", "USA-KOR"})
  void scores(String dyad) {
    List<List<String>> expected = new ArrayList<>();
    expected.add(
        List.of(
            "month",
            "score",
            "level",
            "displayed move",
            "change",
            "events",
            "95\u00a0% band",
            "80\u00a0% band"));
    List<CSVRecord> scores = rows("scores.csv", dyad);
    List<CSVRecord> bands = rows("uncertainty.csv", dyad);
    for (int i = 0; i < scores.size(); i++) {
      CSVRecord row = scores.get(i);
      CSVRecord band = bands.get(i);
      String before =
          i > 0
              ? scores.get(i - 1).get("displayed")
              : fixed(
                      new BigDecimal(row.get("score"))
                          .subtract(new BigDecimal(row.get("change")))
                          .toPlainString(),
                      1)
                  .replace('−', '-');
      String move =
          new BigDecimal(row.get("displayed")).subtract(new BigDecimal(before)).toPlainString();
      expected.add(
          List.of(
              row.get("month"),
              fixed(row.get("displayed"), 1),
              row.get("level") + ", " + row.get("level_part"),
              signed(move, 1),
              signed(row.get("change"), 3),
              row.get("events"),
              fixed(band.get("low95"), 2) + " … " + fixed(band.get("high95"), 2),
              fixed(band.get("low80"), 2) + " … " + fixed(band.get("high80"), 2)));
    }
    Page page = open(dyad);
    assertThat(figure(page, "score")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"CHN-KOR,negative", "CHN-KOR,positive", "USA-KOR,negative", "USA-KOR,positive"})
  void themesByMonth(String dyad, String sign) {
    Map<String, Map<String, String>> months = new LinkedHashMap<>();
    for (CSVRecord row : rows("breakdown.csv", dyad)) {
      if (row.get("sign").equals(sign) && row.get("period").length() == "YYYY-MM".length()) {
        String raw = sign.equals("negative") ? "-" + row.get("raw") : row.get("raw");
        months
            .computeIfAbsent(row.get("period"), month -> new LinkedHashMap<>())
            .put(theme(row.get("theme")), signed(raw, 3));
      }
    }
    Page page = open(dyad);
    List<List<String>> shown = figure(page, "themes-" + sign);
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    for (List<String> row : shown.subList(1, shown.size())) {
      Map<String, String> themes = new LinkedHashMap<>();
      for (int i = 1; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          themes.put(shown.get(0).get(i), row.get(i));
        }
      }
      found.put(row.get(0), themes);
    }
    assertThat(found).isEqualTo(months);
  }

  private static List<List<String>> shares(List<CSVRecord> breakdown, String sign) {
    return breakdown.stream()
        .filter(row -> row.get("sign").equals(sign) && row.get("period").contains("/"))
        .map(
            row ->
                List.of(
                    theme(row.get("theme")),
                    fixed(row.get("raw_share"), 1) + " %",
                    fixed(row.get("realised_share"), 1) + " %",
                    row.get("events")))
        .toList();
  }

  private static List<List<String>> sharesShown(Page page, String sign) {
    List<List<String>> shown = figure(page, "shares-" + sign);
    assertThat(shown.get(0))
        .containsExactly(
            "theme",
            "name",
            "share of the table scores",
            "share of the impacts",
            "published",
            "events");
    return shown.subList(1, shown.size()).stream()
        .map(row -> List.of(row.get(0), row.get(2), row.get(3), row.get(5)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"CHN-KOR,negative", "CHN-KOR,positive", "USA-KOR,negative", "USA-KOR,positive"})
  void sharesOfTheWholeRange(String dyad, String sign) {
    Page page = open(dyad);
    assertThat(sharesShown(page, sign))
        .containsExactlyInAnyOrderElementsOf(shares(rows("breakdown.csv", dyad), sign));
  }

  @ParameterizedTest
  @ValueSource(strings = {"negative", "positive"})
  void sharesOfAWindowAreThoseOfARunOfThatWindow(String sign) {
    List<CSVRecord> breakdown =
        BundledRun.into(folder.resolve(sign), "--from", "2022-03", "--to", "2025-04")
            .table("breakdown.csv");
    Page page = open("CHN-KOR");
    page.click("[data-preset=published]");
    assertThat(sharesShown(page, sign))
        .containsExactlyInAnyOrderElementsOf(shares(of(breakdown, "CHN-KOR"), sign));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHN-KOR", "USA-KOR"})
  void whatMovedAMonth(String dyad) {
    List<CSVRecord> scores = rows("scores.csv", dyad);
    Page page = open(dyad);
    for (int i = 1; i < scores.size(); i += 5) {
      String month = scores.get(i).get("month");
      page.selectOption("#figure-waterfall select", month);
      assertThat(figure(page, "waterfall"))
          .as(month)
          .isEqualTo(waterfall(dyad, scores, month, month));
    }
    page.selectOption("#figure-waterfall select", "window");
    String first = scores.get(0).get("month");
    String last = scores.get(scores.size() - 1).get("month");
    assertThat(figure(page, "waterfall")).isEqualTo(waterfall(dyad, scores, first, last));
  }

  private static List<List<String>> waterfall(
      String dyad, List<CSVRecord> scores, String from, String to) {
    CSVRecord first = score(scores, from);
    String end = score(scores, to).get("score");
    BigDecimal at =
        new BigDecimal(first.get("score")).subtract(new BigDecimal(first.get("change")));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("event", "impact", "score after it"));
    String before = YearMonth.parse(from).minusMonths(1).toString();
    rows.add(List.of("score at the end of " + before, "", fixed(at.toPlainString(), 4)));
    List<CSVRecord> events =
        rows("contributions.csv", dyad).stream()
            .filter(row -> row.get("month").compareTo(from) >= 0)
            .filter(row -> row.get("month").compareTo(to) <= 0)
            .sorted(
                Comparator.comparing((CSVRecord row) -> new BigDecimal(row.get("impact")).abs())
                    .reversed())
            .toList();
    int named = events.size() > NAMED + 1 ? NAMED : events.size();
    List<CSVRecord> shown = new ArrayList<>(events.subList(0, named));
    if (!from.equals(to)) {
      shown.sort(Comparator.comparing(row -> row.get("date")));
    }
    for (CSVRecord event : shown) {
      at = at.add(new BigDecimal(event.get("impact")));
      rows.add(
          List.of(
              event.get("date") + "  " + title(event),
              signed(event.get("impact"), 4),
              fixed(at.toPlainString(), 4)));
    }
    if (named < events.size()) {
      String rest = new BigDecimal(end).subtract(at).toPlainString();
      rows.add(
          List.of(
              events.size() - named + " other events together", signed(rest, 4), fixed(end, 4)));
    }
    rows.add(List.of("score at the end of " + to, "", fixed(end, 4)));
    return rows;
  }

  private static String title(CSVRecord event) {
    return event.get("title_en") + (event.get("status").equals("disputed") ? " ‡" : "");
  }

  private static CSVRecord score(List<CSVRecord> scores, String month) {
    return scores.stream().filter(row -> row.get("month").equals(month)).findFirst().orElseThrow();
  }

  @Test
  void pairsOnOneAxis() {
    Map<String, String> china = new LinkedHashMap<>();
    rows("scores.csv", "CHN-KOR")
        .forEach(row -> china.put(row.get("month"), fixed(row.get("displayed"), 1)));
    List<List<String>> expected = new ArrayList<>();
    expected.add(List.of("month", "China–South Korea", "United States–South Korea"));
    for (CSVRecord row : rows("scores.csv", "USA-KOR")) {
      String month = row.get("month");
      expected.add(List.of(month, china.getOrDefault(month, ""), fixed(row.get("displayed"), 1)));
    }
    Page page = open("USA-KOR");
    assertThat(figure(page, "pairs")).isEqualTo(expected);
  }

  @Test
  void trade() {
    Map<String, Map<String, String>> months = new TreeMap<>();
    for (CSVRecord row : BundledRun.read(ProjectFiles.home().resolve("data/trade/china-rok.csv"))) {
      if (row.get("month").length() == "YYYY-MM".length() && !row.get("imports").isEmpty()) {
        BigDecimal exports = new BigDecimal(row.get("exports")).movePointLeft(3);
        BigDecimal imports = new BigDecimal(row.get("imports")).movePointLeft(3);
        boolean isChina = row.get("reporter").equals("CHN");
        BigDecimal balance = isChina ? imports.subtract(exports) : exports.subtract(imports);
        String by = ", reported by " + (isChina ? "China" : "South Korea");
        String out = isChina ? "China to South Korea" : "South Korea to China";
        String in = isChina ? "South Korea to China" : "China to South Korea";
        Map<String, String> cells =
            months.computeIfAbsent(row.get("month"), month -> new LinkedHashMap<>());
        cells.put(out + by, fixed(exports.toPlainString(), 2));
        cells.put(in + by, fixed(imports.toPlainString(), 2));
        cells.put("balance" + by, fixed(balance.toPlainString(), 2));
      }
    }
    List<List<String>> shown = figure(open("CHN-KOR"), "trade");
    Map<String, Map<String, String>> found = new TreeMap<>();
    for (List<String> row : shown.subList(1, shown.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 1; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          cells.put(shown.get(0).get(i), row.get(i));
        }
      }
      found.put(row.get(0), cells);
    }
    assertThat(found).isEqualTo(months);
    assertThat(open("CHN-KOR").innerText("#figure-trade figcaption"))
        .contains("2023: +11.6 reported by China, −18.0 reported by South Korea.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHN-KOR", "USA-KOR"})
  void events(String dyad) {
    List<List<String>> expected =
        rows("contributions.csv", dyad).stream()
            .map(
                row ->
                    List.of(
                        row.get("date"),
                        title(row),
                        Objects.requireNonNull(
                                CONFIGURATION.codebook().types().get(row.get("event_type")))
                            .names()
                            .en(),
                        theme(row.get("theme")),
                        row.get("i0").replace('-', '−'),
                        fixed(row.get("p0"), 3),
                        signed(row.get("impact"), 4)))
            .toList();
    Page page = open(dyad);
    if (page.isVisible("#more")) {
      page.click("#more");
    }
    assertThat(cells(page, "#event-table tbody")).containsExactlyInAnyOrderElementsOf(expected);
    List<CSVRecord> scores = rows("scores.csv", dyad);
    assertThat(page.locator("#summaries strong").allInnerTexts())
        .contains(fixed(scores.get(scores.size() - 1).get("displayed"), 1));
  }
}
