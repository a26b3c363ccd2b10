package io.guanxi.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.guanxi.model.LocalizedNames;
import io.guanxi.report.SavedForecasts;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Chromium;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report's page in a real browser: one run, one browser and one page for all tests. */
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
        const known = /own-past|damped-trend|ets|arima|analogs|mix|change_3|feed index|guanxi|tsinghua|Enter|Ctrl|JavaScript|development|data\\/\\S+|\\S+\\.(csv|json)/g;
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

  /** The bundled pairs have no feed here, so a nowcast with parts is written by hand. */
  private static final String NOWCAST =
      """
      {"pairs": [{"dyad": "CHN-KOR", "anchor": "2024-12", "published": 3.3,
        "summaries": {"en": "From 3.3 to 3.4.", "zh": "3.3 至 3.4。", "ko": "3.3에서 3.4."},
        "past": {"dyad": "CHN-KOR", "months": [{"month": "2024-11", "score": 3.2}, {"month": "2024-12", "score": 3.3}]},
        "months": [
          {"month": "2025-01", "point": 3.3, "interval80": null, "interval95": null, "contributions": []},
          {"month": "2025-02", "point": 3.4, "interval80": {"low": 3.3, "high": 3.5}, "interval95": {"low": 3.1, "high": 3.6},
           "contributions": [{"source": "momentum", "part": "change_3", "points": -0.02}, {"source": "feed", "part": "index", "points": 0.14}]}]}]}
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
  private static Chromium.@Nullable Watched opened;
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
    opened = open(page());
  }

  @AfterAll
  static void close() {
    Locale.setDefault(locale);
    if (started != null) {
      started.close();
    }
  }

  /** As a reader finds the page: China and Korea, all months, no filter, English, light. */
  @BeforeEach
  void asItOpens() {
    Page page = shown();
    page.setViewportSize(1280, 900);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.SCREEN));
    page.click("[data-language=en]");
    page.selectOption("#pair", "USA-KOR");
    page.selectOption("#pair", "CHN-KOR");
    page.fill("#search", "");
  }

  private static Chromium.Watched watched() {
    return Objects.requireNonNull(opened);
  }

  private static Page shown() {
    return watched().page();
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

  private static Chromium.Watched open(Path file) {
    return Objects.requireNonNull(started).open(file, 1280, 900, ColorScheme.LIGHT);
  }

  private static BoundingBox box(Page page, String selector) {
    Locator locator = page.locator(selector);
    locator.scrollIntoViewIfNeeded();
    return locator.boundingBox();
  }

  /** Points at the middle of the first figure until it says what is there. */
  private static String tip(Page page, double across) {
    BoundingBox chart = box(page, "#figure-score .canvas");
    page.mouse().move(chart.x + chart.width * across, chart.y + 120);
    page.waitForSelector("#figure-score .tip");
    return page.innerText("#figure-score .tip");
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

  private static int rows(Page page) {
    return page.locator("#event-table tbody tr[data-event]").count();
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('−', '-'));
  }

  @Test
  void isSmallTheSameForTheSameRunAndAllowsNothingButItsOwnTexts() throws IOException {
    assertThat(Files.size(page())).isLessThan(LIMIT);
    report(folder.resolve("run"), folder.resolve("again"));
    assertThat(Files.mismatch(page(), folder.resolve("again/report.html"))).isEqualTo(-1);
    assertThat(Files.readString(page(), StandardCharsets.UTF_8))
        .containsPattern(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src"
                + " 'sha256-\\S{44}' 'sha256-\\S{44}'; style-src 'sha256-\\S{44}'; base-uri 'none';"
                + " form-action 'none'\">")
        .doesNotContain("unsafe-inline", "unsafe-eval", "@import");
  }

  @Test
  void runsWithoutAComplaintAndAsksTheNetworkForNothing() {
    Page page = shown();
    for (String pair : List.of("USA-KOR", "CHN-KOR")) {
      page.selectOption("#pair", pair);
      for (String language : List.of("zh", "ko", "en")) {
        page.click("[data-language=" + language + "]");
      }
      page.setChecked("#whole", pair.equals("USA-KOR"));
      page.click("#shade");
      page.click("[data-preset='12']");
      page.click("[data-preset=all]");
    }
    assertThat(
            page.locator("[src], [srcset], link, iframe, object, [href]:not([href^='#'])").count())
        .isZero();
    assertThat(watched().complaints()).isEmpty();
  }

  @Test
  void everyFigureHasItsMarksAndAThemeItsColour() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("score", List.of("accent", "up", "down", "published", "#d7e8f3"));
    expected.put("waterfall", List.of("quiet", "up", "down", "accent"));
    expected.put("themes-negative", List.of("accent", "#0072b2", "#d55e00", "#8c8c8c"));
    expected.put("themes-positive", List.of("accent", "#0072b2", "#d55e00", "#f0e442"));
    expected.put("shares-negative", List.of("#0072b2", "#d55e00", "#8c8c8c"));
    expected.put("shares-positive", List.of("#0072b2", "#d55e00", "#f0e442"));
    expected.put("trade", List.of("#0072b2", "#d55e00", "#009e73"));
    expected.put("pairs", List.of("#0072b2", "#d55e00", "#d7e8f3"));
    expected.forEach(
        (figure, colours) ->
            assertThat(watched().texts("() => (" + DRAWN_COLOURS + ")('" + figure + "')"))
                .as("colours in figure %s", figure)
                .containsAll(colours.stream().map(ReportPageIT::colour).toList()));
    assertThat(shown().locator("figure:visible").count()).isEqualTo(expected.size());
  }

  /** A colour, or one of the page's style by its name. */
  private static String colour(String name) {
    return name.startsWith("#")
        ? name
        : watched()
            .texts(
                "() => [getComputedStyle(document.documentElement).getPropertyValue('--"
                    + name
                    + "').trim()]")
            .get(0);
  }

  @Test
  void hoverShowsMonthScoreBothChangesAndEvents() {
    String tip = tip(shown(), 0.62);
    CSVRecord row = score("CHN-KOR", tip.substring(0, 7));
    String change = String.format(Locale.ROOT, "%+.3f", Double.parseDouble(row.get("change")));
    assertThat(tip)
        .contains("score " + row.get("displayed"))
        .contains(row.get("level") + ", " + row.get("level_part"))
        .containsPattern(
            "change [+−]?\\d\\.\\d \\("
                + change.replace('-', '−').replace("+", "\\+")
                + " before rounding\\)")
        .contains(row.get("events") + " event");
    contributions.stream()
        .filter(each -> each.get("dyad").equals("CHN-KOR"))
        .filter(each -> each.get("month").equals(row.get("month")))
        .max(Comparator.comparing(each -> Math.abs(number(each.get("impact")))))
        .ifPresent(each -> assertThat(tip).contains(each.get("title_en")));
  }

  @Test
  void clicksOnMonthsThemesAndBarsFilterTheTable() {
    Page page = shown();
    BoundingBox chart = box(page, "#figure-score .canvas");
    page.mouse().click(chart.x + chart.width * 0.62, chart.y + 120);
    String month = page.inputValue("#filter-month");
    assertThat(month).matches("\\d{4}-\\d{2}");
    assertThat(rows(page)).isEqualTo((int) events("CHN-KOR", "month", month));
    assertThat(page.locator("#event-table tbody tr td:first-child").allInnerTexts())
        .allMatch(date -> date.contains(month));
    assertThat(page.locator("#figure-waterfall select").inputValue()).isEqualTo(month);
    page.click("#pill-clear");
    assertThat(page.inputValue("#filter-month")).isEmpty();

    BoundingBox shares = box(page, "#figure-shares-negative .canvas");
    page.mouse().click(shares.x + shares.width * 0.6, shares.y + 36);
    assertThat(page.inputValue("#filter-theme")).isEqualTo("INTERNAL-AFFAIRS");
    assertThat(page.innerText("#event-count"))
        .contains(
            events("CHN-KOR", "theme", "INTERNAL-AFFAIRS")
                + " events of "
                + events("CHN-KOR", "dyad", "CHN-KOR"));
    page.click("#pill-clear");

    page.locator("#figure-themes-negative").scrollIntoViewIfNeeded();
    List<?> middle =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const bars = [...document.querySelectorAll('#figure-themes-negative .canvas svg path')]
                    .filter(path => path.getAttribute('fill') === '#0072b2').map(path => path.getBoundingClientRect());
                  const bar = bars.filter(each => each.width < 40).sort((a, b) => b.height - a.height)[0];
                  return [bar.x + bar.width / 2, bar.y + bar.height / 2];
                }
                """);
    page.mouse()
        .click(((Number) middle.get(0)).doubleValue(), ((Number) middle.get(1)).doubleValue());
    assertThat(page.inputValue("#filter-theme")).isEqualTo("INTERNAL-AFFAIRS");
    assertThat(page.inputValue("#filter-month")).matches("\\d{4}-\\d{2}");
    assertThat(rows(page)).isPositive();
  }

  @Test
  void tableSortsSearchesAndOpens() {
    Page page = shown();
    if (page.isVisible("#more")) {
      page.click("#more");
    }
    assertThat(rows(page)).isEqualTo((int) events("CHN-KOR", "dyad", "CHN-KOR"));
    page.click("[data-sort=impact]");
    assertThat(page.getAttribute("th:has([data-sort=impact])", "aria-sort"))
        .isEqualTo("descending");
    List<Double> impacts =
        page.locator("#event-table tbody td:nth-child(7)").allInnerTexts().stream()
            .map(ReportPageIT::number)
            .toList();
    assertThat(impacts).isSortedAccordingTo((a, b) -> Double.compare(b, a));

    CSVRecord disputed =
        contributions.stream()
            .filter(row -> row.get("dyad").equals("CHN-KOR"))
            .filter(row -> row.get("status").equals("disputed"))
            .findFirst()
            .orElseThrow();
    page.fill("#search", disputed.get("event_id"));
    assertThat(rows(page)).isEqualTo(1);
    assertThat(page.innerText("#event-table td:nth-child(2)"))
        .isEqualTo(disputed.get("title_en") + " ‡");
    assertThat(page.innerText("#event-count")).contains("‡ disputed.");
    page.click("#event-table .opener");
    assertThat(page.getAttribute("#event-table .opener", "aria-expanded")).isEqualTo("true");
    assertThat(page.innerText("#event-table .detail"))
        .contains(
            disputed.get("citation"),
            disputed.get("note"),
            disputed.get("coder"),
            "disputed: its fact, date or bearing is contested",
            "the codebook, ");
    page.keyboard().press("Enter");
    assertThat(page.locator("#event-table .detail").count()).isZero();

    page.fill("#search", disputed.get("title_ko"));
    assertThat(rows(page)).isEqualTo(1);
    page.fill("#search", "nothing is called so");
    assertThat(page.innerText("#event-count")).contains("no event found");
  }

  @Test
  void windowIsChosenBySliderListAndButton() {
    Page page = shown();
    BoundingBox chart = box(page, "#figure-score .canvas");
    double slider = chart.y + chart.height - 19;
    page.mouse().move(chart.x + 53, slider);
    page.mouse().down();
    page.mouse().move(chart.x + chart.width / 2, slider);
    page.mouse().up();
    page.waitForCondition(() -> page.inputValue("#from").compareTo("2020-09") > 0);
    String from = page.inputValue("#from");
    assertThat(page.innerText("#figure-shares-negative figcaption")).contains(from + " … 2025-06");
    page.selectOption("#to", "2024-12");
    assertThat(page.innerText("#figure-themes-positive figcaption")).contains(from + " … 2024-12");
    page.click("[data-preset=published]");
    assertThat(page.innerText("#figure-shares-negative figcaption")).contains("2022-03 … 2025-04");
  }

  @Test
  void canBeReadAndUsedWithTheKeyboardAlone() {
    Page page = shown();
    assertThat(watched().texts("() => [document.body.firstElementChild.className]"))
        .containsExactly("skip");
    page.focus("#figure-score .chart");
    page.keyboard().press("End");
    assertThat(page.textContent("#figure-score .spoken"))
        .startsWith("2025-06: score " + score("CHN-KOR", "2025-06").get("displayed"));
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("Enter");
    assertThat(page.inputValue("#filter-month")).isEqualTo("2025-05");
    page.focus("#figure-shares-positive .chart");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.inputValue("#filter-theme")).isEqualTo("ECON-COOP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "ko", "en"})
  void everyLanguageIsWholeWithoutObstaclesFitsAndPrints(String language) {
    Page page = shown();
    page.click("[data-language=" + language + "]");
    page.selectOption("#filter-theme", "INTERNAL-AFFAIRS");
    page.click("#event-table tr[data-event]:first-child .opener");
    page.focus("#figure-shares-positive .chart");
    page.keyboard().press("ArrowDown");
    for (Locator table : page.locator("details:not([open]) > summary").all()) {
      if (table.isVisible()) {
        table.click();
      }
    }
    assertThat(page.getAttribute("html", "lang")).startsWith(language);
    assertThat(watched().texts(FOREIGN_TEXTS)).isEmpty();

    page.click("#clear");
    page.evaluate("document.querySelectorAll('details[open]').forEach(each => each.open = false)");
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(language.equals("ko") ? ColorScheme.DARK : ColorScheme.LIGHT));
    List<String> serious = new ArrayList<>();
    new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .forEach(
                rule ->
                    rule.getNodes()
                        .forEach(node -> serious.add(rule.getId() + ": " + node.getHtml())));
    assertThat(serious).isEmpty();

    for (int width : new int[] {360, 390, 768, 1920}) {
      page.setViewportSize(width, 900);
      page.waitForTimeout(300);
      assertThat(overflowing()).as("%s pixels", width).isEmpty();
    }
    prints(page);
  }

  /** On paper: always light, all pairs, no controls. */
  private static void prints(Page page) {
    page.setViewportSize(688, 1000); // A4 at 96 dots an inch, less the margins of the style
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.waitForSelector("#printed figure");
    assertThat(page.getAttribute("html", "data-shade")).isEqualTo("light");
    assertThat(overflowing()).isEmpty();
    assertThat(watched().texts("() => [getComputedStyle(document.body).color]"))
        .containsExactly("rgb(27, 36, 48)");
    assertThat(page.locator("#printed figure").count()).isEqualTo(6);
    assertThat(page.isVisible("#languages")).isFalse();
    assertThat(page.isVisible("#pair")).isFalse();
    assertThat(page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true)))
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    page.waitForCondition(() -> page.locator("#printed figure").count() == 0);
  }

  @Test
  void aPhoneDoesNotGrowUnderWhatItSays() {
    Page page = shown();
    page.setViewportSize(390, 844);
    page.waitForTimeout(400);
    tip(page, 0.8);
    assertThat(watched().texts("() => [document.documentElement.scrollWidth]"))
        .containsExactly("390");
    page.focus("#figure-score .chart");
    page.keyboard().press("End");
    page.keyboard().press("Enter");
    BoundingBox pill = page.locator("#pill").boundingBox();
    assertThat(pill.x).isNotNegative();
    assertThat(pill.x + pill.width).isLessThanOrEqualTo(390);
    assertThat(overflowing()).isEmpty();
  }

  /** Elements that stick out of the page and are not in a box that scrolls. */
  private static List<String> overflowing() {
    return overflowing(watched());
  }

  private static List<String> overflowing(Chromium.Watched watched) {
    return watched.texts(
        """
        () => {
          const width = document.documentElement.clientWidth;
          const wide = [...document.querySelectorAll('main *, header *')]
            .filter(node => node.getBoundingClientRect().right > width + 1 && !node.closest('.scroll, svg, .skip, .spoken'))
            .filter(node => getComputedStyle(node).visibility !== 'hidden')
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
    try (Chromium.Watched watched = open(folder.resolve("window/report.html"))) {
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
  void showsWhatOtherVerbsSayOfTheMonthsToCome() throws IOException {
    Path forecast = folder.resolve("forecast.json");
    Path nowcast = Files.writeString(folder.resolve("nowcast.json"), NOWCAST);
    Path evaluation = folder.resolve("evaluation.json");
    String run = folder.resolve("run").toString();
    verb("forecast", "--run", run, "--horizon", "1,2,3,12", "--json", forecast.toString());
    verb(
        "forecast",
        "evaluate",
        "--run",
        run,
        "--origins",
        "2023-01/2025-03",
        "--horizon",
        "1,3",
        "--json",
        evaluation.toString());
    report(
        folder.resolve("run"),
        folder.resolve("ahead"),
        "--forecast",
        forecast.toString(),
        "--nowcast",
        nowcast.toString(),
        "--evaluation",
        evaluation.toString());
    SavedForecasts.Chart said =
        SavedForecasts.read(List.of(forecast.toString()), List.of(), List.of())
            .charts("CHN-KOR")
            .get(0);
    LocalizedNames sentence = said.sentence().orElseThrow();
    SavedForecasts.Step last = said.steps().get(3);
    try (Chromium.Watched watched = open(folder.resolve("ahead/report.html"))) {
      Page page = watched.page();
      for (String figure :
          List.of(
              "forecast-0",
              "nowcast-0",
              "nowcast-parts-0",
              "skill-mae-0",
              "skill-crps-0",
              "pit-0")) {
        assertThat(watched.texts("() => (" + DRAWN_COLOURS + ")('" + figure + "')"))
            .as("colours in figure %s", figure)
            .isNotEmpty();
      }
      assertThat(page.innerText("#summary")).contains(sentence.en());
      assertThat(page.innerText("#figure-forecast-0 .what")).isEqualTo(sentence.en());

      page.focus("#figure-forecast-0 .chart");
      page.keyboard().press("End");
      assertThat(page.textContent("#figure-forecast-0 .spoken"))
          .startsWith(last.month() + ", ")
          .contains(last.low80() + " … " + last.high80(), last.low95() + " … " + last.high95());
      assertThat(page.innerText("#figure-forecast-0 .tip")).contains(last.month().toString());
      page.keyboard().press("Enter");
      assertThat(page.inputValue("#filter-month")).isEmpty();
      page.click("#figure-forecast-0 summary");
      assertThat(page.innerText("#figure-forecast-0 tbody tr:last-child"))
          .contains(last.point().toString(), last.low80() + " … " + last.high80());
      page.check("#whole");
      assertThat(page.textContent("#figure-forecast-0 .canvas")).contains("−9");

      for (String language : List.of("zh", "ko", "en")) {
        page.click("[data-language=" + language + "]");
        page.locator("details:not([open]) > summary").all().stream()
            .filter(Locator::isVisible)
            .forEach(Locator::click);
        assertThat(watched.texts(FOREIGN_TEXTS)).as(language).isEmpty();
      }
      page.evaluate(
          "document.querySelectorAll('details[open]').forEach(each => each.open = false)");
      page.selectOption("#pair", "USA-KOR");
      assertThat(page.innerText("#figure-nowcast-0")).contains("say nothing of this pair");
      assertThat(page.isVisible("#figure-nowcast-parts-0")).isFalse();
      assertThat(page.isVisible("#figure-forecast-0 svg")).isTrue();
      page.setViewportSize(390, 844);
      page.waitForTimeout(300);
      assertThat(overflowing(watched)).isEmpty();
      page.selectOption("#pair", "CHN-KOR");
      page.setViewportSize(688, 1000);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.waitForSelector("#printed #USA-KOR-figure-forecast-0");
      assertThat(page.isVisible("#figure-nowcast-parts-0 svg")).isTrue();
      assertThat(page.locator("#printed [id*=nowcast]").count()).isZero();
      assertThat(page.locator("#printed [id$=pit-0]").count()).isZero();
      assertThat(overflowing(watched)).isEmpty();
      assertThat(watched.complaints()).isEmpty();
    }
  }

  private static void verb(String... arguments) {
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), arguments);
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void showsHostileTextsAndRunsNone() throws IOException {
    List<String> hostile =
        List.of(
            "<script>document.title='run'</script>",
            "</script><img src=x onerror=document.title='run'>",
            "&lt;b&gt;{{data}}{0} $1 \\u003c",
            "line\u2028end \u202e\u0007\u001b[2J",
            "مظاهرة أمام السفارة 🎉👩‍👩‍👧",
            "w".repeat(200));
    StringBuilder events =
        new StringBuilder(
            "event_id,date,source,target,dyad,event_type,theme,i0,title_en,title_zh,title_ko,citation,coder,status,note\n");
    for (int i = 0; i < hostile.size(); i++) {
      events.append(
          String.format(
              Locale.ROOT,
              "e%d,2019-01-%02d,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,,\"%s\",\"%s\",,\"%s\",t,coded,\n",
              i,
              i + 1,
              hostile.get(i),
              hostile.get(i),
              "https://example.org/" + i + " javascript:alert(1) " + hostile.get(i)));
    }
    Path file = Files.writeString(folder.resolve("hostile.csv"), events);
    Path run = folder.resolve("hostile-run");
    Guanxi.Result scored =
        Guanxi.score(ProjectFiles.home(), run, "--events", file.toString(), "--dyad", "CHN-KOR");
    assertThat(scored.code()).as(scored.err()).isZero();
    report(run, folder.resolve("hostile"), "--lang", "zh");
    try (Chromium.Watched watched = open(folder.resolve("hostile/report.html"))) {
      Page page = watched.page();
      tip(page, 0.5);
      page.locator(".opener").all().forEach(Locator::click);
      assertThat(page.locator("#event-table tbody .opener").allTextContents())
          .containsExactlyInAnyOrderElementsOf(hostile.stream().map(VisibleText::text).toList());
      assertThat(overflowing(watched)).isEmpty();
      assertThat(page.locator("#event-table").boundingBox().width).isLessThan(1280);
      assertThat(page.title()).doesNotContain("run");
      assertThat(page.locator("img").count()).isZero();
      assertThat(
              watched.texts("() => [...document.querySelectorAll('.detail a')].map(a => a.href)"))
          .containsExactlyInAnyOrder(
              "https://example.org/0",
              "https://example.org/1",
              "https://example.org/2",
              "https://example.org/3",
              "https://example.org/4",
              "https://example.org/5");
      assertThat(page.locator("#figure-positive, #figure-shares-positive .nothing").count())
          .isEqualTo(1);
      assertThat(watched.complaints()).isEmpty();
    }
  }
}
