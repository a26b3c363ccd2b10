package io.guanxi.plan;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.scheme.Recipe;
import io.guanxi.scheme.Sampling;
import io.guanxi.source.curated.AsOf;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedVocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run reads, and how it takes the rows. */
public sealed interface Input {
  /** The files, in the order in which rows count as first. */
  List<InputFile> files();

  /** The tables that are made of it, in the order in which they are written. */
  List<RunTable> tables();

  /**
   * Curated events.
   *
   * @param asOf what had been coded by when; null for all that is coded
   * @param onlyVerified whether rows that wait to be looked up are left out
   * @param dyads ids of the dyads asked for; empty for all
   * @param uncertainty how replicates are drawn; null for a run without bands
   */
  record Curated(
      List<InputFile> files,
      @Nullable AsOf asOf,
      boolean onlyVerified,
      Set<String> dyads,
      @Nullable Sampling uncertainty)
      implements Input {
    /**
     * What takes the rows in.
     *
     * @param plan the plan that this is the input of
     */
    public Intake intake(RunPlan plan) {
      return new Intake(plan.effective(), plan.configured(), asOf).onlyVerified(onlyVerified);
    }

    @Override
    public List<RunTable> tables() {
      return RunTable.of(uncertainty != null);
    }
  }

  /**
   * A machine-coded feed.
   *
   * @param format the feed's format
   * @param countries how feeds write countries
   * @param codebook the feed's event codes
   * @param recipe how flows become table scores
   * @param policy which rows tell of the same event
   * @param pairs the pairs asked for; null for all pairs of the world
   * @param copies files that are passed over, each with the one that it is a byte copy of
   * @param incremental what the last run has read; null when nothing is kept
   */
  record Feed(
      FeedFormat format,
      List<InputFile> files,
      Countries countries,
      FeedCodebook codebook,
      Recipe recipe,
      DuplicatePolicy policy,
      @Nullable List<Dyad> pairs,
      Map<String, String> copies,
      @Nullable Incremental incremental)
      implements Input {
    /** The same input, of which what is read is kept. */
    Feed keeping(Incremental other) {
      return new Feed(format, files, countries, codebook, recipe, policy, pairs, copies, other);
    }

    @Override
    public List<RunTable> tables() {
      return RunTable.FEED;
    }

    /** What the cells of the feed may say. */
    public FeedVocabulary vocabulary() {
      Countries.Kind kind = format.countries();
      return new FeedVocabulary(
          countries.writings(kind),
          countries.none(kind),
          countries.former(kind),
          codebook.codes(format.edition()),
          kind == Countries.Kind.CAMEO_ACTOR);
    }
  }
}
