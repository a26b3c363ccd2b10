package io.guanxi.report;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.Alone;
import io.guanxi.agreement.Attribute;
import io.guanxi.agreement.ClassAgreement;
import io.guanxi.agreement.CodedFile;
import io.guanxi.agreement.Disagreement;
import io.guanxi.agreement.FinalScores;
import io.guanxi.agreement.Graded;
import io.guanxi.agreement.Kappa;
import io.guanxi.agreement.KappaBar;
import io.guanxi.agreement.Points;
import io.guanxi.model.Decimals;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An agreement for people, on a terminal or in Markdown. */
final class AgreementReport {
  /** κ is shown to thousandths. */
  private static final int DECIMALS = 3;

  private final Agreement agreement;
  private final AgreementOutcome outcome;
  private final ExplanationWords words;
  private final Layout layout;

  private AgreementReport(AgreementOutcome outcome, ExplanationWords words, Layout layout) {
    this.agreement = outcome.agreement();
    this.outcome = outcome;
    this.words = words;
    this.layout = layout;
  }

  static String of(AgreementOutcome outcome, ExplanationWords words, Layout layout) {
    new AgreementReport(outcome, words, layout).write();
    return layout.result();
  }

  private void write() {
    layout.title(get("title", outcome.nameA(), outcome.nameB()));
    file(outcome.nameA(), agreement.a());
    file(outcome.nameB(), agreement.b());
    layout.line(
        get(
            "matched",
            agreement.common(),
            outcome.nameA(),
            agreement.onlyA().size(),
            outcome.nameB(),
            agreement.onlyB().size()));
    kappas();
    bars();
    disagreements();
    alone(outcome.nameA(), agreement.onlyA(), "only.a");
    alone(outcome.nameB(), agreement.onlyB(), "only.b");
    rejects();
    scores();
    layout.section(get("provenance"));
    outcome.provenance().lines(words.messages()).forEach(layout::line);
  }

  private String get(String key, Object... arguments) {
    return words.get("agreement." + key, arguments);
  }

  private void file(String name, CodedFile file) {
    layout.line(
        get(
            "file",
            name,
            file.file(),
            file.rows(),
            file.codings().size(),
            file.retracted().size(),
            file.duplicates(),
            file.rejects().size()));
  }

  private void kappas() {
    if (agreement.common() == 0) {
      return;
    }
    layout.section(get("kappa.title"));
    List<Layout.Row> overall = new ArrayList<>();
    for (Graded graded : agreement.graded()) {
      overall.add(
          Layout.Row.of(
              attribute(graded.attribute()),
              String.valueOf(graded.overall().n()),
              share(graded.overall().observed()),
              share(graded.overall().expected()),
              kappa(graded.overall()),
              error(graded.overall()),
              interval(graded.overall())));
    }
    layout.table(
        List.of("", "n", get("observed"), get("expected"), "κ", get("error"), get("interval")),
        overall);
    for (Graded graded : agreement.graded()) {
      layout.section(get("classes", attribute(graded.attribute()), graded.overall().n()));
      List<Layout.Row> rows = new ArrayList<>();
      for (ClassAgreement each : graded.classes()) {
        rows.add(
            Layout.Row.of(
                className(graded.attribute(), each.code()),
                String.valueOf(each.a()),
                String.valueOf(each.b()),
                String.valueOf(each.both()),
                share(each.kappa().observed()),
                share(each.kappa().expected()),
                kappa(each.kappa()),
                error(each.kappa()),
                interval(each.kappa())));
      }
      layout.table(
          List.of(
              "",
              outcome.nameA(),
              outcome.nameB(),
              get("both"),
              get("observed"),
              get("expected"),
              "κ",
              get("error"),
              get("interval")),
          rows);
    }
  }

  private void bars() {
    if (outcome.bars().isEmpty()) {
      return;
    }
    layout.section(get("bars"));
    List<Layout.Row> rows = new ArrayList<>();
    for (KappaBar bar : outcome.bars()) {
      rows.add(
          Layout.Row.of(
              attribute(bar.attribute()),
              "≥ " + Decimals.shortest(bar.least()),
              kappa(bar.kappa()),
              bar.verdict() + (bar.kappa().isDefined() ? "" : ": " + interval(bar.kappa()))));
    }
    layout.table(List.of("", get("least"), "κ", get("verdict")), rows);
  }

  private void disagreements() {
    if (agreement.common() == 0) {
      return;
    }
    layout.section(get("disagreements", agreement.disagreements().size()));
    if (agreement.disagreements().isEmpty()) {
      return;
    }
    layout.line(get("effects", outcome.nameA(), outcome.nameB()));
    List<Layout.Row> rows = new ArrayList<>();
    for (Disagreement each : agreement.disagreements()) {
      String attributes =
          each.attributes().stream()
              .map(this::attribute)
              .collect(Collectors.joining(words.get("list.separator")));
      rows.add(
          Layout.Row.of(
                  each.a().coding().eventId(),
                  each.a().coding().dyad().id(),
                  each.effect().month().toString(),
                  points(each.effect().change()),
                  points(each.effect().last()),
                  reason(each.effect().last(), attributes))
              .and(
                  outcome.nameA() + "  " + said(each.a()),
                  outcome.nameB() + "  " + said(each.b())));
    }
    effectTable(rows, get("differs"));
  }

