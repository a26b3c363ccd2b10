package io.guanxi.doctor;

import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.run.RunCounts;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.SeriesScorer;
import io.guanxi.source.curated.CodedThrough;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.feed.Fate;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedRecord;
import io.guanxi.source.feed.FeedReject;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.text.FaultsException;
import io.guanxi.text.FileLook;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Event files, taken in one by one and then looked at together. */
public final class EventsCheck {
  /** How many places a sentence names before it says that there are more. */
  private static final int NAMED = 5;

  private final @Nullable Configuration configuration;
  private final @Nullable Intake intake;
  private final List<Finding> findings = new ArrayList<>();
  private final List<WeightedCoding> sound = new ArrayList<>();
  private final Map<String, YearMonth> through = new TreeMap<>();
  private final Map<FeedChecksum, String> copies = new HashMap<>();
  private boolean hasFeed;

  /**
   * A check without files yet.
   *
   * @param configuration the configuration with the starts of the command line; null when it cannot
   *     be used: rows are then not looked at
   * @param configured the configuration as it stands in its files; null likewise
   */
  public EventsCheck(@Nullable Configuration configuration, @Nullable Configuration configured) {
    this.configuration = configuration;
    this.intake =
        configuration == null || configured == null
            ? null
            : new Intake(configuration, configured, null);
  }

  /**
   * Looks at the first bytes of a file.
   *
   * @param whole whether they are all of it
   * @return whether the rest is worth reading
   */
  public boolean head(byte[] head, boolean whole, String shown) {
    Optional<FileLook> look = FileLook.at(head, whole);
    look.ifPresent(
        each ->
            findings.add(
                Finding.of(Severity.FAIL, "format", shown, each.kind().key(), each.detail())));
    return look.isEmpty();
  }

  /**
   * Looks at what became of the rows of a feed's file.
   *
   * @param tally of a scan for the configured pairs, with the file's checksum
   */
  public void feed(String format, String shown, FeedTally tally) {
    hasFeed = true;
    RunCounts counts = RunCounts.of(tally.counts());
    long read = counts.get(RunCounts.READ);
    if (tally.monthRows().isEmpty()) {
      findings.add(Finding.of(Severity.FAIL, "feed", shown, "undated", format, read));
    } else {
      findings.add(
          Finding.ok(
              "feed",
              shown,
              format,
              read,
              FeedRecord.yearMonth(tally.monthRows().firstKey()),
              FeedRecord.yearMonth(tally.monthRows().lastKey())));
    }
    String first = copies.putIfAbsent(tally.checksum(0), shown);
    if (first != null) {
      findings.add(Finding.of(Severity.WARN, "feed", shown, "copy", first));
    }
    if (counts.rejected() > 0) {
      FeedReject reject = tally.rejects().get(0);
      rejected(shown, read, counts.rejectedByReason(), tally.line(reject), reject.message());
    }
    long unknown = counts.get(Fate.UNKNOWN_COUNTRY);
    if (unknown > 0) {
      List<String> names =
          tally.unknownNames().entrySet().stream()
              .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
              .map(name -> "'" + name.getKey() + "' " + name.getValue())
              .toList();
      findings.add(
          Finding.of(Severity.WARN, "feed", shown, "unknown", unknown, read, firstOf(names, ", ")));
    }
    if (counts.get(RunCounts.NOT_SELECTED) + counts.get(Fate.NOT_APPLICABLE) + counts.rejected()
        == read) {
      findings.add(Finding.of(Severity.WARN, "feed", shown, "nopair", read));
    }
  }

  /** Looks at a whole file whose head was found in order. */
  public void file(byte[] bytes, String shown) {
    Intake.Sheet sheet;
    try {
      if (intake == null) {
        findings.add(Finding.ok("format", shown, Intake.rows(bytes, shown)));
        unchecked(shown);
        return;
      }
      sheet = intake.read(bytes, shown);
    } catch (FaultsException e) {
      e.faults().forEach(fault -> findings.add(Finding.fault("format", fault)));
      return;
    }
    findings.add(Finding.ok("format", shown, sheet.rows()));
    sound.addAll(sheet.sound());
    through(sheet);
    rejects(sheet);
    List<WeightedCoding> standing = sheet.sound().stream().filter(EventsCheck::stands).toList();
    List<WeightedCoding> uncited =
        standing.stream().filter(each -> each.coding().citation().isEmpty()).toList();
    findings.add(
        uncited.isEmpty()
            ? Finding.ok("citations", shown, standing.size())
            : Finding.of(
                Severity.WARN,
                "citations",
                shown,
                "missing",
                uncited.size(),
                standing.size(),
                lines(uncited)));
    findings.add(
        Finding.ok(
            "dates",
            shown,
            standing.stream().filter(each -> each.coding().date().day() == 0).count(),
            standing.size()));
  }

  /** Notes a file whose rows cannot be looked at without a sound configuration. */
  public void unchecked(String shown) {
    findings.add(Finding.of(Severity.WARN, "rows", shown, "unchecked"));
  }

  /** Notes a file of a feed that score refuses. */
  public void unusable(List<String> faults) {
    faults.forEach(fault -> findings.add(Finding.fault("feed", fault)));
  }

  /** Notes a file or an argument that cannot be read. */
  public void unreadable(List<String> faults) {
    faults.forEach(fault -> findings.add(Finding.fault("events", fault)));
  }

