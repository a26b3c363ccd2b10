package io.guanxi.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Micropoints;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.P0Rule;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.SeriesScorer;
import io.guanxi.testkit.CodingBuilder;
import io.guanxi.testkit.Samples;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever two runs of {@code SeriesScorer} hold, the effects add up to their difference. */
class DecomposerPropertyTest {
  /** One event as a run may have it. */
  record Sample(int id, int month, int day, String type, String i0) {
    WeightedCoding coding(String good, String bad) {
      String date = "2022-%02d".formatted(month) + (day == 0 ? "" : "-%02d".formatted(day));
      CodingBuilder builder = CodingBuilder.coding("E" + id).on(date).type(type);
      return i0.isEmpty()
          ? builder.weighing(type.equals("PROTEST") ? bad : good)
          : builder.i0(i0).weighing(i0);
    }
  }

  @Property(seed = "5", tries = 300)
  void effectsAddUpToTheDifferenceInEveryMonth(
      @ForAll("runs") List<Sample> first,
      @ForAll("runs") List<Sample> second,
      @ForAll P0Rule ruleA,
      @ForAll P0Rule ruleB,
      @ForAll("bands") double bandA,
      @ForAll("bands") double bandB) {
    ScoredRun a = run("A", ruleA, bandA, 4.3, first, "0.3", "-0.12");
    ScoredRun b = run("B", ruleB, bandB, 4.1, second, "0.35", "-0.1");
    Decomposer.of(a, b, "CHN-KOR")
        .ifPresent(
            why -> {
              assertThat(why.residual()).isLessThan(Decomposer.TOLERANCE);
              Change all = why.together(why.changes());
              for (int i = 0; i < why.months().size(); i++) {
                assertThat(all.effects().get(i))
                    .isCloseTo(
                        Runs.score(b, why.months().get(i)) - Runs.score(a, why.months().get(i)),
                        within(1e-12));
              }
            });
  }

  private static ScoredRun run(
      String name,
      P0Rule rule,
      double band,
      double start,
      List<Sample> samples,
      String good,
      String bad) {
    Map<String, Long> weights = Map.of("VISIT-HOS", micros(good), "PROTEST", micros(bad));
    return Runs.run(
        Runs.run(name, "1", rule, Runs.rules(band), weights),
        SeriesScorer.score(
            Samples.scheme(rule).withDeadBand(band),
            DyadMonths.of(
                Samples.profile("2022-02", start),
                samples.stream().map(sample -> sample.coding(good, bad)).toList())));
  }

  /** The widest holds back most months, the narrowest none. */
  @Provide
  Arbitrary<Double> bands() {
    return Arbitraries.of(0.0, 0.05, 0.1, 0.4);
  }

  private static long micros(String points) {
    return Micropoints.of(new BigDecimal(points));
  }

  @Provide
  Arbitrary<List<Sample>> runs() {
    Arbitrary<Sample> sample =
        Combinators.combine(
                Arbitraries.integers().between(0, 12),
                Arbitraries.integers().between(3, 9),
                Arbitraries.integers().between(0, 5),
                Arbitraries.of("VISIT-HOS", "PROTEST"),
                Arbitraries.of("", "", "0.5", "-0.7", "0"))
            .as(Sample::new);
    return sample
        .list()
        .ofMaxSize(10)
        .map(
            list ->
                IntStream.range(0, list.size())
                    .filter(
                        i ->
                            list.subList(0, i).stream()
                                .noneMatch(earlier -> earlier.id() == list.get(i).id()))
                    .mapToObj(list::get)
                    .toList());
  }
}
