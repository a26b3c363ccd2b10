package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  void workersThatAreLostAreNoFaultOfTheProgram() {
    String flink = "org.apache.flink.client.program.ProgramInvocationException: Job failed";
    assertLost(
        as(flink, as("org.apache.flink.util.FlinkException: The worker left.\n at", null)),
        "The worker left.");
    assertLost(
        as(flink, as("java.lang.Error: java.lang.OutOfMemoryError: Metaspace [in thread", null)),
        "java.lang.OutOfMemoryError: Metaspace");
    assertLost(
        as("Job aborted: ExecutorLostFailure (executor 3 exited)\nDriver stacktrace:", null),
        "ExecutorLostFailure (executor 3 exited)");
    assertThatThrownBy(() -> PipelineFault.unwritten(as(flink, new ConnectException("refused"))))
        .hasMessageStartingWith("the cluster cannot be reached or has lost the run: refused;");
    // A fault of the program on a cluster, and memory that ran out here.
    for (RuntimeException thrown :
        List.of(
            as(flink, as("java.lang.IllegalStateException: a fault", null)),
            as("java.lang.OutOfMemoryError: Java heap space", null))) {
      assertThatThrownBy(() -> PipelineFault.unwritten(thrown)).isSameAs(thrown);
    }
  }

  private static void assertLost(RuntimeException thrown, String why) {
    assertThatThrownBy(() -> PipelineFault.unwritten(thrown))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "the cluster has given the run up: "
                + why
                + "; nothing was published. The logs of its workers say more; where memory ran out,"
                + " give them more of it or the run a smaller --feedMemoryMb");
  }

  /** One that says of itself what it is, as those do that a cluster sends. */
  private static RuntimeException as(String text, @Nullable Throwable cause) {
    return new RuntimeException(cause) {
      private static final long serialVersionUID = 1;

      @Override
      @SuppressWarnings("OverrideThrowableToString") // as Flink's SerializedThrowable does
      public String toString() {
        return text;
      }
    };
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
