package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.FeedCode;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Quad;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Recipe;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Recipes, each step against a sum done by hand. */
class FeedMonthsTest {
  private static final LocalizedNames NAMES = new LocalizedNames("meet", "会晤", "회담");
  private static final FeedCode MEET =
      new FeedCode("040", NAMES, "04", "DIPLOMACY", Quad.VERBAL_COOPERATION, 1_000_000);
  private static final FeedCode FIGHT =
      new FeedCode("190", NAMES, "19", "MILITARY", Quad.MATERIAL_CONFLICT, -10_000_000);
  private static final YearMonth BEGIN = YearMonth.of(2020, 1);

  private static Recipe recipe(
      double floor, long volume, Recipe.@Nullable DeadBand band, Map<String, Double> factors) {
    return new Recipe(
        "r",
        "recipes/r.json",
        NAMES,
        "",
        DuplicatePolicy.NONE,
        0.01,
        new TreeMap<>(factors),
        floor,
        volume == 0 ? null : new Recipe.Volume(volume),
        band,
        2,
        "");
  }

  /** The points of a pair by month and code, of months with so many meetings and fights each. */
  private static List<String> points(Recipe recipe, long feedRows, long[]... months) {
    TreeMap<YearMonth, Long> rows = new TreeMap<>();
    TreeMap<YearMonth, List<FeedMonths.Flow>> flows = new TreeMap<>();
    for (int i = 0; i < months.length; i++) {
      rows.put(BEGIN.plusMonths(i), feedRows);
      flows.put(
          BEGIN.plusMonths(i),
          List.of(
              new FeedMonths.Flow(MEET, months[i][0] + 1, months[i][0]),
              new FeedMonths.Flow(FIGHT, months[i][1], months[i][1])));
    }
    DyadProfile profile =
        Samples.configuration()
            .dyads()
            .values()
            .iterator()
            .next()
            .startingAt(BEGIN.minusMonths(1), 0);
    return new FeedMonths("icews", recipe, rows)
        .of(profile, flows).months().stream()
            .flatMap(month -> month.codings().stream())
            .map(FeedMonthsTest::shown)
            .toList();
  }

  private static String shown(WeightedCoding coding) {
    return coding.coding().eventId() + " " + coding.i0Micros();
  }

  @Test
  void anEventCountsItsValueTimesPointsTimesFactor() {
    assertThat(points(recipe(0, 0, null, Map.of("19", 0.5)), 100, new long[] {3, 2}))
        .containsExactly("icews:2020-01:040 30000", "icews:2020-01:190 -100000");
  }

  @Test
  void aCodesOwnFactorGoesBeforeItsRoots() {
    assertThat(points(recipe(0, 0, null, Map.of("19", 0.5, "190", 2.0)), 100, new long[] {0, 1}))
        .containsExactly("icews:2020-01:190 -200000");
  }

  @Test
  void codesBelowTheFloorCountNothing() {
    assertThat(points(recipe(2, 0, null, Map.of()), 100, new long[] {3, 2}))
        .containsExactly("icews:2020-01:190 -200000");
  }

  @Test
  void sumsAreScaledToTheVolume() {
    assertThat(points(recipe(0, 1000, null, Map.of()), 500, new long[] {3, 0}))
        .containsExactly("icews:2020-01:040 60000");
  }

  @Test
  void onlyWhatIsBeyondTheDeadBandCounts() {
    Recipe recipe = recipe(0, 0, new Recipe.DeadBand(3, 2, 0.5), Map.of());

    assertThat(
            points(
                recipe,
                100,
                new long[] {10, 0},
                new long[] {20, 0},
                new long[] {30, 0},
                new long[] {20, 0},
                new long[] {90, 0}))
        .as("band: – – 22.5 30 30")
        .containsExactly("icews:2020-03:040 75000", "icews:2020-05:040 600000");
  }

  @Test
  void aSumBeyondTheCeilingIsScaledDownToIt() {
    assertThat(points(recipe(0, 0, null, Map.of()), 100, new long[] {500, 30}))
        .containsExactly("icews:2020-01:040 2000000", "icews:2020-01:190 -2000000");
  }
}
