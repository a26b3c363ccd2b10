package io.guanxi.report;

/** What a command says: once as a value for programs, once as a document for people. */
public interface View {
  /** The value that is written as JSON; {@code docs/formats.md} and {@code docs/schemas}. */
  Object json();

  /** The same for people. */
  Document document();
}
