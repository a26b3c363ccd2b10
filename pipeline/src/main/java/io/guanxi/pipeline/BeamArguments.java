package io.guanxi.pipeline;

import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What the user gave for Beam, as Beam's own options. */
final class BeamArguments {
  /** Whoever lists this machine's processes would read it. */
  private static final Pattern SECRET =
      Pattern.compile(
          "--(awsCredentialsProvider=.*(secret|token)|SSECustomerKey=).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Variable of the environment with options for every command, such as where a store is. */
  private static final String ALWAYS = "GUANXI_BEAM_OPTIONS";

  private static final String SPARK = "org.apache.beam.runners.spark.";

  /** Whether Spark shows the run on pages that anybody on the network can open. */
  private static final String PAGES = "spark.ui.enabled";

  private BeamArguments() {}

  /**
   * Reads options; what the user did not say is set for one machine.
   *
   * @param workers how many share the work on this machine, 1 or more
   * @throws FaultsException when Beam does not know one, or one holds a secret
   */
  static PipelineOptions options(List<String> arguments, int workers) {
    return options(arguments, Objects.requireNonNullElse(System.getenv(ALWAYS), ""), workers);
  }

  /**
   * The same.
   *
   * @param always options that hold unless the arguments say otherwise, between spaces
   */
  static PipelineOptions options(List<String> arguments, String always, int workers) {
    List<String> all = new ArrayList<>(arguments);
    for (String each : always.strip().split("\\s+", -1)) {
      String[] part = each.split("=", 2);
      if (part.length == 2) {
        addUnlessGiven(all, part[0], part[1]);
      } else if (!each.isEmpty()) {
        throw new FaultsException(ALWAYS + ": '" + each + "' is not --NAME=VALUE");
      }
    }
    for (String argument : all) {
      if (SECRET.matcher(argument).matches()) {
        throw new FaultsException(
            "Beam option "
                + argument.substring(0, argument.indexOf('='))
                + ": holds a secret, which every list of processes would show; set AWS_ACCESS_KEY_ID"
                + " and AWS_SECRET_ACCESS_KEY, or a profile or role of the machine");
      }
    }
    // Safe because the tests run with both checks on; they cost a coding and a hash per element.
    addUnlessGiven(all, "--enforceImmutability", "false");
    addUnlessGiven(all, "--enforceEncodability", "false");
    addUnlessGiven(all, "--targetParallelism", Integer.toString(workers));
    if (isS3Known()) {
      // The least that S3 takes; of its own Beam holds 64 MB for each file that a worker writes.
      addUnlessGiven(all, "--s3UploadBufferSizeBytes", Integer.toString(5 << 20));
    }
    try {
      PipelineOptions options =
          PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).withValidation().create();
      options.setJobName("guanxi-score");
      if (options.getRunner().getName().startsWith(SPARK) && System.getProperty(PAGES) == null) {
        System.setProperty(PAGES, "false"); // Spark takes its settings from nowhere else
      }
      return options;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new FaultsException(
          "Beam option: "
              + message
              + (message.contains("runner")
                  ? " (FlinkRunner: mvn -Pflink package; SparkRunner: mvn -Pspark package)"
                  : ""));
    }
  }

  /** Whether the jar has the file system; Beam does not know its options until they are named. */
  private static boolean isS3Known() {
    try {
      Class<?> options = Class.forName("org.apache.beam.sdk.io.aws2.options.S3Options");
      PipelineOptionsFactory.register(options.asSubclass(PipelineOptions.class));
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void addUnlessGiven(List<String> arguments, String name, String value) {
    if (arguments.stream().noneMatch(each -> each.equals(name) || each.startsWith(name + "="))) {
      arguments.add(name + "=" + value);
    }
  }
}
