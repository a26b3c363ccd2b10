package io.guanxi.pipeline;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.scheme.Recipe;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedVocabulary;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run of one feed is told.
 *
 * @param format the feed's format
 * @param files its files, in the order in which rows count as first
 * @param configFolder where the configuration lies
 * @param effective the configuration with the initial values and the P0 rule of the command line
 * @param countries how feeds write countries
 * @param codebook the feed's event codes
 * @param recipe how flows become table scores
 * @param policy which rows tell of the same event
 * @param pairs the pairs asked for; null for all pairs of the world
 * @param from first month to write; null for the first one there is
 * @param to last month to write; null for the last one there is
 * @param output folder for the results
 * @param arguments the arguments that determine the result, for the manifest
 * @param beamArguments options for Beam
 */
public record FeedPlan(
    FeedFormat format,
    List<FeedFile> files,
    Path configFolder,
    Configuration effective,
    Countries countries,
    FeedCodebook codebook,
    Recipe recipe,
    DuplicatePolicy policy,
    @Nullable List<Dyad> pairs,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    Path output,
    SortedMap<String, Object> arguments,
    List<String> beamArguments) {
  /** What the cells of the feed may say. */
  FeedVocabulary vocabulary() {
    Countries.Kind kind = Countries.Kind.valueOf(format.countries().name());
    return new FeedVocabulary(
        countries.writings(kind), countries.none(kind), codebook.codes(format.edition()));
  }
}
