package io.guanxi.source.mapped;

import io.guanxi.model.FeedMapping;
import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedTranscript;
import java.util.List;

/**
 * Transcribes the files of a mapping.
 *
 * @param mapping how they are written
 * @param dateColumn where the day stands, from 0
 * @param parts where year, month and day stand when the day is put together of them; else empty
 * @param width how many columns a row has
 */
record Transcript(FeedMapping mapping, int dateColumn, List<Integer> parts, int width)
    implements FeedTranscript {
  @Override
  public FeedBytes rows(FeedBytes file) {
    return new TranscribedRows(file, this);
  }
}
