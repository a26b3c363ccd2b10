package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.text.FaultsException;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.junit.jupiter.api.Test;

/** Options for Beam come from the command line, then the environment, then from us. */
class BeamArgumentsTest {
  @Test
  void whatWasGivenGoesFirst() {
    DirectOptions options =
        BeamArguments.options(
                List.of("--targetParallelism=3"),
                " --targetParallelism=5  --tempLocation=/there ",
                1)
            .as(DirectOptions.class);
    assertThat(options.getTargetParallelism()).isEqualTo(3);
    assertThat(options.getTempLocation()).isEqualTo("/there");
    assertThat(options.isEnforceImmutability()).isFalse();
    assertThat(
            BeamArguments.options(List.of(), "", 2).as(DirectOptions.class).getTargetParallelism())
        .isEqualTo(2);
  }

  @Test
  void whatIsNoOptionAndWhatIsASecretAreRefused() {
    assertThatThrownBy(() -> BeamArguments.options(List.of(), "--awsRegion eu", 1))
        .isInstanceOf(FaultsException.class)
        .hasMessage("GUANXI_BEAM_OPTIONS: '--awsRegion' is not --NAME=VALUE");
    assertThatThrownBy(() -> BeamArguments.options(List.of(), "--SSECustomerKey=abc", 1))
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("Beam option --SSECustomerKey: holds a secret");
  }
}
