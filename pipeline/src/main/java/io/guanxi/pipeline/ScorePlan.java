package io.guanxi.pipeline;

import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Sampling;
import io.guanxi.source.curated.AsOf;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a scoring run is told.
 *
 * @param events files, folders and patterns to read
 * @param asOf what had been coded by when; null for all that is coded
 * @param configFolder where the configuration's files lie
 * @param configured the configuration as it stands in its files
 * @param effective the same with the initial values and the P0 rule of the command line
 * @param dyads ids of the dyads asked for; empty for all
 * @param from first month to write; null for the first one scored
 * @param to last month to write; null for the last month of any coding
 * @param uncertainty how replicates are drawn; null for a run without bands
 * @param output folder for the results
 * @param arguments the arguments that determine the result, for the manifest
 * @param beamArguments options for Beam, such as {@code --runner=…}
 */
public record ScorePlan(
    List<EventFiles.Argument> events,
    @Nullable AsOf asOf,
    Path configFolder,
    Configuration configured,
    Configuration effective,
    Set<String> dyads,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    @Nullable Sampling uncertainty,
    Path output,
    SortedMap<String, Object> arguments,
    List<String> beamArguments) {}
