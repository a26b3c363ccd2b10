package io.guanxi.explain;

import io.guanxi.model.Decimals;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.run.ContributionRow;
import io.guanxi.run.RunManifest;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.P0Rule;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes from the run before to the run after one change at a time and notes what each does to every
 * common month. The effects add up to the whole difference by construction, which is asserted all
 * the same.
 *
 * <p>The order of the way is {@link Change.Kind}'s; weights go by event type, events by date, then
 * by id ({@code docs/method.md} §10). It decides to which of two changes their interaction falls.
 */
public final class Decomposer {
  /** How far the sum of the effects may be from the whole difference, in any month, points. */
  public static final double TOLERANCE = 1e-9;

  /** A start is taken from a score less its change; so far binary fractions may put it wrong. */
  private static final double NOISE = 1e-12;

  private static final LocalizedNames NO_TITLES = new LocalizedNames("", "", "");
  private static final Comparator<ContributionRow> BY_DATE =
      Comparator.comparing(ContributionRow::date).thenComparing(ContributionRow::eventId);

  private final ScoredRun before;
  private final ScoredRun after;
  private final String dyad;
  private final List<YearMonth> months;
  private final Map<String, ContributionRow> eventsBefore;
  private final Map<String, ContributionRow> eventsAfter;
  private final EventPath path;
  private final List<Change> changes = new ArrayList<>();
  private double[] reached;

  private Decomposer(ScoredRun before, ScoredRun after, String dyad, List<YearMonth> months) {
    this.before = before;
    this.after = after;
    this.dyad = dyad;
    this.months = months;
    this.eventsBefore = events(before);
    this.eventsAfter = events(after);
    this.path = new EventPath(months.get(0), place(months.get(months.size() - 1)) + 1);
    path.startAt(start(before));
    path.scaleTo(before.manifest().scheme().n());
    path.follow(before.manifest().p0());
    path.holdBack(before.manifest().deadBand());
    eventsBefore.values().forEach(path::put);
    this.reached = reachedNow();
  }

  /**
   * Why a run differs from the one that it is compared with, in one dyad.
   *
   * @param before what it is compared with
   * @param after what is looked at
   * @return empty when the runs have no common month of the dyad
   * @throws IllegalStateException when the events of a run do not give its scores, or the effects
   *     do not add up to the difference
   */
  public static Optional<Decomposition> of(ScoredRun before, ScoredRun after, String dyad) {
    List<YearMonth> months = new ArrayList<>(scores(before, dyad).keySet());
    months.retainAll(scores(after, dyad).keySet());
    return months.isEmpty()
        ? Optional.empty()
        : Optional.of(new Decomposer(before, after, dyad, months).why());
  }

  private Decomposition why() {
    double[] gapBefore = gap(before);
    files(Change.Kind.SCHEME, RunManifest::schemeUsed);
    files(Change.Kind.CODEBOOK, RunManifest::codebookUsed);
    files(Change.Kind.RECIPE, RunManifest::recipeUsed);
    rules();
    removed();
    weights();
    recodedAndAdded();
    double[] gapAfter = gap(after);
    method(gapBefore, gapAfter);
    return new Decomposition(
        dyad, months, changes, elsewhere(eventsBefore), elsewhere(eventsAfter), residual());
  }

  /** Which file of the configuration each run used, where it was another. */
  private void files(Change.Kind kind, Function<RunManifest, String> used) {
    String usedBefore = used.apply(before.manifest());
    String usedAfter = used.apply(after.manifest());
    if (!usedBefore.equals(usedAfter)) {
      note(kind, List.of(new Change.Field(kind.label(), usedBefore, usedAfter)));
    }
  }

