package io.guanxi.source.mapped;

import io.guanxi.model.FeedMapping;
import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedTranscript;

/**
 * Transcribes the files of a mapping.
 *
 * @param mapping how they are written
 * @param dateColumn where the day stands, from 0
 */
record Transcript(FeedMapping mapping, int dateColumn) implements FeedTranscript {
  @Override
  public FeedBytes rows(FeedBytes file) {
    return new TranscribedRows(file, mapping, dateColumn);
  }
}
