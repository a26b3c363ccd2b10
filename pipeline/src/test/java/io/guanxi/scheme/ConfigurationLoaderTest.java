package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled configuration, broken in one way at a time. */
public class ConfigurationLoaderTest {
  private static final String SCHEME = "schemes/tsinghua.json";
  private static final String CODEBOOK = "codebooks/tsinghua.json";
  private static final String DYADS = "dyads.json";
  private static final String THEMES = "themes.json";
  private static final String FIGURES = "published/figures.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temporary;
  private Path config = Path.of("");

  @BeforeEach
  void copyTheBundledConfiguration() {
    config = temporary.resolve("conf");
    ProjectFiles.copy(ProjectFiles.config(), config);
  }

  @Test
  void loadsTheBundledConfiguration() {
    Configuration loaded = load();

    assertThat(loaded.scheme().n()).isEqualTo(9);
    assertThat(loaded.scheme().p0()).isEqualTo(P0Rule.MONTH_START);
    assertThat(loaded.scheme().decimals()).isEqualTo(1);
    assertThat(loaded.scheme().levels().all()).hasSize(6);
    assertThat(loaded.codebook().path()).isEqualTo("conf/codebooks/tsinghua.json");
    assertThat(loaded.dyads().keySet()).containsExactly("CHN-KOR", "USA-KOR");
    assertThat(loaded.themes()).containsKeys("INTERNAL-AFFAIRS", "MILITARY-COOP", "ECON-COOP");
    assertThat(loaded.published()).isNotEmpty();
    assertThat(loaded.statement().en()).contains("not a validation");
  }

  @Test
  void hashesEveryFileThatWasRead() throws IOException {
    Configuration loaded = load();

    assertThat(loaded.hashes().keySet()).containsExactly(CODEBOOK, DYADS, FIGURES, SCHEME, THEMES);
    assertThat(loaded.hashes())
        .containsEntry(DYADS, Hashes.sha256(Files.readAllBytes(config.resolve(DYADS))));
  }

  @Test
  void readsTheCodebookThatTheSchemeNames() throws IOException {
    Files.move(config.resolve(CODEBOOK), config.resolve("codebooks/other-2.json"));
    edit(SCHEME, scheme -> scheme.put("codebook", "other-2"));

    assertThat(load().codebook().id()).isEqualTo("other-2");
  }

  @Test
  void takesEverySettingFromTheFiles() {
    edit(
        SCHEME,
        scheme -> {
          scheme.put("p0", "running");
          scheme.put("decimals", 3);
          child(scheme, "levels").put("boundary", "upper-inclusive");
        });
    edit(
        FIGURES,
        figures -> {
          ObjectNode figure = first(figures, "figures");
          figure.put("id", "mine").put("kind", "theme-share").put("period", "2020-01/2021-12");
          figure.put("value", 12.5).put("unit", "percent").put("sign", "positive");
          figure.remove("themes");
          figure.putArray("except_themes").add("ECON-COOP");
          figure.put("fitted", false).put("citation", "qi-2020").put("statement", "a remark");
          child(figures, "citations").put("qi-2020", "Qi 2020");
        });

    Configuration loaded = load();

    assertThat(loaded.scheme().p0()).isEqualTo(P0Rule.RUNNING);
    assertThat(loaded.scheme().decimals()).isEqualTo(3);
    assertThat(loaded.scheme().levels().boundary()).isEqualTo(Levels.Boundary.UPPER_INCLUSIVE);
    PublishedFigure figure = loaded.published().get(0);
    assertThat(figure.id()).isEqualTo("mine");
    assertThat(figure.kind()).isEqualTo(PublishedFigure.Kind.THEME_SHARE);
    assertThat(figure.period()).isEqualTo("2020-01/2021-12");
    assertThat(figure.value()).isEqualByComparingTo("12.5");
    assertThat(figure.themes()).containsExactly("ECON-COOP");
    assertThat(figure.exceptThemes()).isTrue();
    assertThat(figure.fitted()).isFalse();
    assertThat(figure.citation()).isEqualTo("Qi 2020");
    assertThat(figure.statement()).isEqualTo("a remark");
  }

  // Faults of form: compared with the schema

  @Test
  void anUnknownKeyIsAFaultWithAHint() {
    edit(SCHEME, scheme -> scheme.put("decimal", 2));

    assertFaults("conf/schemes/tsinghua.json: key 'decimal' is unknown (did you mean 'decimals'?)");
  }

