package io.guanxi.report;

import io.guanxi.explain.Explanation;
import io.guanxi.explain.WhatIf;
import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An explanation for programs ({@code docs/formats.md}); scores are unrounded. */
final class ExplanationJson {
  /** Counts up when a key changes its meaning or goes. */
  private static final int VERSION = 1;

  private ExplanationJson() {}

  static String of(Explanation explanation, RunManifest manifest, ExplanationWords words) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", "guanxi-explanation");
    document.put("version", VERSION);
    document.put("language", words.language().name().toLowerCase(Locale.ROOT));
    document.put("dyad", explanation.profile().dyad().id());
    document.put("name", words.language().of(explanation.profile().names()));
    document.put("from", explanation.from().toString());
    document.put("to", explanation.to().toString());
    document.put("initial_basis", explanation.profile().basis().name().toLowerCase(Locale.ROOT));
    document.put("caveats", words.caveats(explanation));
    document.put("run", run(manifest));
    document.put("p0_rule", explanation.p0().label());
    document.put("start", score(explanation.start(), words.displayed(explanation.start())));
    document.put("end", score(explanation.end(), words.displayed(explanation.end())));
    document.put("change", score(explanation.change(), words.displayedChange(explanation)));
    if (explanation.events().isEmpty()) {
      document.put("remark", words.get("explain.silent"));
    }
    document.put("events", explanation.events().stream().map(e -> event(e, words)).toList());
    document.put("what_if", explanation.whatIfs().stream().map(w -> whatIf(w, words)).toList());
    return Json.write(document);
  }

  private static Map<String, Object> run(RunManifest manifest) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("folder", manifest.run());
    run.put("guanxi", manifest.version());
    run.put("method", manifest.method());
    List<Object> inputs = new ArrayList<>();
    for (RunManifest.Input input : manifest.inputs()) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("file", input.file());
      file.put("sha256", input.sha256());
      inputs.add(file);
    }
    run.put("inputs", inputs);
    run.put("configuration", manifest.configuration());
    return run;
  }

  private static Map<String, Object> score(double unrounded, BigDecimal displayed) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("displayed", displayed);
    score.put("unrounded", ExplanationWords.exact(unrounded));
    return score;
  }

  private static Map<String, Object> event(Contribution contribution, ExplanationWords words) {
    Coding coding = contribution.coding().coding();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_id", coding.eventId());
    event.put("date", coding.date().toString());
    event.put("event_type", coding.eventType());
    event.put("event_type_name", words.type(coding.eventType()));
    event.put("theme", coding.theme());
    event.put("theme_name", words.theme(coding.theme()));
    event.put("status", coding.status().label());
    event.put("i0", new BigDecimal(ExplanationWords.i0(contribution.coding().i0Micros())));
    event.put("i0_override", coding.i0Override() != null);
    event.put("p0", ExplanationWords.exact(contribution.p0()));
    event.put("impact", ExplanationWords.exact(contribution.impact()));
    event.put("title", words.title(coding));
    event.put("citation", coding.citation());
    return event;
  }

  private static Map<String, Object> whatIf(WhatIf whatIf, ExplanationWords words) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("condition", whatIf.kind().label());
    line.put("subject", whatIf.subject());
    line.put("text", words.condition(whatIf));
    line.put("score", ExplanationWords.exact(whatIf.score()));
    line.put("difference", ExplanationWords.exact(whatIf.difference()));
    line.put("reason", whatIf.reason());
    return line;
  }
}
