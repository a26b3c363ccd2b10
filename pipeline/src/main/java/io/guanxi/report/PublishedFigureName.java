package io.guanxi.report;

import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.PublishedFigure;
import java.util.stream.Collectors;

/**
 * What a published figure is called wherever it is shown: what it measures, when, of which themes.
 */
public final class PublishedFigureName {
  private PublishedFigureName() {}

  /** The name in a language, without the pair. */
  public static String of(PublishedFigure figure, Configuration configuration, Language language) {
    Messages messages = new Messages(language);
    String key = "figure." + figure.kind() + (figure.sign() == null ? "" : "." + figure.sign());
    String themes =
        configuration.themes().values().stream()
            .filter(theme -> figure.themes().contains(theme.code()))
            .map(theme -> language.of(theme.names()))
            .collect(Collectors.joining(messages.get("list.separator")));
    return messages.get(
        key, figure.period(), figure.exceptThemes() ? messages.get("figure.except") : themes);
  }
}
