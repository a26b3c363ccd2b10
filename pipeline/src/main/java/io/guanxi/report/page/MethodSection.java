package io.guanxi.report.page;

import static io.guanxi.report.page.Html.code;
import static io.guanxi.report.page.Html.escaped;
import static io.guanxi.report.page.Html.foreign;

import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.PublishedFigureName;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.ScoreSummary;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.PrintedNumbers;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.score.Breakdown;
import io.guanxi.validate.FigureReading;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the numbers were made, in one language, as markup. */
final class MethodSection {
  private final FigureData data;
  private final ReportedRun run;
  private final Configuration configuration;
  private final ScriptHashes hashes;
  private final Messages messages;
  private final Language language;

  MethodSection(FigureData data, ScriptHashes hashes, Language language) {
    this.data = data;
    this.run = data.request().run();
    this.configuration = run.configuration();
    this.hashes = hashes;
    this.messages = new Messages(language);
    this.language = language;
  }

  private String say(String key, Object... arguments) {
    return messages.get("page." + key, arguments);
  }

  private Html.Column column(String key) {
    return new Html.Column(messages.get(key), false);
  }

  private Html.Column number(String key) {
    return new Html.Column(messages.get(key), true);
  }

  /** The section without its heading. */
  String html() {
    Html html = new Html();
    html.paragraph(language.of(configuration.statement()));
    html.heading(say("made.scheme"))
        .text("p", "formula", "I = (N − P) / N · I0   (I0 ≥ 0)")
        .text("p", "formula", "I = (N + P) / N · I0   (I0 < 0)")
        .list(scheme());
    html.heading(say("made.ours"))
        .list(
            Stream.of(
                    "boundary",
                    "p0",
                    "rounding",
                    "overflow",
                    "thirdparty",
                    "duplicates",
                    "themes",
                    "since")
                .map(key -> escaped(say("ours." + key)))
                .toList());
    figures(html);
    coverage(html);
    rejects(html);
    codebook(html);
    html.heading(say("made.hashes"))
        .table(
            say("made.hashes"),
            List.of(
                column("page.made.kind"),
                column("page.made.file"),
                new Html.Column("SHA-256", false)),
            hashes.all().stream()
                .map(
                    file ->
                        List.of(
                            escaped(say("hash." + file.kind())),
                            code(file.name(), ""),
                            code(file.sha256(), "hash")))
                .toList());
    return html.heading(say("made.cite")).text("p", "cite", cite()).toString();
  }

  private List<String> scheme() {
    List<String> items = new ArrayList<>();
    items.add(escaped(say("made.formula", configuration.scheme().n())));
    items.add(escaped(say("made.p0." + configuration.scheme().p0().label())));
    double deadBand = configuration.scheme().deadBand();
    if (deadBand > 0) {
      items.add(escaped(say("made.deadband", Decimals.shortest(deadBand))));
    }
    items.add(escaped(say("made.carry")));
    String levels =
        configuration.scheme().levels().all().stream()
            .map(
                level ->
                    language.of(level.names())
                        + " "
                        + PrintedNumbers.number(level.from() + " … " + level.to()))
            .collect(Collectors.joining(messages.get("list.separator")));
    items.add(escaped(say("made.levels") + say("colon") + levels));
    for (PairData pair : data.pairs()) {
      DyadProfile profile = pair.profile();
      String start =
          language.of(profile.names())
              + say("colon")
              + say(
                  "start." + profile.basis().name().toLowerCase(Locale.ROOT),
                  Summary.start(pair),
                  profile.initialMonth());
      items.add(
          escaped(start)
              + (profile.basis() == DyadProfile.Basis.GIVEN
                  ? ""
                  : " (" + foreign(profile.source(), "en") + ")"));
    }
    return items;
  }

  private void figures(Html html) {
    List<ScoreRow> scores = data.pairs().stream().flatMap(MethodSection::rows).toList();
    List<Breakdown> breakdown = run.breakdownRows();
    List<List<String>> rows = new ArrayList<>();
    for (PublishedFigure figure : configuration.published()) {
      FigureReading.of(figure, scores, breakdown).ifPresent(reading -> rows.add(row(reading)));
    }
    html.heading(say("made.fitted"))
        .paragraph(say(rows.isEmpty() ? "made.fitted.none" : "made.fitted.text"));
    if (!rows.isEmpty()) {
      html.table(
          say("made.fitted"),
          List.of(
              column("page.figure"),
              number("figures.published"),
              number("figures.raw"),
              number("figures.realised"),
              column("page.made.isfitted"),
              column("page.source")),
          rows);
    }
  }

  private static Stream<ScoreRow> rows(PairData pair) {
    return pair.points().stream()
        .map(
            point ->
                new ScoreRow(
                    pair.profile().dyad().id(),
                    point.month(),
                    point.score(),
                    point.displayed(),
                    point.change(),
                    point.level(),
                    point.part(),
                    point.events()));
  }

