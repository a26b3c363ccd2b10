package io.guanxi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What was seen on the way reaches the end of the pipeline. */
class FeedTallyTest {
  @Test
  void isReadAsItWasWritten() throws IOException {
    FeedTally tally = full();

    assertThat(copy(tally)).usingRecursiveComparison().isEqualTo(tally);
  }

  @Test
  void remembersThatNamesWereTooMany() throws IOException {
    FeedTally tally = new FeedTally();
    for (int i = 0; i <= FeedTally.LISTED_NAMES; i++) {
      tally.unknown("name " + i, 1);
    }

    assertThat(copy(tally).namesOverflow()).isTrue();
    assertThat(copy(tally).unknownNames()).isEmpty();
  }

  @Test
  void addsUpToTheSameInAnyOrder() throws IOException {
    FeedTally there = new FeedTally();
    there.add(full());
    there.add(copy(full()));

    assertThat(there.counts()).containsEntry("read", 14L);
    assertThat(there.monthRows()).containsEntry(2600, 6L);
    assertThat(there.rejects()).hasSize(2);
  }

  @Test
  void piecesAreSmallAndMakeItUpAgain() throws IOException {
    FeedTally tally = full();
    for (int i = 0; i < 40_000; i++) {
      tally.unknown("name " + i, i);
      tally.lines(i, 0, i);
      tally.checksum(i, 0, new FeedChecksum(i, i));
      String raw = "x".repeat(100);
      tally.reject(new FeedReject(i, 0, 1, 0, RejectReason.BAD_DATE, "no date", raw));
    }
    FeedTally again = new FeedTally();
    for (FeedTally piece : tally.pieces()) {
      assertThat(bytes(piece)).hasSizeLessThan(1 << 20);
      again.add(piece);
    }

    assertThat(bytes(again)).isEqualTo(bytes(tally));
    assertThat(full().pieces()).hasSize(1);
  }

  private static FeedTally full() {
    FeedTally tally = new FeedTally();
    tally.count("read", 7);
    tally.month(2600, 3);
    tally.unknown("Никто 아무도", 2);
    tally.lines(0, 16, 4);
    tally.checksum(1, 16, new FeedChecksum(99, -7));
    tally.reject(
        new FeedReject(1, 16, 3, 1234, RejectReason.BAD_DATE, "날짜 '2016-13'", "a\tb\u0000\"c"));
    return tally;
  }

  private static FeedTally copy(FeedTally tally) throws IOException {
    return FeedTally.read(new DataInputStream(new ByteArrayInputStream(bytes(tally))));
  }

  private static byte[] bytes(FeedTally tally) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tally.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
