package io.guanxi.run;

import static java.util.regex.Pattern.DOTALL;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*", DOTALL);

  /**
   * A folder that was given.
   *
   * @param parameter the parameter that named it, for the message: {@code --output}
   * @throws FaultsException when it is an address of another file system, as {@code s3://bucket/x}
   */
  public static Folder of(String given, String parameter) {
    requireLocal(given, parameter);
    return new Folder(Path.of(given), given);
  }

  /**
   * Asserts that a path is one of this machine: as such, {@code s3://bucket/x} would be a folder
   * named {@code s3:}.
   *
   * @throws FaultsException when it begins with the name of a file system
   */
  static void requireLocal(String given, String parameter) {
    Matcher address = SCHEME.matcher(given);
    if (address.matches()) {
      throw new FaultsException(
          parameter
              + " "
              + given
              + ": no file system '"
              + address.group(1)
              + "' is known; a path of this machine is needed");
    }
  }

  /** A folder in this one. */
  public Folder in(String name) {
    return new Folder(path.resolve(name), shown + "/" + name);
  }
}
