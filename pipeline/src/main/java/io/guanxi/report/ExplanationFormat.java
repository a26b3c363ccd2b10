package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;

/** The form in which an explanation is read. */
public enum ExplanationFormat {
  /** For a terminal. The default. */
  TEXT,
  /** For programs; {@code docs/formats.md} describes it. */
  JSON,
  /** For tickets and the step summaries of CI services. */
  MARKDOWN;

  /**
   * The explanation in this form.
   *
   * @param manifest the run that is explained
   * @param configuration the configuration of the run
   */
  public String text(
      Explanation explanation,
      RunManifest manifest,
      Configuration configuration,
      Language language) {
    ExplanationWords words = new ExplanationWords(configuration, language, manifest.asOf());
    return switch (this) {
      case TEXT -> ExplanationText.of(explanation, words);
      case JSON -> ExplanationJson.of(explanation, manifest, words);
      case MARKDOWN -> ExplanationMarkdown.of(explanation, words);
    };
  }
}
