package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No amount changes on its way through text. */
class MicropointsPropertyTest {
  @Property(seed = "20260101")
  void textReadsBackAsTheSameAmount(@ForAll long micropoints) {
    String text = Micropoints.toText(micropoints);

    assertThat(Micropoints.of(new BigDecimal(text))).isEqualTo(micropoints);
    assertThat(text).matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");
  }
}
