package io.guanxi.report;

import io.guanxi.scheme.Configuration;

/** The form in which an agreement is read. */
public enum AgreementFormat {
  /** For a terminal. The default. */
  TEXT,
  /** For programs; {@code docs/formats.md} describes it. */
  JSON,
  /** For tickets and the step summaries of CI services. */
  MARKDOWN;

  /** The agreement in this form. */
  public String text(AgreementOutcome outcome, Configuration configuration, Language language) {
    ExplanationWords words = new ExplanationWords(configuration, language);
    return switch (this) {
      case TEXT -> AgreementReport.of(outcome, words, Layout.text());
      case JSON -> AgreementJson.of(outcome, words);
      case MARKDOWN -> AgreementReport.of(outcome, words, Layout.markdown());
    };
  }
}
