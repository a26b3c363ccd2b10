package io.guanxi.report;

import io.guanxi.report.Document.Rows;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.run.ScoreRow;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of the runs that are kept, the last one first. */
public final class RunListing implements View {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private static final int HASH_SHOWN = 12;

  /** Pairs, and values of an option, that the table shows. */
  private static final int LISTED = 8;

  private final String shownOutput;
  private final Messages messages;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A listed run.
   *
   * @param name what stands for it besides its id; empty when nothing does
   * @param kept where it lies; null when it is kept no longer
   * @param damage what does not match; empty when all does
   * @param unreadable why a sound run cannot be read: another version made it; empty when it can
   */
  private record Entry(
      Vintages.Run run,
      String name,
      List<String> names,
      @Nullable Vintage kept,
      List<String> damage,
      List<String> unreadable) {
    boolean isSound() {
      return kept != null && damage.isEmpty() && unreadable.isEmpty();
    }

    /** What the run is called besides its id, and whether it failed. */
    String said(Messages messages) {
      List<String> said = new ArrayList<>();
      if (!name.isEmpty()) {
        said.add(name);
      }
      said.addAll(names);
      if (run.failed()) {
        said.add(messages.get("runs.failed"));
      }
      return String.join(messages.get("list.separator"), said);
    }

    static Entry of(Vintages.Run run, String name, List<String> names, @Nullable Vintage kept) {
      try {
        List<String> damage = kept == null ? List.of() : kept.damage();
        if (kept != null && damage.isEmpty()) {
          series(kept);
        }
        return new Entry(run, name, names, kept, damage, List.of());
      } catch (FaultsException e) {
        return new Entry(run, name, names, kept, List.of(), e.faults());
      }
    }
  }

  /** A dyad's months and last displayed score. */
  private record Series(String dyad, ScoreRow first, ScoreRow last) {}

  /**
   * Looks at every kept run.
   *
   * @param shownOutput the output folder, as the user knows it
   * @param language language of the table; JSON is the same in all
   */
  public RunListing(Vintages vintages, String shownOutput, Language language) {
    this.shownOutput = shownOutput;
    this.messages = new Messages(language);
    for (Vintages.Run run : vintages.newestFirst()) {
      Vintage kept = vintages.kept(run.id()).orElse(null);
      String name =
          isOf(vintages.latest(), run)
              ? Vintages.LATEST
              : isOf(vintages.previous(), run) ? Vintages.PREVIOUS : "";
      entries.add(Entry.of(run, name, vintages.namesOf(run.id()), kept));
    }
  }

  private static boolean isOf(Optional<Vintages.Run> one, Vintages.Run run) {
    return one.isPresent() && one.get().equals(run);
  }

  /** Everything that does not match its hash or cannot be read, a sentence each. */
  public List<String> faults() {
    return entries.stream()
        .flatMap(entry -> Stream.concat(entry.damage().stream(), entry.unreadable().stream()))
        .toList();
  }

  @Override
  public Document document() {
    Rows rows =
        Document.table(
            messages.get("runs.id"),
            messages.get("runs.time"),
            "",
            messages.get("runs.read"),
            messages.get("runs.scored"),
            messages.get("runs.rejected"),
            RunTable.SCORES.fileName(),
            messages.get("runs.content"));
    List<String> gone = new ArrayList<>();
    for (Entry entry : entries) {
      String time = entry.run().time();
      Vintage kept = entry.kept();
      if (kept == null) {
        gone.add(messages.get("runs.gone", entry.run().id(), time));
      } else if (entry.isSound()) {
        RunManifest manifest = kept.manifest();
        RunCounts counts = RunCounts.of(manifest.counts());
        rows.add(
            kept.id(),
            time,
            entry.said(messages),
            counts.get(RunCounts.READ),
            counts.get(RunCounts.SCORED),
            counts.rejected(),
            scoresHash(manifest).substring(0, HASH_SHOWN),
            content(kept, manifest));
      } else {
        String why = messages.get(entry.damage().isEmpty() ? "runs.unreadable" : "runs.damaged");
        rows.add(kept.id(), time, entry.said(messages), "", "", "", "", why);
      }
    }
    return new Document()
        .title(messages.get("runs.title", shownOutput))
        .add(rows.table())
        .lines(gone);
  }

