package io.guanxi.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThemeFillTest {
  @Test
  void thirteenThemesDifferWithoutColour() {
    Set<String> patterns = new HashSet<>();
    for (int i = 0; i < 13; i++) {
      ThemeFill filling = ThemeFill.of(i);
      patterns.add(filling.hatch() + " " + filling.wide());
    }
    assertThat(patterns).hasSize(13);
  }

  @Test
  void twentyThemesDifferWithIt() {
    Set<ThemeFill> fillings = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      fillings.add(ThemeFill.of(i));
    }
    assertThat(fillings).hasSize(20);
  }
}
