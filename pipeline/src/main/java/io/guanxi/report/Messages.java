package io.guanxi.report;

import java.text.MessageFormat;
import java.time.YearMonth;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sentences of reports, one properties file a language. */
public final class Messages {
  private final ResourceBundle texts;

  /** The sentences in a language. */
  public Messages(Language language) {
    this.texts =
        ResourceBundle.getBundle(
            "io.guanxi.report.messages",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * The sentence with its arguments put in; arguments are texts, so that no number is localised.
   */
  public String get(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }

  /**
   * How far a pair is coded.
   *
   * @param last the last month that is shown of it
   */
  String codedThrough(YearMonth through, YearMonth last) {
    return get(last.isAfter(through) ? "coded.through.after" : "coded.through", through);
  }

  /** The sentences whose keys begin with the prefix, as they are before arguments are put in. */
  public SortedMap<String, String> patterns(String prefix) {
    SortedMap<String, String> patterns = new TreeMap<>();
    for (String key : texts.keySet()) {
      if (key.startsWith(prefix)) {
        patterns.put(key, texts.getString(key));
      }
    }
    return patterns;
  }
}
