package io.guanxi.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;

/**
 * The files below one folder of another file system, by their names from there, with {@code /}
 * between folders. Nothing is renamed: stores of objects cannot.
 */
public interface Store {
  /** The folder as its file system names it, with {@code /} at the end. */
  String address();

  /**
   * The files below a folder of it, at any depth, or one file; each with the time of its last
   * change. None when it is not there.
   *
   * @param name of a folder when it ends with {@code /}, else of a file
   */
  SortedMap<String, Instant> list(String name) throws IOException;

  /** Opens a file to read. */
  InputStream get(String name) throws IOException;

  /** Opens a file to write; it is there, in the place of an earlier one, when it is closed. */
  OutputStream put(String name) throws IOException;

  /** Deletes files; those that are not there are passed over. */
  void delete(Collection<String> names) throws IOException;
}
