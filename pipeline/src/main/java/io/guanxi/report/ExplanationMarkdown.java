package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WhatIf;
import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An explanation in Markdown with pipe tables; texts of events cannot break out of their cells. */
final class ExplanationMarkdown {
  private final StringBuilder text = new StringBuilder();

  private ExplanationMarkdown() {}

  static String of(Explanation explanation, ExplanationWords words) {
    ExplanationMarkdown markdown = new ExplanationMarkdown();
    markdown.line("## " + escaped(words.heading(explanation).replaceAll(" {2,}", " ")));
    markdown.line("");
    words.caveats(explanation).forEach(line -> markdown.line("> " + escaped(line) + "\n>"));
    markdown.text.setLength(markdown.text.length() - ">\n".length());
    markdown.line("");
    markdown.move(explanation, words);
    if (explanation.events().isEmpty()) {
      markdown.line(escaped(words.get("explain.silent")));
    } else {
      markdown.events(explanation, words);
      markdown.whatIfs(explanation, words);
    }
    return markdown.text.toString();
  }

  private void move(Explanation explanation, ExplanationWords words) {
    row("", words.get("explain.displayed"), words.get("explain.unrounded"));
    line("|---|---:|---:|");
    row(
        words.get("explain.start")
            + " ("
            + words.get("explain.endof", explanation.from().minusMonths(1))
            + ")",
        words.displayed(explanation.start()).toPlainString(),
        Decimals.shortest(explanation.start()));
    row(
        words.get("explain.end") + " (" + words.get("explain.endof", explanation.to()) + ")",
        words.displayed(explanation.end()).toPlainString(),
        Decimals.shortest(explanation.end()));
    row(
        words.get("table.change"),
        ExplanationWords.signed(words.displayedChange(explanation)),
        Decimals.shortest(explanation.change()));
    line("");
  }

  private void events(Explanation explanation, ExplanationWords words) {
    line(
        "### "
            + escaped(
                words.get(
                    "explain.events", explanation.events().size(), explanation.p0().label())));
    line("");
    row(
        words.get("explain.date"),
        words.get("explain.impact"),
        "I0",
        words.get("explain.met"),
        words.get("explain.event"),
        words.get("explain.type"),
        words.get("explain.theme"),
        words.get("explain.citation"));
    line("|---|---:|---:|---:|---|---|---|---|");
    for (Contribution each : explanation.events()) {
      Coding coding = each.coding().coding();
      String disputed = words.status(coding);
      row(
          coding.date().toString(),
          words.signed(each.impact()),
          ExplanationWords.i0(each.coding().i0Micros()),
          words.fine(each.p0()),
          words.title(coding) + (disputed.isEmpty() ? "" : " (" + disputed + ")"),
          words.type(coding.eventType()),
          words.theme(coding.theme()),
          words.citation(coding));
    }
    line("");
  }

  private void whatIfs(Explanation explanation, ExplanationWords words) {
    line("### " + escaped(words.get("explain.whatif.title", explanation.to())));
    line("");
    row("", words.get("table.score"), words.get("explain.difference"));
    line("|---|---:|---:|");
    row(words.get("explain.actual"), words.fine(explanation.end()), "");
    for (WhatIf each : explanation.whatIfs()) {
      row(
          words.condition(each) + (each.reason().isEmpty() ? "" : " (" + each.reason() + ")"),
          words.score(each),
          words.difference(each));
    }
    if (explanation.overrides() > 0) {
      line("");
      line(escaped(words.get("explain.overrides", explanation.overrides())));
    }
  }

  private void row(String... cells) {
    line(
        Arrays.stream(cells)
            .map(ExplanationMarkdown::escaped)
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** The text as it stands, whatever Markdown or HTML it holds. */
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#~&])", "\\\\$1");
  }
}
