package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Verification;
import io.guanxi.report.Document.Rows;
import io.guanxi.run.BandRow;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.run.ScoreRow;
import io.guanxi.run.SwingRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.Sampling;
import io.guanxi.score.Band;
import io.guanxi.score.Breakdown;
import io.guanxi.source.curated.CodedThrough;
import io.guanxi.validate.FigureReading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the terminal shows after a scoring run, made from the files that the run wrote. */
public final class ScoreSummary {
  private static final int LAST_MONTHS = 6;
  private static final int WIDEST_SWINGS = 3;

  /** Pairs that are shown; there may be tens of thousands. */
  private static final int MOST_PAIRS = 10;

  private final Configuration configuration;
  private final Language language;
  private final Messages messages;
  private final Document document = new Document();
  private final Map<String, YearMonth> codedThrough = new HashMap<>();

  private ScoreSummary(Configuration configuration, Language language) {
    this.configuration = configuration;
    this.language = language;
    this.messages = new Messages(language);
  }

  /**
   * The summary.
   *
   * @param run the run
   * @param configuration the configuration that it was made with
   */
  public static Document of(Run run, Configuration configuration, Language language) {
    ScoreSummary summary = new ScoreSummary(configuration, language);
    RunManifest manifest = run.manifest();
    summary.codedThrough.putAll(manifest.codedThrough());
    Path folder = run.folder();
    List<BandRow> bands = RunRows.uncertainty(folder);
    List<SwingRow> swings = RunRows.tornado(folder);
    Sampling sampling = manifest.sampling();
    Set<String> published =
        configuration.published().stream()
            .map(figure -> figure.dyad().id())
            .collect(Collectors.toSet());
    List<ScoreRow> scores = summary.series(folder, run.shown(), published, bands, swings, sampling);
    if (sampling != null) {
      summary
          .document
          .line(summary.messages.get("bands.meaning", sampling.replicates(), sampling.seed()))
          .gap();
    }
    summary.figures(scores, RunRows.breakdown(folder, published));
    summary.fates(RunCounts.of(manifest.counts()), manifest.asOf(), run.shown());
    return summary.document;
  }

  /** Only the last months of the first pairs that a run scored, and how many more there are. */
  static Document series(
      Path folder, String shownFolder, Configuration configuration, Language language) {
    ScoreSummary summary = new ScoreSummary(configuration, language);
    summary.series(folder, shownFolder, Set.of(), List.of(), List.of(), null);
    return summary.document;
  }

  /**
   * Adds the last months of the first pairs.
   *
   * @param others pairs whose scores are needed too
   * @return the scores of all these pairs, since the table may be too long to be read once more
   */
  private List<ScoreRow> series(
      Path folder,
      String shownFolder,
      Set<String> others,
      List<BandRow> bands,
      List<SwingRow> swings,
      @Nullable Sampling sampling) {
    List<String> dyads = RunRows.dyads(folder);
    Set<String> shown = Set.copyOf(dyads.subList(0, Math.min(MOST_PAIRS, dyads.size())));
    Set<String> needed = new HashSet<>(others);
    needed.addAll(shown);
    List<ScoreRow> scores = RunRows.scores(folder, needed);
    dyads(
        scores.stream().filter(row -> shown.contains(row.dyad())).toList(),
        bands,
        swings,
        sampling);
    if (dyads.size() > shown.size()) {
      document
          .line(
              messages.get(
                  "feed.more",
                  dyads.size() - shown.size(),
                  shownFolder + "/" + RunTable.SCORES.fileName()))
          .gap();
    }
    return scores;
  }

  private void dyads(
      List<ScoreRow> scores,
      List<BandRow> bands,
      List<SwingRow> swings,
      @Nullable Sampling sampling) {
    Map<String, List<ScoreRow>> byDyad =
        scores.stream().collect(Collectors.groupingBy(ScoreRow::dyad));
    for (DyadProfile profile : configuration.dyads().values()) {
      List<ScoreRow> rows = byDyad.get(profile.dyad().id());
      if (rows != null) {
        dyad(profile, rows);
        uncertainty(profile.dyad().id(), bands, swings, sampling);
        document.gap();
      }
    }
  }

