package io.guanxi.source.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The bytes of Zstandard frames as they are, looked at on the way: what does not begin a frame, and
 * an end inside one, are faults. The library that unpacks them takes both for the end.
 *
 * <p>Source: RFC 8878, 3.1.
 */
final class ZstdFrames extends FilterInputStream {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};

  /** What the next bytes are. */
  private enum Part {
    MAGIC,
    LENGTH_TO_SKIP,
    DESCRIPTOR,
    BLOCK,
    CHECKSUM
  }

  private Part part = Part.MAGIC;
  private int wanted = 4;
  private long skip;
  private long number;
  private int seen;
  private boolean checksum;

  ZstdFrames(InputStream packed) {
    super(packed);
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int n = in.read(buffer, from, length);
    if (n < 0 && (part != Part.MAGIC || seen > 0 || skip > 0)) {
      throw new EOFException();
    }
    int i = from;
    while (i < from + n) {
      if (skip > 0) {
        int step = (int) Math.min(skip, from + n - i);
        skip -= step;
        i += step;
        continue;
      }
      number |= (buffer[i++] & 0xFFL) << (8 * seen++);
      if (seen == wanted) {
        long read = number;
        number = 0;
        seen = 0;
        end(read);
      }
    }
    return n;
  }

  private void end(long read) throws ZipException {
    switch (part) {
      case MAGIC -> {
        if ((int) read == MAGIC) {
          next(Part.DESCRIPTOR, 1);
        } else if (((int) read & ~0xF) == SKIPPABLE) {
          next(Part.LENGTH_TO_SKIP, 4);
        } else {
          throw new ZipException("what follows its last frame is no frame");
        }
      }
      case LENGTH_TO_SKIP -> {
        skip = read;
        next(Part.MAGIC, 4);
      }
      case DESCRIPTOR -> {
        boolean oneSegment = (read & 0x20) != 0;
        int size = SIZE_BYTES[(int) (read >>> 6)];
        skip =
            (oneSegment ? 0L : 1L)
                + DICTIONARY_BYTES[(int) (read & 3)]
                + (oneSegment && size == 0 ? 1 : size);
        checksum = (read & 4) != 0;
        next(Part.BLOCK, 3);
      }
      case BLOCK -> {
        boolean repeated = (read >>> 1 & 3) == 1;
        skip = repeated ? 1 : read >>> 3;
        boolean last = (read & 1) != 0;
        next(last ? checksum ? Part.CHECKSUM : Part.MAGIC : Part.BLOCK, last ? 4 : 3);
      }
      case CHECKSUM -> next(Part.MAGIC, 4);
    }
  }

  private void next(Part then, int bytes) {
    part = then;
    wanted = bytes;
  }
}
