package io.guanxi.cli;

import io.guanxi.report.Language;
import picocli.CommandLine.Option;

/** The option that names the reader's language. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of names and sentences: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  Language get() {
    return language;
  }
}