  private void effectTable(List<Layout.Row> rows, String last) {
    layout.table(
        List.of(
            words.get("explain.event"),
            get("dyad"),
            words.get("table.month"),
            get("effect.change"),
            get("effect.last"),
            last),
        rows);
  }

  private void alone(String name, List<Alone> events, String key) {
    if (events.isEmpty()) {
      return;
    }
    layout.section(get("only", name, events.size()));
    layout.line(get(key, outcome.nameA()));
    List<Layout.Row> rows = new ArrayList<>();
    for (Alone each : events) {
      rows.add(
          Layout.Row.of(
              each.coding().coding().eventId(),
              each.coding().coding().dyad().id(),
              each.effect().month().toString(),
              points(each.effect().change()),
              points(each.effect().last()),
              reason(each.effect().last(), said(each.coding()))));
    }
    effectTable(rows, get("said"));
  }

  private void rejects() {
    List<Reject> rejects = new ArrayList<>(agreement.a().rejects());
    rejects.addAll(agreement.b().rejects());
    if (rejects.isEmpty()) {
      return;
    }
    layout.section(get("rejects", rejects.size()));
    List<Layout.Row> rows = new ArrayList<>();
    for (Reject each : rejects) {
      rows.add(
          Layout.Row.of(
              each.location().toString(),
              each.reason().name(),
              ExplanationWords.oneLine(each.message())));
    }
    layout.table(List.of(get("line"), get("reason"), get("message")), rows);
  }

  private void scores() {
    if (agreement.scores().isEmpty()) {
      return;
    }
    layout.section(get("scores"));
    List<Layout.Row> rows = new ArrayList<>();
    for (FinalScores each : agreement.scores()) {
      rows.add(
          Layout.Row.of(
              each.profile().dyad().id(),
              each.last().toString(),
              words.fine(each.a()),
              score(each.b()),
              points(less(each.b(), each.a())),
              score(each.merged()),
              points(less(each.merged(), each.a())),
              each.b().isDefined() ? each.merged().undefined() : each.b().undefined()));
    }
    layout.table(
        List.of(
            get("dyad"),
            get("end"),
            outcome.nameA(),
            outcome.nameB(),
            get("difference"),
            get("merged"),
            get("difference"),
            ""),
        rows);
    layout.line(get("scores.merged", outcome.nameA(), outcome.nameB()));
  }

  private static Points less(Points score, double base) {
    return score.isDefined() ? Points.of(score.value() - base) : score;
  }

  private String score(Points score) {
    return score.isDefined() ? words.fine(score.value()) : words.get("explain.undefined");
  }

  private String points(Points points) {
    return points.isDefined() ? words.signed(points.value()) : words.get("explain.undefined");
  }

  private static String reason(Points effect, String text) {
    return effect.isDefined() ? text : text + " (" + effect.undefined() + ")";
  }

  private String said(WeightedCoding coding) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                coding.row().location() + ": " + coding.coding().date(),
                Attribute.ACTORS.of(coding),
                coding.coding().eventType(),
                coding.coding().theme(),
                sign(coding.sign().label()),
                "I0 " + Attribute.I0.of(coding)));
    String disputed = words.status(coding.coding());
    if (!disputed.isEmpty()) {
      parts.add(disputed);
    }
    return String.join(" · ", parts);
  }

  private String attribute(Attribute attribute) {
    return get("attribute." + attribute.label());
  }

  private String sign(String label) {
    return get("sign." + label);
  }

  private String className(Attribute attribute, String code) {
    return switch (attribute) {
      case TYPE -> words.type(code) + " (" + code + ")";
      case THEME -> words.theme(code) + " (" + code + ")";
      default -> sign(code);
    };
  }

  private static String share(double share) {
    return Decimals.rounded(share, DECIMALS);
  }

  private String kappa(Kappa kappa) {
    return kappa.isDefined()
        ? Decimals.rounded(kappa.kappa(), DECIMALS)
        : words.get("explain.undefined");
  }

  private static String error(Kappa kappa) {
    return kappa.hasError() ? Decimals.rounded(kappa.standardError(), DECIMALS) : "–";
  }

  /** The interval, or why there is none. */
  private String interval(Kappa kappa) {
    if (kappa.hasError()) {
      return Decimals.rounded(kappa.low(), DECIMALS)
          + " … "
          + Decimals.rounded(kappa.high(), DECIMALS);
    }
    return get(reasonKey(kappa));
  }

  /** Why there is no κ, or no standard error of it. */
  static String reasonKey(Kappa kappa) {
    if (kappa.n() == 0) {
      return "undefined.nothing";
    }
    return kappa.isDefined() ? "undefined.error" : "undefined.class";
  }
}
