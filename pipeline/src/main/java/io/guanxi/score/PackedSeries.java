package io.guanxi.score;

import io.guanxi.model.EventType;
import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Scheme;
import io.guanxi.text.FaultsException;
import java.io.Serializable;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scored codings of one dyad in arrays, to be scored thousands of times ({@link Replicator}).
 *
 * <p>Months are numbered from 0, the one after the initial month; events stand in the order in
 * which they meet the relation.
 */
public final class PackedSeries implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The place in {@link #i0()} of an event with a table score of its own. */
  static final int OWN = -1;

  /**
   * A sign and a theme that codings bear.
   *
   * @param sign the sign
   * @param theme code of the theme
   */
  public record Group(Sign sign, String theme) implements Serializable, Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::sign).thenComparing(Group::theme);

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  private final Scheme scheme;
  private final DyadProfile profile;
  private final int months;
  private final int windowBegin;
  private final int windowEnd;
  private final List<EventType> types;
  private final List<Group> groups;
  private final int[] offsets;
  private final int[] typeOf;
  private final int[] groupOf;
  private final long[] ownMicros;

  /**
   * Packs a dyad.
   *
   * @param codebook the table from which every coding without a table score of its own has it
   * @param from first month of the window of the shares; null for the first month scored
   * @param to last month of that window, whose score is the final one; null for the last month
   * @throws FaultsException when the series itself, as it is, leaves the scale
   */
  public static PackedSeries of(
      Scheme scheme,
      Codebook codebook,
      DyadMonths dyad,
      @Nullable YearMonth from,
      @Nullable YearMonth to) {
    SeriesScorer.score(scheme, dyad);
    return new PackedSeries(scheme, codebook, dyad, from, to);
  }

  private PackedSeries(
      Scheme scheme,
      Codebook codebook,
      DyadMonths dyad,
      @Nullable YearMonth from,
      @Nullable YearMonth to) {
    this.scheme = scheme;
    this.profile = dyad.profile();
    this.months = number(dyad.lastMonth()) + 1;
    this.windowBegin = from == null ? 0 : Math.min(months, Math.max(0, number(from)));
    this.windowEnd = to == null ? months : Math.min(months, Math.max(0, number(to) + 1));

    List<WeightedCoding> codings = new ArrayList<>();
    int[] count = new int[months];
    for (MonthEvents month : dyad.months()) {
      count[number(month.month())] = month.codings().size();
      codings.addAll(month.codings());
    }
    offsets = new int[months + 1];
    for (int m = 0; m < months; m++) {
      offsets[m + 1] = offsets[m] + count[m];
    }
    types =
        codebook.types().values().stream()
            .filter(type -> codings.stream().anyMatch(each -> isAt(each, type)))
            .toList();
    groups = codings.stream().map(PackedSeries::group).distinct().sorted().toList();
    typeOf = new int[codings.size()];
    groupOf = new int[codings.size()];
    ownMicros = new long[codings.size()];
    for (int e = 0; e < codings.size(); e++) {
      WeightedCoding coding = codings.get(e);
      EventType type = codebook.types().get(coding.coding().eventType());
      boolean own = coding.coding().i0Override() != null;
      typeOf[e] = own ? OWN : types.indexOf(Objects.requireNonNull(type));
      groupOf[e] = groups.indexOf(group(coding));
      ownMicros[e] = coding.i0Micros();
    }
  }

  private static boolean isAt(WeightedCoding coding, EventType type) {
    return coding.coding().i0Override() == null && coding.coding().eventType().equals(type.code());
  }

  private static Group group(WeightedCoding coding) {
    return new Group(coding.sign(), coding.coding().theme());
  }

  private int number(YearMonth month) {
    return (int) ChronoUnit.MONTHS.between(profile.initialMonth(), month) - 1;
  }

  /** The dyad and its start. */
  public DyadProfile profile() {
    return profile;
  }

  /** The rules by which it is scored. */
  Scheme scheme() {
    return scheme;
  }

  /** How many months are scored. */
  int months() {
    return months;
  }

  YearMonth month(int number) {
    return profile.initialMonth().plusMonths(number + 1L);
  }

  /** Whether the events of a month count for the shares. */
  boolean inWindow(int month) {
    return month >= windowBegin && month < windowEnd;
  }

  /** The month with the final score; −1 when that is the initial score. */
  int finalMonth() {
    return windowEnd - 1;
  }

  /** The types whose table value at least one coding counts with, in the codebook's order. */
  List<EventType> types() {
    return types;
  }

  /** Signs and themes of all codings, by sign, then by theme. */
  List<Group> groups() {
    return groups;
  }

  /** The table values of {@link #types()}, micropoints. */
  long[] i0() {
    return types.stream().mapToLong(EventType::i0Micros).toArray();
  }

  /** How many codings up to the final month count with the table value of a type. */
  int eventsOfType(int type) {
    return (int) Arrays.stream(typeOf, 0, offsets[windowEnd]).filter(t -> t == type).count();
  }

  /** How many codings of a group lie in the window. */
  int eventsOfGroup(int group) {
    int begin = Math.min(offsets[windowBegin], offsets[windowEnd]);
    return (int) Arrays.stream(groupOf, begin, offsets[windowEnd]).filter(g -> g == group).count();
  }

  /** Number of the month's first event; for {@link #months()}, the number of events. */
  int offset(int month) {
    return offsets[month];
  }

  int groupOf(int event) {
    return groupOf[event];
  }

  /** The table score of an event, given those of {@link #types()}, micropoints. */
  long micros(int event, long[] i0ByType) {
    return typeOf[event] == OWN ? ownMicros[event] : i0ByType[typeOf[event]];
  }
}
