package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WhatIf;
import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.run.Run;
import io.guanxi.scheme.Configuration;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events behind a move of the score. */
public final class ExplanationView implements View {
  /** Counts up when a key of the JSON changes its meaning or goes. */
  private static final int VERSION = 1;

  private final Explanation explanation;
  private final Run run;
  private final Words words;

  /**
   * The view.
   *
   * @param run the run that is explained
   * @param configuration the configuration of the run
   */
  public ExplanationView(
      Explanation explanation, Run run, Configuration configuration, Language language) {
    this.explanation = explanation;
    this.run = run;
    this.words = new Words(configuration, language, run.manifest());
  }

  /** The JSON; scores are unrounded. */
  private record Whole(
      String format,
      int version,
      String language,
      String dyad,
      String name,
      YearMonth from,
      YearMonth to,
      YearMonth codedThrough,
      String initialBasis,
      List<String> caveats,
      Explained run,
      String p0Rule,
      Score start,
      Score end,
      Score change,
      double heldBack,
      int heldMonths,
      Optional<String> remark,
      List<Event> events,
      List<OtherScore> whatIf) {}

  private record Explained(
      String folder,
      String guanxi,
      String method,
      List<File> inputs,
      Map<String, String> configuration) {}

  private record File(String file, String sha256) {}

  private record Score(BigDecimal displayed, double unrounded) {}

  private record Event(
      String eventId,
      String date,
      String eventType,
      String eventTypeName,
      String theme,
      String themeName,
      String status,
      BigDecimal i0,
      boolean i0Override,
      double p0,
      double impact,
      String title,
      String citation) {}

  private record OtherScore(
      String condition,
      String subject,
      String text,
      @Nullable Double score,
      @Nullable Double difference,
      String reason) {}

  @Override
  public Object json() {
    return new Whole(
        "guanxi-explanation",
        VERSION,
        words.language().code(),
        explanation.profile().dyad().id(),
        words.language().of(explanation.profile().names()),
        explanation.from(),
        explanation.to(),
        explanation.codedThrough(),
        explanation.profile().basis().name().toLowerCase(Locale.ROOT),
        words.caveats(explanation),
        new Explained(
            run.shown(),
            run.manifest().versions().guanxi(),
            run.manifest().versions().method(),
            run.manifest().inputs().stream()
                .map(each -> new File(each.file(), each.hash()))
                .toList(),
            run.manifest().configuration()),
        explanation.p0().label(),
        new Score(words.displayed(explanation.start()), explanation.start()),
        new Score(words.displayed(explanation.end()), explanation.end()),
        new Score(words.displayedChange(explanation), explanation.change()),
        explanation.heldBack(),
        explanation.heldMonths(),
        explanation.events().isEmpty() ? Optional.of(words.silent(explanation)) : Optional.empty(),
        explanation.events().stream().map(this::event).toList(),
        explanation.whatIfs().stream().map(this::otherScore).toList());
  }

  private Event event(Contribution contribution) {
    Coding coding = contribution.coding().coding();
    return new Event(
        coding.eventId(),
        coding.date().toString(),
        coding.eventType(),
        words.type(coding.eventType()),
        coding.theme(),
        words.theme(coding.theme()),
        coding.status().label(),
        new BigDecimal(Words.i0(contribution.coding().i0Micros())),
        coding.i0Override() != null,
        contribution.p0(),
        contribution.impact(),
        words.title(coding),
        coding.citation());
  }

  private OtherScore otherScore(WhatIf whatIf) {
    return new OtherScore(
        whatIf.kind().label(),
        whatIf.subject(),
        words.condition(whatIf),
        whatIf.score(),
        whatIf.difference(),
        whatIf.reason());
  }

  @Override
  public Document document() {
    return new ExplanationDocument(explanation, words).document();
  }
}