  private void dyad(DyadProfile profile, List<ScoreRow> rows) {
    document.title(
        profile.dyad()
            + "  "
            + messages.get(
                "range",
                language.of(profile.names()),
                rows.get(0).month(),
                rows.get(rows.size() - 1).month()));
    document.note(
        messages.get(
            "initial." + profile.basis().name().toLowerCase(Locale.ROOT),
            shown(profile.initialScore()),
            profile.initialMonth(),
            profile.source()));
    YearMonth through = codedThrough.get(profile.dyad().id());
    if (through != null) {
      YearMonth last = rows.get(rows.size() - 1).month();
      document.note(messages.codedThrough(through, last));
      far(rows, through);
    }
    Rows table =
        Document.table(
            messages.get("table.month"),
            messages.get("table.score"),
            messages.get("table.move"),
            messages.get("table.events"),
            messages.get("table.level"));
    for (ScoreRow row : rows.subList(Math.max(0, rows.size() - LAST_MONTHS), rows.size())) {
      Levels.Place place = configuration.scheme().levels().of(row.displayed());
      table.add(
          row.month(),
          row.displayed().toPlainString(),
          move(row),
          row.events(),
          messages.get(
              "level", language.of(place.level().names()), language.of(partName(place.part()))));
    }
    document.add(table.table());
  }

  /** Warns of a last event far after the month through which the others are coded. */
  private void far(List<ScoreRow> rows, YearMonth through) {
    rows.stream()
        .filter(row -> row.events() > 0)
        .reduce((first, last) -> last)
        .map(ScoreRow::month)
        .filter(month -> ChronoUnit.MONTHS.between(through, month) >= CodedThrough.FAR_MONTHS)
        .ifPresent(month -> document.note(messages.get("coded.far", month, through)));
  }

  /** The band of the last month, and the types that move it most; nothing without replicates. */
  private void uncertainty(
      String dyad, List<BandRow> bands, List<SwingRow> swings, @Nullable Sampling sampling) {
    BandRow last =
        bands.stream().filter(row -> row.dyad().equals(dyad)).reduce((a, b) -> b).orElse(null);
    if (last == null || sampling == null) {
      return;
    }
    Band band = last.band();
    document.indented(
        messages.get(
            "bands.last",
            last.month(),
            range(band.low95(), band.high95()),
            range(band.low80(), band.high80()),
            band.replicates() == 0
                ? messages.get("explain.undefined")
                : Decimals.rounded(last.sameLevel(), 1) + " %",
            band.replicates()));
    int left = sampling.replicates() - band.replicates();
    if (left > 0) {
      document.indented(messages.get("bands.left", left, sampling.replicates()));
    }
    Rows table =
        Document.table(
            messages.get("tornado.title", last.month()),
            messages.get("table.events"),
            messages.get("tornado.i0"),
            messages.get("table.score"));
    swings.stream()
        .filter(row -> row.dyad().equals(dyad))
        .limit(WIDEST_SWINGS)
        .forEach(
            row ->
                table.add(
                    row.eventType() + "  " + typeName(row.eventType()),
                    row.events(),
                    row.lowest().toPlainString() + " … " + row.highest().toPlainString(),
                    range(row.atLowest(), row.atHighest())));
    if (table.size() > 0) {
      document.add(table.table());
    }
  }

  private String typeName(String code) {
    EventType type = configuration.codebook().types().get(code);
    return type == null ? "" : language.of(type.names());
  }

  private String range(double low, double high) {
    return shownOrUndefined(low) + " … " + shownOrUndefined(high);
  }

  private String shownOrUndefined(double score) {
    return Double.isNaN(score) ? messages.get("explain.undefined") : shown(score);
  }

  private LocalizedNames partName(LevelPart part) {
    return Objects.requireNonNull(configuration.scheme().levels().partNames().get(part));
  }

  private String shown(double score) {
    return Decimals.rounded(score, configuration.scheme().decimals());
  }

