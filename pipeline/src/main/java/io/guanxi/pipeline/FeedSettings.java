package io.guanxi.pipeline;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.plan.Input;
import io.guanxi.plan.RunPlan;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Recipe;
import io.guanxi.scheme.Scheme;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedRecord;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedVocabulary;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a feed have to know of the run.
 *
 * @param asked the pairs that are written in every month of the feed; null when only what was seen
 *     is written
 * @param profiles the pairs that are scored
 * @param memory bytes that the rows of one stage may take in one worker
 * @param partitions among how many parts records are dealt out by their duplicate key
 * @param blocks the pairs that are written together
 * @param dyads the pairs that are scored together
 * @param folder the run's folder
 * @param keeps whether what is read is kept for the next run
 * @param readings where that is which earlier runs have kept, with {@code /} at the end
 */
record FeedSettings(
    FeedFormat format,
    FeedVocabulary vocabulary,
    DuplicatePolicy policy,
    @Nullable List<Dyad> asked,
    List<DyadProfile> profiles,
    Scheme scheme,
    Recipe recipe,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    long memory,
    int partitions,
    PairBlocks blocks,
    NameBlocks dyads,
    String folder,
    boolean keeps,
    String readings)
    implements Serializable {
  /**
   * Bytes that the rows of a stage take in a worker for each byte of a plain file, at most: 100 for
   * a row of 64 while duplicates are looked for, 32 while a block is sorted and written.
   */
  private static final double MARKING = 1.5;

  private static final double SORTING = 0.5;

  /**
   * Parts of a feed that several workers share, at least: which worker has which is left to chance,
   * and only of many does each get about as many records.
   */
  private static final int SHARED = 128;

  /** The greatest block has so many times the rows of one in the middle. */
  private static final int SKEW = 8;

  /** What share of all rows one pair has at most, about. */
  private static final double SHARE_OF_PAIR = 0.05;

  /**
   * An order.
   *
   * @param bytes of plain files to read, about
   * @param oneWorker whether one worker does all the work
   * @param readings where that is which earlier runs have kept
   */
  static FeedSettings of(
      RunPlan plan,
      Input.Feed feed,
      long bytes,
      long memory,
      boolean oneWorker,
      String folder,
      String readings) {
    List<Dyad> asked = feed.pairs();
    double share = asked == null ? 1 : Math.min(1, SHARE_OF_PAIR * asked.size());
    double blocks = times(bytes * SORTING * share * SKEW, memory);
    List<DyadProfile> profiles = List.copyOf(plan.profiles());
    return new FeedSettings(
        feed.format(),
        feed.vocabulary(),
        feed.policy(),
        asked == null ? null : List.copyOf(asked),
        profiles,
        plan.effective().scheme(),
        feed.recipe(),
        plan.from(),
        plan.to(),
        memory,
        (int) Math.max(oneWorker ? 1 : SHARED, times(bytes * MARKING * share, memory)),
        new PairBlocks((int) Math.min(FeedRecord.PAIRS, blocks)),
        new NameBlocks(profiles.stream().map(each -> each.dyad().id()).toList()),
        folder,
        feed.incremental() != null,
        readings);
  }

  private static double times(double bytes, long memory) {
    return Math.max(1, Math.ceil(bytes / memory));
  }

  FeedSelection selection() {
    return asked == null ? FeedSelection.all() : FeedSelection.of(asked, vocabulary);
  }

  /** Longs of a record with its duplicate key. */
  int stride() {
    return FeedScan.stride(format, policy);
  }

  /** How many keys what is written has: a block of flows each, then a block of scores each. */
  int keys() {
    return blocks.count() + dyads.count();
  }

  /** The key of the scores of a pair, by its place among those that are scored. */
  int keyOfScores(int place) {
    return blocks.count() + dyads.block(place);
  }

  /** The place among the pairs that are scored by directed pair; −1 for the others. */
  int[] places() {
    int[] places = new int[FeedRecord.PAIRS];
    Arrays.fill(places, -1);
    for (int place = 0; place < profiles.size(); place++) {
      for (int pair : directions(profiles.get(place).dyad())) {
        places[pair] = place;
      }
    }
    return places;
  }

  boolean isWritten(YearMonth month) {
    return (from == null || !month.isBefore(from)) && (to == null || !month.isAfter(to));
  }

  /** Both directions of a pair; none when the feed has no name for one of its countries. */
  List<Integer> directions(Dyad dyad) {
    int first = vocabulary.country(dyad.first());
    int second = vocabulary.country(dyad.second());
    return first < 0 || second < 0
        ? List.of()
        : List.of(FeedRecord.pair(first, second), FeedRecord.pair(second, first));
  }

  /** The directed pairs that have a row in every month of the feed, rising. */
  List<Integer> zeros() {
    Stream<Dyad> pairs = asked == null ? Stream.empty() : asked.stream();
    return pairs.flatMap(dyad -> directions(dyad).stream()).distinct().sorted().toList();
  }
}
