package io.guanxi.cli;

import io.guanxi.model.Coding;
import io.guanxi.model.Outcome;
import io.guanxi.model.WeightedCoding;
import io.guanxi.run.Folder;
import io.guanxi.run.Starts;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.EventFile;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi add}: one event more in an event file. */
@Command(
    name = "add",
    description = {
      "Adds one checked event to an event file.",
      "On a terminal it asks when an option that is needed is missing. A duplicate is refused.",
      "",
      "Examples:",
      "  guanxi add",
      "  guanxi add --dyad CHN-KOR --date 2025-07-04 --source CHN --target KOR --event-type VISIT-MIN --theme HIGH-LEVEL --title-en 'Foreign minister visits Seoul' --citation 'MOFA Korea, 2025-07-04'",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
  private static final List<String> NEEDED =
      List.of("dyad", "date", "source", "target", "event_type", "theme");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dyad", paramLabel = "D", description = "The pair that the event bears on.")
  private @Nullable String dyad;

  @Option(names = "--date", paramLabel = "DATE", description = "YYYY-MM-DD, or YYYY-MM.")
  private @Nullable String date;

  @Option(names = "--source", paramLabel = "COUNTRY", description = "Who acted: ISO alpha-3.")
  private @Nullable String source;

  @Option(names = "--target", paramLabel = "COUNTRY", description = "Towards whom: ISO alpha-3.")
  private @Nullable String target;

  @Option(
      names = "--event-type",
      paramLabel = "CODE",
      description = "A code of 'guanxi types'; it gives sign and table score.")
  private @Nullable String eventType;

  @Option(names = "--theme", paramLabel = "CODE", description = "A code of 'guanxi themes'.")
  private @Nullable String theme;

  @Option(names = "--title-en", paramLabel = "TEXT", description = "What happened.")
  private @Nullable String titleEn;

  @Option(names = "--title-zh", paramLabel = "TEXT", description = "The same in Chinese.")
  private @Nullable String titleZh;

  @Option(names = "--title-ko", paramLabel = "TEXT", description = "The same in Korean.")
  private @Nullable String titleKo;

  @Option(
      names = "--citation",
      paramLabel = "TEXT",
      description = "Where a reader can look it up: body or outlet, and date.")
  private @Nullable String citation;

  @Option(
      names = "--event-id",
      paramLabel = "ID",
      description = "Names the event. Default: the date and words of the title.")
  private @Nullable String eventId;

  @Option(
      names = "--i0",
      paramLabel = "POINTS",
      description = "Table score in place of the type's; --note says why.")
  private @Nullable String i0;

  @Option(names = "--coder", paramLabel = "NAME", description = "Who coded it.")
  private @Nullable String coder;

  @Option(names = "--coded-on", paramLabel = "DATE", description = "When it was coded.")
  private @Nullable String codedOn;

  @Option(names = "--status", paramLabel = "WORD", description = "coded, disputed or retracted.")
  private @Nullable String status;

  @Option(
      names = "--verification",
      paramLabel = "WORD",
      description = "document, dated or recalled.")
  private @Nullable String verification;

  @Option(names = "--note", paramLabel = "TEXT", description = "Remarks.")
  private @Nullable String note;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Event file. Default: the one in data/events with most events of the pair; a new one"
              + " when there is none.")
  private @Nullable String file;

  @Option(
      names = "--initial",
      paramLabel = "D=YYYY-MM:SCORE",
      description = "Start of a pair that is not configured, as for score.")
  private List<String> initials = new ArrayList<>();

  @Option(
      names = "--ask",
      description = "Ask for all that the options do not say, also when this is no terminal.")
  private boolean ask;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() throws IOException {
    Folder folder = config.folder();
    Configuration configured = ConfigurationLoader.load(folder.path(), folder.shown());
    List<String> faults = new ArrayList<>();
    Configuration effective = Starts.in(configured, initials, faults);
    FaultsException.throwIfAny(faults);
    Map<String, String> cells = given();
    if (ask || (lacks(cells) && isTerminal())) {
      new Questions(effective, language.get(), spec.commandLine().getErr()).ask(cells);
    }
    cells.computeIfAbsent("event_id", column -> id(cells));
    requireAll(cells);
    Intake intake = new Intake(effective, configured, null);
    SortedMap<Path, Folder> files = files();
    Folder chosen = file == null ? home(cells, files, intake) : Folder.of(file, "--file");
    byte[] before =
        Files.exists(chosen.path())
            ? PlainFile.read(chosen.path(), chosen.shown())
            : EventFile.header();
    byte[] after = EventFile.with(before, chosen.shown(), cells);
    WeightedCoding added = check(after, chosen, files, intake);
    WholeFile.write(chosen.path(), after, "--file");
    spec.commandLine()
        .getOut()
        .println(
            "added to "
                + added.row().location()
                + ": "
                + added.coding().eventId()
                + "; 'guanxi score' scores it");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  /** The cells that options give, by their columns. */
  private Map<String, String> given() {
    Map<String, String> cells = new LinkedHashMap<>();
    put(cells, "event_id", eventId);
    put(cells, "date", date);
    put(cells, "source", source);
    put(cells, "target", target);
    put(cells, "dyad", dyad);
    put(cells, "event_type", eventType);
    put(cells, "theme", theme);
    put(cells, "i0", i0);
    put(cells, "title_en", titleEn);
    put(cells, "title_zh", titleZh);
    put(cells, "title_ko", titleKo);
    put(cells, "citation", citation);
    put(cells, "coder", coder);
    put(cells, "coded_on", codedOn);
    put(cells, "status", status);
    put(cells, "verification", verification);
    put(cells, "note", note);
    return cells;
  }

  private static void put(Map<String, String> cells, String column, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      cells.put(column, text.strip());
    }
  }

  /** The date's digits and the first words of the title; null without one of the two. */
  private static @Nullable String id(Map<String, String> cells) {
    String words =
        cells
            .getOrDefault("title_en", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String[] parts = words.split("-", 6);
    String days = cells.getOrDefault("date", "").replace("-", "");
    return words.isEmpty() || days.isEmpty()
        ? null
        : days + "-" + String.join("-", List.of(parts).subList(0, Math.min(5, parts.length)));
  }

  private static boolean lacks(Map<String, String> cells) {
    return !cells.keySet().containsAll(NEEDED);
  }

  /** Where Java always gives a console (22 and newer), answers that end early end the command. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }

  private static void requireAll(Map<String, String> cells) {
    List<String> faults = new ArrayList<>();
    for (String column : NEEDED) {
      if (!cells.containsKey(column)) {
        faults.add("--" + column.replace('_', '-') + " is missing");
      }
    }
    if (!cells.containsKey("event_id")) {
      faults.add("--event-id is missing, or --title-en, of which it can be made");
    }
    FaultsException.throwIfAny(faults);
  }

  /** The event files that score reads, by their real paths. */
  private static SortedMap<Path, Folder> files() throws IOException {
    Folder events = Home.events();
    SortedMap<Path, Folder> files = new TreeMap<>();
    if (Files.isDirectory(events.path())) {
      try (Stream<Path> all = Files.list(events.path())) {
        for (Path each : all.filter(path -> path.toString().endsWith(".csv")).toList()) {
          files.put(each.toRealPath(), new Folder(each, events.shown() + "/" + each.getFileName()));
        }
      }
    }
    return files;
  }

  /** The file with most events of the pair, or a new one that bears its name. */
  private static Folder home(
      Map<String, String> cells, SortedMap<Path, Folder> files, Intake intake) {
    String pair = cells.getOrDefault("dyad", "");
    Folder events = Home.events();
    String name = pair.toLowerCase(Locale.ROOT) + ".csv";
    Folder home = new Folder(events.path().resolve(name), events.shown() + "/" + name);
    long most = 0;
    for (Folder each : files.values()) {
      long of =
          intake.read(PlainFile.read(each.path(), each.shown()), each.shown()).sound().stream()
              .map(row -> row.coding().dyad())
              .filter(dyad -> dyad.id().equals(pair) || dyad.reversed().id().equals(pair))
              .count();
      if (of > most) {
        most = of;
        home = each;
      }
    }
    return home;
  }

  /** The new row as score would take it, or why it would not. */
  private WeightedCoding check(
      byte[] after, Folder chosen, SortedMap<Path, Folder> files, Intake intake)
      throws IOException {
    List<Outcome<WeightedCoding>> fates = new ArrayList<>();
    List<WeightedCoding> all = new ArrayList<>();
    intake.read(
        after,
        chosen.shown(),
        fate -> {
          fates.add(fate);
          if (fate instanceof Outcome.Good<WeightedCoding> good) {
            all.add(good.value());
          }
        });
    Outcome<WeightedCoding> last = fates.get(fates.size() - 1);
    if (last instanceof Outcome.Bad<WeightedCoding> bad) {
      throw new FaultsException(List.of(bad.reject().message().split("; ")));
    }
    WeightedCoding added = ((Outcome.Good<WeightedCoding>) last).value();
    Path real = Files.exists(chosen.path()) ? chosen.path().toRealPath() : chosen.path();
    for (Map.Entry<Path, Folder> each : files.entrySet()) {
      if (!each.getKey().equals(real)) {
        Folder other = each.getValue();
        all.addAll(intake.read(PlainFile.read(other.path(), other.shown()), other.shown()).sound());
      }
    }
    requireNew(added, all);
    return added;
  }

  /** Refuses the same event; says where one of the same day, actors and type stands. */
  private void requireNew(WeightedCoding added, List<WeightedCoding> all) {
    Coding coding = added.coding();
    List<WeightedCoding> others =
        all.stream().filter(each -> !each.row().location().equals(added.row().location())).toList();
    List<WeightedCoding> same =
        others.stream().filter(each -> each.coding().eventId().equals(coding.eventId())).toList();
    for (WeightedCoding each : same) {
      if (each.coding().dyad().equals(coding.dyad())) {
        throw new FaultsException(
            "--event-id '"
                + coding.eventId()
                + "': "
                + coding.dyad()
                + " has this event already, at "
                + each.row().location());
      }
    }
    List<WeightedCoding> together = new ArrayList<>(same);
    together.add(added);
    Duplicates.among(together).rejects().stream()
        .findFirst()
        .ifPresent(
            reject -> {
              throw new FaultsException(reject.message());
            });
    for (WeightedCoding each : others) {
      Coding other = each.coding();
      if (other.dyad().equals(coding.dyad())
          && other.date().equals(coding.date())
          && other.source().equals(coding.source())
          && other.target().equals(coding.target())
          && other.eventType().equals(coding.eventType())) {
        spec.commandLine()
            .getErr()
            .println(
                "guanxi: note: an event of the same day, actors and type stands at "
                    + each.row().location()
                    + ": "
                    + other.eventId());
      }
    }
  }
}
