package io.guanxi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults that repeat. */
class RepeatedFaultTest {
  @Test
  void theFirstOfAKindAreToldAndTheOthersCounted() {
    List<String> faults = new ArrayList<>();
    for (int line = 2; line < 4248; line++) {
      faults.add("b.csv:" + line + ": month '2018-01-" + line + "' is not YYYY-MM");
      if (line == 5) {
        faults.add("b.csv: another fault");
      }
    }

    List<String> told = RepeatedFault.counted(faults);

    assertThat(told).hasSize(12);
    assertThat(told.subList(0, 4)).isEqualTo(faults.subList(0, 4));
    assertThat(told.get(4)).isEqualTo("b.csv: another fault");
    assertThat(told.get(11)).isEqualTo("and 4,236 more of this kind");
  }

  @Test
  void tenOfAKindAreAllTold() {
    List<String> ten = new ArrayList<>();
    for (int line = 1; line <= 10; line++) {
      ten.add("line " + line);
    }
    assertThat(RepeatedFault.counted(ten)).isEqualTo(ten);
  }
}
