package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.VisibleText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/**
 * Texts that would do something to a terminal, turn the direction of writing or be run by a
 * spreadsheet, in all places that a text may come from, through every command.
 */
class HostileTextTest {
  /** Clears the screen, rings, sets the window's title, turns the text that follows. */
  private static final String HOSTILE = "\u001b[2J\u0007\u001b]0;x\u0007\u009b3m\u202eabc\u2066";

  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,i0,title_en,title_zh,title_ko,citation,coder,status,note\n";

  @TempDir private static Path folder;
  private static Path config;

  @BeforeAll
  static void makeARun() throws IOException {
    config = folder.resolve("config");
    ProjectFiles.copy(ProjectFiles.config(), config);
    String named = escaped(HOSTILE);
    edit("dyads.json", "China–South Korea", "China" + named);
    edit("dyads.json", "Tsinghua monthly", "Tsinghua" + named);
    edit("published/figures.json", "A reconstruction", named + "A reconstruction");
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 1; i <= 30; i++) {
      rows.append(row("e" + i + HOSTILE, "2022-" + (i % 9 + 1) / 10 + (i % 9 + 1) % 10 + "-10"));
    }
    Files.writeString(folder.resolve("e.csv"), rows);
    Files.writeString(
        folder.resolve("bad.csv"), rows + row(HOSTILE, HOSTILE) + row("\u200b=1+1", "2022-01-10"));
    Files.writeString(
        folder.resolve("header.csv"), HEADER.replace("note", HOSTILE) + row("a", "2022-01-10"));
    StringBuilder series = new StringBuilder("dyad,month,score\n");
    StringBuilder feed = new StringBuilder("dyad,month,score\n");
    for (int i = 0; i < 240; i++) {
      String month = (2004 + i / 12) + "-" + (i % 12 < 9 ? "0" : "") + (i % 12 + 1);
      String score = "CHN-KOR," + month + "," + (3 + i % 7 * 0.1) + "\n";
      (i < 230 ? series : feed).append(i < 230 ? score : "");
      feed.append(score.repeat(i < 230 ? 1 : 0)).append(i < 230 ? "" : score);
    }
    Files.writeString(folder.resolve("s.csv"), series);
    Files.writeString(folder.resolve("f.csv"), feed);
    Files.writeString(
        folder.resolve("bad-series.csv"), series + HOSTILE + "," + HOSTILE + "," + HOSTILE + "\n");
    Guanxi.Result scored =
        run("score --events @e.csv --output @run --dyad CHN-KOR --config @config");
    assertThat(scored.code()).as(scored.err()).isZero();
  }

  private static String row(String id, String date) {
    String cell = "\"" + HOSTILE + "\"";
    return "\"%s\",\"%s\",CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,%s,%s,%s,%s,%s,coded,%s\n"
        .replaceFirst("%s", quoted(id))
        .replaceFirst("%s", quoted(date))
        .replace("%s", cell);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score --events @e.csv --output @again --config @config",
        "score --events @bad.csv --output @rejected --config @config",
        "score --events @header.csv --output @none",
        "score --events @missingHOSTILE.csv --output @none",
        "plan --events @e.csv --output @planHOSTILE --config @config",
        "doctor --events @bad.csv --config @config",
        "doctor --events @header.csv --config @config --format json",
        "validate --run @run --published @s.csv --config @config --output @verdicts --lang LANG",
        "validate --run @run --published @bad-series.csv --config @config --output @verdicts",
        "explain CHN-KOR 2022-03 --run @run --config @config --lang LANG",
        "explain CHN-KOR 2022-03 --run @run --config @config --format FORMAT",
        "compare @run @s.csv --config @config --name-a HOSTILE --json @c.json --lang LANG",
        "compare @run @run --config @config --figure @c.svg --name-b HOSTILE",
        "report --run @run --config @config --output @reported --lang LANG",
        "runs --output @run",
        "runs --output @run --format json",
        "runs --output @run --name HOSTILE LATEST",
        "agreement @e.csv @e.csv --name-a HOSTILE --format FORMAT --config @config",
        "agreement @e.csv @bad.csv --min-kappa 0 --output @verdicts --config @config",
        "forecast --series @s.csv --format FORMAT --config @config --lang LANG",
        "forecast --series @bad-series.csv",
        "nowcast --published @s.csv --feed @f.csv --format FORMAT --config @config",
        "nowcast --published @bad-series.csv --feed @f.csv",
        "HOSTILE",
        "score --HOSTILE",
      })
  void noneReachesAReader(String line) {
    for (String language : line.contains("LANG") ? List.of("en", "zh", "ko") : List.of("")) {
      for (String format : List.of("text", "json", "markdown")) {
        Guanxi.Result result = run(line.replace("LANG", language).replace("FORMAT", format));
        assertThat(result.err()).doesNotContain("internal error", "cannot display");
        assertHarmless(line, result.out());
        assertHarmless(line, result.err());
        if (!line.contains("FORMAT")) {
          break;
        }
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().matches(".*\\.(html|svg|md|xml|json|txt)")
            && !file.startsWith(config)) {
          String text = Files.readString(file);
          assertHarmless(file.toString(), text);
          if (file.toString().matches(".*\\.(svg|xml)")) {
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
          }
        }
      }
    } catch (Exception e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void aManifestOfOthersIsNoExceptionToThis() throws IOException {
    Path foreign = folder.resolve("foreign");
    ProjectFiles.copy(folder.resolve("run"), foreign);
    Path manifest = foreign.resolve("manifest.json");
    ProjectFiles.delete(foreign.resolve("vintages/published"));
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("\"guanxi\" : \"", "\"guanxi\" : \"" + quoted(escaped(HOSTILE)))
            .replace("e.csv", "e" + escaped(HOSTILE) + ".csv"));
    for (String line :
        List.of(
            "explain CHN-KOR 2022-03 --run @foreign --config @config",
            "validate --run @foreign --config @config --output @verdicts",
            "compare @foreign @run --config @config",
            "report --run @foreign --config @config --output @reported",
            "runs --output @foreign",
            "doctor --config @config --output @foreign")) {
      noneReachesAReader(line);
    }
  }

  @Test
  void aSpreadsheetRunsNoCell() throws IOException {
    List<String> formulas =
        List.of("=1+1", "\ufeff=1+1", "\u200b=1+1", "\u202e=1+1", "\u001b@SUM(A1)", "+1", "-1");
    StringBuilder rows = new StringBuilder(HEADER);
    for (String formula : formulas) {
      rows.append(row(formula, "2022-01-10").replace(HOSTILE, formula));
      rows.append(row(formula + "2", formula).replace(HOSTILE, formula).substring(1));
    }
    Files.writeString(folder.resolve("formulas.csv"), rows);
    Guanxi.Result scored = run("score --events @formulas.csv --output @formulas --config @config");
    assertThat(scored.code()).as(scored.err()).isEqualTo(1);
    for (String table : List.of("contributions.csv", "rejects.csv")) {
      List<String> cells = new ArrayList<>();
      for (CSVRecord record :
          CSVFormat.RFC4180.parse(Files.newBufferedReader(folder.resolve("formulas/" + table)))) {
        record.forEach(cells::add);
      }
      assertThat(cells.stream().filter(cell -> cell.startsWith("'"))).hasSizeGreaterThan(5);
      assertThat(cells)
          .filteredOn(cell -> !cell.matches("-?[0-9.]+"))
          .noneMatch(cell -> cell.matches("(?s)[\\p{Cf}\\p{Cc}\\p{Z}]*[=+@-].*"));
    }
  }

  private static void assertHarmless(String where, String text) {
    assertThat(text).as(where).isEqualTo(VisibleText.text(text));
  }

  private static Guanxi.Result run(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(word.replace("@", folder + "/").replace("HOSTILE", HOSTILE));
    }
    return Guanxi.run(ProjectFiles.home(), words.toArray(String[]::new));
  }

  private static void edit(String file, String from, String to) {
    try {
      String text = Files.readString(config.resolve(file));
      assertThat(text).contains(from);
      Files.writeString(config.resolve(file), text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As JSON writes it. */
  private static String escaped(String text) {
    return VisibleText.text(text);
  }
}