  private String content(Vintage kept, RunManifest manifest) {
    List<String> series =
        series(kept).stream()
            .map(
                each ->
                    messages.get(
                        "runs.series",
                        each.dyad(),
                        each.first().month(),
                        each.last().month(),
                        each.last().displayed().toPlainString()))
            .toList();
    String options =
        manifest.arguments().given().entrySet().stream()
            .filter(argument -> !isDefault(argument.getKey(), argument.getValue()))
            .map(
                argument ->
                    shortened(
                        argument.getValue().stream()
                            .map(value -> option(argument.getKey(), value))
                            .toList(),
                        " "))
            .collect(Collectors.joining(" "));
    return shortened(series, messages.get("list.separator")) + "; " + options;
  }

  /** The first ones, and how many there are when that is not all: a feed may have thousands. */
  private String shortened(List<String> all, String separator) {
    String first = all.stream().limit(LISTED).collect(Collectors.joining(separator));
    return all.size() > LISTED ? first + " " + messages.get("runs.more", all.size()) : first;
  }

  /** An argument as it is given on the command line; one that is a mere yes has no value there. */
  private static String option(String name, String value) {
    String option = "--" + name.replace('_', '-');
    return value.equals("true") ? option : option + " " + value;
  }

  /** Arguments that every run without options has; the P0 rule is always of interest. */
  private static boolean isDefault(String name, List<String> values) {
    return switch (name) {
      case "config" -> values.equals(List.of("config"));
      case "events" -> values.equals(List.of("data/events"));
      case "max_rejects" -> values.equals(List.of("0"));
      default -> false;
    };
  }

  private static List<Series> series(Vintage kept) {
    Map<String, List<ScoreRow>> byDyad =
        RunRows.scores(kept.folder()).stream()
            .collect(
                Collectors.groupingBy(ScoreRow::dyad, LinkedHashMap::new, Collectors.toList()));
    return byDyad.entrySet().stream()
        .map(
            each ->
                new Series(
                    each.getKey(),
                    each.getValue().get(0),
                    each.getValue().get(each.getValue().size() - 1)))
        .toList();
  }

  private static String scoresHash(RunManifest manifest) {
    return manifest.outputs().getOrDefault(RunTable.SCORES.fileName(), "");
  }

  private record Whole(String format, int version, String output, List<Listed> runs) {}

  private record Listed(
      String id,
      @Nullable String name,
      List<String> names,
      boolean failed,
      String time,
      int times,
      boolean kept,
      List<String> damage,
      List<String> unreadable,
      Optional<String> created,
      Optional<String> guanxi,
      Optional<String> method,
      Optional<Map<String, List<String>>> arguments,
      Optional<Map<String, Long>> counts,
      Optional<String> scoresSha256,
      Optional<List<OfDyad>> dyads) {}

  private record OfDyad(String dyad, YearMonth from, YearMonth to, BigDecimal lastScore) {}

  @Override
  public Object json() {
    return new Whole(
        "guanxi-runs",
        SCHEMA_VERSION,
        shownOutput,
        entries.stream().map(RunListing::listed).toList());
  }

  private static Listed listed(Entry entry) {
    Optional<Vintage> sound =
        entry.isSound() ? Optional.ofNullable(entry.kept()) : Optional.empty();
    Optional<RunManifest> manifest = sound.map(Vintage::manifest);
    return new Listed(
        entry.run().id(),
        entry.name().isEmpty() ? null : entry.name(),
        entry.names(),
        entry.run().failed(),
        entry.run().time(),
        entry.run().times(),
        entry.kept() != null,
        entry.damage(),
        entry.unreadable(),
        manifest.flatMap(RunManifest::created),
        manifest.map(each -> each.versions().guanxi()),
        manifest.map(each -> each.versions().method()),
        manifest.map(each -> each.arguments().given()),
        manifest.map(RunManifest::counts),
        manifest.map(RunListing::scoresHash),
        sound.map(
            kept ->
                series(kept).stream()
                    .map(
                        each ->
                            new OfDyad(
                                each.dyad(),
                                each.first().month(),
                                each.last().month(),
                                each.last().displayed()))
                    .toList()));
  }
}