  @Test
  void anUnknownKeyWithoutALookAlikeIsAFault() {
    edit(SCHEME, scheme -> scheme.put("half_life", 2));

    assertFaults("conf/schemes/tsinghua.json: key 'half_life' is unknown");
  }

  @Test
  void anUnknownKeyInsideIsAFaultWithItsPlace() {
    edit(DYADS, dyads -> child(first(dyads, "dyads"), "initial").put("scores", 1));

    assertFaults(
        "conf/dyads.json: key 'scores' is unknown (did you mean 'score'?) at /dyads/0/initial");
  }

  @Test
  void anUnknownKeyBehindAReferenceIsAFaultWithAHint() {
    edit(DYADS, dyads -> child(first(dyads, "dyads"), "names").put("kor", "한중"));

    assertFaults("conf/dyads.json: key 'kor' is unknown (did you mean 'ko'?) at /dyads/0/names");
  }

  @Test
  void aMissingKeyIsAFault() {
    edit(SCHEME, scheme -> scheme.remove("n"));

    assertFaults("conf/schemes/tsinghua.json: key 'n' is missing");
  }

  @Test
  void aMissingKeyInsideIsAFaultWithItsPlace() {
    edit(CODEBOOK, codebook -> type(codebook, 0).remove("origin"));

    assertFaults("conf/codebooks/tsinghua.json: key 'origin' is missing at /types/0");
  }

