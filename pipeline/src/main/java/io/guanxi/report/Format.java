package io.guanxi.report;

import io.guanxi.scheme.Json;

/** The form in which a view is read. */
public enum Format {
  /** For a terminal. The default. */
  TEXT,
  /** For programs; {@code docs/formats.md} describes it. */
  JSON,
  /** For tickets and the step summaries of CI services. */
  MARKDOWN;

  /** The view in this form. */
  public String of(View view) {
    return switch (this) {
      case TEXT -> view.document().text();
      case JSON -> Json.write(view.json());
      case MARKDOWN -> view.document().markdown();
    };
  }
}
