package io.guanxi.report;

import io.guanxi.model.LocalizedNames;
import java.util.Locale;

/** A language of the readers. */
public enum Language {
  /** English. The default. */
  EN(Locale.ENGLISH),
  /** Chinese, simplified. */
  ZH(Locale.CHINESE),
  /** Korean. */
  KO(Locale.KOREAN);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The locale of its texts. */
  public Locale locale() {
    return locale;
  }

  /** As on the command line and in JSON: {@code en}, {@code zh}, {@code ko}. */
  public String code() {
    return locale.getLanguage();
  }

  /** The name in this language. */
  public String of(LocalizedNames names) {
    return switch (this) {
      case EN -> names.en();
      case ZH -> names.zh();
      case KO -> names.ko();
    };
  }
}
