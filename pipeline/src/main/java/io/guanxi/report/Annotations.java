package io.guanxi.report;

import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.text.VisibleText;
import io.guanxi.validate.Check;
import io.guanxi.validate.SourceLocation;
import io.guanxi.validate.Verdict;
import java.util.List;

/**
 * The checks that did not pass, as CI services show them beside the file with the published value.
 *
 * @param all one a check, in the order of the checks
 * @param exitCode the code with which the command ends
 */
public record Annotations(List<One> all, int exitCode) {
  /**
   * A check that did not pass.
   *
   * @param check the check
   * @param place where its published value stands
   * @param sentence verdict, and all that is to be said of it, in the reader's language
   */
  public record One(Check check, SourceLocation place, String sentence) {
    private String title() {
      return VisibleText.text(check.id()) + (check.fitted() ? " (fitted)" : "");
    }
  }

  /** An issue of Code Quality, with the keys that GitLab reads. */
  private record Issue(
      String description,
      String checkName,
      String fingerprint,
      String severity,
      IssueLocation location) {}

  private record IssueLocation(String path, IssueLines lines) {}

  private record IssueLines(int begin) {}

  /** Copies the list. */
  public Annotations {
    all = List.copyOf(all);
  }

  static One one(Check check, SourceLocation place, CheckWords words) {
    return new One(check, place, VisibleText.text(words.sentence(check)));
  }

  /**
   * Workflow commands of GitHub, a line a check: an error where it ends the job, a notice where
   * nothing was graded, else a warning. A file that is not of the repository is not named, since
   * there is nothing to show it in.
   */
  public String github() {
    StringBuilder commands = new StringBuilder();
    for (One each : all) {
      commands.append("::").append(level(each.check())).append(' ');
      each.place()
          .inRepository()
          .ifPresent(
              file -> {
                commands.append("file=").append(property(file)).append(',');
                each.place()
                    .line()
                    .ifPresent(line -> commands.append("line=").append(line).append(','));
              });
      commands
          .append("title=")
          .append(property("guanxi validate: " + each.title()))
          .append("::")
          .append(message(each.sentence()))
          .append('\n');
    }
    return commands.toString();
  }

  private String level(Check check) {
    return switch (check.verdict()) {
      case FAIL -> exitCode == 0 ? "warning" : "error";
      case UNDEFINED -> check.gating() ? "error" : "warning";
      case WARN -> "warning";
      case SKIPPED, PASS -> "notice";
    };
  }

  /** The text of a command; a line end would end it. */
  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** A property's value, which a comma or a colon would end too. */
  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }

  /**
   * GitLab's report of Code Quality, {@code docs/schemas/code-quality.schema.json}. A check has the
   * same fingerprint in every run, so that a merge request shows what it adds and what it resolves.
   * GitLab wants a line: the first where it is not known.
   */
  public String gitlab() {
    return Json.write(all.stream().map(Annotations::issue).toList());
  }

  private static Issue issue(One one) {
    String path = one.place().inRepository().orElse(one.place().shown());
    return new Issue(
        one.title() + ": " + one.sentence(),
        "guanxi validate: " + one.check().id(),
        Hashes.sha256(path + "\n" + one.check().id()),
        severity(one.check().verdict()),
        new IssueLocation(path, new IssueLines(one.place().line().orElse(1))));
  }

  private static String severity(Verdict verdict) {
    return switch (verdict) {
      case FAIL, UNDEFINED -> "major";
      case WARN -> "minor";
      case SKIPPED, PASS -> "info";
    };
  }
}
