package io.guanxi.explain;

import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Names;
import io.guanxi.scheme.P0Rule;
import io.guanxi.table.ContributionRow;
import io.guanxi.table.ScoreRow;
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
import org.jspecify.annotations.Nullable;

/**
 * Goes from run A to run B one change at a time and notes what each does to every common month. The
 * effects add up to the whole difference by construction, which is asserted all the same.
 *
 * <p>The order of the way is {@link Change.Kind}'s; weights go by event type, events by date, then
 * by id ({@code docs/method.md} §10). It decides to which of two changes their interaction falls.
 */
public final class WhyFinder {
  /** How far the sum of the effects may be from the whole difference, in any month, points. */
  public static final double TOLERANCE = 1e-9;

  /** A start is taken from a score less its change; so far binary fractions may put it wrong. */
  private static final double NOISE = 1e-12;

  private static final Names NO_TITLES = new Names("", "", "");
  private static final Comparator<ContributionRow> BY_DATE =
      Comparator.comparing(ContributionRow::date).thenComparing(ContributionRow::eventId);

  private final ScoredRun a;
  private final ScoredRun b;
  private final String dyad;
  private final List<YearMonth> months;
  private final Map<String, ContributionRow> eventsA;
  private final Map<String, ContributionRow> eventsB;
  private final EventPath path;
  private final List<Change> changes = new ArrayList<>();
  private double[] reached;

  private WhyFinder(ScoredRun a, ScoredRun b, String dyad, List<YearMonth> months) {
    this.a = a;
    this.b = b;
    this.dyad = dyad;
    this.months = months;
    this.eventsA = events(a);
    this.eventsB = events(b);
    this.path = new EventPath(months.get(0), place(months.get(months.size() - 1)) + 1);
    path.startAt(start(a));
    path.scaleTo(a.manifest().scheme().n());
    path.follow(a.manifest().p0());
    eventsA.values().forEach(path::put);
    this.reached = reachedNow();
  }

  /**
   * Why B differs from A in a dyad.
   *
   * @return empty when the runs have no common month of the dyad
   * @throws IllegalStateException when the events of a run do not give its scores, or the effects
   *     do not add up to the difference
   */
  public static Optional<Why> of(ScoredRun a, ScoredRun b, String dyad) {
    List<YearMonth> months = new ArrayList<>(scores(a, dyad).keySet());
    months.retainAll(scores(b, dyad).keySet());
    return months.isEmpty()
        ? Optional.empty()
        : Optional.of(new WhyFinder(a, b, dyad, months).why());
  }

  private Why why() {
    double[] gapA = gap(a);
    rules();
    removed();
    weights();
    recodedAndAdded();
    double[] gapB = gap(b);
    method(gapA, gapB);
    return new Why(dyad, months, changes, elsewhere(eventsA), elsewhere(eventsB), residual());
  }

  private void rules() {
    double startA = start(a);
    double startB = start(b);
    if (Math.abs(startA - startB) > NOISE) {
      path.startAt(startB);
      note(
          Change.Kind.START,
          List.of(
              new Change.Field(
                  months.get(0).minusMonths(1).toString(), text(startA), text(startB))));
    }
    int nA = a.manifest().scheme().n();
    int nB = b.manifest().scheme().n();
    if (nA != nB) {
      path.scaleTo(nB);
      note(
          Change.Kind.SCALE,
          List.of(new Change.Field("n", String.valueOf(nA), String.valueOf(nB))));
    }
    P0Rule ruleA = a.manifest().p0();
    P0Rule ruleB = b.manifest().p0();
    if (ruleA != ruleB) {
      path.follow(ruleB);
      note(Change.Kind.P0, List.of(new Change.Field("p0", ruleA.label(), ruleB.label())));
    }
    String displayA = a.manifest().scheme().display();
    String displayB = b.manifest().scheme().display();
    if (!displayA.equals(displayB)) {
      note(Change.Kind.DISPLAY, List.of(new Change.Field("display", displayA, displayB)));
    }
  }

  private void removed() {
    for (ContributionRow each : sorted(eventsA)) {
      if (!eventsB.containsKey(each.eventId()) && path.covers(each)) {
        path.remove(each);
        note(Change.Kind.EVENT_REMOVED, each, fields(each, null));
      }
    }
  }

