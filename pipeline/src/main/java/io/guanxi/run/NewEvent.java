package io.guanxi.run;

import io.guanxi.model.Coding;
import io.guanxi.model.Dyad;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.EventFile;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.Fault;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event more for an event file: which file takes it, as which row, and whether it can be
 * scored. Nothing is written of an event that a run would refuse, or that is there already.
 */
public final class NewEvent {
  /** The columns without which there is no event, in the order in which a person is asked. */
  public static final List<String> NEEDED =
      List.of("dyad", "date", "source", "target", "event_type", "theme");

  private static final String ID = "event_id";
  private static final String TITLE = "title_en";
  private static final int WORDS_OF_AN_ID = 5;

  private final Map<String, String> cells;
  private final Intake intake;

  /**
   * An event.
   *
   * @param cells its cells that are not empty, by their columns; without an event id it gets one of
   *     the digits of its date and the first words of its English title
   * @param intake what a run would make of it
   * @throws FaultsException with every option of {@code add} that is missing
   */
  public NewEvent(Map<String, String> cells, Intake intake) {
    this.cells = new LinkedHashMap<>(cells);
    this.intake = intake;
    String title = cells.getOrDefault(TITLE, "").toLowerCase(Locale.ROOT);
    String words = title.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String days = cells.getOrDefault("date", "").replace("-", "");
    if (!words.isEmpty() && !days.isEmpty()) {
      List<String> parts = List.of(words.split("-"));
      this.cells.putIfAbsent(
          ID,
          days + "-" + String.join("-", parts.subList(0, Math.min(WORDS_OF_AN_ID, parts.size()))));
    }
    List<String> faults = new ArrayList<>();
    for (String column : NEEDED) {
      if (!this.cells.containsKey(column)) {
        faults.add("--" + column.replace('_', '-') + " is missing");
      }
    }
    if (!this.cells.containsKey(ID)) {
      faults.add("--event-id is missing, or --title-en, of which it can be made");
    }
    FaultsException.throwIfAny(faults);
  }

  /**
   * What was added.
   *
   * @param event the event, with the place where it is now
   * @param alike events of the same day, actors and type, which may be the same one
   */
  public record Added(WeightedCoding event, List<WeightedCoding> alike) {
    /** Copies the list. */
    public Added {
      alike = List.copyOf(alike);
    }
  }

  /** An event file that runs read, and the rows of it that they can take. */
  private record Known(Folder file, List<WeightedCoding> rows) {}

  /**
   * Adds it to an event file.
   *
   * @param events the folder of the event files that runs read
   * @param file the file that takes it, made when it is not there; null for the one of {@code
   *     events} with most events of the pair, or a new one there that is named for the pair
   * @throws FaultsException when it cannot be scored or is there already, or a file cannot be read
   *     or written; nothing is written then
   * @throws IOException when the folder cannot be listed
   */
  public Added addTo(Folder events, @Nullable Folder file) throws IOException {
    SortedMap<Path, Known> known = known(events);
    Folder chosen = file == null ? home(events, known) : file;
    boolean isThere = Files.exists(chosen.path());
    byte[] after =
        EventFile.with(
            isThere ? PlainFile.read(chosen.path(), chosen.shown()) : EventFile.header(),
            chosen.shown(),
            cells);
    List<Outcome<WeightedCoding>> fates = new ArrayList<>();
    intake.read(after, chosen.shown(), fates::add);
    Outcome<WeightedCoding> last = fates.remove(fates.size() - 1);
    if (last instanceof Outcome.Bad<WeightedCoding> bad) {
      throw new FaultsException(List.of(bad.reject().message().split("; ")));
    }
    WeightedCoding added = ((Outcome.Good<WeightedCoding>) last).value();
    List<WeightedCoding> others = new ArrayList<>();
    for (Outcome<WeightedCoding> fate : fates) {
      if (fate instanceof Outcome.Good<WeightedCoding> good) {
        others.add(good.value());
      }
    }
    known.remove(isThere ? chosen.path().toRealPath() : chosen.path());
    known.values().forEach(each -> others.addAll(each.rows));
    requireNew(added, others);
    WholeFile.write(chosen.path(), after, "--file");
    return new Added(
        added, others.stream().filter(each -> isAlike(each.coding(), added.coding())).toList());
  }

  /** The event files that runs read, by their real paths. */
  private SortedMap<Path, Known> known(Folder events) throws IOException {
    SortedMap<Path, Known> known = new TreeMap<>();
    if (Files.isDirectory(events.path())) {
      try (Stream<Path> all = Files.list(events.path())) {
        for (Path each : all.filter(path -> path.toString().endsWith(".csv")).toList()) {
          Folder file = new Folder(each, events.shown() + "/" + each.getFileName());
          known.put(
              each.toRealPath(),
              new Known(
                  file, intake.read(PlainFile.read(each, file.shown()), file.shown()).sound()));
        }
      }
    }
    return known;
  }

  /** The file with most events of the pair, or a new one that bears its name. */
  private Folder home(Folder events, SortedMap<Path, Known> known) {
    String pair = cells.getOrDefault("dyad", "");
    Folder home = events.in(pair.toLowerCase(Locale.ROOT) + ".csv");
    long most = 0;
    for (Known each : known.values()) {
      long count = each.rows.stream().filter(row -> isOf(row.coding().dyad(), pair)).count();
      if (count > most) {
        most = count;
        home = each.file;
      }
    }
    return home;
  }

  private static boolean isOf(Dyad dyad, String pair) {
    return dyad.id().equals(pair) || dyad.reversed().id().equals(pair);
  }

  private static void requireNew(WeightedCoding added, List<WeightedCoding> others) {
    Coding coding = added.coding();
    List<WeightedCoding> together = new ArrayList<>();
    for (WeightedCoding each : others) {
      if (each.coding().eventId().equals(coding.eventId())) {
        if (each.coding().dyad().equals(coding.dyad())) {
          throw new FaultsException(
              Fault.of("--event-id", coding.eventId())
                  .that(
                      "is an event that "
                          + coding.dyad()
                          + " has already, at "
                          + each.row().location()));
        }
        together.add(each);
      }
    }
    together.add(added);
    FaultsException.throwIfAny(
        Duplicates.among(together).rejects().stream().limit(1).map(Reject::message).toList());
  }

  private static boolean isAlike(Coding one, Coding other) {
    return one.dyad().equals(other.dyad())
        && one.date().equals(other.date())
        && one.source().equals(other.source())
        && one.target().equals(other.target())
        && one.eventType().equals(other.eventType());
  }
}
