package io.guanxi.report.figure;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Sign;
import io.guanxi.report.Language;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * A scored event with all that a reader may ask of it.
 *
 * @param id the event
 * @param month its month
 * @param date its day, or its month
 * @param type code of the event type
 * @param theme code of the theme
 * @param sign the sign of its type
 * @param status what the coder says of it, a word of event files
 * @param verification how well it can be checked, a word of event files; empty where the run does
 *     not say
 * @param i0 its table score, points
 * @param basis where the table score comes from: {@code codebook} or {@code event}
 * @param p0 the score that it met, points
 * @param impact what it did to the score, points
 * @param titles its titles; a title may be empty
 * @param citation where it can be looked up
 * @param coder who coded it
 * @param note remarks of the coder
 */
public record ScoredEvent(
    String id,
    YearMonth month,
    String date,
    String type,
    String theme,
    Sign sign,
    String status,
    String verification,
    double i0,
    String basis,
    double p0,
    double impact,
    LocalizedNames titles,
    String citation,
    String coder,
    String note) {
  /** Stands behind the title of a disputed event. */
  public static final String DISPUTED = "‡";

  /** Stands behind the title of an event that nobody looked up. */
  public static final String RECALLED = "°";

  /**
   * A title.
   *
   * @param text the title
   * @param language the language it is in; empty for an id in place of a title
   */
  public record Title(String text, String language) {}

  /** The title in the reader's language, else in one that has it, else the id. */
  public Title title(Language reader) {
    for (Language language : List.of(reader, Language.EN, Language.ZH, Language.KO)) {
      String text = language.of(titles);
      if (!text.isBlank()) {
        return new Title(text, language.name().toLowerCase(Locale.ROOT));
      }
    }
    return new Title(id, "");
  }

  /** The marks of what the coder, or nobody, vouches for; mostly none. */
  public String marks() {
    return (status.equals("disputed") ? " " + DISPUTED : "")
        + (verification.equals("recalled") ? " " + RECALLED : "");
  }
}
