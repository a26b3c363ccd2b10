package io.guanxi.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads the files that a person named, a configuration or a run has, and nothing that is no file: a
 * pipe would make the program wait for ever, a device may never end. A sheet's name behind that of
 * a workbook is passed over.
 */
public final class PlainFile {
  /** A file that is read whole; a larger one is refused. */
  public static final long LIMIT = 256L << 20;

  private PlainFile() {}

  /**
   * Reads a whole file.
   *
   * @param shown how messages name it
   * @throws FaultsException when there is none, it is no file, larger than {@link #LIMIT}, or
   *     cannot be read
   */
  public static byte[] read(Path file, String shown) {
    try (InputStream in = open(file, shown)) {
      byte[] bytes = in.readNBytes((int) LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new FaultsException(
            shown, "larger than " + (LIMIT >> 20) + " MiB, the limit of a file read whole");
      }
      return bytes;
    } catch (IOException e) {
      throw fault(shown, e);
    }
  }

  /**
   * Opens a file.
   *
   * @param shown how messages name it
   * @throws FaultsException when there is none, it is no file, or cannot be opened
   */
  public static InputStream open(Path file, String shown) {
    require(file, shown);
    try {
      return Files.newInputStream(Workbook.file(file));
    } catch (IOException e) {
      throw fault(shown, e);
    }
  }

  /**
   * Asserts that a file is there, and is a file.
   *
   * @param shown how messages name it
   * @throws FaultsException when it is not
   */
  public static void require(Path file, String shown) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(Workbook.file(file), BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw new FaultsException(
            shown,
            (found.isDirectory() ? "is a folder" : "is a pipe or a device") + "; a file is needed");
      }
    } catch (IOException e) {
      throw fault(shown, e);
    }
  }

  private static FaultsException fault(String shown, IOException e) {
    return new FaultsException(
        shown,
        e instanceof NoSuchFileException
            ? "no such file"
            : "cannot be read: "
                + (e instanceof AccessDeniedException ? "permission denied" : e.getMessage()));
  }
}
