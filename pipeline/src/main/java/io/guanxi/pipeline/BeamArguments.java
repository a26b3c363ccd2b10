package io.guanxi.pipeline;

import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.List;
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

  private BeamArguments() {}

  /**
   * Reads options; what the user did not say is set for one machine.
   *
   * @param workers how many share the work on this machine, 1 or more
   * @throws FaultsException when Beam does not know one, or one holds a secret
   */
  static PipelineOptions options(List<String> arguments, int workers) {
    for (String argument : arguments) {
      if (SECRET.matcher(argument).matches()) {
        throw new FaultsException(
            "Beam option "
                + argument.substring(0, argument.indexOf('='))
                + ": holds a secret, which every list of processes would show; set AWS_ACCESS_KEY_ID"
                + " and AWS_SECRET_ACCESS_KEY, or a profile or role of the machine");
      }
    }
    List<String> all = new ArrayList<>(arguments);
    // Safe because the tests run with both checks on; they cost a coding and a hash per element.
    addUnlessGiven(all, "--enforceImmutability", "false");
    addUnlessGiven(all, "--enforceEncodability", "false");
    addUnlessGiven(all, "--targetParallelism", Integer.toString(workers));
    try {
      PipelineOptions options =
          PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).withValidation().create();
      options.setJobName("guanxi-score");
      return options;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new FaultsException(
          "Beam option: "
              + message
              + (message.contains("runner") ? " (FlinkRunner: mvn -Pflink package)" : ""));
    }
  }

  private static void addUnlessGiven(List<String> arguments, String name, String value) {
    if (arguments.stream().noneMatch(each -> each.equals(name) || each.startsWith(name + "="))) {
      arguments.add(name + "=" + value);
    }
  }
}
