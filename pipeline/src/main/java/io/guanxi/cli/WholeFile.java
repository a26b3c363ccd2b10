package io.guanxi.cli;

import io.guanxi.model.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Files that appear whole or not at all: written aside, then moved. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text as UTF-8, in the place of an earlier file; folders are made when they are
   * missing.
   *
   * @param parameter the parameter that named it, for the message: {@code --json}
   * @throws FaultsException when it cannot be written
   */
  static void write(Path file, String text, String parameter) {
    Path folder = file.toAbsolutePath().getParent();
    Path aside = null;
    try {
      Files.createDirectories(folder);
      aside = Files.createTempFile(folder, ".guanxi-", ".part");
      Files.writeString(aside, text);
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
  static void removeStale(Path file, String parameter) {
    if (Files.isDirectory(file)) {
      throw new FaultsException(parameter + " " + file + ": is a folder; a file is needed");
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FaultsException(parameter + " " + file + ": cannot be replaced: " + e);
    }
  }

  private static void remove(@Nullable Path aside) {
    try {
      if (aside != null) {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      // A file that stays behind harms nothing: its name begins with a dot and no one reads it.
    }
  }
}
