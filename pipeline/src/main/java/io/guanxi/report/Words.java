package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WhatIf;
import io.guanxi.model.Coding;
import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Status;
import io.guanxi.model.Theme;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names, numbers and sentences in one language, the same in every view. */
public final class Words {
  private final Configuration configuration;
  private final Language language;
  private final Messages messages;
  private final @Nullable RunManifest run;

  /** Words of a configuration in a language. */
  public Words(Configuration configuration, Language language) {
    this(configuration, language, null);
  }

  /**
   * Words of a run.
   *
   * @param run what it says of itself: it may have left out rows; null for no run
   */
  Words(Configuration configuration, Language language, @Nullable RunManifest run) {
    this.run = run;
    this.configuration = configuration;
    this.language = language;
    this.messages = new Messages(language);
  }

  public Language language() {
    return language;
  }

  Messages messages() {
    return messages;
  }

  String get(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  String heading(Explanation explanation) {
    String name = language.of(explanation.profile().names());
    return explanation.profile().dyad()
        + "  "
        + (explanation.from().equals(explanation.to())
            ? get("explain.month", name, explanation.from())
            : get("range", name, explanation.from(), explanation.to()));
  }

  /** What has to be said with every number of the dyad. */
  List<String> caveats(Explanation explanation) {
    DyadProfile profile = explanation.profile();
    List<String> lines = new ArrayList<>();
    lines.add(messages.codedThrough(explanation.codedThrough(), explanation.to()));
    lines.add(
        get(
            "initial." + profile.basis().name().toLowerCase(Locale.ROOT),
            displayed(profile.initialScore()).toPlainString(),
            profile.initialMonth(),
            profile.source()));
    LocalDate asOf = run == null ? null : run.asOf();
    if (asOf != null) {
      lines.add(get("explain.asof", asOf));
    }
    if (run != null && run.onlyVerified()) {
      lines.add(get("explain.onlyverified"));
    }
    if (configuration.published().stream().anyMatch(f -> f.dyad().equals(profile.dyad()))) {
      lines.add(language.of(configuration.statement()));
    }
    return lines;
  }

  /** Why a window has no event: nobody coded it, or nothing happened. */
  String silent(Explanation explanation) {
    return explanation.from().isAfter(explanation.codedThrough())
        ? get("explain.notcoded", explanation.codedThrough())
        : get("explain.silent");
  }

  BigDecimal displayed(double score) {
    return Decimals.roundedDecimal(score, configuration.scheme().decimals());
  }

  /** The change of the displayed scores, so that start and change give the end. */
  BigDecimal displayedChange(Explanation explanation) {
    return displayed(explanation.end()).subtract(displayed(explanation.start()));
  }

  /** Two more decimals than a displayed score: most impacts are smaller than a displayed step. */
  String fine(double points) {
    return Decimals.rounded(points, configuration.scheme().decimals() + 2);
  }

  String signed(double points) {
    String number = fine(points);
    return new BigDecimal(number).signum() > 0 ? "+" + number : number;
  }

  static String signed(BigDecimal points) {
    return points.signum() > 0 ? "+" + points.toPlainString() : points.toPlainString();
  }

  static String i0(long micros) {
    return Micropoints.toText(micros);
  }

  /** The title in the language, in another one where that is missing, else the event's id. */
  String title(Coding coding) {
    return firstOf(
        language.of(coding.titles()),
        coding.titles().en(),
        coding.titles().zh(),
        coding.titles().ko(),
        coding.eventId());
  }

  /** The first text that is not empty, in one line. */
  static String firstOf(String... texts) {
    return Stream.of(texts)
        .map(Words::oneLine)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  String citation(Coding coding) {
    String citation = oneLine(coding.citation());
    return citation.isEmpty() ? get("explain.nocitation") : citation;
  }

  String status(Coding coding) {
    return coding.status() == Status.DISPUTED ? get("explain.disputed") : "";
  }

  String type(String code) {
    EventType type = configuration.codebook().types().get(code);
    return type == null ? code : language.of(type.names());
  }

  String theme(String code) {
    Theme theme = configuration.themes().get(code);
    return theme == null ? code : language.of(theme.names());
  }

  /** What is changed, in words. */
  String condition(WhatIf whatIf) {
    String subject = whatIf.subject();
    String name =
        switch (whatIf.kind()) {
          case WITHOUT_THEME -> theme(subject);
          case TYPE_LOWEST, TYPE_HIGHEST -> type(subject);
          default -> subject;
        };
    return get("explain.whatif." + whatIf.kind().label(), oneLine(name), range(whatIf));
  }

  private String range(WhatIf whatIf) {
    EventType type = configuration.codebook().types().get(whatIf.subject());
    return type == null
        ? ""
        : Micropoints.toText(
            whatIf.kind() == WhatIf.Kind.TYPE_LOWEST ? type.lowestMicros() : type.highestMicros());
  }

  String score(WhatIf whatIf) {
    Double score = whatIf.score();
    return score == null ? get("explain.undefined") : fine(score);
  }

  String difference(WhatIf whatIf) {
    Double difference = whatIf.difference();
    return difference == null ? "" : signed(difference);
  }

  /** Line ends and other control characters would break a view's lines. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
