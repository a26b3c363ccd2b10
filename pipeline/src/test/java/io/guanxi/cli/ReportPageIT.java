package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report's page in a real browser. */
class ReportPageIT {
  private static final long LIMIT = 3_000_000;

  /** Texts that are shown, each with the element that it stands in, by the language around them. */
  private static final String FOREIGN_TEXTS =
      """
      () => {
        const own = document.documentElement.lang.slice(0, 2);
        const wrong = {
          en: /[\\u3400-\\u9fff\\uac00-\\ud7a3]/,
          zh: /[\\uac00-\\ud7a3]|[a-z]{3,}/,
          ko: /[\\u3400-\\u9fff]|[a-z]{3,}/
        }[own];
        const known = /guanxi|tsinghua|Enter|Ctrl|JavaScript|development|data\\/\\S+|\\S+\\.(csv|json)/g;
        const titles = '#event-table td:nth-child(2), #figure-waterfall .canvas, #figure-waterfall tbody th, .spoken, .tip li, code';
        const found = [];
        const look = (text, node) => {
          const around = node.closest('[lang]');
          if (around.lang.slice(0, 2) === own && !node.closest(titles) && wrong.test(text.replace(known, ''))) {
            found.push(`${node.tagName} ${text.trim()}`);
          }
        };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode.parentElement;
          if (!['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE'].includes(node.tagName)) {
            look(walker.currentNode.data, node);
          }
        }
        document.querySelectorAll('[aria-label]').forEach(node => look(node.getAttribute('aria-label'), node));
        look(document.title, document.body);
        return found;
      }
      """;

  private static final String DRAWN_COLOURS =
      """
      id => [...document.querySelectorAll(`#figure-${id} .canvas svg path`)]
        .filter(path => path.getBBox().width + path.getBBox().height > 0)
        .flatMap(path => [path.getAttribute('fill'), path.getAttribute('stroke')])
        .filter(colour => colour && colour !== 'none' && colour !== 'transparent')
      """;

  @TempDir private static Path folder;

  private static @Nullable Chromium started;
  private static Locale locale = Locale.getDefault();
  private static List<CSVRecord> scores = List.of();
  private static List<CSVRecord> contributions = List.of();

  @BeforeAll
  static void reportOfTheBundledRun() {
    started = Chromium.start();
    BundledRun run = BundledRun.into(folder.resolve("run"));
    scores = run.table("scores.csv");
    contributions = run.table("contributions.csv");
    report(folder.resolve("run"), folder.resolve("report"));
    // The browser's driver writes the names of enums in the letters of the locale: LIGHT as lıght.
    locale = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
  }

  @AfterAll
  static void close() {
    Locale.setDefault(locale);
    if (started != null) {
      started.close();
    }
  }

