package io.guanxi.report;

import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.run.ScoreRow;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.scheme.Json;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of the runs that are kept, the last one first: a table, or JSON. */
public final class RunListing {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  private static final int HASH_SHOWN = 12;

  /** Pairs, and values of an option, that the table shows. */
  private static final int LISTED = 8;

  private final String shownOutput;
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
   */
  public RunListing(Vintages vintages, String shownOutput) {
    this.shownOutput = shownOutput;
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

  /** The table, with what is kept no longer below it. */
  public String text(Language language) {
    Messages messages = new Messages(language);
    TextTable table =
        new TextTable(
            messages.get("runs.id"),
            messages.get("runs.time"),
            "",
            messages.get("runs.read"),
            messages.get("runs.scored"),
            messages.get("runs.rejected"),
            RunTable.SCORES.fileName(),
            messages.get("runs.content"));
    StringBuilder gone = new StringBuilder();
    for (Entry entry : entries) {
      Vintage kept = entry.kept();
      if (kept == null) {
        gone.append(messages.get("runs.gone", entry.run().id(), entry.run().time())).append('\n');
      } else if (!entry.damage().isEmpty() || !entry.unreadable().isEmpty()) {
        table.add(
            kept.id(),
            entry.run().time(),
            entry.said(messages),
            "",
            "",
            "",
            "",
            messages.get(entry.damage().isEmpty() ? "runs.unreadable" : "runs.damaged"));
      } else {
        RunManifest manifest = kept.manifest();
        RunCounts counts = RunCounts.of(manifest.counts());
        table.add(
            kept.id(),
            entry.run().time(),
            entry.said(messages),
            String.valueOf(counts.get(RunCounts.READ)),
            String.valueOf(counts.get(RunCounts.SCORED)),
            String.valueOf(counts.rejected()),
            scoresHash(manifest).substring(0, HASH_SHOWN),
            content(kept, manifest, messages));
      }
    }
    return messages.get("runs.title", shownOutput) + "\n" + table.toText("  ") + gone;
  }

  private static String content(Vintage kept, RunManifest manifest, Messages messages) {
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
        manifest.arguments().entrySet().stream()
            .filter(argument -> !isDefault(argument.getKey(), argument.getValue()))
            .map(
                argument ->
                    shortened(
                        argument.getValue().stream()
                            .map(value -> "--" + argument.getKey().replace('_', '-') + " " + value)
                            .toList(),
                        " ",
                        messages))
            .collect(Collectors.joining(" "));
    return shortened(series, messages.get("list.separator"), messages) + "; " + options;
  }

  /** The first ones, and how many there are when that is not all: a feed may have thousands. */
  private static String shortened(List<String> all, String separator, Messages messages) {
    String first = all.stream().limit(LISTED).collect(Collectors.joining(separator));
    return all.size() > LISTED ? first + " " + messages.get("runs.more", all.size()) : first;
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
        RunTables.readScores(kept.folder()).stream()
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

  /** The JSON document; what stands in it is in {@code docs/formats.md}. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", "guanxi-runs");
    document.put("version", SCHEMA_VERSION);
    document.put("output", shownOutput);
    List<Object> runs = new ArrayList<>();
    for (Entry entry : entries) {
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("id", entry.run().id());
      run.put("name", entry.name().isEmpty() ? null : entry.name());
      run.put("names", entry.names());
      run.put("failed", entry.run().failed());
      run.put("time", entry.run().time());
      run.put("times", entry.run().times());
      run.put("kept", entry.kept() != null);
      run.put("damage", entry.damage());
      run.put("unreadable", entry.unreadable());
      Vintage kept = entry.kept();
      if (kept != null && entry.damage().isEmpty() && entry.unreadable().isEmpty()) {
        describe(run, kept);
      }
      runs.add(run);
    }
    document.put("runs", runs);
    return Json.write(document);
  }

  private static void describe(Map<String, Object> run, Vintage kept) {
    RunManifest manifest = kept.manifest();
    run.put("created", manifest.created());
    run.put("guanxi", manifest.version());
    run.put("method", manifest.method());
    run.put("arguments", manifest.arguments());
    run.put("counts", manifest.counts());
    run.put("scores_sha256", scoresHash(manifest));
    List<Object> dyads = new ArrayList<>();
    for (Series each : series(kept)) {
      Map<String, Object> dyad = new LinkedHashMap<>();
      dyad.put("dyad", each.dyad());
      dyad.put("from", each.first().month().toString());
      dyad.put("to", each.last().month().toString());
      dyad.put("last_score", each.last().displayed());
      dyads.add(dyad);
    }
    run.put("dyads", dyads);
  }
}
