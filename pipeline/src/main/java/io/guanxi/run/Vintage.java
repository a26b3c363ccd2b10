package io.guanxi.run;

import io.guanxi.scheme.Hashes;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run that is kept: its tables and its manifest, the configuration files below {@code config/}
 * and the event files below {@code events/} that it was made from. {@value #SUMS} holds the hash of
 * each, in the form of {@code sha256sum}; its first line is the hash of the lines below it.
 *
 * @param id name of the run, made of its content; the name of the folder too
 * @param folder where it lies
 * @param shown how messages name the folder
 */
public record Vintage(String id, Path folder, String shown) {
  /** Name of the file with the hashes of all others. */
  public static final String SUMS = "SHA256SUMS";

  /** Name of the folder with the configuration files. */
  public static final String CONFIG = "config";

  private static final String EVENTS = "events";
  private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");

  /** The vintage that a folder is, whatever the folder is called. */
  public static Vintage at(Path folder, String shown) {
    return new Vintage(folder.toAbsolutePath().normalize().getFileName().toString(), folder, shown);
  }

  /** Whether a folder is one of a kept run, be it damaged. */
  public static boolean isAt(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    return Files.isRegularFile(place.resolve(SUMS))
        || (Files.isDirectory(place)
            && place.endsWith(Path.of(Vintages.FOLDER, String.valueOf(place.getFileName())))
            && Vintages.isId(String.valueOf(place.getFileName())));
  }

  /** Where the configuration that the run was made with lies. */
  public Path config() {
    return folder.resolve(CONFIG);
  }

  /**
   * Where a vintage keeps an event file, below its folder.
   *
   * @param number place of the file among the inputs of the manifest, from 1
   * @param file the file as the user named it
   */
  public static String eventPath(int number, String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return EVENTS + "/" + number + "-" + plain.substring(Math.max(0, plain.length() - 100));
  }

  /** Where the event file lies that the manifest calls by this name. */
  public List<Path> events(RunManifest manifest, String file) {
    List<Path> places = new ArrayList<>();
    for (int i = 0; i < manifest.inputs().size(); i++) {
      if (manifest.inputs().get(i).file().equals(file)) {
        places.add(folder.resolve(eventPath(i + 1, file)));
      }
    }
    return places;
  }

  /**
   * Writes {@value #SUMS} of all files that lie in a folder.
   *
   * @param known SHA-256 of files by name, as far as it was computed before they were copied
   */
  static void seal(Path folder, Map<String, String> known) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String hash = known.get(name);
        sums.put(name, hash == null ? Hashes.sha256(file) : hash);
      }
    }
    StringBuilder lines = new StringBuilder();
    sums.forEach((name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
    Files.writeString(folder.resolve(SUMS), "# " + Hashes.sha256(lines.toString()) + "\n" + lines);
  }

  /**
   * What is no longer as it was when the run was kept, a sentence a file; empty when the vintage is
   * sound.
   */
  public List<String> damage() {
    Map<String, String> sums;
    try {
      sums = sums();
    } catch (FaultsException | IllegalArgumentException e) {
      return List.of(shown + "/" + SUMS + ": is not the file that was written with the run");
    }
    List<String> damage = new ArrayList<>();
    for (Map.Entry<String, String> each : sums.entrySet()) {
      String where = shown + "/" + each.getKey();
      try {
        Path file = folder.resolve(each.getKey());
        PlainFile.require(file, where);
        String hash = Hashes.sha256(file);
        if (!hash.equals(each.getValue())) {
          damage.add(Fault.at(where, "does not match its hash in " + SUMS));
        }
      } catch (FaultsException e) {
        damage.addAll(e.faults());
      } catch (IOException e) {
        damage.add(Fault.at(where, "cannot be read: " + e.getMessage()));
      }
    }
    String named = damage.isEmpty() ? manifest().id().orElse("") : id;
    if (!named.equals(id)) {
      damage.add(Fault.at(shown, "holds the run " + named + "; was the folder renamed?"));
    }
    return damage;
  }

  /**
   * Asserts that nothing has changed since the run was kept.
   *
   * @throws FaultsException with every file that does not match its hash
   */
  public void requireSound() {
    List<String> damage = damage();
    if (!damage.isEmpty()) {
      List<String> faults = new ArrayList<>(damage);
      faults.add(
          "the kept run "
              + id
              + " is damaged, nothing is computed from it; bring its files back, or delete "
              + shown
              + " and make the run again");
      throw new FaultsException(faults);
    }
  }

  /** What the run says of itself. */
  public RunManifest manifest() {
    return Run.open(folder, shown, "run").manifest();
  }

  private Map<String, String> sums() {
    String text =
        new String(
            PlainFile.read(folder.resolve(SUMS), shown + "/" + SUMS), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String lines = text.substring(end + 1);
    if (end < 0 || !text.substring(0, end).equals("# " + Hashes.sha256(lines))) {
      throw new IllegalArgumentException("the first line is not the hash of the others");
    }
    Map<String, String> sums = new TreeMap<>();
    for (String line : lines.lines().toList()) {
      Matcher sum = SUM.matcher(line);
      if (!sum.matches()) {
        throw new IllegalArgumentException("no hash and name: " + line);
      }
      sums.put(sum.group(2), sum.group(1));
    }
    return sums;
  }
}
