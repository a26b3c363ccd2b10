package io.guanxi.plan;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where the input lies: this machine's disk or any other file system. */
public interface InputStore {
  /**
   * The files that an address or a pattern names.
   *
   * @param shown how the user named them
   * @return how each is shown, by how the store names it; at least one
   * @throws FaultsException when there is none, or they cannot be listed
   */
  Map<String, String> find(String path, String shown);

  /** A file as it lies there now, taken as not packed. */
  InputFile look(String resource, String shown) throws IOException;

  /**
   * The entries of an archive as files of their own; any other file alone.
   *
   * @throws FaultsException when an archive holds no file
   */
  List<InputFile> entries(InputFile file) throws IOException;

  /**
   * The first bytes of a file, unpacked if it is packed.
   *
   * @return fewer than {@code length} only when the file has no more
   */
  byte[] head(InputFile file, int length) throws IOException;

  /**
   * The checksum of a file's first bytes as they lie there, packed or not.
   *
   * @param limit at most so many
   */
  int crc32c(InputFile file, long limit) throws IOException;

  /**
   * Whether a file that is written anew always gets another time here, which nobody can set: true
   * of stores of objects, false of disks.
   */
  boolean timesChanges(String resource);

  /** What is told of a file that could not be read. */
  FaultsException fault(InputFile file, IOException e);
}
