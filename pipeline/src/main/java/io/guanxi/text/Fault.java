package io.guanxi.text;

import java.util.Collection;

/**
 * The one form of a fault of something that was given: where it stands, what it is called, what was
 * given, and then a word that says what is wrong and what is allowed.
 *
 * <pre>{@code
 * Fault.of("--p0", text).notOneOf(List.of("month-start", "running"))
 *     // --p0 'runing' is not one of month-start, running (did you mean 'running'?)
 * Fault.of("column", name).in("events.csv").unknown(columns)
 *     // events.csv: column 'dat' is unknown (did you mean 'date'?)
 * }</pre>
 *
 * <p>A fault of a place as a whole is said by {@link #at}.
 *
 * @param start how the message begins
 * @param given what look-alikes are looked for
 */
public record Fault(String start, String given) {
  /**
   * A fault of what was given.
   *
   * @param name what it is called: an option, a column
   */
  public static Fault of(String name, Object given) {
    return new Fault(name + " '" + given + "'", given.toString());
  }

  /** A fault of a place as a whole: {@code events.csv: holds no row}. */
  public static String at(String where, String what) {
    return where + ": " + what;
  }

  /** A fault of an answer, or of another text that needs no name. */
  public static Fault of(String given) {
    return new Fault("'" + given + "'", given);
  }

  /** The same in a file, or in another place that messages name. */
  public Fault in(String where) {
    return new Fault(where + ": " + start, given);
  }

  /** What was given is not what is allowed: {@code not("a month as YYYY-MM")}. */
  public String not(String allowed) {
    return that("is not " + allowed);
  }

  /**
   * The same with the one of {@code known} that was probably meant: {@code not("a code", codes)}.
   */
  public String not(String allowed, Collection<String> known) {
    return that("is not " + allowed, known);
  }

  /** What was given is none of a few words; all are told, and the one that was probably meant. */
  public String notOneOf(Collection<String> allowed) {
    return not("one of " + String.join(", ", allowed), allowed);
  }

  /** What was given is none of many words; the one that was probably meant is told. */
  public String unknown(Collection<String> known) {
    return that("is unknown", known);
  }

  /** What is wrong, as a sentence that begins with its verb: {@code that("stands twice")}. */
  public String that(String isWrong) {
    return start + " " + isWrong;
  }

  /** The same with the one of {@code known} that was probably meant. */
  public String that(String isWrong, Collection<String> known) {
    return that(isWrong) + LookAlike.hint(given, known);
  }
}
