package io.guanxi.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.CodingBuilder;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of change is found, named and given its effect on every later month. */
class DecomposerTest {
  private static final Map<String, Long> WEIGHTS = Map.of("VISIT-HOS", 300_000L);
  private static final WeightedCoding MARCH = visit("march", "2022-03-10", "0.3");
  private static final WeightedCoding MAY = visit("may", "2022-05-10", "0.3");

  @Test
  void equalRunsHaveNoReason() {
    Decomposition why = why(run("A", MARCH, MAY), run("B", MAY, MARCH));
    assertThat(why.changes()).isEmpty();
    assertThat(why.residual()).isZero();
  }

  @Test
  void anAddedEventBearsOnItsMonthAndFadesWithLaterEvents() {
    Decomposition why =
        why(run("A", MARCH, MAY), run("B", MARCH, visit("april", "2022-04", "0.9"), MAY));
    assertThat(why.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Change.Kind.EVENT_ADDED);
              assertThat(change.subject()).isEqualTo("april");
              double march = 4.3 + (9 - 4.3) / 9 * 0.3;
              double april = (9 - march) / 9 * 0.9;
              assertThat(change.effects().get(0)).isZero();
              assertThat(change.effects().get(1)).isCloseTo(april, within(1e-12));
              // Good news of 0.3 in May takes 0.3 / 9 of every point that the score was higher.
              assertThat(change.effects().get(2)).isCloseTo(april * (1 - 0.3 / 9), within(1e-12));
              assertThat(change.first()).isEqualTo(1);
              assertThat(change.largest()).isEqualTo(1);
            });
  }

  @Test
  void anEventMovedToAnotherMonthIsOneRecoding() {
    Decomposition why =
        why(run("A", MARCH, MAY), run("B", visit("march", "2022-04-02", "0.3"), MAY));
    assertThat(why.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Change.Kind.EVENT_RECODED);
              assertThat(change.fields())
                  .containsExactly(new Change.Field("date", "2022-03-10", "2022-04-02"));
              assertThat(change.effects().get(0)).isCloseTo(-(9 - 4.3) / 9 * 0.3, within(1e-12));
              assertThat(change.effects().get(1)).isCloseTo(0, within(1e-12));
            });
  }

  @Test
  void everyColumnThatDiffersIsNamed() {
    WeightedCoding other =
        CodingBuilder.coding("march")
            .on("2022-03-11")
            .type("AGREE-ECON")
            .theme("ECON-COOP")
            .status(Status.DISPUTED)
            .i0("0.4")
            .weighing("0.4");
    Decomposition why = why(run("A", MARCH), run("B", other));
    assertThat(why.changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.fields())
                    .containsExactly(
                        new Change.Field("date", "2022-03-10", "2022-03-11"),
                        new Change.Field("event_type", "VISIT-HOS", "AGREE-ECON"),
                        new Change.Field("theme", "HIGH-LEVEL", "ECON-COOP"),
                        new Change.Field("status", "coded", "disputed"),
                        new Change.Field("i0", "0.3", "0.4"),
                        new Change.Field("i0_basis", "codebook", "event")));
  }

  @Test
  void aStatusThatChangesNoScoreIsListedWithNoEffect() {
    WeightedCoding disputed =
        CodingBuilder.coding("march").on("2022-03-10").status(Status.DISPUTED).weighing("0.3");
    Decomposition why = why(run("A", MARCH), run("B", disputed));
    assertThat(why.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.first()).isEqualTo(-1);
              assertThat(change.effects()).containsOnly(0.0);
            });
  }

  @Test
  void aNewWeightIsOneChangeAndLeavesEventsWithAScoreOfTheirOwnAlone() {
    WeightedCoding own = CodingBuilder.coding("own").on("2022-04-10").i0("0.5").weighing("0.5");
    ScoredRun a = run("A", MARCH, own);
    ScoredRun b =
        run(
            "B",
            "1",
            4.3,
            P0Rule.MONTH_START,
            Map.of("VISIT-HOS", 400_000L),
            visit("march", "2022-03-10", "0.4"),
            own);
    assertThat(why(a, b).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Change.Kind.WEIGHT);
              assertThat(change.subject()).isEqualTo("VISIT-HOS");
              assertThat(change.events()).isEqualTo(1);
              assertThat(change.fields()).containsExactly(new Change.Field("i0", "0.3", "0.4"));
              assertThat(change.effects().get(0)).isCloseTo((9 - 4.3) / 9 * 0.1, within(1e-12));
            });
  }

  @Test
  void theWayTakesStartRuleRemovedWeightsRecodedAdded() {
    ScoredRun a = run("A", MARCH, MAY, visit("gone", "2022-03-12", "0.3"));
    ScoredRun b =
        run(
            "B",
            "1",
            4.0,
            P0Rule.RUNNING,
            Map.of("VISIT-HOS", 400_000L),
            visit("march", "2022-03-10", "0.4"),
            visit("may", "2022-05-11", "0.4"),
            visit("new", "2022-04-11", "0.4"));
    Decomposition why = why(a, b);
    assertThat(why.changes())
        .extracting(Change::kind)
        .containsExactly(
            Change.Kind.START,
            Change.Kind.P0,
            Change.Kind.EVENT_REMOVED,
            Change.Kind.WEIGHT,
            Change.Kind.EVENT_RECODED,
            Change.Kind.EVENT_ADDED);
    assertThat(why.changes().get(0).fields())
        .containsExactly(new Change.Field("2022-02", "4.3", "4"));
    // A moves by the start alone first: 0.3 less, of which March's events take their share.
    assertThat(why.changes().get(0).effects().get(0))
        .isCloseTo(-0.3 * (1 - 0.6 / 9), within(1e-12));
    assertThat(why.largestFirst().get(0).magnitude())
        .isGreaterThanOrEqualTo(why.largestFirst().get(1).magnitude());
  }

  @Test
  void monthsThatOnlyOneRunHasAreNotExplainedAndTheirEventsAreCounted() {
    WeightedCoding later = visit("later", "2022-06-10", "0.3");
    Decomposition why = why(run("A", MARCH, MAY), run("B", MARCH, MAY, later));
    assertThat(why.changes()).isEmpty();
    assertThat(why.elsewhereBefore()).isZero();
    assertThat(why.elsewhereAfter()).isEqualTo(1);
    assertThat(why.months()).endsWith(YearMonth.of(2022, 5));
  }

  @Test
  void anotherScaleAndOtherLevelsAreChangesOfTheScheme() {
    ScoredRun a = run("A", MARCH);
    Run other =
        Runs.run(
            "B",
            "1",
            P0Rule.MONTH_START,
            new RunManifest.Rules(
                "tsinghua", 9, "month-start", Optional.empty(), 2, "lower-inclusive", List.of()),
            WEIGHTS);
    Decomposition why = why(a, new ScoredRun(other, a.scores(), a.contributions()));
    assertThat(why.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Change.Kind.DISPLAY);
              assertThat(change.effects()).containsOnly(0.0);
            });
  }

  @Test
  void whatAnotherVersionOfTheMethodDidIsTheMethods() {
    ScoredRun a = run("A", MARCH);
    ScoredRun moved =
        run("B", "2", 4.3, P0Rule.MONTH_START, WEIGHTS, visit("march", "2022-03-10", "0.4"));
    Decomposition why = why(a, new ScoredRun(moved.run(), moved.scores(), a.contributions()));
    assertThat(why.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Change.Kind.METHOD);
              assertThat(change.fields()).containsExactly(new Change.Field("method", "1", "2"));
              assertThat(change.effects().get(0)).isCloseTo((9 - 4.3) / 9 * 0.1, within(1e-12));
            });
  }

  @Test
  void eventsThatDoNotGiveTheScoresAreAnInternalFault() {
    ScoredRun a = run("A", MARCH);
    ScoredRun torn = new ScoredRun(a.run(), a.scores(), Map.of());
    assertThatThrownBy(() -> why(torn, a))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "CHN-KOR 2022-03: the contributions of A give 4.3, its scores have "
                + Runs.score(a, YearMonth.of(2022, 3)));
  }

  @Test
  void withoutACommonMonthThereIsNothingToExplain() {
    assertThat(Decomposer.of(run("A", MARCH), run("B", MARCH), "USA-KOR")).isEmpty();
  }

  private static Decomposition why(ScoredRun a, ScoredRun b) {
    return Decomposer.of(a, b, "CHN-KOR").orElseThrow();
  }

  private static ScoredRun run(String name, WeightedCoding... codings) {
    return run(name, "1", 4.3, P0Rule.MONTH_START, WEIGHTS, codings);
  }

  private static ScoredRun run(
      String name,
      String method,
      double start,
      P0Rule rule,
      Map<String, Long> weights,
      WeightedCoding... codings) {
    return Runs.run(
        Runs.run(name, method, rule, Runs.RULES, weights),
        Samples.score(rule, Samples.profile("2022-02", start), List.of(codings)));
  }

  private static WeightedCoding visit(String id, String date, String i0) {
    return CodingBuilder.coding(id).on(date).weighing(i0);
  }
}
