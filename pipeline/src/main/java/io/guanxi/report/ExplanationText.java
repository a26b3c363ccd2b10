package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WhatIf;
import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;

/** An explanation for a terminal. */
final class ExplanationText {
  private static final String INDENT = "  ";

  private ExplanationText() {}

  static String of(Explanation explanation, ExplanationWords words) {
    StringBuilder text = new StringBuilder();
    text.append(words.heading(explanation)).append('\n');
    words.caveats(explanation).forEach(line -> text.append(INDENT).append(line).append('\n'));
    text.append(move(explanation, words)).append('\n');
    if (explanation.events().isEmpty()) {
      return text.append(words.get("explain.silent")).append('\n').toString();
    }
    text.append(words.get("explain.events", explanation.events().size(), explanation.p0().label()))
        .append('\n')
        .append(events(explanation, words))
        .append('\n');
    text.append(words.get("explain.whatif.title", explanation.to())).append('\n');
    text.append(whatIfs(explanation, words));
    if (explanation.overrides() > 0) {
      text.append(INDENT)
          .append(words.get("explain.overrides", explanation.overrides()))
          .append('\n');
    }
    return text.toString();
  }

  private static String move(Explanation explanation, ExplanationWords words) {
    TextTable table =
        new TextTable("", words.get("explain.displayed"), words.get("explain.unrounded"), "");
    table.add(
        words.get("explain.start"),
        words.displayed(explanation.start()).toPlainString(),
        Decimals.shortest(explanation.start()),
        words.get("explain.endof", explanation.from().minusMonths(1)));
    table.add(
        words.get("explain.end"),
        words.displayed(explanation.end()).toPlainString(),
        Decimals.shortest(explanation.end()),
        words.get("explain.endof", explanation.to()));
    table.add(
        words.get("table.change"),
        ExplanationWords.signed(words.displayedChange(explanation)),
        Decimals.shortest(explanation.change()),
        "");
    return table.toText(INDENT);
  }

  private static String events(Explanation explanation, ExplanationWords words) {
    TextTable table =
        new TextTable(
            words.get("explain.date"),
            words.get("explain.impact"),
            "I0",
            words.get("explain.met"),
            words.get("explain.event"));
    for (Contribution each : explanation.events()) {
      Coding coding = each.coding().coding();
      String disputed = words.status(coding);
      table.add(
          coding.date().toString(),
          words.signed(each.impact()),
          ExplanationWords.i0(each.coding().i0Micros()),
          words.fine(each.p0()),
          words.title(coding) + (disputed.isEmpty() ? "" : " [" + disputed + "]"));
      table.add(
          "", "", "", "", words.type(coding.eventType()) + " · " + words.theme(coding.theme()));
      table.add("", "", "", "", words.citation(coding));
    }
    return table.toText(INDENT);
  }

  private static String whatIfs(Explanation explanation, ExplanationWords words) {
    TextTable table =
        new TextTable("", words.get("table.score"), words.get("explain.difference"), "");
    table.add(words.get("explain.actual"), words.fine(explanation.end()), "", "");
    for (WhatIf each : explanation.whatIfs()) {
      table.add(words.condition(each), words.score(each), words.difference(each), each.reason());
    }
    return table.toText(INDENT);
  }
}
