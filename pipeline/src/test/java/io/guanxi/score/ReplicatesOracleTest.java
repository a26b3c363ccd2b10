package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Replicates against {@link SeriesScorer} and {@link Breakdown}, which know no arrays. */
class ReplicatesOracleTest {
  private static final Codebook CODEBOOK = Samples.configuration().codebook();
  private static final List<String> TYPES = List.of("VISIT-HOS", "AGREE-ECON", "PROTEST", "TARIFF");
  private static final List<String> THEMES =
      List.of("HIGH-LEVEL", "ECON-COOP", "INTERNAL-AFFAIRS", "TRADE-FRICTION");

  @Property(seed = "20260511", tries = 200)
  void everyEventOnceWithTheTableValuesGivesTheScoresToTheBit(
      @ForAll long seed, @ForAll P0Rule rule) {
    DyadMonths dyad = dyad(new Random(seed));
    Replicator replicator = new Replicator(pack(rule, dyad));
    replicator.scoreOnce(pack(rule, dyad).i0());
    assertThat(replicator.scores()).isEqualTo(scores(rule, dyad));
  }

  @Property(seed = "20260512", tries = 200)
  void everyEventOnceGivesTheSharesOfTheBreakdown(@ForAll long seed, @ForAll P0Rule rule) {
    DyadMonths dyad = dyad(new Random(seed));
    Uncertainty uncertainty = uncertainty(rule, dyad, 3, 1);
    DyadScores scores = SeriesScorer.score(scheme(rule), dyad);
    List<Breakdown> whole =
        Breakdown.of(scores, scores.firstMonth(), scores.lastMonth()).stream()
            .filter(row -> row.period().contains("/"))
            .toList();
    assertThat(uncertainty.shares()).hasSize(2 * whole.size());
    for (int i = 0; i < whole.size(); i++) {
      Uncertainty.ShareBand raw = uncertainty.shares().get(2 * i);
      Uncertainty.ShareBand realised = uncertainty.shares().get(2 * i + 1);
      assertThat(raw.sign()).isEqualTo(whole.get(i).sign());
      assertThat(raw.theme()).isEqualTo(whole.get(i).theme()).isEqualTo(realised.theme());
      assertThat(raw.measure().label()).isEqualTo("raw");
      assertThat(realised.measure().label()).isEqualTo("realised");
      assertThat(raw.share()).isEqualTo(whole.get(i).rawShare());
      assertThat(realised.share()).isEqualTo(whole.get(i).realisedShare());
    }
  }

  @Property(seed = "20260513", tries = 200)
  void aReplicateIsTheSeriesOfItsEventsAndTableScores(@ForAll long seed, @ForAll P0Rule rule) {
    DyadMonths dyad = dyad(new Random(seed));
    PackedSeries series = pack(rule, dyad);
    long[] i0 = draws(series, seed, 17);
    Replicator replicator = new Replicator(series);
    replicator.scoreResampled(i0, SplitMix.keyed(seed));

    List<WeightedCoding> codings =
        dyad.months().stream().flatMap(month -> month.codings().stream()).toList();
    List<WeightedCoding> drawn = new ArrayList<>();
    for (int e = 0; e < codings.size(); e++) {
      for (int time = 0; time < replicator.times()[e]; time++) {
        drawn.add(again(codings.get(e), time, series, i0));
      }
    }
    assertThat(replicator.scores())
        .isEqualTo(
            scores(
                rule,
                new DyadMonths(dyad.profile(), months(drawn), dyad.lastMonth(), dyad.tally())));
    int begin = 0;
    for (MonthEvents month : dyad.months()) {
      int end = begin + month.codings().size();
      assertThat(Arrays.stream(replicator.times(), begin, end).sum())
          .isEqualTo(month.codings().size());
      begin = end;
    }
  }

  @Property(seed = "20260514", tries = 50)
  void howReplicatesAreCutAndOrderedDoesNotMatter(
      @ForAll long seed,
      @ForAll P0Rule rule,
      @ForAll @IntRange(min = 1, max = 99) int cut,
      @ForAll @IntRange(min = 1, max = 99) int other) {
    PackedSeries series = pack(rule, dyad(new Random(seed)));
    int first = Math.min(cut, other);
    int second = Math.max(cut, other);
    Uncertainty whole = Uncertainty.of(List.of(Replicates.of(series, 1, 0, 100)));
    Uncertainty cutUp =
        Uncertainty.of(
            List.of(
                Replicates.of(series, 1, second, 100),
                Replicates.of(series, 1, 0, first),
                Replicates.of(series, 1, first, second)));
    assertThat(cutUp).isEqualTo(whole);
  }

  @Property(seed = "20260515", tries = 50)
  void swingsAreTheFinalScoresWithATypeAtTheEndsOfItsRange(@ForAll long seed, @ForAll P0Rule rule) {
    DyadMonths dyad = dyad(new Random(seed));
    PackedSeries series = pack(rule, dyad);
    List<Uncertainty.Swing> swings = uncertainty(rule, dyad, 1, 1).swings();
    assertThat(swings.stream().map(swing -> swing.type().code()))
        .containsExactlyInAnyOrderElementsOf(series.types().stream().map(EventType::code).toList());
    double before = Double.POSITIVE_INFINITY;
    for (Uncertainty.Swing swing : swings) {
      int t = series.types().indexOf(swing.type());
      assertThat(swing.score()).isEqualTo(last(rule, dyad, series, series.i0()));
      long[] i0 = series.i0();
      i0[t] = swing.type().lowestMicros();
      assertThat(swing.atLowest()).isEqualTo(last(rule, dyad, series, i0));
      i0[t] = swing.type().highestMicros();
      assertThat(swing.atHighest()).isEqualTo(last(rule, dyad, series, i0));
      assertThat(swing.size()).isLessThanOrEqualTo(before);
      before = swing.size();
    }
  }