  private void rules() {
    double startBefore = start(before);
    double startAfter = start(after);
    if (Math.abs(startBefore - startAfter) > NOISE) {
      path.startAt(startAfter);
      note(
          Change.Kind.START,
          List.of(
              new Change.Field(
                  months.get(0).minusMonths(1).toString(), text(startBefore), text(startAfter))));
    }
    int nBefore = before.manifest().scheme().n();
    int nAfter = after.manifest().scheme().n();
    if (nBefore != nAfter) {
      path.scaleTo(nAfter);
      note(
          Change.Kind.SCALE,
          List.of(new Change.Field("n", String.valueOf(nBefore), String.valueOf(nAfter))));
    }
    P0Rule ruleBefore = before.manifest().p0();
    P0Rule ruleAfter = after.manifest().p0();
    if (ruleBefore != ruleAfter) {
      path.follow(ruleAfter);
      note(Change.Kind.P0, List.of(new Change.Field("p0", ruleBefore.label(), ruleAfter.label())));
    }
    double bandBefore = before.manifest().deadBand();
    double bandAfter = after.manifest().deadBand();
    if (bandBefore != bandAfter) {
      path.holdBack(bandAfter);
      note(
          Change.Kind.DEAD_BAND,
          List.of(new Change.Field("dead_band", text(bandBefore), text(bandAfter))));
    }
    String displayBefore = before.manifest().scheme().display();
    String displayAfter = after.manifest().scheme().display();
    if (!displayBefore.equals(displayAfter)) {
      note(Change.Kind.DISPLAY, List.of(new Change.Field("display", displayBefore, displayAfter)));
    }
  }

  private void removed() {
    for (ContributionRow each : sorted(eventsBefore)) {
      if (!eventsAfter.containsKey(each.eventId()) && path.covers(each)) {
        path.remove(each);
        note(Change.Kind.EVENT_REMOVED, each, fields(each, null));
      }
    }
  }

  /**
   * New weights go to the events that both runs have and that count with the codebook's value of
   * their type.
   */
  private void weights() {
    Map<String, Long> given = after.manifest().weightMicros();
    Map<String, Long> taken = before.manifest().weightMicros();
    for (String type : new TreeSet<>(taken.keySet())) {
      Long old = taken.get(type);
      Long anew = given.get(type);
      if (old == null || anew == null || old.equals(anew)) {
        continue;
      }
      List<ContributionRow> meant =
          eventsBefore.values().stream()
              .filter(each -> each.eventType().equals(type) && each.isFromCodebook())
              .filter(each -> eventsAfter.containsKey(each.eventId()))
              .toList();
      for (ContributionRow each : meant) {
        path.remove(each);
        ContributionRow reweighed = each.weighing(anew);
        path.put(reweighed);
        eventsBefore.put(each.eventId(), reweighed);
      }
      int touched = (int) meant.stream().filter(path::covers).count();
      if (touched > 0) {
        note(
            Change.Kind.WEIGHT,
            type,
            NO_TITLES,
            touched,
            List.of(new Change.Field("i0", Micropoints.toText(old), Micropoints.toText(anew))));
      }
    }
  }

  private void recodedAndAdded() {
    for (ContributionRow each : sorted(eventsBefore)) {
      ContributionRow other = eventsAfter.get(each.eventId());
      if (other != null && (path.covers(each) || path.covers(other))) {
        List<Change.Field> fields = fields(each, other);
        if (!fields.isEmpty()) {
          path.remove(each);
          path.put(other);
          note(Change.Kind.EVENT_RECODED, other, fields);
        }
      }
    }
    for (ContributionRow each : sorted(eventsAfter)) {
      if (!eventsBefore.containsKey(each.eventId()) && path.covers(each)) {
        path.put(each);
        note(Change.Kind.EVENT_ADDED, each, fields(null, each));
      }
    }
  }

  private static List<ContributionRow> sorted(Map<String, ContributionRow> events) {
    return events.values().stream().sorted(BY_DATE).toList();
  }

  /** The columns in which two codings of an event differ; all of them where there is only one. */
  private static List<Change.Field> fields(
      @Nullable ContributionRow before, @Nullable ContributionRow after) {
    Map<String, String> columnsBefore = columns(before);
    Map<String, String> columnsAfter = columns(after);
    List<Change.Field> fields = new ArrayList<>();
    for (String name : before == null ? columnsAfter.keySet() : columnsBefore.keySet()) {
      String valueBefore = columnsBefore.getOrDefault(name, "");
      String valueAfter = columnsAfter.getOrDefault(name, "");
      if (!valueBefore.equals(valueAfter)) {
        fields.add(new Change.Field(name, valueBefore, valueAfter));
      }
    }
    return fields;
  }

