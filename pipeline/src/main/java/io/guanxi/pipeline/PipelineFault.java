package io.guanxi.pipeline;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ended a pipeline; each runner wraps it in exceptions of its own. */
final class PipelineFault {
  /** A cluster may bring the cause from a worker as a text; S3 has exceptions of its own. */
  private static final Pattern UNWRITTEN =
      Pattern.compile(
          "(?:java\\.(?:io|nio\\.file)|software\\.amazon\\.awssdk(?:\\.\\w+)*)\\.\\w+Exception:"
              + " (.*)",
          Pattern.DOTALL);

  private static final String CLUSTER = "org.apache.flink.runtime.rest.";

  private PipelineFault() {}

  /**
   * Why a place could not be written to; what could not be read is a fault of the input already.
   *
   * @throws FaultsException when a fault of the input or the loss of a cluster ended the pipeline
   * @throws RuntimeException what was thrown, when it is neither
   */
  static IOException unwritten(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof FaultsException faults) {
        throw faults;
      }
      if (cause instanceof ConnectException || cause.getClass().getName().startsWith(CLUSTER)) {
        throw new FaultsException(
            "the cluster cannot be reached or has lost the run: "
                + message.lines().findFirst().orElse("").replaceFirst(".*Exception: ", "")
                + "; nothing was published, run again when it is up");
      }
      if (cause instanceof IOException unwritten) {
        return unwritten;
      }
      Matcher text = UNWRITTEN.matcher(message);
      if (text.matches() || text.reset(cause.toString()).matches()) {
        return new IOException(text.group(1));
      }
    }
    throw thrown;
  }
}
