package io.guanxi.run;

import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Hashes;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run that lies in a folder, opened.
 *
 * @param folder where its files lie
 * @param shown how messages name the folder
 * @param manifest what it says of itself
 */
public record Run(Path folder, String shown, RunManifest manifest) {
  /**
   * Opens a run.
   *
   * @param folder the run's output folder
   * @param shown how messages name it
   * @param parameter the parameter that named it, for the message: {@code --run}
   * @throws FaultsException when there is no folder, no manifest, or one that cannot be understood
   */
  public static Run open(Path folder, String shown, String parameter) {
    if (!Files.isDirectory(folder)) {
      throw new FaultsException(
          parameter
              + " "
              + shown
              + (Files.exists(folder) ? ": is no folder" : ": no such folder")
              + "; 'guanxi score' writes a run");
    }
    String where = shown + "/" + RunManifest.FILE;
    byte[] bytes = manifest(folder, where);
    if (bytes == null) {
      throw new FaultsException(
          parameter
              + " "
              + shown
              + ": there is no "
              + RunManifest.FILE
              + " in it, so it holds no complete run; 'guanxi score' writes one");
    }
    return new Run(folder, shown, RunManifest.parse(TextEncoding.decodeUtf8(bytes, where), where));
  }

  /** The manifest's bytes, read while no other run takes this one's place; null without one. */
  private static byte @Nullable [] manifest(Path folder, String where) {
    AtomicReference<byte @Nullable []> bytes = new AtomicReference<>();
    Path file = folder.resolve(RunManifest.FILE);
    RunHistory.Change read =
        () -> bytes.set(Files.exists(file) ? PlainFile.read(file, where) : null);
    Path vintages = folder.resolve(Vintages.FOLDER);
    try {
      if (Files.isDirectory(vintages) && Files.isWritable(vintages)) {
        RunHistory.alone(vintages, read);
      } else {
        read.make();
      }
    } catch (IOException e) {
      throw new FaultsException(where, "cannot be read: " + e.getMessage());
    }
    return bytes.get();
  }

  /** The tables that the run wrote, in the order of {@link RunTable}. */
  public List<RunTable> tables() {
    return Arrays.stream(RunTable.values())
        .filter(table -> manifest.outputs().containsKey(table.fileName()))
        .toList();
  }

  /** Where a table of the run lies. */
  public Path file(RunTable table) {
    return folder.resolve(table.fileName());
  }

  /** How messages name a table of the run. */
  public String shown(RunTable table) {
    return shown + "/" + table.fileName();
  }

  /**
   * Asserts that a table is the one that the run wrote.
   *
   * @throws FaultsException when the table is gone or was changed
   */
  public void require(RunTable table) {
    if (!Files.exists(file(table))) {
      throw new FaultsException(shown(table), "no such file; run 'guanxi score' again");
    }
    PlainFile.require(file(table), shown(table));
    try {
      if (!Hashes.sha256(file(table)).equals(manifest.outputs().get(table.fileName()))) {
        throw new FaultsException(
            shown(table), "has changed since the run wrote it; run 'guanxi score' again");
      }
    } catch (IOException e) {
      throw new FaultsException(shown(table), "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Asserts that a configuration is the one that the run was made with. Published figures do not
   * enter a score and may differ.
   *
   * @param given the configuration
   * @param folder how messages name its folder
   * @throws FaultsException with every file that differs
   */
  public void requireSame(Configuration given, String folder) {
    requireSame(given.hashes(), folder);
  }

  /**
   * Asserts that files are those that the run was made with.
   *
   * @param given SHA-256 of each, by its path below the configuration folder
   * @param folder how messages name that folder
   * @throws FaultsException with every file that differs
   */
  public void requireSame(SortedMap<String, String> given, String folder) {
    List<String> changed = new ArrayList<>();
    given.forEach(
        (file, hash) -> {
          if (!file.startsWith("published/") && !hash.equals(manifest.configuration().get(file))) {
            changed.add(
                folder
                    + "/"
                    + file
                    + ": is not the file that the run in "
                    + shown
                    + " was made with; run 'guanxi score' again, or name the run's configuration with --config");
          }
        });
    if (!changed.isEmpty()) {
      throw new FaultsException(changed);
    }
  }
}
