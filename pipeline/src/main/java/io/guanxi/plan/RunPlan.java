package io.guanxi.plan;

import io.guanxi.run.Folder;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run is told.
 *
 * @param input what is read
 * @param config where the configuration's files lie
 * @param configured the configuration as it stands in its files
 * @param effective the same with the initial values and the P0 rule of the command line, and with
 *     the themes of a feed's codebook
 * @param from first month to write; null for the first one there is
 * @param to last month to write; null for the last one there is
 * @param output folder for the results
 * @param maxRejects rejected rows that are tolerated; with more the run ends with exit code 1
 * @param arguments the arguments that determine the result, for the manifest
 * @param beamArguments options for Beam, such as {@code --runner=…}
 */
public record RunPlan(
    Input input,
    Folder config,
    Configuration configured,
    Configuration effective,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    Folder output,
    long maxRejects,
    RunManifest.Arguments arguments,
    List<String> beamArguments) {
  /** The dyads that may be scored, in the order of the configuration. */
  public List<DyadProfile> profiles() {
    Set<String> asked = new HashSet<>();
    if (input instanceof Input.Curated curated) {
      asked.addAll(curated.dyads());
    } else if (input instanceof Input.Feed feed && feed.pairs() != null) {
      feed.pairs().forEach(pair -> asked.add(pair.id()));
    }
    boolean all = asked.isEmpty();
    return effective.dyads().values().stream()
        .filter(profile -> all || asked.contains(profile.dyad().id()))
        .toList();
  }

  /** SHA-256 of every configuration file that bears on the run, by its path below the folder. */
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> hashes = new TreeMap<>(effective.hashes());
    if (input instanceof Input.Feed feed) {
      hashes.putAll(feed.countries().hashes());
      hashes.putAll(feed.codebook().hashes());
      hashes.put(feed.recipe().path(), feed.recipe().sha256());
    }
    return hashes;
  }
}
