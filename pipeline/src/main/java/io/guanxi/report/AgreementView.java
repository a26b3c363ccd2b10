package io.guanxi.report;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.Attribute;
import io.guanxi.agreement.CodedFile;
import io.guanxi.agreement.Disagreement;
import io.guanxi.agreement.Effect;
import io.guanxi.agreement.FinalScores;
import io.guanxi.agreement.Kappa;
import io.guanxi.agreement.KappaBar;
import io.guanxi.agreement.UnmatchedEvent;
import io.guanxi.model.Coding;
import io.guanxi.model.Decimals;
import io.guanxi.model.Defined;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Json;
import io.guanxi.scheme.P0Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Two coders of the same events, for programs; numbers are unrounded. {@link AgreementDocument} has
 * the same for people.
 *
 * @param agreement the agreement
 * @param nameA what the first coder is called
 * @param nameB what the second coder is called
 * @param bars the checks; empty when none was asked for
 * @param exitCode the code with which the command ends
 * @param provenance with what it was computed
 * @param rule which score an event meets
 * @param initials starts of the command line, as given
 * @param words names of types and themes in the reader's language
 */
public record AgreementView(
    Agreement agreement,
    String nameA,
    String nameB,
    List<KappaBar> bars,
    int exitCode,
    Provenance provenance,
    P0Rule rule,
    List<String> initials,
    Words words)
    implements View {
  /** Counts up when a key of the JSON changes its meaning or goes. */
  private static final int VERSION = 1;

  private record Whole(
      String format,
      int version,
      String language,
      int exitCode,
      Origin provenance,
      File a,
      File b,
      int common,
      List<String> dyads,
      List<Check> checks,
      List<OfAttribute> agreement,
      List<Differing> disagreements,
      List<OfOne> onlyA,
      List<OfOne> onlyB,
      List<LastScores> scores) {}

  private record Origin(
      String guanxi,
      String method,
      Map<String, String> configuration,
      Map<String, String> inputs,
      String p0Rule,
      List<String> initial) {}

  private record File(
      String name,
      String file,
      long rows,
      int taken,
      int retracted,
      long duplicates,
      List<Rejected> rejects) {}

  private record Rejected(long line, String reason, String message) {}

  private record Check(
      String id,
      String dyad,
      String period,
      long n,
      String expected,
      double got,
      int tolerance,
      String verdict,
      String reason) {}

  private record Degree(
      long n,
      double observed,
      double expected,
      double kappa,
      double standardError,
      double low95,
      double high95,
      String undefined) {}

  private record OfAttribute(String attribute, @Json.Inline Degree degree, List<OfClass> classes) {}

  private record OfClass(
      String class_, long inA, long inB, long inBoth, @Json.Inline Degree degree) {}

  private record Said(
      long line,
      String date,
      String source,
      String target,
      String sign,
      String eventType,
      String eventTypeName,
      String theme,
      String themeName,
      BigDecimal i0,
      String status) {}

  private record Does(
      String month, double effectOnChange, double effectOnLastScore, String undefined) {}

  private record Differing(
      String eventId,
      String dyad,
      List<String> differ,
      Said saidA,
      Said saidB,
      @Json.Inline Does effect) {}

  private record OfOne(String eventId, String dyad, Said said, @Json.Inline Does effect) {}

  private record LastScores(
      String dyad,
      String lastMonth,
      double scoreA,
      double scoreB,
      double difference,
      double scoreMerged,
      double differenceMerged) {}

  @Override
  public Document document() {
    return new AgreementDocument(this).document();
  }

  @Override
  public Object json() {
    return new Whole(
        "guanxi-agreement",
        VERSION,
        words.language().code(),
        exitCode,
        new Origin(
            provenance.guanxi(),
            provenance.method(),
            provenance.configuration(),
            provenance.inputs(),
            rule.label(),
            initials),
        file(nameA, agreement.a()),
        file(nameB, agreement.b()),
        agreement.common(),
        agreement.dyads(),
        bars.stream().map(this::check).toList(),
        agreement.graded().stream()
            .map(
                each ->
                    new OfAttribute(
                        each.attribute().label(),
                        degree(each.overall()),
                        each.classes().stream()
                            .map(
                                one ->
                                    new OfClass(
                                        one.code(),
                                        one.a(),
                                        one.b(),
                                        one.both(),
                                        degree(one.kappa())))
                            .toList()))
            .toList(),
        agreement.disagreements().stream().map(this::differing).toList(),
        agreement.onlyA().stream().map(this::ofOne).toList(),
        agreement.onlyB().stream().map(this::ofOne).toList(),
        agreement.scores().stream().map(AgreementView::lastScores).toList());
  }

  private static File file(String name, CodedFile file) {
    return new File(
        name,
        file.file(),
        file.rows(),
        file.codings().size(),
        file.retracted().size(),
        file.duplicates(),
        file.rejects().stream().map(AgreementView::rejected).toList());
  }

  private static Rejected rejected(Reject reject) {
    return new Rejected(reject.location().line(), reject.reason().name(), reject.message());
  }

  private Check check(KappaBar bar) {
    return new Check(
        "kappa-" + bar.attribute().label(),
        String.join(" ", agreement.dyads()),
        agreement.period(),
        bar.kappa().n(),
        "at least " + Decimals.shortest(bar.least()),
        bar.kappa().kappa(),
        0,
        bar.verdict().name(),
        bar.kappa().isDefined() ? "" : why(bar.kappa()));
  }

  private Degree degree(Kappa kappa) {
    return new Degree(
        kappa.n(),
        kappa.observed(),
        kappa.expected(),
        kappa.kappa(),
        kappa.standardError(),
        kappa.low(),
        kappa.high(),
        kappa.hasError() ? "" : why(kappa));
  }

  /** Why there is no κ, or no standard error of it. */
  String why(Kappa kappa) {
    String key = kappa.n() == 0 ? "nothing" : kappa.isDefined() ? "error" : "class";
    return words.get("agreement.undefined." + key);
  }

  private Differing differing(Disagreement each) {
    return new Differing(
        each.a().coding().eventId(),
        each.a().coding().dyad().id(),
        each.attributes().stream().map(Attribute::label).toList(),
        said(each.a()),
        said(each.b()),
        does(each.effect()));
  }

  private OfOne ofOne(UnmatchedEvent each) {
    Coding coding = each.coding().coding();
    return new OfOne(
        coding.eventId(), coding.dyad().id(), said(each.coding()), does(each.effect()));
  }

  private Said said(WeightedCoding weighted) {
    Coding coding = weighted.coding();
    return new Said(
        weighted.row().location().line(),
        coding.date().toString(),
        coding.source(),
        coding.target(),
        weighted.sign().label(),
        coding.eventType(),
        words.type(coding.eventType()),
        coding.theme(),
        words.theme(coding.theme()),
        new BigDecimal(Attribute.I0.of(weighted)),
        coding.status().label());
  }

  private static Does does(Effect effect) {
    return new Does(
        effect.month().toString(),
        effect.change().orElse(Double.NaN),
        effect.last().orElse(Double.NaN),
        effect.last().reason());
  }

  private static LastScores lastScores(FinalScores each) {
    return new LastScores(
        each.profile().dyad().id(),
        each.last().toString(),
        each.a(),
        each.b().orElse(Double.NaN),
        less(each.b(), each.a()).orElse(Double.NaN),
        each.merged().orElse(Double.NaN),
        less(each.merged(), each.a()).orElse(Double.NaN));
  }

  /** Defined<Double> less a score; undefined for the same reason. */
  static Defined<Double> less(Defined<Double> score, double base) {
    return score.map(points -> points - base);
  }
}
