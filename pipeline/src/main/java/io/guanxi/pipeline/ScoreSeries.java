package io.guanxi.pipeline;

import io.guanxi.scheme.Scheme;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.score.SeriesScorer;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** Runs the recurrence over the contiguous months of each dyad. */
final class ScoreSeries extends PTransform<PCollection<DyadMonths>, PCollection<DyadScores>> {
  private static final long serialVersionUID = 1L;

  private final Scheme scheme;

  private ScoreSeries(Scheme scheme) {
    this.scheme = scheme;
  }

  static ScoreSeries of(Scheme scheme) {
    return new ScoreSeries(scheme);
  }

  @Override
  public PCollection<DyadScores> expand(PCollection<DyadMonths> dyads) {
    return dyads
        .apply("Score", ParDo.of(new Score(scheme)))
        .setCoder(SerializableCoder.of(DyadScores.class));
  }

  private static final class Score extends DoFn<DyadMonths, DyadScores> {
    private static final long serialVersionUID = 1L;

    private final Scheme scheme;

    Score(Scheme scheme) {
      this.scheme = scheme;
    }

    @ProcessElement
    public void process(@Element DyadMonths months, OutputReceiver<DyadScores> scores) {
      scores.output(SeriesScorer.score(scheme, months));
    }
  }
}
