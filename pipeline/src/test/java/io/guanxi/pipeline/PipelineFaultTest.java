package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ended a pipeline is found below what a runner says of it. */
class PipelineFaultTest {
  private static RuntimeException thrown(String text) {
    return new IllegalStateException("Pipeline execution failed", new RuntimeException(text));
  }

  @Test
  void aFaultOfTheInputIsThrownAsItIs() {
    FaultsException faults = new FaultsException(List.of("a.csv: is truncated", "b.csv: too"));

    assertThatThrownBy(() -> PipelineFault.unwritten(new IllegalStateException(faults)))
        .isSameAs(faults);
  }

  @Test
  void aDiskThatFailsIsFoundAsItselfAndAsATextOfAWorker() {
    IOException full = new IOException("/out/flows.csv: No space left on device");
    String several = "/out/flows.csv: No space\nleft";

    assertThat(PipelineFault.unwritten(new IllegalStateException("wrapped", full))).isSameAs(full);
    assertThat(PipelineFault.unwritten(thrown("java.io.IOException: " + several)))
        .hasMessage(several);
    assertThat(
            PipelineFault.unwritten(thrown("java.nio.file.AccessDeniedException: /out/flows.csv")))
        .hasMessage("/out/flows.csv");
  }

  @Test
  void aStoreThatRefusesIsNoFaultOfTheProgram() {
    assertThat(
            PipelineFault.unwritten(
                thrown(
                    "software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service:"
                        + " S3, Status Code: 403)")))
        .hasMessage("Access Denied (Service: S3, Status Code: 403)");
  }

  @Test
  void aClusterThatDoesNotAnswerIsTold() {
    assertThatThrownBy(
            () ->
                PipelineFault.unwritten(
                    new IllegalStateException(
                        new ConnectException("Connection refused: localhost/127.0.0.1:8081"))))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "the cluster cannot be reached or has lost the run: Connection refused:"
                + " localhost/127.0.0.1:8081; nothing was published, run again when it is up");
  }

  @Test
  void whatIsNotKnownIsThrownAsItWas() {
    for (String text :
        List.of(
            "java.lang.IllegalStateException: a fault of the program",
            "it said java.io.IOException: no",
            "java.io.IOException")) {
      RuntimeException unknown = thrown(text);
      assertThatThrownBy(() -> PipelineFault.unwritten(unknown)).isSameAs(unknown);
    }
  }
}
