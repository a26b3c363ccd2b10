package io.guanxi.report;

import io.guanxi.explain.Change;
import io.guanxi.model.LocalizedNames;
import java.util.ArrayList;
import java.util.List;

/** What a change between two runs is called in a language. */
final class ChangeWords {
  private ChangeWords() {}

  /** One line: what is otherwise, and from what to what. */
  static String of(Change change, Words words) {
    List<String> details = new ArrayList<>();
    for (Change.Field field : change.fields()) {
      details.add(detail(change.kind(), field, words));
    }
    String all = String.join(words.get("list.separator"), details);
    return words.get("why." + change.kind().label(), all, subject(change, words), change.events());
  }

  private static String subject(Change change, Words words) {
    return switch (change.kind()) {
      case WEIGHT -> words.type(change.subject());
      case EVENT_ADDED, EVENT_REMOVED, EVENT_RECODED -> title(change, words);
      default -> "";
    };
  }

  private static String title(Change change, Words words) {
    LocalizedNames titles = change.titles();
    return Words.firstOf(
        words.language().of(titles), titles.en(), titles.zh(), titles.ko(), change.subject());
  }

  private static String detail(Change.Kind kind, Change.Field field, Words words) {
    String before = value(field.name(), field.before(), words);
    String after = value(field.name(), field.after(), words);
    String fromTo = words.get("why.fromto", before, after);
    String only = field.name().equals("i0") ? "I0 " + before + after : before + after;
    return switch (kind) {
      case EVENT_ADDED, EVENT_REMOVED -> only;
      case SCHEME, CODEBOOK, RECIPE, SCALE, P0, DEAD_BAND, DISPLAY, WEIGHT, METHOD -> fromTo;
      case START -> field.name() + " " + fromTo;
      case EVENT_RECODED -> words.get("why.field." + field.name()) + " " + fromTo;
    };
  }

  private static String value(String name, String value, Words words) {
    return switch (name) {
      case "event_type" -> words.type(value);
      case "theme" -> words.theme(value);
      case "status", "i0_basis" -> value.isEmpty() ? "" : words.get("why.value." + value);
      default -> value;
    };
  }
}
