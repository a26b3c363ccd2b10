package io.guanxi.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder with the name under which it is shown.
 *
 * @param path where it is
 * @param shown as the user gave it, or the bundled one's path below the project's folder
 */
public record Folder(Path path, String shown) {
  /** Whether a file lies in the folder, also by way of links. */
  public boolean holds(Path file) {
    return real(file).startsWith(real(path));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) { // it is not there yet
      return path.toAbsolutePath().normalize();
    }
  }

  /** A folder in this one. */
  public Folder in(String name) {
    return new Folder(path.resolve(name), shown + "/" + name);
  }
}