  private static Map<String, String> columns(@Nullable ContributionRow event) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (event != null) {
      columns.put("date", event.date().toString());
      columns.put("event_type", event.eventType());
      columns.put("theme", event.theme());
      columns.put("status", event.status());
      columns.put("i0", Micropoints.toText(event.i0Micros()));
      columns.put("i0_basis", event.i0Basis());
    }
    return columns;
  }

  /**
   * What is left when rules and events are those of the run after is the method's, where its
   * version differs.
   */
  private void method(double[] gapBefore, double[] gapAfter) {
    String versionBefore = before.manifest().versions().method();
    String versionAfter = after.manifest().versions().method();
    if (!versionBefore.equals(versionAfter)) {
      List<Double> effects = new ArrayList<>();
      for (int i = 0; i < gapBefore.length; i++) {
        effects.add(gapAfter[i] - gapBefore[i]);
      }
      changes.add(
          new Change(
              Change.Kind.METHOD,
              "",
              NO_TITLES,
              0,
              List.of(new Change.Field("method", versionBefore, versionAfter)),
              effects));
    }
  }

  private void note(Change.Kind kind, ContributionRow event, List<Change.Field> fields) {
    note(kind, event.eventId(), event.titles(), 1, fields);
  }

  private void note(Change.Kind kind, List<Change.Field> fields) {
    note(kind, "", NO_TITLES, 0, fields);
  }

  /** Notes what the last step of the way did. */
  private void note(
      Change.Kind kind,
      String subject,
      LocalizedNames titles,
      int events,
      List<Change.Field> fields) {
    double[] now = reachedNow();
    List<Double> effects = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      effects.add(now[i] - reached[i]);
    }
    changes.add(new Change(kind, subject, titles, events, fields, effects));
    reached = now;
  }

  /** The scores that rules and events give now; between the common months others may lie. */
  private double[] reachedNow() {
    double[] all = path.scores();
    return months.stream().mapToDouble(month -> all[place(month)]).toArray();
  }

  private int place(YearMonth month) {
    return (int) ChronoUnit.MONTHS.between(months.get(0), month);
  }

  /** The run's scores less those that its events and rules give here, month by month. */
  private double[] gap(ScoredRun run) {
    NavigableMap<YearMonth, Double> scores = scores(run, dyad);
    double[] gap = new double[months.size()];
    for (int i = 0; i < gap.length; i++) {
      double score = Objects.requireNonNull(scores.get(months.get(i)));
      gap[i] = score - reached[i];
      if (Math.abs(gap[i]) > TOLERANCE
          && before.manifest().versions().method().equals(after.manifest().versions().method())) {
        throw new IllegalStateException(
            dyad
                + " "
                + months.get(i)
                + ": the contributions of "
                + run.run().shown()
                + " give "
                + reached[i]
                + ", its scores have "
                + score);
      }
    }
    return gap;
  }

  private double residual() {
    NavigableMap<YearMonth, Double> scoresBefore = scores(before, dyad);
    NavigableMap<YearMonth, Double> scoresAfter = scores(after, dyad);
    double worst = 0;
    for (int i = 0; i < months.size(); i++) {
      YearMonth month = months.get(i);
      double rest =
          Objects.requireNonNull(scoresAfter.get(month))
              - Objects.requireNonNull(scoresBefore.get(month));
      for (Change change : changes) {
        rest -= change.effects().get(i);
      }
      if (Math.abs(rest) > TOLERANCE) {
        throw new IllegalStateException(
            dyad + " " + month + ": the effects leave " + rest + " of the difference unexplained");
      }
      worst = Math.max(worst, Math.abs(rest));
    }
    return worst;
  }

  /** The score at the end of the month before the common months. */
  private double start(ScoredRun run) {
    ScoreRow first =
        run.scores(dyad).stream()
            .filter(row -> row.month().equals(months.get(0)))
            .findFirst()
            .orElseThrow();
    Double before = scores(run, dyad).get(months.get(0).minusMonths(1));
    return before == null ? first.score() - first.change() : before;
  }

  private int elsewhere(Map<String, ContributionRow> events) {
    return (int) events.values().stream().filter(each -> !path.covers(each)).count();
  }

  private static NavigableMap<YearMonth, Double> scores(ScoredRun run, String dyad) {
    NavigableMap<YearMonth, Double> scores = new TreeMap<>();
    run.scores(dyad).forEach(row -> scores.put(row.month(), row.score()));
    return scores;
  }

  private Map<String, ContributionRow> events(ScoredRun run) {
    Map<String, ContributionRow> events = new LinkedHashMap<>();
    run.contributions(dyad).forEach(row -> events.put(row.eventId(), row));
    return events;
  }

  private static String text(double points) {
    return Decimals.shortest(Decimals.withoutNoise(points));
  }
}