  private static void report(Path run, Path output, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("report", "--run", run.toString(), "--output", output.toString()));
    all.addAll(List.of(arguments));
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), all.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
  }

  private static Path page() {
    return folder.resolve("report/report.html");
  }

  private static Chromium.Watched open(Path file, int width, ColorScheme scheme) {
    return Objects.requireNonNull(started).open(file, width, 900, scheme);
  }

  private static Chromium.Watched open() {
    return open(page(), 1280, ColorScheme.LIGHT);
  }

  private static BoundingBox box(Page page, String selector) {
    Locator locator = page.locator(selector);
    locator.scrollIntoViewIfNeeded();
    return locator.boundingBox();
  }

  /** Row of a month in {@code scores.csv}. */
  private static CSVRecord score(String dyad, String month) {
    return scores.stream()
        .filter(row -> row.get("dyad").equals(dyad) && row.get("month").equals(month))
        .findFirst()
        .orElseThrow();
  }

  private static long events(String dyad, String column, String value) {
    return contributions.stream()
        .filter(row -> row.get("dyad").equals(dyad) && row.get(column).equals(value))
        .count();
  }

  @Test
  void isSmallAndTheSameForTheSameRun() throws IOException {
    assertThat(Files.size(page())).isLessThan(LIMIT);
    report(folder.resolve("run"), folder.resolve("again"));
    assertThat(Files.mismatch(page(), folder.resolve("again/report.html"))).isEqualTo(-1);
  }

  @Test
  void allowsNothingButItsOwnTexts() throws IOException {
    String text = Files.readString(page(), StandardCharsets.UTF_8);
    assertThat(text)
        .containsPattern(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src"
                + " 'sha256-\\S{44}' 'sha256-\\S{44}'; style-src 'sha256-\\S{44}'; base-uri 'none';"
                + " form-action 'none'\">");
    assertThat(text).doesNotContain("unsafe-inline", "unsafe-eval", "@import");
  }

  @Test
  void runsWithoutAComplaintAndAsksTheNetworkForNothing() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      for (String pair : List.of("USA-KOR", "CHN-KOR")) {
        page.selectOption("#pair", pair);
        for (String language : List.of("zh", "ko", "en")) {
          page.click("[data-language=" + language + "]");
        }
        page.check("#whole");
        page.click("#shade");
        page.click("[data-preset='12']");
        page.click("[data-preset=all]");
        for (Locator table : page.locator("details > summary").all()) {
          if (table.isVisible()) {
            table.click();
          }
        }
      }
      BoundingBox chart = box(page, "#figure-score .canvas");
      page.mouse().move(chart.x + chart.width / 2, chart.y + 100);
      page.waitForSelector("#figure-score .tip");
      assertThat(
              page.locator("[src], [srcset], link, iframe, object, [href]:not([href^='#'])")
                  .count())
          .isZero();
      assertThat(watched.complaints()).isEmpty();
    }
  }

  @Test
  void everyFigureHasItsMarks() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("score", List.of("accent", "up", "down", "published"));
    expected.put("waterfall", List.of("quiet", "up", "down", "accent"));
    expected.put("themes-negative", List.of("accent", "theme-1", "theme-2", "theme-8"));
    expected.put("themes-positive", List.of("accent", "theme-1", "theme-2", "theme-6"));
    expected.put("shares-negative", List.of("theme-1", "theme-2", "theme-8"));
    expected.put("shares-positive", List.of("theme-1", "theme-2", "theme-6"));
    expected.put("trade", List.of("up", "down"));
    expected.put("pairs", List.of("theme-1", "theme-2"));
    try (Chromium.Watched watched = open()) {
      expected.forEach(
          (figure, colours) ->
              assertThat(watched.texts("() => (" + DRAWN_COLOURS + ")('" + figure + "')"))
                  .as("colours in figure %s", figure)
                  .containsAll(colours.stream().map(each -> colour(watched, each)).toList()));
      assertThat(watched.page().locator("figure:visible").count()).isEqualTo(expected.size());
    }
  }

  /** A colour of the page's style. */
  private static String colour(Chromium.Watched watched, String name) {
    return watched
        .texts(
            "() => [getComputedStyle(document.documentElement).getPropertyValue('--"
                + name
                + "').trim()]")
        .get(0);
  }

  @Test
  void hoverShowsMonthScoreChangeAndEvents() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      BoundingBox chart = box(page, "#figure-score .canvas");
      page.mouse().move(chart.x + chart.width * 0.66, chart.y + 120);
      page.waitForSelector("#figure-score .tip");
      String tip = page.innerText("#figure-score .tip");
      String month = tip.substring(0, 7);
      CSVRecord row = score("CHN-KOR", month);
      String change =
          String.format(Locale.ROOT, "%+.3f", Double.parseDouble(row.get("change")))
              .replace('-', '−');
      assertThat(tip)
          .contains("score " + row.get("displayed"))
          .contains(row.get("level") + ", " + row.get("level_part"))
          .contains("change " + change)
          .contains(row.get("events") + " event");
      contributions.stream()
          .filter(each -> each.get("dyad").equals("CHN-KOR") && each.get("month").equals(month))
          .limit(1)
          .forEach(each -> assertThat(tip).contains(each.get("title_en")));
    }
  }

  @Test
  void clickOnAMonthFiltersTheTable() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      BoundingBox chart = box(page, "#figure-score .canvas");
      page.mouse().click(chart.x + chart.width * 0.66, chart.y + 120);
      String month = page.inputValue("#filter-month");
      assertThat(month).matches("\\d{4}-\\d{2}");
      assertThat(page.locator("#event-table tbody tr").count())
          .isEqualTo((int) events("CHN-KOR", "month", month));
      assertThat(page.locator("#event-table tbody tr td:first-child").allInnerTexts())
          .allMatch(date -> date.contains(month));
      assertThat(page.locator("#figure-waterfall select").inputValue()).isEqualTo(month);
      page.click("#pill-clear");
      assertThat(page.inputValue("#filter-month")).isEmpty();
    }
  }

  @Test
  void clickOnAThemeFiltersTheTable() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      BoundingBox chart = box(page, "#figure-shares-negative .canvas");
      page.mouse().click(chart.x + chart.width * 0.6, chart.y + 24);
      String theme = page.inputValue("#filter-theme");
      assertThat(theme).isEqualTo("INTERNAL-AFFAIRS");
      assertThat(page.innerText("#event-count"))
          .contains(
              events("CHN-KOR", "theme", theme)
                  + " events of "
                  + events("CHN-KOR", "dyad", "CHN-KOR"));
    }
  }

  @Test
  void clickOnAStackedBarFiltersByMonthAndTheme() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      page.locator("#figure-themes-negative").scrollIntoViewIfNeeded();
      @SuppressWarnings("unchecked") // the script gives two numbers
      List<Number> middle =
          (List<Number>)
              page.evaluate(
                  """
                  () => {
                    const colour = getComputedStyle(document.documentElement).getPropertyValue('--theme-1').trim();
                    const bars = [...document.querySelectorAll('#figure-themes-negative .canvas svg path')]
                      .filter(path => path.getAttribute('fill') === colour).map(path => path.getBoundingClientRect());
                    const bar = bars.filter(each => each.width < 40).sort((a, b) => b.height - a.height)[0];
                    return [bar.x + bar.width / 2, bar.y + bar.height / 2];
                  }
                  """);
      page.mouse().click(middle.get(0).doubleValue(), middle.get(1).doubleValue());
      assertThat(page.inputValue("#filter-theme")).isEqualTo("INTERNAL-AFFAIRS");
      assertThat(page.inputValue("#filter-month")).matches("\\d{4}-\\d{2}");
      assertThat(page.locator("#event-table tbody tr").count()).isPositive();
    }
  }

  @Test
  void tableShowsEveryEventWithItsNumbersSortsAndSearches() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      page.click("#more");
      assertThat(page.locator("#event-table tbody tr").count())
          .isEqualTo((int) events("CHN-KOR", "dyad", "CHN-KOR"));
      CSVRecord first = contributions.get(0);
      List<String> cells =
          page.locator("tr[data-event='" + first.get("event_id") + "'] td").allInnerTexts();
      assertThat(cells.get(0)).isEqualTo(first.get("date"));
      assertThat(cells.get(1)).isEqualTo(first.get("title_en"));
      assertThat(cells.get(4).replace('−', '-')).isEqualTo(first.get("i0"));
      assertThat(number(cells.get(5))).isCloseTo(number(first.get("p0")), offset(0.0005));
      assertThat(number(cells.get(6))).isCloseTo(number(first.get("impact")), offset(0.00005));

      page.click("[data-sort=impact]");
      assertThat(page.getAttribute("th:has([data-sort=impact])", "aria-sort"))
          .isEqualTo("descending");
      List<Double> impacts =
          page.locator("#event-table tbody td:nth-child(7)").allInnerTexts().stream()
              .map(ReportPageIT::number)
              .toList();
      assertThat(impacts).isSortedAccordingTo((a, b) -> Double.compare(b, a));

      page.fill("#search", first.get("title_ko"));
      assertThat(page.locator("#event-table tbody tr").count()).isEqualTo(1);
      page.fill("#search", "nothing is called so");
      assertThat(page.innerText("#event-count")).contains("no event found");
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('−', '-'));
  }

  private static org.assertj.core.data.Offset<Double> offset(double value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  @Test
  void windowIsChosenBySliderListAndButton() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      BoundingBox chart = box(page, "#figure-score .canvas");
      double slider = chart.y + chart.height - 19;
      page.mouse().move(chart.x + 53, slider);
      page.mouse().down();
      page.mouse().move(chart.x + chart.width / 2, slider);
      page.mouse().up();
      page.waitForCondition(() -> Integer.parseInt(page.inputValue("#from")) > 20);
      String from = page.locator("#from option:checked").innerText();
      assertThat(page.innerText("#figure-shares-negative figcaption"))
          .contains(from + " … 2025-06");

      page.selectOption(
          "#to",
          page.locator("#to option", new Page.LocatorOptions().setHasText("2024-12"))
              .getAttribute("value"));
      assertThat(page.innerText("#figure-themes-positive figcaption"))
          .contains(from + " … 2024-12");

      page.click("[data-preset=published]");
      assertThat(page.innerText("#figure-shares-negative figcaption"))
          .contains("2022-03 … 2025-04");
      page.click("#figure-shares-negative summary");
      assertThat(page.innerText("#figure-shares-negative tbody tr:first-child"))
          .contains("44.8", "44.7", "45");
    }
  }

  @Test
  void canBeReadAndUsedWithTheKeyboardAlone() {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      page.keyboard().press("Tab");
      assertThat(watched.texts("() => [document.activeElement.className]")).containsExactly("skip");
      page.focus("#figure-score .chart");
      page.keyboard().press("End");
      CSVRecord last = score("CHN-KOR", "2025-06");
      assertThat(page.textContent("#figure-score .spoken"))
          .startsWith("2025-06: score " + last.get("displayed"));
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("Enter");
      assertThat(page.inputValue("#filter-month")).isEqualTo("2025-05");
      page.focus("#figure-shares-positive .chart");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      assertThat(page.inputValue("#filter-theme")).isEqualTo("ECON-COOP");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void languageSwitchLeavesNoWordOfAnother(String language) {
    try (Chromium.Watched watched = open()) {
      Page page = watched.page();
      page.click("[data-language=zh]");
      page.click("[data-language=ko]");
      page.click("[data-language=" + language + "]");
      page.selectOption("#filter-theme", "INTERNAL-AFFAIRS");
      page.focus("#figure-shares-positive .chart");
      page.keyboard().press("ArrowDown");
      for (Locator table : page.locator("details:not([open]) > summary").all()) {
        if (table.isVisible()) {
          table.click();
        }
      }
      assertThat(page.getAttribute("html", "lang")).startsWith(language);
      assertThat(watched.texts(FOREIGN_TEXTS)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, en", "DARK, en", "LIGHT, zh", "DARK, ko"})
  void putsNoSeriousObstacleBeforeAReader(ColorScheme scheme, String language) {
    try (Chromium.Watched watched = open(page(), 1280, scheme)) {
      Page page = watched.page();
      page.click("[data-language=" + language + "]");
      page.selectOption("#filter-theme", "INTERNAL-AFFAIRS");
      page.click("#figure-score summary");
      List<String> serious = new ArrayList<>();
      for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
        if (List.of("serious", "critical").contains(rule.getImpact())) {
          rule.getNodes().forEach(node -> serious.add(rule.getId() + ": " + node.getHtml()));
        }
      }
      assertThat(serious).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, en", "360, zh", "360, ko", "768, en", "1280, ko", "1920, zh"})
  void fitsItsWindow(int width, String language) {
    try (Chromium.Watched watched = open(page(), width, ColorScheme.LIGHT)) {
      watched.page().click("[data-language=" + language + "]");
      assertThat(overflowing(watched)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void printsOnCleanSheets(String language) {
    try (Chromium.Watched watched = open(page(), 1280, ColorScheme.DARK)) {
      Page page = watched.page();
      page.click("[data-language=" + language + "]");
      assertThat(page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true)))
          .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
      page.setViewportSize(688, 1000); // A4 at 96 dots an inch, less the margins of the style
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.waitForCondition(() -> "light".equals(page.getAttribute("html", "data-shade")));
      assertThat(overflowing(watched)).isEmpty();
      assertThat(watched.texts("() => [getComputedStyle(document.body).color]"))
          .containsExactly("rgb(27, 36, 48)");
      assertThat(page.isVisible("#languages")).isFalse();
      assertThat(page.isVisible("#pair")).isFalse();
    }
  }

  /** Elements that stick out of the page and are not in a box that scrolls. */
  private static List<String> overflowing(Chromium.Watched watched) {
    return watched.texts(
        """
        () => {
          const width = document.documentElement.clientWidth;
          const wide = [...document.querySelectorAll('main *, header *')]
            .filter(node => node.getBoundingClientRect().right > width + 1 && !node.closest('.scroll, svg, .skip, .spoken'))
            .map(node => `${node.tagName}.${node.className} ${Math.round(node.getBoundingClientRect().right)} of ${width}`);
          return document.documentElement.scrollWidth > width ? wide.concat('the page scrolls sideways') : wide;
        }
        """);
  }

  @Test
  void takesAWindowApartAndMarksTheUsersSeriesApart() throws IOException {
    Path series =
        Files.writeString(folder.resolve("series.csv"), "dyad,month,score\nCHN-KOR,2020-02,4.4\n");
    report(
        folder.resolve("run"),
        folder.resolve("window"),
        "--waterfall",
        "2022-06/2023-06",
        "--published",
        series.toString());
    try (Chromium.Watched watched =
        open(folder.resolve("window/report.html"), 1280, ColorScheme.LIGHT)) {
      Page page = watched.page();
      assertThat(page.inputValue("#figure-waterfall select")).isEqualTo("2022-06/2023-06");
      assertThat(page.innerText("#figure-waterfall figcaption")).contains("2022-06 … 2023-06");
      assertThat(page.textContent("#figure-waterfall .canvas"))
          .contains("score at the end of 2022-05", "score at the end of 2023-06");
      assertThat(page.textContent("#figure-score .canvas"))
          .contains("published monthly series", "published");
      page.click("[data-preset='12']");
      page.selectOption("#figure-waterfall select", "window");
      assertThat(page.innerText("#figure-waterfall figcaption")).contains("2024-07 … 2025-06");
      page.selectOption("#pair", "USA-KOR");
      assertThat(page.inputValue("#figure-waterfall select")).isEqualTo("2022-06/2023-06");
      assertThat(page.innerText("#figure-trade")).contains("names no trade file for this pair");
      assertThat(watched.complaints()).isEmpty();
    }
  }

  @Test
  void showsHostileTextsAndRunsNone() throws IOException {
    List<String> hostile =
        List.of(
            "<script>document.title='run'</script>",
            "</script><img src=x onerror=document.title='run'>",
            "&lt;b&gt;{{data}}{0} $1 \\u003c",
            "line\u2028end",
            "مظاهرة أمام السفارة 🎉👩‍👩‍👧",
            "w".repeat(200));
    StringBuilder events =
        new StringBuilder(
            "event_id,date,source,target,dyad,event_type,theme,i0,title_en,title_zh,title_ko,citation,coder,status,note\n");
    for (int i = 0; i < hostile.size(); i++) {
      events.append(
          String.format(
              Locale.ROOT,
              "e%d,2019-01-%02d,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,,\"%s\",\"%s\",,c,t,coded,\n",
              i,
              i + 1,
              hostile.get(i),
              hostile.get(i)));
    }
    Path file = Files.writeString(folder.resolve("hostile.csv"), events);
    Path run = folder.resolve("hostile-run");
    Guanxi.Result scored =
        Guanxi.score(ProjectFiles.home(), run, "--events", file.toString(), "--dyad", "CHN-KOR");
    assertThat(scored.code()).as(scored.err()).isZero();
    report(run, folder.resolve("hostile"), "--lang", "zh");
    try (Chromium.Watched watched =
        open(folder.resolve("hostile/report.html"), 1280, ColorScheme.LIGHT)) {
      Page page = watched.page();
      BoundingBox chart = box(page, "#figure-score .canvas");
      page.mouse().move(chart.x + chart.width / 2, chart.y + 120);
      page.waitForSelector("#figure-score .tip");
      assertThat(page.locator("#event-table tbody td:nth-child(2)").allTextContents())
          .containsExactlyInAnyOrderElementsOf(hostile);
      assertThat(overflowing(watched)).isEmpty();
      assertThat(page.locator("#event-table").boundingBox().width).isLessThan(1280);
      assertThat(page.title()).doesNotContain("run");
      assertThat(page.locator("img").count()).isZero();
      assertThat(page.locator("#figure-positive, #figure-shares-positive .nothing").count())
          .isEqualTo(1);
      assertThat(watched.complaints()).isEmpty();
    }
  }
}
