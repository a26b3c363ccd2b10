package io.guanxi.cli;

import io.guanxi.pipeline.BeamStore;
import io.guanxi.pipeline.RunJob;
import io.guanxi.plan.EventsArgument;
import io.guanxi.plan.InputFiles;
import io.guanxi.plan.Planner;
import io.guanxi.plan.RunPlan;
import io.guanxi.plan.RunRequest;
import io.guanxi.run.FlowSums;
import io.guanxi.run.Folder;
import io.guanxi.run.Publication;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Hashes;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * Files of a feed where its flows are wanted, {@code FORMAT:PATH_OR_GLOB}: scored into a folder
 * aside as {@code guanxi score} would, of which only the flows are kept.
 *
 * @param sums net sums by pair, theme and month
 * @param sha256 hash of the table that they were read from
 * @param counts what became of the rows
 */
record FeedFiles(
    SortedMap<String, SortedMap<String, NavigableMap<YearMonth, Double>>> sums,
    String sha256,
    RunCounts counts) {

  /**
   * Whether an argument names files of a feed.
   *
   * @throws FaultsException when it begins with a format that is none
   */
  static boolean isNamed(String argument) {
    String format = EventsArgument.parse(argument).format();
    return format != null && !format.equals(InputFiles.CURATED);
  }

  /**
   * Reads the files.
   *
   * @param argument with a format
   * @param dyads the pairs that are wanted
   * @param config where the configuration lies
   * @param canonical gives a pair its configured name
   * @throws FaultsException when they cannot be read
   */
  static FeedFiles read(
      String argument, List<String> dyads, Folder config, UnaryOperator<String> canonical) {
    Path aside;
    try {
      aside = Files.createTempDirectory("guanxi-feed-");
    } catch (IOException e) {
      throw new FaultsException("--feed " + argument, "no folder aside can be made: " + e);
    }
    try {
      RunPlan plan =
          Planner.plan(
                  RunRequest.of(
                      List.of(argument), config, new Folder(aside, aside.toString()), dyads),
                  new BeamStore())
              .get(0);
      Run run = RunJob.run(plan, Version.text()).run();
      return new FeedFiles(
          FlowSums.read(run.folder(), "--feed " + argument, canonical),
          Hashes.sha256(run.file(RunTable.FLOWS_BY_THEME)),
          RunCounts.of(run.manifest().counts()));
    } catch (IOException e) {
      throw new FaultsException("--feed " + argument, "cannot be read: " + e);
    } finally {
      Publication.delete(aside);
    }
  }
}
