package io.guanxi.report;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.Alone;
import io.guanxi.agreement.Attribute;
import io.guanxi.agreement.ClassAgreement;
import io.guanxi.agreement.CodedFile;
import io.guanxi.agreement.Disagreement;
import io.guanxi.agreement.Effect;
import io.guanxi.agreement.FinalScores;
import io.guanxi.agreement.Graded;
import io.guanxi.agreement.Kappa;
import io.guanxi.agreement.KappaBar;
import io.guanxi.agreement.Points;
import io.guanxi.model.Coding;
import io.guanxi.model.Decimals;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agreement for programs ({@code docs/formats.md}); numbers are unrounded. */
final class AgreementJson {
  /** Counts up when a key changes its meaning or goes. */
  private static final int VERSION = 1;

  private final AgreementOutcome outcome;
  private final ExplanationWords words;

  private AgreementJson(AgreementOutcome outcome, ExplanationWords words) {
    this.outcome = outcome;
    this.words = words;
  }

  static String of(AgreementOutcome outcome, ExplanationWords words) {
    return new AgreementJson(outcome, words).text();
  }

  private String text() {
    Agreement agreement = outcome.agreement();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", "guanxi-agreement");
    document.put("version", VERSION);
    document.put("language", words.language().name().toLowerCase(Locale.ROOT));
    document.put("exit_code", outcome.exitCode());
    document.put("provenance", provenance());
    document.put("a", file(outcome.nameA(), agreement.a()));
    document.put("b", file(outcome.nameB(), agreement.b()));
    document.put("common", agreement.common());
    document.put("dyads", agreement.dyads());
    document.put("checks", outcome.bars().stream().map(this::check).toList());
    document.put("agreement", agreement.graded().stream().map(this::graded).toList());
    document.put(
        "disagreements", agreement.disagreements().stream().map(this::disagreement).toList());
    document.put("only_a", agreement.onlyA().stream().map(this::alone).toList());
    document.put("only_b", agreement.onlyB().stream().map(this::alone).toList());
    document.put("scores", agreement.scores().stream().map(AgreementJson::scores).toList());
    return Json.write(document);
  }

  private Map<String, Object> provenance() {
    Map<String, Object> provenance = outcome.provenance().document();
    provenance.remove("runs");
    provenance.put("p0_rule", outcome.rule().label());
    provenance.put("initial", outcome.initials());
    return provenance;
  }

  private static Map<String, Object> file(String name, CodedFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("file", file.file());
    entry.put("rows", file.rows());
    entry.put("taken", file.codings().size());
    entry.put("retracted", file.retracted().size());
    entry.put("duplicates", file.duplicates());
    entry.put("rejects", file.rejects().stream().map(AgreementJson::reject).toList());
    return entry;
  }

  private static Map<String, Object> reject(Reject reject) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("line", reject.location().line());
    entry.put("reason", reject.reason().name());
    entry.put("message", reject.message());
    return entry;
  }

  private Map<String, Object> check(KappaBar bar) {
    Agreement agreement = outcome.agreement();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", "kappa-" + bar.attribute().label());
    entry.put("dyad", String.join(" ", agreement.dyads()));
    entry.put("period", agreement.period());
    entry.put("n", bar.kappa().n());
    entry.put("expected", "at least " + Decimals.shortest(bar.least()));
    entry.put("got", ExplanationWords.exact(number(bar.kappa().kappa())));
    entry.put("tolerance", 0);
    entry.put("verdict", bar.verdict().name());
    entry.put("reason", bar.kappa().isDefined() ? "" : why(bar.kappa()));
    return entry;
  }

  private Map<String, Object> graded(Graded graded) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("attribute", graded.attribute().label());
    kappa(entry, graded.overall());
    entry.put("classes", graded.classes().stream().map(this::ofClass).toList());
    return entry;
  }

  private Map<String, Object> ofClass(ClassAgreement each) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("class", each.code());
    entry.put("in_a", each.a());
    entry.put("in_b", each.b());
    entry.put("in_both", each.both());
    kappa(entry, each.kappa());
    return entry;
  }

  private void kappa(Map<String, Object> entry, Kappa kappa) {
    entry.put("n", kappa.n());
    entry.put("observed", ExplanationWords.exact(number(kappa.observed())));
    entry.put("expected", ExplanationWords.exact(number(kappa.expected())));
    entry.put("kappa", ExplanationWords.exact(number(kappa.kappa())));
    entry.put("standard_error", ExplanationWords.exact(number(kappa.standardError())));
    entry.put("low95", ExplanationWords.exact(number(kappa.low())));
    entry.put("high95", ExplanationWords.exact(number(kappa.high())));
    entry.put("undefined", kappa.hasError() ? "" : why(kappa));
  }

  private String why(Kappa kappa) {
    return words.get("agreement." + AgreementReport.reasonKey(kappa));
  }

  private Map<String, Object> disagreement(Disagreement each) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("event_id", each.a().coding().eventId());
    entry.put("dyad", each.a().coding().dyad().id());
    entry.put("differ", each.attributes().stream().map(Attribute::label).toList());
    entry.put("said_a", said(each.a()));
    entry.put("said_b", said(each.b()));
    effect(entry, each.effect());
    return entry;
  }

  private Map<String, Object> alone(Alone each) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("event_id", each.coding().coding().eventId());
    entry.put("dyad", each.coding().coding().dyad().id());
    entry.put("said", said(each.coding()));
    effect(entry, each.effect());
    return entry;
  }

  private Map<String, Object> said(WeightedCoding weighted) {
    Coding coding = weighted.coding();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("line", weighted.row().location().line());
    entry.put("date", coding.date().toString());
    entry.put("source", coding.source());
    entry.put("target", coding.target());
    entry.put("sign", weighted.sign().label());
    entry.put("event_type", coding.eventType());
    entry.put("event_type_name", words.type(coding.eventType()));
    entry.put("theme", coding.theme());
    entry.put("theme_name", words.theme(coding.theme()));
    entry.put("i0", new BigDecimal(Attribute.I0.of(weighted)));
    entry.put("status", coding.status().label());
    return entry;
  }

  private static void effect(Map<String, Object> entry, Effect effect) {
    entry.put("month", effect.month().toString());
    entry.put("effect_on_change", points(effect.change()));
    entry.put("effect_on_last_score", points(effect.last()));
    entry.put("undefined", effect.last().undefined());
  }

  private static Map<String, Object> scores(FinalScores each) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dyad", each.profile().dyad().id());
    entry.put("last_month", each.last().toString());
    entry.put("score_a", ExplanationWords.exact(each.a()));
    entry.put("score_b", points(each.b()));
    entry.put("difference", less(each.b(), each.a()));
    entry.put("score_merged", points(each.merged()));
    entry.put("difference_merged", less(each.merged(), each.a()));
    return entry;
  }

  private static @Nullable BigDecimal points(Points points) {
    return points.isDefined() ? ExplanationWords.exact(points.value()) : null;
  }

  private static @Nullable BigDecimal less(Points score, double base) {
    return score.isDefined() ? ExplanationWords.exact(score.value() - base) : null;
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
