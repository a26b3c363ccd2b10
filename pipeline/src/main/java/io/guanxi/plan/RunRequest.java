package io.guanxi.plan;

import io.guanxi.run.Folder;
import io.guanxi.scheme.Selection;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for, as it was written there; null or empty where it says nothing.
 *
 * @param events files, folders and patterns, each with or without a format
 * @param encoding what event files are encoded in that are not UTF-8
 * @param bundled the folder of events that is read when none are named
 * @param config where the configuration lies
 * @param selection files of the configuration in place of the usual ones
 * @param output folder for the results
 * @param dyads pairs, or {@value Planner#ALL}
 * @param from first month to write
 * @param to last month to write
 * @param initials starts of pairs, {@code D=YYYY-MM:SCORE}
 * @param initialsFile CSV file with more of them
 * @param asOf day up to which rows had been coded
 * @param onlyVerified whether rows that wait to be looked up are left out
 * @param p0 which score an event meets
 * @param duplicates which rows of a feed tell of the same event
 * @param uncertainty number of replicates
 * @param seed from which all draws follow
 * @param incremental whether what was read of a feed is kept, and taken over from the last run
 * @param maxRejects rejected rows that are tolerated
 * @param beamArguments options for Beam
 */
public record RunRequest(
    List<String> events,
    @Nullable String encoding,
    Folder bundled,
    Folder config,
    Selection selection,
    Folder output,
    List<String> dyads,
    @Nullable String from,
    @Nullable String to,
    List<String> initials,
    @Nullable String initialsFile,
    @Nullable String asOf,
    boolean onlyVerified,
    @Nullable String p0,
    @Nullable String duplicates,
    @Nullable String uncertainty,
    @Nullable String seed,
    boolean incremental,
    long maxRejects,
    List<String> beamArguments) {
  /**
   * A request that says no more than what is read, for which pairs, and where the results go.
   *
   * @param events files, folders and patterns; at least one
   * @param dyads pairs, or {@value Planner#ALL}
   */
  public static RunRequest of(
      List<String> events, Folder config, Folder output, List<String> dyads) {
    return new RunRequest(
        events,
        null,
        output,
        config,
        Selection.USUAL,
        output,
        dyads,
        null,
        null,
        List.of(),
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        false,
        0,
        List.of());
  }

  /**
   * Splits the arguments of {@code --events}.
   *
   * @param bundled the folder of curated events that is read when there are none
   * @param faults takes in what is wrong with them
   */
  public static List<EventsArgument> inputs(
      List<String> events, Folder bundled, List<String> faults) {
    List<EventsArgument> inputs = new ArrayList<>();
    if (events.isEmpty()) {
      String folder = bundled.path().toString();
      inputs.add(new EventsArgument(InputFiles.CURATED, folder, bundled.shown(), ""));
    }
    for (String text : events) {
      try {
        inputs.add(EventsArgument.parse(text));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return inputs;
  }
}