  /**
   * New weights go to the events of A that B has too and that count with the codebook's value of
   * their type.
   */
  private void weights() {
    Map<String, Long> given = b.manifest().weights();
    for (String type : new TreeSet<>(a.manifest().weights().keySet())) {
      Long before = a.manifest().weights().get(type);
      Long after = given.get(type);
      if (before == null || after == null || before.equals(after)) {
        continue;
      }
      List<ContributionRow> meant =
          eventsA.values().stream()
              .filter(each -> each.eventType().equals(type) && each.isFromCodebook())
              .filter(each -> eventsB.containsKey(each.eventId()))
              .toList();
      for (ContributionRow each : meant) {
        path.remove(each);
        ContributionRow reweighed = each.weighing(after);
        path.put(reweighed);
        eventsA.put(each.eventId(), reweighed);
      }
      int touched = (int) meant.stream().filter(path::covers).count();
      if (touched > 0) {
        note(
            Change.Kind.WEIGHT,
            type,
            NO_TITLES,
            touched,
            List.of(new Change.Field("i0", Micropoints.toText(before), Micropoints.toText(after))));
      }
    }
  }

  private void recodedAndAdded() {
    for (ContributionRow each : sorted(eventsA)) {
      ContributionRow other = eventsB.get(each.eventId());
      if (other != null && (path.covers(each) || path.covers(other))) {
        List<Change.Field> fields = fields(each, other);
        if (!fields.isEmpty()) {
          path.remove(each);
          path.put(other);
          note(Change.Kind.EVENT_RECODED, other, fields);
        }
      }
    }
    for (ContributionRow each : sorted(eventsB)) {
      if (!eventsA.containsKey(each.eventId()) && path.covers(each)) {
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
    Map<String, String> columnsA = columns(before);
    Map<String, String> columnsB = columns(after);
    List<Change.Field> fields = new ArrayList<>();
    for (String name : before == null ? columnsB.keySet() : columnsA.keySet()) {
      String valueA = columnsA.getOrDefault(name, "");
      String valueB = columnsB.getOrDefault(name, "");
      if (!valueA.equals(valueB)) {
        fields.add(new Change.Field(name, valueA, valueB));
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

  /** What is left when rules and events are B's is the method's, where its version differs. */
  private void method(double[] gapA, double[] gapB) {
    String versionA = a.manifest().method();
    String versionB = b.manifest().method();
    if (!versionA.equals(versionB)) {
      List<Double> effects = new ArrayList<>();
      for (int i = 0; i < gapA.length; i++) {
        effects.add(gapB[i] - gapA[i]);
      }
      changes.add(
          new Change(
              Change.Kind.METHOD,
              "",
              NO_TITLES,
              0,
              List.of(new Change.Field("method", versionA, versionB)),
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
      Change.Kind kind, String subject, Names titles, int events, List<Change.Field> fields) {
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
      if (Math.abs(gap[i]) > TOLERANCE && a.manifest().method().equals(b.manifest().method())) {
        throw new IllegalStateException(
            dyad
                + " "
                + months.get(i)
                + ": the contributions of "
                + run.manifest().run()
                + " give "
                + reached[i]
                + ", its scores have "
                + score);
      }
    }
    return gap;
  }

  private double residual() {
    NavigableMap<YearMonth, Double> scoresA = scores(a, dyad);
    NavigableMap<YearMonth, Double> scoresB = scores(b, dyad);
    double worst = 0;
    for (int i = 0; i < months.size(); i++) {
      YearMonth month = months.get(i);
      double rest =
          Objects.requireNonNull(scoresB.get(month)) - Objects.requireNonNull(scoresA.get(month));
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
        run.scores().stream()
            .filter(row -> row.dyad().equals(dyad) && row.month().equals(months.get(0)))
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
    run.scores().stream()
        .filter(row -> row.dyad().equals(dyad))
        .forEach(row -> scores.put(row.month(), row.score()));
    return scores;
  }

  private Map<String, ContributionRow> events(ScoredRun run) {
    Map<String, ContributionRow> events = new LinkedHashMap<>();
    run.contributions().stream()
        .filter(row -> row.dyad().equals(dyad))
        .forEach(row -> events.put(row.eventId(), row));
    return events;
  }

  private static String text(double points) {
    return Decimals.shortest(Decimals.withoutNoise(points));
  }
}
