package io.guanxi.nowcast;

import io.guanxi.series.MonthlySeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair.
 *
 * @param published the published scores
 * @param signals what feeds say of it; none for a pair without a feed
 * @param curated its scores from coded events, if there are any
 */
public record PairEvidence(
    MonthlySeries published, List<FeedSignal> signals, @Nullable MonthlySeries curated) {
  /** Copies the list. */
  public PairEvidence {
    signals = List.copyOf(signals);
  }
}
