package io.guanxi.report;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.Attribute;
import io.guanxi.agreement.AttributeAgreement;
import io.guanxi.agreement.ClassAgreement;
import io.guanxi.agreement.CodedFile;
import io.guanxi.agreement.Disagreement;
import io.guanxi.agreement.Effect;
import io.guanxi.agreement.FinalScores;
import io.guanxi.agreement.Kappa;
import io.guanxi.agreement.KappaBar;
import io.guanxi.agreement.UnmatchedEvent;
import io.guanxi.model.Decimals;
import io.guanxi.model.Defined;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.report.Document.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Two coders of the same events, for people. */
final class AgreementDocument {
  /** κ is shown to thousandths. */
  private static final int DECIMALS = 3;

  private final Agreement agreement;
  private final AgreementView view;
  private final Words words;
  private final Document document = new Document();

  AgreementDocument(AgreementView view) {
    this.agreement = view.agreement();
    this.view = view;
    this.words = view.words();
  }

  Document document() {
    document.title(get("title", view.nameA(), view.nameB()));
    file(view.nameA(), agreement.a());
    file(view.nameB(), agreement.b());
    document.indented(
        get(
            "matched",
            agreement.common(),
            view.nameA(),
            agreement.onlyA().size(),
            view.nameB(),
            agreement.onlyB().size()));
    kappas();
    bars();
    disagreements();
    alone(view.nameA(), agreement.onlyA(), "only.a");
    alone(view.nameB(), agreement.onlyB(), "only.b");
    rejects();
    scores();
    document.section(get("provenance"));
    view.provenance().lines(words).forEach(document::indented);
    return document;
  }

  private String get(String key, Object... arguments) {
    return words.get("agreement." + key, arguments);
  }

  private void file(String name, CodedFile file) {
    document.indented(
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
    document.section(get("kappa.title"));
    Rows overall =
        Document.table(
            "", "n", get("observed"), get("expected"), "κ", get("error"), get("interval"));
    for (AttributeAgreement graded : agreement.graded()) {
      Kappa kappa = graded.overall();
      overall.add(
          attribute(graded.attribute()),
          kappa.n(),
          share(kappa.observed()),
          share(kappa.expected()),
          kappa(kappa),
          error(kappa),
          interval(kappa));
    }
    document.add(overall.table());
    for (AttributeAgreement graded : agreement.graded()) {
      document.section(get("classes", attribute(graded.attribute()), graded.overall().n()));
      Rows classes =
          Document.table(
              "",
              view.nameA(),
              view.nameB(),
              get("both"),
              get("observed"),
              get("expected"),
              "κ",
              get("error"),
              get("interval"));
      for (ClassAgreement each : graded.classes()) {
        classes.add(
            className(graded.attribute(), each.code()),
            each.a(),
            each.b(),
            each.both(),
            share(each.kappa().observed()),
            share(each.kappa().expected()),
            kappa(each.kappa()),
            error(each.kappa()),
            interval(each.kappa()));
      }
      document.add(classes.table());
    }
  }

  private void bars() {
    if (view.bars().isEmpty()) {
      return;
    }
    document.section(get("bars"));
    Rows rows = Document.table("", get("least"), "κ", get("verdict"));
    for (KappaBar bar : view.bars()) {
      rows.add(
          attribute(bar.attribute()),
          "≥ " + Decimals.shortest(bar.least()),
          kappa(bar.kappa()),
          bar.verdict() + (bar.kappa().isDefined() ? "" : ": " + interval(bar.kappa())));
    }
    document.add(rows.table());
  }

  private void disagreements() {
    if (agreement.common() == 0) {
      return;
    }
    document.section(get("disagreements", agreement.disagreements().size()));
    if (agreement.disagreements().isEmpty()) {
      return;
    }
    document.indented(get("effects", view.nameA(), view.nameB()));
    Rows rows = effects(get("differs"));
    for (Disagreement each : agreement.disagreements()) {
      String attributes =
          each.attributes().stream()
              .map(this::attribute)
              .collect(Collectors.joining(words.get("list.separator")));
      effect(
          rows,
          each.a(),
          each.effect(),
          reason(each.effect().last(), attributes)
              + ("\n" + view.nameA() + "  " + said(each.a()))
              + ("\n" + view.nameB() + "  " + said(each.b())));
    }
    document.add(rows.table());
  }

  private Rows effects(String last) {
    return Document.table(
        words.get("explain.event"),
        get("dyad"),
        words.get("table.month"),
        get("effect.change"),
        get("effect.last"),
        last);
  }

  private void effect(Rows rows, WeightedCoding coding, Effect effect, String last) {
    rows.add(
        coding.coding().eventId(),
        coding.coding().dyad().id(),
        effect.month(),
        points(effect.change()),
        points(effect.last()),
        last);
  }

  private void alone(String name, List<UnmatchedEvent> events, String key) {
    if (events.isEmpty()) {
      return;
    }
    document.section(get("only", name, events.size()));
    document.indented(get(key, view.nameA()));
    Rows rows = effects(get("said"));
    for (UnmatchedEvent each : events) {
      effect(rows, each.coding(), each.effect(), reason(each.effect().last(), said(each.coding())));
    }
    document.add(rows.table());
  }

  private void rejects() {
    List<Reject> rejects = new ArrayList<>(agreement.a().rejects());
    rejects.addAll(agreement.b().rejects());
    if (rejects.isEmpty()) {
      return;
    }
    document.section(get("rejects", rejects.size()));
    Rows rows = Document.table(get("line"), get("reason"), get("message"));
    rejects.forEach(
        each -> rows.add(each.location(), each.reason().name(), Words.oneLine(each.message())));
    document.add(rows.table());
  }

  private void scores() {
    if (agreement.scores().isEmpty()) {
      return;
    }
    document.section(get("scores"));
    Rows rows =
        Document.table(
            get("dyad"),
            get("end"),
            view.nameA(),
            view.nameB(),
            get("difference"),
            get("merged"),
            get("difference"),
            "");
    for (FinalScores each : agreement.scores()) {
      rows.add(
          each.profile().dyad(),
          each.last(),
          words.fine(each.a()),
          score(each.b()),
          points(AgreementView.less(each.b(), each.a())),
          score(each.merged()),
          points(AgreementView.less(each.merged(), each.a())),
          each.b().isDefined() ? each.merged().reason() : each.b().reason());
    }
    document.add(rows.table());
    document.indented(get("scores.merged", view.nameA(), view.nameB()));
  }

  private String score(Defined<Double> score) {
    return score.isDefined() ? words.fine(score.value()) : words.get("explain.undefined");
  }

  private String points(Defined<Double> points) {
    return points.isDefined() ? words.signed(points.value()) : words.get("explain.undefined");
  }

  private static String reason(Defined<Double> effect, String text) {
    return effect.isDefined() ? text : text + " (" + effect.reason() + ")";
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
    return view.why(kappa);
  }
}
