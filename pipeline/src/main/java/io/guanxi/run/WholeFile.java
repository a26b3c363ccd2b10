package io.guanxi.run;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written aside, then moved. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text as UTF-8, in the place of an earlier file; folders are made when they are
   * missing.
   *
   * @param parameter the parameter that named it, for the message: {@code --json}
   * @throws FaultsException when it cannot be written
   */
  public static void write(Path file, String text, String parameter) {
    write(file, text.getBytes(StandardCharsets.UTF_8), parameter);
  }

  /**
   * Writes bytes, likewise.
   *
   * @param parameter the parameter that named it, for the message: {@code --figure}
   * @throws FaultsException when it cannot be written
   */
  public static void write(Path file, byte[] bytes, String parameter) {
    Folder.requireLocal(file.toString(), parameter);
    Path folder = file.toAbsolutePath().getParent();
    // Not a temporary file of the platform's making: those may be read by no one else.
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(folder);
      Files.write(aside, bytes);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(aside);
      throw new FaultsException(parameter + " " + file + ": cannot be written: " + e);
    }
  }

  /**
   * Removes what an earlier run left, so that no one takes it for the verdict of this one.
   *
   * @throws FaultsException when it cannot be removed
   */
  public static void removeStale(Path file, String parameter) {
    Folder.requireLocal(file.toString(), parameter);
    if (Files.isDirectory(file)) {
      throw new FaultsException(parameter + " " + file + ": is a folder; a file is needed");
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FaultsException(parameter + " " + file + ": cannot be replaced: " + e);
    }
  }

  private static void remove(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      // A file that stays behind harms nothing: its name begins with a dot and no one reads it.
    }
  }
}
