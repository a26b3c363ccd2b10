package io.guanxi.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.RejectReason;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page's words as the page's script reads them: with places, without Java's quoting. */
class PageTextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");
  private static final Pattern USED =
      Pattern.compile(
          "(?:data-t=\"|data-label=\"|\\{\\{text |[t]\\(')((?:page|figures)\\.[a-z0-9.-]+)");

  @ParameterizedTest
  @EnumSource(Language.class)
  void textsHaveTheSamePlacesAndNoApostrophes(Language language) {
    SortedMap<String, String> english = new Messages(Language.EN).patterns("page.");
    SortedMap<String, String> texts = new Messages(language).patterns("page.");
    texts.forEach(
        (key, text) -> {
          assertThat(text).as(key).isNotBlank().doesNotContain("'");
          String other = english.get(key);
          // A count of one need not be said with its number.
          if (!key.endsWith(".one")
              && !key.endsWith(".zero")
              && !key.endsWith(".all")
              && other != null) {
            assertThat(places(text)).as(key).isEqualTo(places(other));
          }
        });
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWordThatThePageAsksForIsThere(Language language) throws IOException {
    SortedMap<String, String> texts = new Messages(language).patterns("");
    for (String file :
        new String[] {"page.html", "words.js", "charts.js", "figures.js", "page.js"}) {
      String source =
          Files.readString(
              ProjectFiles.root()
                  .resolve("pipeline/src/main/resources/io/guanxi/report/page")
                  .resolve(file));
      Matcher used = USED.matcher(source);
      int found = 0;
      while (used.find()) {
        assertThat(texts).as(file).containsKey(used.group(1));
        found++;
      }
      assertThat(found).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonOfARejectHasWords(Language language) {
    SortedMap<String, String> texts = new Messages(language).patterns("page.reason.");
    assertThat(texts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(RejectReason.values()).map(reason -> "page.reason." + reason).toList());
  }
}
