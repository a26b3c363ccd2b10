package io.guanxi.pipeline;

import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedTally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan gives on: records, or what else it saw.
 *
 * @param blocks records of one partition
 * @param tally what was seen besides; null beside records
 */
record FeedPart(List<FeedBlock> blocks, @Nullable FeedTally tally) {
  static FeedPart of(List<FeedBlock> blocks) {
    return new FeedPart(blocks, null);
  }

  static FeedPart of(FeedTally tally) {
    return new FeedPart(List.of(), tally);
  }
}