  /** The change of the displayed score, and the one before rounding: often they are not alike. */
  private String move(ScoreRow row) {
    BigDecimal before =
        Decimals.roundedDecimal(
            Decimals.difference(row.score(), row.change()), configuration.scheme().decimals());
    return messages.get(
        "chart.move", Words.signed(row.displayed().subtract(before)), signed(row.change()));
  }

  /**
   * Changes are shown with two more decimals than scores: most months move by less than a displayed
   * step.
   */
  private String signed(double change) {
    String number = Decimals.rounded(change, configuration.scheme().decimals() + 2);
    return new BigDecimal(number).signum() > 0 ? "+" + number : number;
  }

  private void figures(List<ScoreRow> scores, List<Breakdown> breakdown) {
    Rows table =
        Document.table(
            "",
            messages.get("figures.published"),
            messages.get("figures.raw"),
            messages.get("figures.realised"),
            "");
    for (PublishedFigure figure : configuration.published()) {
      FigureReading reading = FigureReading.of(figure, scores, breakdown).orElse(null);
      BigDecimal value = figure.value();
      if (reading != null && value != null) {
        boolean share = figure.kind() == PublishedFigure.Kind.THEME_SHARE;
        boolean count = figure.kind() == PublishedFigure.Kind.EVENT_COUNT;
        int decimals = count ? 0 : 1;
        String unit = share ? " %" : "";
        table.add(
            figure.dyad() + " " + PublishedFigureName.of(figure, configuration, language),
            value.toPlainString() + unit,
            Decimals.rounded(reading.raw(), decimals) + unit,
            share ? Decimals.rounded(reading.realised(), decimals) + unit : "",
            messages.get(figure.fitted() ? "figures.fitted" : "figures.notfitted"));
      }
    }
    if (table.size() > 0) {
      document.line(messages.get("figures.title"));
      document.add(table.table());
      document.note(language.of(configuration.statement())).gap();
    }
  }

  private void fates(RunCounts counts, @Nullable LocalDate asOf, String shownFolder) {
    document.line(
        messages.get(
            "fates",
            counts.get(RunCounts.READ),
            counts.get(RunCounts.SCORED),
            counts.get(RunCounts.DISPUTED),
            counts.get(RunCounts.OVERRIDES),
            counts.get(RunCounts.RETRACTED),
            counts.get(RunCounts.BEFORE_INITIAL),
            counts.get(RunCounts.NOT_SELECTED),
            counts.get(RunCounts.DUPLICATE),
            counts.rejected()));
    if (asOf != null) {
      document.line(messages.get("asof", asOf, counts.get(RunCounts.CODED_LATER)));
    }
    long waiting = counts.get(RunCounts.NOT_VERIFIED);
    if (waiting > 0) {
      document.line(messages.get("onlyverified", waiting));
    }
    long unreasoned = counts.get(RunCounts.OVERRIDES_WITHOUT_REASON);
    if (unreasoned > 0) {
      document.line(messages.get("overrides.unreasoned", unreasoned));
    }
    verification(counts, messages).ifPresent(document::line);
    document.lines(ending(counts, shownFolder, messages));
  }

  /** How many scored rows a reader can check; nothing where no row says so. */
  public static Optional<String> verification(RunCounts counts, Messages messages) {
    long document = counts.get(RunCounts.VERIFICATION + Verification.DOCUMENT.label());
    long dated = counts.get(RunCounts.VERIFICATION + Verification.DATED.label());
    long recalled = counts.get(RunCounts.VERIFICATION + Verification.RECALLED.label());
    long silent = counts.get(RunCounts.SCORED) - document - dated - recalled;
    return document + dated + recalled == 0
        ? Optional.empty()
        : Optional.of(messages.get("verification", document, dated, recalled, silent));
  }

  /** What was rejected and why, if anything was, and where all is. */
  static List<String> ending(RunCounts counts, String shownFolder, Messages messages) {
    String reasons =
        counts.rejectedByReason().entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(messages.get("list.separator")));
    String written = messages.get("written", shownFolder);
    String rejects = shownFolder + "/" + RunTable.REJECTS.fileName();
    return reasons.isEmpty()
        ? List.of(written)
        : List.of(messages.get("rejects", reasons, rejects), written);
  }
}