  /** Everything found, with what can be said only of all files together. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    if (configuration == null) {
      return all;
    }
    boolean complete = findings.stream().noneMatch(each -> each.grade() == Severity.FAIL);
    Duplicates duplicates = Duplicates.among(sound);
    if (!sound.isEmpty()) {
      all.addAll(eventIds(duplicates));
    }
    if (complete && sound.isEmpty() && !hasFeed) {
      all.add(Finding.of(Severity.FAIL, "events", "", "none"));
    } else if (complete && !sound.isEmpty()) {
      configuration
          .dyads()
          .values()
          .forEach(
              profile -> {
                YearMonth month = through(profile);
                if (month != null) {
                  all.add(Finding.ok("coded-through", profile.dyad().id(), month));
                }
              });
      all.addAll(scale(configuration, duplicates.distinct()));
      all.addAll(silence(configuration));
    }
    return all;
  }

  private void through(Intake.Sheet sheet) {
    CodedThrough coded = new CodedThrough();
    sheet.sound().forEach(coded::add);
    coded
        .byDyad()
        .forEach((dyad, month) -> through.merge(dyad, month, (a, b) -> a.isAfter(b) ? a : b));
    CodedThrough.Far far = coded.far();
    if (far != null) {
      findings.add(
          Finding.of(
              Severity.WARN,
              "coded-through",
              far.location().toString(),
              "far",
              far.month(),
              ChronoUnit.MONTHS.between(far.before(), far.month()),
              far.before()));
    }
  }

  private void rejects(Intake.Sheet sheet) {
    if (sheet.rejects().isEmpty()) {
      findings.add(Finding.ok("rows", sheet.file(), sheet.rows()));
      return;
    }
    Map<RejectReason, Long> byReason =
        sheet.rejects().stream()
            .collect(Collectors.groupingBy(Reject::reason, TreeMap::new, Collectors.counting()));
    Reject first = sheet.rejects().get(0);
    rejected(sheet.file(), sheet.rows(), byReason, first.location().line(), first.message());
  }

  private void rejected(
      String shown, long rows, Map<?, Long> byReason, long firstLine, String firstMessage) {
    findings.add(
        Finding.of(
            Severity.WARN,
            "rows",
            shown,
            "rejected",
            byReason.values().stream().mapToLong(Long::longValue).sum(),
            rows,
            byReason.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", ")),
            firstLine,
            firstMessage));
  }

  private List<Finding> eventIds(Duplicates duplicates) {
    List<Finding> found = new ArrayList<>();
    if (!duplicates.rejects().isEmpty()) {
      found.add(
          Finding.of(
              Severity.WARN,
              "event-ids",
              duplicates.rejects().get(0).location().toString(),
              "conflict",
              duplicates.rejects().size(),
              firstOf(duplicates.rejects().stream().map(Reject::message).toList(), "; ")));
    }
    if (!duplicates.dropped().isEmpty()) {
      found.add(
          Finding.of(
              Severity.WARN,
              "event-ids",
              duplicates.dropped().get(0).row().location().toString(),
              "repeated",
              duplicates.dropped().size(),
              firstOf(
                  duplicates.dropped().stream()
                      .map(each -> each.coding().eventId() + " " + each.row().location())
                      .toList(),
                  ", ")));
    }
    if (found.isEmpty()) {
      long ids = sound.stream().map(each -> each.coding().eventId()).distinct().count();
      found.add(Finding.ok("event-ids", "", ids));
    }
    return found;
  }

  private static List<Finding> scale(Configuration all, List<WeightedCoding> codings) {
    List<Finding> found = new ArrayList<>();
    for (DyadProfile profile : all.dyads().values()) {
      try {
        SeriesScorer.score(
            all.scheme(),
            DyadMonths.of(
                profile,
                codings.stream()
                    .filter(each -> each.coding().dyad().equals(profile.dyad()))
                    .toList()));
      } catch (FaultsException e) {
        e.faults().forEach(fault -> found.add(Finding.fault("scale", fault)));
      }
    }
    return found.isEmpty() ? List.of(Finding.ok("scale", "", all.scheme().n())) : found;
  }

  private List<Finding> silence(Configuration all) {
    YearMonth last = Collections.max(through.values());
    List<Finding> found = new ArrayList<>();
    for (DyadProfile profile : all.dyads().values()) {
      Map<YearMonth, Integer> events = new TreeMap<>();
      sound.stream()
          .filter(EventsCheck::stands)
          .filter(each -> each.coding().dyad().equals(profile.dyad()))
          .forEach(each -> events.merge(each.coding().date().month(), 1, Integer::sum));
      for (EventGap silence : EventGap.in(events, profile.initialMonth().plusMonths(1), last)) {
        found.add(
            Finding.of(
                Severity.WARN,
                "silence",
                profile.dyad().id(),
                silence.newest() ? "newest" : "gap",
                silence.from(),
                silence.to(),
                silence.months(),
                EventGap.shown(silence.median()),
                silence.newest() ? EventGap.NEWEST_MONTHS : EventGap.MONTHS));
      }
    }
    if (found.isEmpty()) {
      found.add(
          Finding.ok(
              "silence", "", EventGap.MONTHS, EventGap.NEWEST_MONTHS, EventGap.USUAL_EVENTS));
    }
    return found;
  }

  /** The month through which a dyad is coded; null when no file has an event of it. */
  private @Nullable YearMonth through(DyadProfile profile) {
    YearMonth stated = profile.codedThrough();
    YearMonth found = through.get(profile.dyad().id());
    return stated == null || found == null ? found : stated;
  }

  private static boolean stands(WeightedCoding coding) {
    return coding.coding().status() != Status.RETRACTED;
  }

  private static String lines(List<WeightedCoding> codings) {
    return firstOf(
        codings.stream().map(each -> String.valueOf(each.row().location().line())).toList(), ", ");
  }

  private static String firstOf(List<String> texts, String separator) {
    String first = texts.stream().limit(NAMED).collect(Collectors.joining(separator));
    return texts.size() > NAMED ? first + " …" : first;
  }
}
