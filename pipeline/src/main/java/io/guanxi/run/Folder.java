package io.guanxi.run;

import static java.util.regex.Pattern.DOTALL;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the name under which it is shown.
 *
 * @param path where it is; of one on another file system, where its local copy is
 * @param shown as the user gave it, or the bundled one's path below the project's folder
 * @param mirror the folder on another file system; null for one of this machine
 */
public record Folder(Path path, String shown, @Nullable Mirror mirror) {
  /** A folder of this machine. */
  public Folder(Path path, String shown) {
    this(path, shown, null);
  }

  /** A folder on another file system. */
  public static Folder of(Mirror mirror) {
    return new Folder(mirror.folder(), mirror.address(), mirror);
  }

  /**
   * Whether a text is the address of a folder on another file system, as {@code s3://bucket/x};
   * that of one of this machine has no colon.
   */
  public static boolean isAddress(String given) {
    return SCHEME.matcher(given).matches();
  }

  /** Tells whether a file lies in the folder, also by way of links. */
  public Predicate<String> holds() {
    if (mirror != null) {
      return file -> file.startsWith(mirror.store().address());
    }
    Path folder = real(path);
    Map<Path, Path> parents = new HashMap<>(); // of thousands of files, mostly the same
    return file -> {
      if (isAddress(file)) {
        return false;
      }
      Path given = Path.of(file).toAbsolutePath();
      Path parent = given.getParent();
      return parent != null
          && (parents.computeIfAbsent(parent, Folder::real).startsWith(folder)
              || (Files.isSymbolicLink(given) && real(given).startsWith(folder)));
    };
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
    if (isAddress(given)) {
      throw new FaultsException(
          parameter + " " + given,
          "is an address of another file system; a path of this machine is needed");
    }
  }

  /** A folder in this one. */
  public Folder in(String name) {
    return mirror == null
        ? new Folder(path.resolve(name), shown + "/" + name)
        : of(mirror.in(name));
  }

  /**
   * Sends files that were written into the folder to where it is; of one of this machine they are
   * there.
   *
   * @throws FaultsException when they cannot be written
   */
  public void send(Collection<String> names) {
    if (mirror != null) {
      mirror.send(names);
    }
  }
}
