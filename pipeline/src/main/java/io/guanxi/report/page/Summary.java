package io.guanxi.report.page;

import io.guanxi.model.Decimals;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Theme;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.SavedForecasts;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.PrintedNumbers;
import io.guanxi.report.figure.ScoredEvent;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.PublishedFigure;
import java.math.BigDecimal;
import java.util.Objects;

/** Where the pairs stand, in one language, as markup. */
final class Summary {
  private final FigureData data;
  private final Configuration configuration;
  private final Messages messages;
  private final SummarySentences sentences;
  private final Language language;

  Summary(FigureData data, Language language) {
    this.data = data;
    this.configuration = data.request().run().configuration();
    this.messages = new Messages(language);
    this.sentences = new SummarySentences(language, configuration.scheme().decimals());
    this.language = language;
  }

  /** The pairs and the last month of all, in a line. */
  String subtitle() {
    return messages.get("page.subtitle", data.names(language), sentences.month(data.window().to()));
  }

  /** The section without its heading: what can be read where scripts are not run, too. */
  String html() {
    Html html = new Html();
    for (PairData pair : data.pairs()) {
      PairStanding standing = standing(pair);
      Html article = new Html();
      article.text("h3", "", language.of(pair.profile().names()));
      Html number = new Html();
      number
          .text("strong", "", PrintedNumbers.number(pair.last().displayed().toPlainString()))
          .text("span", "", language.of(standing.level()))
          .text("span", "quiet", pair.last().month().toString());
      article
          .element("p", "number", number.toString())
          .text(
              "p",
              "sentences",
              String.join(language == Language.ZH ? "" : " ", sentences.of(standing)))
          .element("div", "", ahead(pair))
          .text("p", "caveat", caveat(pair, standing));
      html.element("article", "pair", article.toString());
    }
    return html.toString();
  }

  /** What is said of the months to come; each sentence names its pair, to be pasted alone. */
  private String ahead(PairData pair) {
    Html html = new Html();
    String name = language.of(pair.profile().names());
    for (SavedForecasts.Chart chart :
        data.request().foresight().charts(pair.profile().dyad().id())) {
      chart
          .sentence()
          .map(language::of)
          .map(said -> said.contains(name) ? said : messages.get("page.figurename", name, said))
          .ifPresent(said -> html.text("p", "sentences", said));
    }
    return html.toString();
  }

  /** The displayed score that a pair starts with. */
  static String start(PairData pair) {
    return PrintedNumbers.number(
        pair.profile().initialScore(), pair.configured().scheme().decimals());
  }

  private String caveat(PairData pair, PairStanding standing) {
    DyadProfile profile = pair.profile();
    boolean hasPublished =
        configuration.published().stream()
            .anyMatch(
                figure ->
                    figure.dyad().equals(profile.dyad())
                        && figure.value() != null
                        && figure.kind() != PublishedFigure.Kind.CLAIM
                        && !figure.kind().isCourse());
    return sentences.caveat(
        standing,
        start(pair),
        profile.initialMonth(),
        hasPublished,
        language.of(configuration.statement()));
  }

  /** The level of a displayed score with its third, in all languages. */
  static LocalizedNames place(Configuration configuration, PairData.Point point) {
    Levels levels = configuration.scheme().levels();
    Levels.Place place = levels.of(point.displayed());
    LocalizedNames level = place.level().names();
    LocalizedNames part = Objects.requireNonNull(levels.partNames().get(place.part()));
    return new LocalizedNames(
        new Messages(Language.EN).get("level", level.en(), part.en()),
        new Messages(Language.ZH).get("level", level.zh(), part.zh()),
        new Messages(Language.KO).get("level", level.ko(), part.ko()));
  }

  private PairStanding standing(PairData pair) {
    PairData.Point first = pair.points().get(0);
    return new PairStanding(
        pair.profile().names(),
        pair.profile().basis(),
        new PairStanding.Point(
            first.month().minusMonths(1), first.displayed().subtract(first.move()), first.before()),
        pair.points().stream()
            .map(point -> new PairStanding.Point(point.month(), point.displayed(), point.score()))
            .toList(),
        place(configuration, pair.last()),
        pair.events().stream().map(this::themed).toList());
  }

  private PairStanding.ThemedEvent themed(ScoredEvent event) {
    Theme theme = configuration.themes().get(event.theme());
    return new PairStanding.ThemedEvent(
        event.month(),
        event.sign(),
        theme == null
            ? new LocalizedNames(event.theme(), event.theme(), event.theme())
            : theme.names(),
        new BigDecimal(Decimals.shortest(event.i0())).abs());
  }
}
