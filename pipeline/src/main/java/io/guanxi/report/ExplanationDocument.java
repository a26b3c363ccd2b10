package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WhatIf;
import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import io.guanxi.report.Document.Cell;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Rows;
import java.util.List;

/**
 * The events behind a move of the score, for people.
 *
 * @param explanation what is explained
 * @param words in which language
 */
record ExplanationDocument(Explanation explanation, Words words) {
  Document document() {
    Document document = new Document().title(words.heading(explanation));
    words.caveats(explanation).forEach(document::note);
    document.add(move());
    if (explanation.events().isEmpty()) {
      return document.gap().line(words.silent(explanation));
    }
    document
        .section(words.get("explain.events", explanation.events().size(), explanation.p0().label()))
        .add(events())
        .section(words.get("explain.whatif.title", explanation.to()))
        .add(whatIfs());
    if (explanation.overrides() > 0) {
      document.indented(words.get("explain.overrides", explanation.overrides()));
    }
    return document;
  }

  private Document.Table move() {
    Rows rows =
        new Rows(
            List.of(
                Column.left(""),
                Column.right(words.get("explain.displayed")),
                Column.right(words.get("explain.unrounded")),
                Column.remark()));
    rows.add(
            words.get("explain.start"),
            words.displayed(explanation.start()).toPlainString(),
            Decimals.shortest(explanation.start()),
            words.get("explain.endof", explanation.from().minusMonths(1)))
        .add(
            words.get("explain.end"),
            words.displayed(explanation.end()).toPlainString(),
            Decimals.shortest(explanation.end()),
            words.get("explain.endof", explanation.to()))
        .add(
            words.get("table.change"),
            Words.signed(words.displayedChange(explanation)),
            Decimals.shortest(explanation.change()),
            "");
    if (explanation.heldMonths() > 0) {
      double impacts = explanation.events().stream().mapToDouble(Contribution::impact).sum();
      rows.add(
          words.get("explain.impacts"), "", Decimals.shortest(Decimals.withoutNoise(impacts)), "");
      rows.add(
          words.get("explain.held"),
          "",
          Decimals.shortest(Decimals.withoutNoise(explanation.heldBack())),
          words.get("explain.heldmonths", explanation.heldMonths()));
    }
    return rows.table();
  }

  private Document.Table events() {
    Rows rows =
        new Rows(
            List.of(
                Column.left(words.get("explain.date")),
                Column.right(words.get("explain.impact")),
                Column.right("I0"),
                Column.right(words.get("explain.met")),
                Column.left(words.get("explain.event")),
                Column.below(words.get("explain.type")),
                Column.belowToo(words.get("explain.theme")),
                Column.below(words.get("explain.citation"))));
    for (Contribution each : explanation.events()) {
      Coding coding = each.coding().coding();
      rows.add(
          coding.date(),
          words.signed(each.impact()),
          Words.i0(each.coding().i0Micros()),
          words.fine(each.p0()),
          new Cell(words.title(coding), words.status(coding)),
          words.type(coding.eventType()),
          words.theme(coding.theme()),
          words.citation(coding));
    }
    return rows.table();
  }

  private Document.Table whatIfs() {
    Rows rows =
        new Rows(
            List.of(
                Column.left(""),
                Column.right(words.get("table.score")),
                Column.right(words.get("explain.difference")),
                Column.remark()));
    rows.add(words.get("explain.actual"), words.fine(explanation.end()), "", "");
    for (WhatIf each : explanation.whatIfs()) {
      rows.add(words.condition(each), words.score(each), words.difference(each), each.reason());
    }
    return rows.table();
  }
}
