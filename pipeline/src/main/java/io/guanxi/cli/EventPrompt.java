package io.guanxi.cli;

import io.guanxi.model.Defined;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Language;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.CountryNames;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Asks a person for one event, line by line; an answer that cannot be right is asked again. */
final class EventPrompt {
  private final Configuration configuration;
  private final Language language;
  private final PrintWriter out;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  EventPrompt(Configuration configuration, Language language, PrintWriter out) {
    this.configuration = configuration;
    this.language = language;
    this.out = out;
  }

  /**
   * Fills in the cells that are missing.
   *
   * @throws FaultsException when the answers end before the questions
   */
  void ask(Map<String, String> cells) throws IOException {
    String known = String.join(", ", configuration.dyads().keySet());
    need(cells, "dyad", "pair (" + known + ")", "", this::dyad);
    need(cells, "date", "date (YYYY-MM-DD, or YYYY-MM)", "", EventPrompt::date);
    Dyad dyad = Dyad.parse(cells.getOrDefault("dyad", "")).orElse(null);
    need(cells, "source", "who acted", dyad == null ? "" : dyad.first(), EventPrompt::country);
    String source = cells.getOrDefault("source", "");
    String other = dyad == null ? "" : source.equals(dyad.first()) ? dyad.second() : dyad.first();
    need(cells, "target", "towards whom", other, EventPrompt::country);
    need(cells, "event_type", "type (a code, or words of its name; ? lists all)", "", this::type);
    EventType type = configuration.codebook().types().get(cells.get("event_type"));
    Map<String, LocalizedNames> themes = new LinkedHashMap<>();
    for (Theme theme : configuration.themes().values()) {
      if (type == null || dyad == null || theme.allows(type.sign(), dyad.id())) {
        themes.put(theme.code(), theme.names());
      }
    }
    if (!cells.containsKey("theme")) {
      themes.forEach((code, names) -> out.println("  " + code + "  " + language.of(names)));
    }
    need(cells, "theme", "theme", "", text -> found(text, themes));
    want(cells, "title_" + language.code(), "title (what happened, in a line)");
    want(cells, "citation", "citation (body or outlet, and date)");
    want(cells, "note", "note");
  }

  private void need(
      Map<String, String> cells,
      String column,
      String question,
      String usual,
      Function<String, Defined<String>> check)
      throws IOException {
    while (!cells.containsKey(column)) {
      String answer = answer(question + (usual.isEmpty() ? "" : " [" + usual + "]"));
      Defined<String> cell = check.apply(answer.isEmpty() ? usual : answer);
      if (cell.isDefined()) {
        cells.put(column, cell.value());
      } else {
        out.println(cell.reason());
        out.flush();
      }
    }
  }

  private void want(Map<String, String> cells, String column, String question) throws IOException {
    if (!cells.containsKey(column)) {
      String answer = answer(question + ", or nothing");
      if (!answer.isEmpty()) {
        cells.put(column, answer);
      }
    }
  }

  private String answer(String question) throws IOException {
    out.print(question + ": ");
    out.flush();
    String line = in.readLine();
    if (line == null) {
      throw new FaultsException("the answers end before the questions; nothing is written");
    }
    return line.strip();
  }

  private Defined<String> dyad(String text) {
    String id = configuration.canonicalId(text.toUpperCase(Locale.ROOT));
    if (configuration.dyads().containsKey(id)) {
      return Defined.of(id);
    }
    return Defined.undefined(
        Fault.of(text)
            .not(
                "configured; 'guanxi dyad add' configures a pair",
                Dyad.meant(id, configuration.dyads().keySet())));
  }

  private static Defined<String> date(String text) {
    Defined<EventDate> date = EventDate.read(text);
    return date.isDefined() ? Defined.of(text) : Defined.undefined(date.reason());
  }

  private static Defined<String> country(String text) {
    return CountryNames.find(text)
        .map(Defined::of)
        .orElseGet(
            () ->
                Defined.undefined(Fault.of(text).that("is no country" + CountryNames.hint(text))));
  }

  private Defined<String> type(String text) {
    Map<String, LocalizedNames> names = new LinkedHashMap<>();
    configuration
        .codebook()
        .types()
        .forEach(
            (code, type) -> {
              String i0 =
                  (type.sign() == Sign.POSITIVE ? " (+" : " (")
                      + Micropoints.toText(type.i0Micros())
                      + ")";
              names.put(
                  code,
                  new LocalizedNames(
                      type.names().en() + i0, type.names().zh() + i0, type.names().ko() + i0));
            });
    return found(text, names);
  }

  /** The code that a text is, or whose name alone has the text in it. */
  private Defined<String> found(String text, Map<String, LocalizedNames> all) {
    Map<String, LocalizedNames> codes = new LinkedHashMap<>(all);
    codes.keySet().removeIf(code -> !code.equalsIgnoreCase(text));
    if (codes.isEmpty() && !text.isEmpty()) {
      String wanted = text.toLowerCase(Locale.ROOT);
      codes.putAll(all);
      codes
          .entrySet()
          .removeIf(each -> !text.equals("?") && !has(each.getKey(), each.getValue(), wanted));
    }
    if (codes.size() == 1) {
      return Defined.of(codes.keySet().iterator().next());
    }
    if (codes.isEmpty()) {
      return Defined.undefined(Fault.of(text).that("is none", all.keySet()));
    }
    StringBuilder list = new StringBuilder("which one?");
    codes.forEach(
        (code, names) -> list.append("\n  ").append(code).append("  ").append(language.of(names)));
    return Defined.undefined(list.toString());
  }

  private static boolean has(String code, LocalizedNames names, String wanted) {
    return (code + "\n" + names.en() + "\n" + names.zh() + "\n" + names.ko())
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }
}