  @Test
  void aThemeShareNeedsASign() {
    edit(
        FIGURES,
        figures -> {
          ObjectNode figure = first(figures, "figures");
          figure.put("kind", "theme-share").put("value", 1).put("unit", "percent");
          figure.remove("sign");
        });

    assertFaults("conf/published/figures.json: key 'sign' is missing at /figures/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "tr-TR", "ko-KR", "zh-CN", "de-DE"})
  void messagesOfTheSchemaAreEnglishInEveryLocale(String language) {
    edit(
        SCHEME,
        scheme -> {
          scheme.put("n", "nine");
          scheme.put("p0", "monthstart");
          scheme.put("decimals", 99);
        });
    edit(CODEBOOK, codebook -> type(codebook, 0).put("code", "lower case"));
    edit(DYADS, dyads -> child(first(dyads, "dyads"), "names").put("en", ""));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertFaults(
          "conf/schemes/tsinghua.json: \"nine\": string found, integer expected at /n",
          "conf/schemes/tsinghua.json: 'monthstart' is not one of month-start, running"
              + " (did you mean 'month-start'?) at /p0",
          "conf/schemes/tsinghua.json: 99: must have a maximum value of 6 at /decimals",
          "conf/codebooks/tsinghua.json: \"lower case\": does not match the regex pattern"
              + " ^[A-Z0-9]+(-[A-Z0-9]+)*$ at /types/0/code",
          "conf/dyads.json: \"\": must be at least 1 characters long at /dyads/0/names/en");
    } finally {
      Locale.setDefault(before);
    }
  }

  // Faults of meaning: compared with each other

  @Test
  void anI0OutsideItsRangeIsAFault() {
    edit(CODEBOOK, codebook -> define(codebook, "TEST-TYPE", "positive", "1.25", "0", "1"));

    assertFaults(
        "conf/codebooks/tsinghua.json: event type 'TEST-TYPE': i0 1.25 lies outside its range"
            + " 0 … 1");
  }

  @ParameterizedTest
  @CsvSource({"positive, 0.5, -0.1, 1", "negative, -0.5, -1, 0.1"})
  void aRangeThatCrossesZeroIsAFault(String sign, String i0, String lowest, String highest) {
    edit(CODEBOOK, codebook -> define(codebook, "TEST-TYPE", sign, i0, lowest, highest));

    assertFaults(
        "conf/codebooks/tsinghua.json: event type 'TEST-TYPE': range "
            + lowest
            + " … "
            + highest
            + " crosses zero; the sign is "
            + sign);
  }

  @ParameterizedTest
  @CsvSource({"positive, 0.5, 0, 9.5", "negative, -0.5, -9.5, 0"})
  void aRangeThatLeavesTheScaleIsAFault(String sign, String i0, String lowest, String highest) {
    edit(CODEBOOK, codebook -> define(codebook, "TEST-TYPE", sign, i0, lowest, highest));

    assertFaults(
        "conf/codebooks/tsinghua.json: event type 'TEST-TYPE': range "
            + lowest
            + " … "
            + highest
            + " leaves the scale -9 … 9");
  }

  @Test
  void aTableScoreFinerThanAMicropointIsAFault() {
    edit(CODEBOOK, codebook -> define(codebook, "TEST-TYPE", "positive", "0.0000001", "0", "1"));

    assertFaults(
        "conf/codebooks/tsinghua.json: event type 'TEST-TYPE': i0 '1E-7' is finer than 0.000001 or"
            + " too large");
  }

  @Test
  void aTableScoreOfAThousandMillionDigitsIsAFault() {
    edit(CODEBOOK, codebook -> define(codebook, "TEST-TYPE", "positive", "0.765432", "0", "1"));
    write(CODEBOOK, text(CODEBOOK).replace("0.765432", "1e999999999"));
    int column = text(CODEBOOK).indexOf("1e999999999") + 1;

    assertFaults(
        "conf/codebooks/tsinghua.json: not valid JSON at line 1, column "
            + column
            + ": the number 1e999999999 is out of range");
  }

  @ParameterizedTest
  @CsvSource({"/etc/trade.csv", "../trade.csv", "data/../../trade.csv"})
  void aTradeFileElsewhereIsAFault(String file) {
    edit(DYADS, dyads -> child(first(dyads, "dyads"), "trade").put("file", file));

    assertFaults(
        "conf/dyads.json: dyad 'CHN-KOR': trade file '"
            + file
            + "' is not a path below the project's folder or the current one, without '..'");
  }

  @Test
  void anEventTypeThatStandsTwiceIsAFault() {
    edit(
        CODEBOOK,
        codebook -> {
          define(codebook, "TEST-TYPE", "positive", "0.5", "0", "1");
          define(codebook, "TEST-TYPE", "negative", "-0.5", "-1", "0");
        });

    assertFaults("conf/codebooks/tsinghua.json: event type 'TEST-TYPE' stands twice");
  }

  @Test
  void aThemeThatStandsTwiceIsAFault() {
    edit(THEMES, themes -> list(themes, "themes").add(first(themes, "themes").deepCopy()));

    assertFaults("conf/themes.json: theme 'INTERNAL-AFFAIRS' stands twice");
  }

  @Test
  void aThemeOfAnUnknownDyadIsAFaultWithAHint() {
    edit(THEMES, themes -> list(first(themes, "themes"), "dyads").add("CHN-KOS"));

    assertFaults(
        "conf/themes.json: theme 'INTERNAL-AFFAIRS': dyad 'CHN-KOS' is unknown"
            + " (did you mean 'CHN-KOR'?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHN-KOR", "KOR-CHN"})
  void aDyadThatStandsTwiceInEitherOrderIsAFault(String again) {
    edit(
        DYADS,
        dyads -> {
          ObjectNode copy = first(dyads, "dyads").deepCopy();
          list(dyads, "dyads").add(copy.put("id", again));
        });

    assertFaults("conf/dyads.json: dyad '" + again + "' stands twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHN-CHN", "CHN-XXX"})
  void aDyadMustBeTwoDifferentCountries(String id) {
    edit(
        DYADS,
        dyads -> {
          ObjectNode copy = first(dyads, "dyads").deepCopy();
          list(dyads, "dyads").add(copy.put("id", id));
        });

    assertFaults(
        "conf/dyads.json: dyad '"
            + id
            + "' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB");
  }

  @ParameterizedTest
  @ValueSource(doubles = {9.1, -9.1})
  void anInitialScoreOutsideTheScaleIsAFault(double score) {
    edit(DYADS, dyads -> child(first(dyads, "dyads"), "initial").put("score", score));

    assertFaults(
        "conf/dyads.json: dyad 'CHN-KOR': initial score " + score + " leaves the scale -9 … 9");
  }

  @Test
  void aGapBetweenLevelsIsAFault() {
    edit(SCHEME, scheme -> level(scheme, 3).put("from", 0.5));

    assertFaults(
        "conf/schemes/tsinghua.json: level 'ordinary' goes from 0.5 to 3; levels rise without gap"
            + " or overlap from -n to n, so it must begin at 0");
  }

  @Test
  void overlappingLevelsAreAFault() {
    edit(SCHEME, scheme -> level(scheme, 3).put("from", -1));

    assertFaults(
        "conf/schemes/tsinghua.json: level 'ordinary' goes from -1 to 3; levels rise without gap"
            + " or overlap from -n to n, so it must begin at 0");
  }

  @Test
  void aLevelThatFallsIsAFault() {
    edit(
        SCHEME,
        scheme -> {
          level(scheme, 3).put("to", 0);
          level(scheme, 4).put("from", 0);
        });

    assertFaults(
        "conf/schemes/tsinghua.json: level 'ordinary' goes from 0 to 0; levels rise without gap"
            + " or overlap from -n to n, so it must begin at 0");
  }

  @Test
  void levelsMustReachTheEndOfTheScale() {
    edit(SCHEME, scheme -> level(scheme, 5).put("to", 8.5));

    assertFaults("conf/schemes/tsinghua.json: the last level ends at 8.5, the scale at n = 9");
  }

  @Test
  void aFigureThatStandsTwiceIsAFault() {
    edit(FIGURES, figures -> list(figures, "figures").add(first(figures, "figures").deepCopy()));

    assertFaults("conf/published/figures.json: figure 'score-2022-09' stands twice");
  }

  @Test
  void aFigureOfAnUnknownThemeDyadOrCitationIsAFaultWithAHint() {
    edit(
        FIGURES,
        figures -> {
          ObjectNode figure = asShare(first(figures, "figures"));
          figure.put("citation", "jin-zhao-2024");
          figure.putArray("themes").add("ECON-COP").add("WEATHER");
          ObjectNode other = figure.deepCopy();
          list(figures, "figures").add(other.put("id", "other").put("dyad", "CHN-KOL"));
        });

    assertFaults(
        "conf/published/figures.json: figure 'score-2022-09': theme 'ECON-COP' is unknown"
            + " (did you mean 'ECON-COOP'?)",
        "conf/published/figures.json: figure 'score-2022-09': theme 'WEATHER' is unknown",
        "conf/published/figures.json: figure 'score-2022-09': citation 'jin-zhao-2024' is unknown"
            + " (did you mean 'jin-zhao-2025'?)",
        "conf/published/figures.json: figure 'other': dyad 'CHN-KOL' is unknown"
            + " (did you mean 'CHN-KOR'?)");
  }

  @Test
  void anUnknownExceptedThemeOfAFigureIsAFault() {
    edit(
        FIGURES,
        figures -> asShare(first(figures, "figures")).putArray("except_themes").add("WEATHER"));

    assertFaults("conf/published/figures.json: figure 'score-2022-09': theme 'WEATHER' is unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"theme-share", "event-count"})
  void aShareOrCountHasThemesOrExceptedThemesAndNotBoth(String kind) {
    String fault =
        "conf/published/figures.json: figure 'score-2022-09': kind '"
            + kind
            + "' has either themes or except_themes";
    edit(FIGURES, figures -> asKind(first(figures, "figures"), kind));
    assertFaults(fault);

    edit(FIGURES, figures -> first(figures, "figures").putArray("themes").add("ECON-COOP"));
    assertThat(load().published().get(0).exceptThemes()).isFalse();

    edit(
        FIGURES,
        figures -> first(figures, "figures").putArray("except_themes").add("MILITARY-COOP"));
    assertFaults(fault);

    edit(FIGURES, figures -> first(figures, "figures").remove("themes"));
    edit(FIGURES, figures -> first(figures, "figures").putArray("except_themes").add("ECON-COOP"));
    assertThat(load().published().get(0).exceptThemes()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "score, themes",
    "score, except_themes",
    "score-change, themes",
    "score-change, except_themes",
    "claim, themes",
    "claim, except_themes"
  })
  void noOtherFigureHasThemes(String kind, String key) {
    edit(
        FIGURES, figures -> asKind(first(figures, "figures"), kind).putArray(key).add("ECON-COOP"));

    assertFaults(
        "conf/published/figures.json: figure 'score-2022-09': kind '" + kind + "' has no themes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "score-change", "event-count", "claim"})
  void noFigureButAShareHasASign(String kind) {
    edit(
        FIGURES,
        figures -> {
          ObjectNode figure = asKind(first(figures, "figures"), kind).put("sign", "negative");
          if (kind.equals("event-count")) {
            figure.putArray("themes").add("ECON-COOP");
          }
        });

    assertFaults(
        "conf/published/figures.json: figure 'score-2022-09': kind '" + kind + "' has no sign");
  }

  @Test
  void everyFaultOfAFigureIsReportedAtOnce() {
    edit(
        FIGURES,
        figures -> {
          ObjectNode figure = asKind(first(figures, "figures"), "score").put("sign", "positive");
          figure.putArray("themes").add("ECON-COOP");
        });

    assertFaults(
        "conf/published/figures.json: figure 'score-2022-09': kind 'score' has no themes",
        "conf/published/figures.json: figure 'score-2022-09': kind 'score' has no sign");
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsAFault() {
    edit(FIGURES, figures -> first(figures, "figures").put("period", "2022-09/2022-08"));

    assertFaults(
        "conf/published/figures.json: figure 'score-2022-09': period 2022-09/2022-08 ends before it"
            + " begins");
  }

  // Faults of the files themselves

  @Test
  void aMissingFileIsAFault() throws IOException {
    Files.delete(config.resolve(THEMES));

    assertFaults("conf/themes.json: no such file");
  }

  @Test
  void aMissingFolderLacksEveryFile() {
    config = temporary.resolve("nowhere");

    assertFaults(
        "conf/schemes/tsinghua.json: no such file",
        "conf/codebooks/tsinghua.json: no such file",
        "conf/dyads.json: no such file",
        "conf/themes.json: no such file",
        "conf/published/figures.json: no such file");
  }

  @Test
  void aCodebookThatDoesNotExistIsAFault() {
    edit(SCHEME, scheme -> scheme.put("codebook", "nosuch"));

    assertFaults("conf/codebooks/nosuch.json: no such file");
  }

  @Test
  void aFolderInThePlaceOfAFileIsAFault() throws IOException {
    Files.delete(config.resolve(DYADS));
    Files.createDirectory(config.resolve(DYADS));

    assertFaults("conf/dyads.json: is a folder; a file is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {SCHEME, CODEBOOK, DYADS, THEMES, FIGURES})
  void aByteOrderMarkChangesNothing(String path) {
    Configuration plain = load();
    write(path, "\uFEFF" + text(path));

    Configuration marked = load();

    assertThat(marked.scheme()).isEqualTo(plain.scheme());
    assertThat(marked.codebook()).isEqualTo(plain.codebook());
    assertThat(marked.dyads()).isEqualTo(plain.dyads());
    assertThat(marked.themes()).isEqualTo(plain.themes());
    assertThat(marked.published()).isEqualTo(plain.published());
  }

  @Test
  void aByteOrderMarkInsideADocumentIsAFault() {
    write(DYADS, "\uFEFF\uFEFF" + text(DYADS));

    assertFaults(
        "conf/dyads.json: not valid JSON at line 1, column 1: Unexpected character ('\uFEFF' (code"
            + " 65279 / 0xfeff)): expected a valid value (JSON String, Number, Array, Object or"
            + " token 'null', 'true' or 'false')");
  }

  @Test
  void aRepeatedKeyIsAFault() {
    write(DYADS, "{\n  \"dyads\": [],\n  \"dyads\": []\n}\n");

    assertFaults("conf/dyads.json: not valid JSON at line 3, column 10: Duplicate field 'dyads'");
  }

  @Test
  void textBehindTheDocumentIsAFault() {
    write(DYADS, "{\n  \"dyads\": []\n}\n{}");

    assertFaults(
        "conf/dyads.json: not valid JSON at line 4, column 1: text follows the end of the"
            + " document");
  }

  @Test
  void brokenJsonIsAFaultWithLineAndColumn() {
    write(DYADS, "{\n  \"dyads\": NaN\n}\n");

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith(
            "conf/dyads.json: not valid JSON at line 2, column 15: Non-standard token 'NaN'");
  }

  @Test
  void anEmptyFileIsAFault() {
    write(DYADS, "");

    // What the schema library says of it is not ours to fix.
    assertThat(faults()).singleElement().asString().startsWith("conf/dyads.json: ");
  }

  @Test
  void aFileThatIsNotUtf8IsAFault() {
    write(DYADS, text(DYADS), Charset.forName("GB18030"));

    assertFaults("conf/dyads.json: not valid UTF-8; it looks like GB18030. Save it as UTF-8.");
  }

  @Test
  void faultsOfSeveralFilesAreReportedAtOnce() {
    edit(
        SCHEME,
        scheme -> {
          scheme.remove("n");
          scheme.put("decimal", 2);
        });
    edit(CODEBOOK, codebook -> type(codebook, 1).put("signs", "positive"));
    write(DYADS, text(DYADS), StandardCharsets.UTF_16);
    write(THEMES, "{");

    assertFaults(
        "conf/schemes/tsinghua.json: key 'decimal' is unknown (did you mean 'decimals'?)",
        "conf/schemes/tsinghua.json: key 'n' is missing",
        "conf/codebooks/tsinghua.json: key 'signs' is unknown (did you mean 'sign'?) at /types/1",
        "conf/dyads.json: not valid UTF-8; it looks like UTF-16BE. Save it as UTF-8.",
        "conf/themes.json: not valid JSON at line 1, column 2: Unexpected end-of-input:"
            + " expected close marker for Object");
  }

  @Test
  void faultsOfMeaningInSeveralFilesAreReportedAtOnce() {
    edit(SCHEME, scheme -> level(scheme, 5).put("to", 8.5));
    edit(CODEBOOK, codebook -> define(codebook, "TEST-TYPE", "positive", "2", "0", "1"));
    edit(DYADS, dyads -> child(first(dyads, "dyads"), "initial").put("score", 10));
    edit(THEMES, themes -> list(first(themes, "themes"), "dyads").add("DEU-FRA"));
    edit(FIGURES, figures -> first(figures, "figures").put("citation", "nobody"));

    assertFaults(
        "conf/schemes/tsinghua.json: the last level ends at 8.5, the scale at n = 9",
        "conf/codebooks/tsinghua.json: event type 'TEST-TYPE': i0 2 lies outside its range 0 … 1",
        "conf/dyads.json: dyad 'CHN-KOR': initial score 10.0 leaves the scale -9 … 9",
        "conf/themes.json: theme 'INTERNAL-AFFAIRS': dyad 'DEU-FRA' is unknown",
        "conf/published/figures.json: figure 'score-2022-09': citation 'nobody' is unknown");
  }

  private Configuration load() {
    return ConfigurationLoader.load(config, "conf");
  }

  private void assertFaults(String... expected) {
    assertThat(faults()).containsExactly(expected);
  }

  private List<String> faults() {
    FaultsException thrown = catchThrowableOfType(FaultsException.class, this::load);
    assertThat(thrown).as("the broken configuration was accepted").isNotNull();
    return thrown.faults();
  }

  private void edit(String path, Consumer<ObjectNode> change) {
    try {
      ObjectNode document = (ObjectNode) JSON.readTree(text(path));
      change.accept(document);
      write(path, JSON.writeValueAsString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String path) {
    try {
      return Files.readString(config.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path, String text) {
    write(path, text, StandardCharsets.UTF_8);
  }

  private void write(String path, String text, Charset charset) {
    try {
      Files.writeString(config.resolve(path), text, charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a figure a share that lacks nothing but its themes. */
  private static ObjectNode asShare(ObjectNode figure) {
    return asKind(figure, "theme-share");
  }

  /** Makes a figure one of a kind, without themes; it has a sign only where it must. */
  private static ObjectNode asKind(ObjectNode figure, String kind) {
    figure.put("kind", kind).put("value", 1).put("unit", "percent");
    figure.remove(List.of("themes", "except_themes", "sign"));
    return kind.equals("theme-share") ? figure.put("sign", "negative") : figure;
  }

  private static ObjectNode type(ObjectNode codebook, int index) {
    return (ObjectNode) list(codebook, "types").get(index);
  }

  private static void define(
      ObjectNode codebook, String code, String sign, String i0, String lowest, String highest) {
    ObjectNode type = type(codebook, 0).deepCopy();
    type.put("code", code).put("sign", sign).set("i0", number(i0));
    type.putArray("range").add(number(lowest)).add(number(highest));
    list(codebook, "types").add(type);
  }

  private static JsonNode number(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode level(ObjectNode scheme, int index) {
    return (ObjectNode) list(child(scheme, "levels"), "list").get(index);
  }

  private static ObjectNode first(ObjectNode owner, String name) {
    return (ObjectNode) list(owner, name).get(0);
  }

  private static ArrayNode list(ObjectNode owner, String name) {
    return (ArrayNode) owner.get(name);
  }

  private static ObjectNode child(ObjectNode owner, String name) {
    return (ObjectNode) owner.get(name);
  }
}
