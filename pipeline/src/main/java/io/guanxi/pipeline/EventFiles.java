package io.guanxi.pipeline;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.source.feed.FeedRange;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Objects;

/**
 * Reads event files by the file systems that are registered with Beam: as built, that of this
 * machine.
 */
public final class EventFiles {
  private EventFiles() {}

  /**
   * Reads a whole file.
   *
   * @throws FaultsException when it cannot be read or is larger than {@link PlainFile#LIMIT}
   */
  public static byte[] read(String resource, String shown) {
    byte[] bytes = head(resource, shown, (int) PlainFile.LIMIT + 1);
    if (bytes.length > PlainFile.LIMIT) {
      throw new FaultsException(
          shown, "larger than " + (PlainFile.LIMIT >> 20) + " MiB, the limit of a curated file");
    }
    return bytes;
  }

  /**
   * Reads a whole file of a feed as a run does, and tells what became of its rows.
   *
   * @param feed how it is read, and which pairs are wanted
   * @throws FaultsException when it cannot be read to its end
   */
  public static FeedTally tally(Input.Feed feed, InputFile file) {
    FeedSelection wanted =
        FeedSelection.of(Objects.requireNonNull(feed.pairs()), feed.vocabulary());
    FeedScan scan = new FeedScan(feed.format(), feed.vocabulary(), wanted, DuplicatePolicy.NONE, 1);
    FeedRange range = new FeedRange(scan);
    FeedSlice.cut(List.of(file)).forEach(each -> ScanFeed.read(each, feed.format(), scan, range));
    return scan.takeTally();
  }

  /**
   * Reads the first bytes of a file, or all when there are fewer.
   *
   * @throws FaultsException when it cannot be read
   */
  public static byte[] head(String resource, String shown, int limit) {
    try (InputStream in = Channels.newInputStream(StoreChannel.open(resource))) {
      return in.readNBytes(limit);
    } catch (IOException e) {
      throw new FaultsException(shown, "cannot be read: " + e.getMessage());
    }
  }
}
