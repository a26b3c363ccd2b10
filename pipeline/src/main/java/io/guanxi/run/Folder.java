package io.guanxi.run;

import java.nio.file.Path;

/**
 * A folder with the name under which it is shown.
 *
 * @param path where it is
 * @param shown as the user gave it, or the bundled one's path below the project's folder
 */
public record Folder(Path path, String shown) {
  /** A folder in this one. */
  public Folder in(String name) {
    return new Folder(path.resolve(name), shown + "/" + name);
  }
}
