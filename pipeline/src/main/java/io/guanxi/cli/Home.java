package io.guanxi.cli;

import io.guanxi.pipeline.BeamFolder;
import io.guanxi.run.Folder;
import io.guanxi.run.Mirror;
import io.guanxi.scheme.Hashes;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the project, with {@code data/} and {@code config/} in it. The launcher names it; a
 * plain {@code java -jar} works from the current folder. Where the program is {@link #INSTALLED},
 * what the current folder has of both comes first, and results go there.
 */
final class Home {
  static final String PROPERTY = "guanxi.home";

  /** Says that the home folder holds the program alone, as in the image, and no person's files. */
  static final String INSTALLED = "guanxi.installed";

  /** How the bundled configuration folder is shown. */
  static final String CONFIG = "config";

  private static final String OUTPUT = "data/output";

  /** Digits of the name of a local copy. */
  private static final int NAME = 16;

  private Home() {}

  /** The configuration folder given, or the bundled one when none is. */
  static Folder config(@Nullable String given) {
    String parameter = "--config";
    return given != null && Folder.isAddress(given)
        ? Mirror.copy(BeamFolder.at(given, parameter, List.of()), given, parameter)
        : folder(given, CONFIG, parameter);
  }

  /** The output folder of a run that was given, or the bundled one when none is. */
  static Folder output(@Nullable String given) {
    return output(given, List.of());
  }

  /**
   * The output folder of a run, which may be on another file system.
   *
   * @param beamArguments options that say how to reach it
   */
  static Folder output(@Nullable String given, List<String> beamArguments) {
    String parameter = "--output";
    if (given == null || !Folder.isAddress(given)) {
      return folder(given, OUTPUT, parameter);
    }
    BeamFolder store = BeamFolder.at(given, parameter, beamArguments);
    String address = given.replaceAll("/+$", "");
    String name = Hashes.sha256(address).substring(0, NAME);
    return Folder.of(new Mirror(cache().resolve(name), address, store));
  }

  /** Where copies of folders on other file systems are kept. */
  private static Path cache() {
    String given = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"));
    Path caches =
        given != null && !given.isEmpty()
            ? Path.of(given)
            : Files.isWritable(home)
                ? home.resolve(".cache")
                : Path.of(System.getProperty("java.io.tmpdir"));
    return caches.resolve("guanxi");
  }

  /** The bundled folder of events. */
  static Folder events() {
    return folder(null, "data/events", "--events");
  }

  private static Folder folder(@Nullable String given, String bundled, String parameter) {
    return given == null ? new Folder(resolve(bundled), bundled) : Folder.of(given, parameter);
  }

  /**
   * The file that a path of the configuration names, below the current folder or else below the
   * home folder, where it may be missing.
   *
   * @throws FaultsException when a symbolic link leads out of the folder
   */
  static Path below(String path) {
    for (Path folder : List.of(Path.of(""), resolve(""))) {
      Path file = folder.resolve(path);
      if (Files.exists(file)) {
        try {
          if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new FaultsException(
                path, "leads out of its folder by a symbolic link; such a file is not read");
          }
        } catch (IOException e) {
          throw new FaultsException(path, "cannot be read: " + e.getMessage());
        }
        return file;
      }
    }
    return resolve(path);
  }

  /** A path below the home folder; where the program is installed, perhaps the person's own. */
  static Path resolve(String path) {
    if (Boolean.getBoolean(INSTALLED)) {
      Path own = Path.of(path);
      if (path.equals(OUTPUT) || Files.exists(own)) {
        return own;
      }
    }
    return Path.of(System.getProperty(PROPERTY, "")).resolve(path);
  }
}
