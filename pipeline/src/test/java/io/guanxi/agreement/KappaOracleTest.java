package io.guanxi.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * κ against worked examples of the literature, and its standard error against R 4: there, κ is a
 * function of the cells' shares {@code p}, its gradient {@code g} is taken numerically (differences
 * of fourth order, step 1e-5), and the delta method gives {@code sqrt((sum(p * g^2) - sum(p * g)^2)
 * / n)}; no formula for the error is used.
 */
class KappaOracleTest {
  /** J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, table 13.1. */
  private static final long[][] DIAGNOSES = {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}};

  @Test
  void twoClassesAsInViera2005() {
    // A. J. Viera and J. M. Garrett, Family Medicine 37 (2005) 360–363: 0.85, 0.65, κ = 0.57.
    Kappa kappa = Kappa.of(new long[][] {{15, 5}, {10, 70}});
    assertThat(kappa.n()).isEqualTo(100);
    assertThat(kappa.observed()).isEqualTo(0.85);
    assertThat(kappa.expected()).isEqualTo(0.65);
    assertThat(kappa.kappa()).isCloseTo(0.5714285714285713, within(1e-15));
    assertThat(kappa.standardError()).isCloseTo(0.0979591836734022, within(1e-9));
  }

  @Test
  void threeClassesAsInFleiss1981() {
    // Stated there: 0.89, 0.66, κ = 0.68.
    Kappa kappa = Kappa.of(DIAGNOSES);
    assertThat(kappa.observed()).isEqualTo(0.89);
    assertThat(kappa.expected()).isEqualTo(0.66);
    assertThat(kappa.kappa()).isCloseTo(0.6764705882352940, within(1e-15));
    assertThat(kappa.standardError()).isCloseTo(0.0877029534748504, within(1e-9));
    assertThat(kappa.low()).isCloseTo(0.6764705882 - 1.9599639845 * 0.0877029535, within(1e-9));
    assertThat(kappa.high()).isCloseTo(0.6764705882 + 1.9599639845 * 0.0877029535, within(1e-9));
  }

  @Test
  void eachClassAgainstTheRestAsInFleiss1981() {
    // Stated there: 0.69, 0.50, 0.77.
    double[][] expected = {
      {0.90, 0.68, 0.6875, 0.0919007059063492},
      {0.93, 0.86, 0.5, 0.16071428571415},
      {0.95, 0.78, 0.7727272727272725, 0.0964734447289009}
    };
    List<Kappa.Pair> items = items(DIAGNOSES);
    assertThat(Kappa.of(items)).isEqualTo(Kappa.of(DIAGNOSES));
    for (int i = 0; i < 3; i++) {
      Kappa kappa = Kappa.ofClass(items, String.valueOf(i));
      assertThat(kappa.n()).isEqualTo(100);
      assertThat(kappa.observed()).isCloseTo(expected[i][0], within(1e-15));
      assertThat(kappa.expected()).isCloseTo(expected[i][1], within(1e-15));
      assertThat(kappa.kappa()).isCloseTo(expected[i][2], within(1e-15));
      assertThat(kappa.standardError()).isCloseTo(expected[i][3], within(1e-9));
    }
  }

  @Test
  void standardErrorAsInFleissCohenEveritt1969() {
    // Their example, n = 200: κ = 0.429, variance 0.002885.
    Kappa kappa = Kappa.of(new long[][] {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}});
    assertThat(kappa.kappa()).isCloseTo(0.4285714285714287, within(1e-15));
    assertThat(kappa.standardError()).isCloseTo(0.0537110048688599, within(1e-9));
    assertThat(Math.pow(kappa.standardError(), 2)).isCloseTo(0.002885, within(5e-7));
  }

  @Test
  void lessAgreementThanByChanceIsNegative() {
    Kappa kappa = Kappa.of(new long[][] {{0, 5}, {5, 0}});
    assertThat(kappa.kappa()).isEqualTo(-1);
    assertThat(kappa.hasError()).isFalse();
  }

  @Test
  void isUndefinedWithoutItems() {
    Kappa kappa = Kappa.of(List.of());
    assertThat(kappa.n()).isZero();
    assertThat(kappa.isDefined()).isFalse();
    assertThat(kappa.hasError()).isFalse();
  }

  @Test
  void isUndefinedWhenBothUseOneAndTheSameClass() {
    Kappa kappa = Kappa.of(items(new long[][] {{7}}));
    assertThat(kappa.observed()).isEqualTo(1);
    assertThat(kappa.expected()).isEqualTo(1);
    assertThat(kappa.isDefined()).isFalse();
    assertThat(kappa.hasError()).isFalse();
  }

  @Test
  void isZeroWhenOnlyOneCoderSeesASecondClass() {
    Kappa kappa = Kappa.of(new long[][] {{6, 4}, {0, 0}});
    assertThat(kappa.kappa()).isEqualTo(0);
    assertThat(kappa.hasError()).isFalse();
  }

  @Test
  void fullAgreementHasNoError() {
    Kappa kappa = Kappa.of(new long[][] {{6, 0}, {0, 2}});
    assertThat(kappa.kappa()).isEqualTo(1);
    assertThat(kappa.hasError()).isFalse();
  }

  @Test
  void theOrderOfCodersDoesNotMatter() {
    Kappa kappa = Kappa.of(DIAGNOSES);
    Kappa turned = Kappa.of(new long[][] {{75, 5, 0}, {1, 4, 0}, {4, 1, 10}});
    assertThat(turned.kappa()).isEqualTo(kappa.kappa());
    assertThat(turned.standardError()).isCloseTo(kappa.standardError(), within(1e-15));
  }

  private static List<Kappa.Pair> items(long[][] counts) {
    List<Kappa.Pair> items = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        for (int each = 0; each < counts[i][j]; each++) {
          items.add(new Kappa.Pair(String.valueOf(i), String.valueOf(j)));
        }
      }
    }
    return items;
  }
}
