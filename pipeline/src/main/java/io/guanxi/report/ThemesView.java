package io.guanxi.report;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Themes. The JSON is the same in every language; {@code docs/schemas/themes.schema.json} describes
 * it.
 */
public record ThemesView(List<Theme> themes, Language language) implements View {
  private static final int SCHEMA_VERSION = 1;

  /** Copies the list. */
  public ThemesView {
    themes = List.copyOf(themes);
  }

  private record Whole(int schemaVersion, List<One> themes) {}

  private record One(
      String code, LocalizedNames names, List<String> signs, List<String> dyads, String nameFrom) {}

  @Override
  public Object json() {
    return new Whole(
        SCHEMA_VERSION,
        themes.stream()
            .map(
                theme ->
                    new One(
                        theme.code(),
                        theme.names(),
                        signs(theme).map(Sign::label).toList(),
                        theme.dyads().stream().sorted().toList(),
                        theme.fromPaper() ? "paper" : "ours"))
            .toList());
  }

  private static Stream<Sign> signs(Theme theme) {
    return Stream.of(Sign.values()).filter(theme.signs()::contains);
  }

  @Override
  public Document document() {
    Messages messages = new Messages(language);
    String separator = messages.get("list.separator");
    Rows rows =
        new Rows(
            List.of(
                Column.left(messages.get("page.code")),
                Column.left(messages.get("explain.theme")),
                Column.left(messages.get("agreement.attribute.sign")),
                Column.left(messages.get("page.pair"))));
    for (Theme theme : themes) {
      List<String> signs = new ArrayList<>();
      signs(theme).forEach(sign -> signs.add(messages.get("agreement.sign." + sign.label())));
      rows.add(
          theme.code(),
          language.of(theme.names()),
          String.join(separator, signs),
          theme.dyads().isEmpty()
              ? messages.get("themes.every")
              : String.join(separator, theme.dyads().stream().sorted().toList()));
    }
    return new Document().title(messages.get("themes.title")).add(rows.table().atEdge());
  }
}
