package io.guanxi.scheme;

import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Theme;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read from the configuration folder.
 *
 * @param scheme the rules
 * @param codebook the event table
 * @param dyads configured pairs by id, in the order of the file
 * @param themes themes by code, in the order of the file
 * @param published published figures, in the order of the file
 * @param seriesBar how near monthly series must be to published ones
 * @param statement what has to be said wherever the published figures are shown
 * @param hashes SHA-256 of every file read, by its path below the configuration folder
 */
public record Configuration(
    Scheme scheme,
    Codebook codebook,
    Map<String, DyadProfile> dyads,
    Map<String, Theme> themes,
    List<PublishedFigure> published,
    SeriesBar seriesBar,
    LocalizedNames statement,
    SortedMap<String, String> hashes)
    implements Serializable {

  /** The same configuration with another rule for P0. */
  public Configuration withP0(P0Rule rule) {
    return new Configuration(
        scheme.withP0(rule), codebook, dyads, themes, published, seriesBar, statement, hashes);
  }

  /** The same configuration with something else to be said of its scores. */
  public Configuration withStatement(LocalizedNames said) {
    return new Configuration(scheme, codebook, dyads, themes, published, seriesBar, said, hashes);
  }

  /**
   * The configuration as it is for a run of a feed: with the feed's themes, without published
   * figures of others, and with what has to be said of such scores. The scheme's dead band is for
   * events that people coded; a recipe has one of its own.
   */
  public Configuration ofFeed(FeedCodebook feed) {
    List<PublishedFigure> comparable =
        published.stream().filter(figure -> figure.themes().isEmpty()).toList();
    return new Configuration(
            scheme.withDeadBand(0),
            codebook,
            dyads,
            feed.themes(),
            comparable,
            seriesBar,
            statement,
            hashes)
        .withStatement(Recipe.UNCALIBRATED);
  }

  /** The same configuration with these dyads added, or put in the place of their namesakes. */
  public Configuration withDyads(Collection<DyadProfile> profiles) {
    Map<String, DyadProfile> changed = new LinkedHashMap<>(dyads);
    profiles.forEach(profile -> changed.put(profile.dyad().id(), profile));
    return new Configuration(
        scheme, codebook, changed, themes, published, seriesBar, statement, hashes);
  }

  /**
   * The configured profile of the pair, whichever way round it was written; null when there is
   * none.
   */
  public @Nullable DyadProfile profile(Dyad dyad) {
    DyadProfile asWritten = dyads.get(dyad.id());
    return asWritten != null ? asWritten : dyads.get(dyad.reversed().id());
  }

  /**
   * The one name of a dyad written either way round: the configured one, or the codes in
   * alphabetical order; other texts as they are.
   */
  public String canonicalId(String id) {
    return Dyad.parse(id).map(this::canonical).map(Dyad::id).orElse(id);
  }

  /** The pair in its one order, see {@link #canonicalId}. */
  public Dyad canonical(Dyad dyad) {
    DyadProfile profile = profile(dyad);
    return profile == null ? dyad.canonical() : profile.dyad();
  }
}