  @Property(seed = "20260516", tries = 10)
  void theMeanOfReplicatesStaysAtTheScore(@ForAll long seed) {
    // Both kinds of draws keep the mean of a month's sums; over few months so do the scores, but
    // for the products of draws of one type in different months.
    // A dead band would break this: a draw may pass it where the score does not.
    PackedSeries series =
        PackedSeries.of(
            Samples.scheme(P0Rule.MONTH_START), CODEBOOK, dyad(new Random(seed)), null, null);
    Replicates replicates = Replicates.of(series, seed, 0, 4_000);
    Replicator plain = new Replicator(series);
    plain.scoreOnce(series.i0());
    if (series.months() > 0) {
      double[] first = replicates.scores(0);
      double spread =
          Arrays.stream(first).map(x -> Math.abs(x - plain.scores()[0])).max().orElse(0);
      assertThat(Arrays.stream(first).average().orElseThrow())
          .isCloseTo(plain.scores()[0], within(0.08 * spread + 1e-9));
    }
  }

  private static Uncertainty uncertainty(P0Rule rule, DyadMonths dyad, int replicates, long seed) {
    return Uncertainty.of(List.of(Replicates.of(pack(rule, dyad), seed, 0, replicates)));
  }

  private static long[] draws(PackedSeries series, long seed, int replicate) {
    return series.types().stream()
        .mapToLong(type -> I0Draw.micros(type, seed, replicate))
        .toArray();
  }

  /** With a dead band that holds back some of the months. */
  private static Scheme scheme(P0Rule rule) {
    return Samples.scheme(rule).withDeadBand(0.15);
  }

  private static PackedSeries pack(P0Rule rule, DyadMonths dyad) {
    return PackedSeries.of(scheme(rule), CODEBOOK, dyad, null, null);
  }

  private static double[] scores(P0Rule rule, DyadMonths dyad) {
    Scheme scheme = scheme(rule);
    return SeriesScorer.score(scheme, dyad).months().stream()
        .mapToDouble(MonthlyScore::score)
        .toArray();
  }

  private static double last(P0Rule rule, DyadMonths dyad, PackedSeries series, long[] i0) {
    List<WeightedCoding> changed =
        dyad.months().stream()
            .flatMap(month -> month.codings().stream())
            .map(each -> again(each, 0, series, i0))
            .toList();
    double[] scores =
        scores(
            rule, new DyadMonths(dyad.profile(), months(changed), dyad.lastMonth(), dyad.tally()));
    return scores.length == 0 ? dyad.profile().initialScore() : scores[scores.length - 1];
  }

  private static List<MonthEvents> months(List<WeightedCoding> codings) {
    return DyadMonths.of(Samples.profile("2022-02", 4.3), codings).months();
  }

  /** The coding with the table score of its type, under an id that sorts right behind its own. */
  private static WeightedCoding again(
      WeightedCoding coding, int time, PackedSeries series, long[] i0) {
    Coding old = coding.coding();
    int type =
        IntStream.range(0, i0.length)
            .filter(t -> series.types().get(t).code().equals(old.eventType()))
            .findFirst()
            .orElse(-1);
    Coding renamed =
        new Coding(
            old.eventId() + "-" + time,
            old.date(),
            old.source(),
            old.target(),
            old.dyad(),
            old.eventType(),
            old.theme(),
            old.i0Override(),
            old.titles(),
            old.citation(),
            old.coder(),
            old.status(),
            old.note());
    CodedRow row = new CodedRow(coding.row().location(), coding.row().raw(), renamed);
    long micros = old.i0Override() != null ? coding.i0Micros() : i0[type];
    return new WeightedCoding(row, coding.sign(), micros);
  }

  /** Up to 30 events of four types in eight months, a few with a table score of their own. */
  private static DyadMonths dyad(Random random) {
    List<WeightedCoding> codings = new ArrayList<>();
    int events = random.nextInt(31);
    for (int e = 0; e < events; e++) {
      int kind = random.nextInt(TYPES.size());
      EventType type = Objects.requireNonNull(CODEBOOK.types().get(TYPES.get(kind)));
      String month = YearMonth.of(2022, 2).plusMonths(1 + random.nextInt(8)).toString();
      var builder =
          coding("E" + (10 + e))
              .on(random.nextBoolean() ? month : month + "-1" + random.nextInt(10))
              .type(type.code())
              .theme(THEMES.get(kind));
      String i0 = Micropoints.toText(type.i0Micros());
      codings.add(
          random.nextInt(5) == 0
              ? builder.i0(i0).weighing(type.sign(), type.i0Micros() / 2)
              : builder.weighing(type.sign(), type.i0Micros()));
    }
    return DyadMonths.of(Samples.profile("2022-02", 4.3), codings);
  }
}
