package io.guanxi.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The slices of a feed, shared out as the runner asks: into as many parts of about the same weight
 * as it has workers, each of which is one element.
 */
final class SliceSource extends BoundedSource<FeedSlices> {
  private static final long serialVersionUID = 1L;

  private final SerializedOnce<FeedSlices> slices;

  SliceSource(List<FeedSlice> slices) {
    this.slices = new SerializedOnce<>(new FeedSlices(slices));
  }

  @Override
  public List<SliceSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    long all = slices.value().work();
    long parts = Math.max(1, Math.round((double) all / Math.max(1, desiredBundleSizeBytes)));
    List<SliceSource> sources = new ArrayList<>();
    List<FeedSlice> part = new ArrayList<>();
    long work = 0;
    for (FeedSlice slice : slices.value().slices()) {
      part.add(slice);
      work += slice.work();
      if (work >= all * (sources.size() + 1.0) / parts) {
        sources.add(new SliceSource(part));
        part.clear();
      }
    }
    if (!part.isEmpty()) {
      sources.add(new SliceSource(part));
    }
    return sources;
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return slices.value().work();
  }

  @Override
  public Coder<FeedSlices> getOutputCoder() {
    return SerializableCoder.of(FeedSlices.class);
  }

  @Override
  public BoundedReader<FeedSlices> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  private static final class Reader extends BoundedReader<FeedSlices> {
    private final SliceSource source;

    Reader(SliceSource source) {
      this.source = source;
    }

    @Override
    public boolean start() {
      return !source.slices.value().slices().isEmpty();
    }

    @Override
    public boolean advance() {
      return false;
    }

    @Override
    public FeedSlices getCurrent() {
      return source.slices.value();
    }

    @Override
    public BoundedSource<FeedSlices> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
