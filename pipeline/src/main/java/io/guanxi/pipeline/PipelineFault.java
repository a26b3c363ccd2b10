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

  private static final String FLINK = "org.apache.flink.";

  /** What came back of a job that a cluster had taken; an embedded one does not say this. */
  private static final String ELSEWHERE = FLINK + "client.program.ProgramInvocationException";

  private static final Pattern NO_MEMORY =
      Pattern.compile("java\\.lang\\.OutOfMemoryError: [\\w ]*\\w");

  private static final Pattern EXECUTOR_LOST = Pattern.compile("ExecutorLostFailure [^\\n]*");

  private PipelineFault() {}

  /**
   * Why a place could not be written to; what could not be read is a fault of the input already.
   *
   * @throws FaultsException when a fault of the input ended the pipeline, or the loss of a cluster
   *     or of its workers
   * @throws RuntimeException what was thrown, when it is neither
   */
  static IOException unwritten(RuntimeException thrown) {
    requireWorkers(thrown);
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof FaultsException faults) {
        throw faults;
      }
      if (isUnreached(cause)) {
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

  private static boolean isUnreached(Throwable cause) {
    return cause instanceof ConnectException
        || cause.getClass().getName().startsWith(FLINK + "runtime.rest.");
  }

  /**
   * Tells the loss of workers from a fault of the run.
   *
   * @throws FaultsException when a worker of a cluster had no memory, or so many were lost that the
   *     cluster gave the run up
   */
  private static void requireWorkers(Throwable thrown) {
    boolean elsewhere = false;
    String last = "";
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (isUnreached(cause)) {
        return;
      }
      last = cause.toString(); // also of one that arrives as a text
      elsewhere |= last.startsWith(ELSEWHERE);
      Matcher lost = EXECUTOR_LOST.matcher(last);
      if (lost.find()) {
        throw lost(lost.group());
      }
      Matcher memory = NO_MEMORY.matcher(last);
      if (elsewhere && memory.find()) {
        throw lost(memory.group());
      }
    }
    if (elsewhere && last.startsWith(FLINK)) {
      throw lost(last.lines().findFirst().orElse("").replaceFirst("^[\\w.$]+: ", ""));
    }
  }

  private static FaultsException lost(String why) {
    return new FaultsException(
        "the cluster has given the run up: "
            + why
            + "; nothing was published. The logs of its workers say more; where memory ran out, give"
            + " them more of it or the run a smaller --feedMemoryMb");
  }
}