  private List<String> row(FigureReading reading) {
    PublishedFigure figure = reading.figure();
    boolean isShare = figure.kind() == PublishedFigure.Kind.THEME_SHARE;
    int decimals = figure.kind() == PublishedFigure.Kind.EVENT_COUNT ? 0 : 1;
    String unit = isShare ? " %" : "";
    BigDecimal value = figure.value();
    DyadProfile profile = configuration.profile(figure.dyad());
    String pair = profile == null ? figure.dyad().id() : language.of(profile.names());
    return List.of(
        escaped(say("figurename", pair, PublishedFigureName.of(figure, configuration, language))),
        value == null ? "" : PrintedNumbers.number(value.toPlainString()) + unit,
        PrintedNumbers.number(Decimals.rounded(reading.raw(), decimals)) + unit,
        isShare ? PrintedNumbers.number(Decimals.rounded(reading.realised(), decimals)) + unit : "",
        escaped(messages.get(figure.fitted() ? "figures.fitted" : "figures.notfitted")),
        foreign(figure.citation(), "mul"));
  }

  private void coverage(Html html) {
    List<List<String>> rows = new ArrayList<>();
    for (PairData pair : data.pairs()) {
      YearMonth through = run.manifest().codedThrough().get(pair.profile().dyad().id());
      long silent =
          pair.points().stream()
              .filter(point -> point.events() == 0)
              .filter(point -> through == null || !point.month().isAfter(through))
              .count();
      rows.add(
          List.of(
              escaped(language.of(pair.profile().names())),
              escaped(pair.window().from() + " … " + pair.window().to()),
              through == null ? "" : escaped(through.toString()),
              String.valueOf(pair.points().size()),
              String.valueOf(silent),
              String.valueOf(pair.events().size())));
    }
    html.heading(say("made.coverage"))
        .table(
            say("made.coverage"),
            List.of(
                column("page.pair"),
                column("page.window"),
                column("page.made.through"),
                number("page.made.months"),
                number("page.made.silent"),
                number("page.eventcount")),
            rows)
        .paragraph(fates());
    RunCounts counts = RunCounts.of(run.manifest().counts());
    ScoreSummary.verification(counts, messages).ifPresent(html::paragraph);
    if (run.manifest().onlyVerified()) {
      html.paragraph(messages.get("onlyverified", counts.get(RunCounts.NOT_VERIFIED)));
    }
  }

  private String fates() {
    SortedMap<String, Long> counts = run.manifest().counts();
    List<Object> numbers = new ArrayList<>();
    for (String name :
        List.of(
            RunCounts.READ,
            RunCounts.SCORED,
            RunCounts.DISPUTED,
            RunCounts.OVERRIDES,
            RunCounts.RETRACTED,
            RunCounts.BEFORE_INITIAL,
            RunCounts.NOT_SELECTED,
            RunCounts.DUPLICATE)) {
      numbers.add(counts.getOrDefault(name, 0L));
    }
    numbers.add(run.rejects().rowCount());
    return messages.get("fates", numbers.toArray());
  }

  private void rejects(Html html) {
    html.heading(say("made.rejects"));
    if (run.rejects().isEmpty()) {
      html.paragraph(say("made.norejects"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    run.rejects().stringColumn("reason").asList().stream()
        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()))
        .forEach(
            (reason, count) ->
                rows.add(
                    List.of(
                        code(reason, ""),
                        escaped(say("reason." + reason)),
                        String.valueOf(count))));
    html.table(
        say("made.rejects"),
        List.of(column("page.code"), column("page.made.reason"), number("page.made.rows")),
        rows);
  }

  private void codebook(Html html) {
    html.heading(say("made.codebook"))
        .paragraph(say("made.codebook.text"))
        .table(
            say("made.codebook"),
            List.of(
                column("page.code"),
                column("page.type"),
                number("page.i0"),
                number("page.range"),
                column("page.origin"),
                column("page.restson")),
            configuration.codebook().types().values().stream()
                .map(
                    type ->
                        List.of(
                            code(type.code(), ""),
                            escaped(language.of(type.names())),
                            PrintedNumbers.number(Micropoints.toText(type.i0Micros())),
                            PrintedNumbers.number(
                                Micropoints.toText(type.lowestMicros())
                                    + " … "
                                    + Micropoints.toText(type.highestMicros())),
                            escaped(say("origin." + type.origin().name().toLowerCase(Locale.ROOT))),
                            foreign(type.source(), "en")))
                .toList());
  }

  private String cite() {
    RunManifest manifest = run.manifest();
    String pairs =
        data.pairs().stream()
            .map(
                pair ->
                    messages.get(
                        "range",
                        language.of(pair.profile().names()),
                        pair.window().from(),
                        pair.window().to()))
            .collect(Collectors.joining("; "));
    return say(
        "cite",
        manifest.versions().guanxi(),
        manifest.versions().method(),
        pairs,
        configuration.scheme().id(),
        hashes.scheme(),
        configuration.codebook().id(),
        hashes.codebook(),
        String.join(messages.get("list.separator"), hashes.inputs()));
  }
}
