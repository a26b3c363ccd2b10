package io.guanxi.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** {@link FeedFuzzIT} for half an hour; started by hand ({@code docs/adding-a-format.md}). */
class FeedFuzzLong {
  @FuzzTest(maxDuration = "30m")
  void losesNoRowWhateverTheBytes(byte[] input) throws IOException {
    FeedFuzzIT.readAnyBytes(input);
  }
}
