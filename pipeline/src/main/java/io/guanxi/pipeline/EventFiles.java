package io.guanxi.pipeline;

import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;

/** Finds, reads and hashes event files, on any file system that Beam knows. */
public final class EventFiles {
  /** A curated file is read whole; a larger one is refused. */
  static final long SIZE_LIMIT = 256L << 20;

  private EventFiles() {}

  /** An argument of {@code --events} with the name under which its files are shown. */
  public record Argument(String path, String shown) {}

  /**
   * Plans the input: expands folders and patterns, reads every file once and checks encoding and
   * header, so that all faults are known before the run starts.
   *
   * @param arguments files, folders (every {@code *.csv} in them) or patterns
   * @param dated whether every row must say when it was coded, for {@code --as-of}
   * @return the files in the order of their shown names, each once
   * @throws FaultsException with every fault of every file
   */
  public static List<EventFile> plan(List<Argument> arguments, boolean dated) {
    List<String> faults = new ArrayList<>();
    Map<String, String> shownByResource = find(arguments, faults);
    List<EventFile> files = new ArrayList<>();
    shownByResource.forEach(
        (resource, shown) -> {
          try {
            byte[] bytes = read(resource, shown);
            List<String> columns = Intake.columns(bytes, true, shown);
            if (dated && !columns.contains(CuratedFormat.CODED_ON)) {
              faults.add(
                  shown + ": has no column '" + CuratedFormat.CODED_ON + "', which --as-of needs");
            }
            files.add(new EventFile(resource, shown, bytes.length, Hashes.sha256(bytes)));
          } catch (FaultsException e) {
            faults.addAll(e.faults());
          }
        });
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    files.sort(Comparator.comparing(EventFile::shown));
    return files;
  }

  /**
   * Expands folders and patterns.
   *
   * @param faults takes in what is wrong with the arguments
   * @return how files are shown, by how Beam's file systems name them
   */
  private static Map<String, String> find(List<Argument> arguments, List<String> faults) {
    Map<String, String> shownByResource = new TreeMap<>();
    for (Argument argument : arguments) {
      try {
        expand(argument)
            .forEach(
                (resource, shown) -> shownByResource.merge(resource, shown, EventFiles::firstOf));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return shownByResource;
  }

  /**
   * A file that was named twice keeps the name that sorts first, whatever the order of arguments.
   */
  static String firstOf(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static Map<String, String> expand(Argument argument) {
    Path path = localPath(argument.path());
    if (path != null && Files.isDirectory(path)) {
      return folder(path, argument.shown());
    }
    if (path != null && Files.isRegularFile(path)) {
      return Map.of(path.toAbsolutePath().normalize().toString(), argument.shown());
    }
    return matches(argument);
  }

  private static @Nullable Path localPath(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Map<String, String> folder(Path folder, String shown) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(entry -> entry.getFileName().toString().endsWith(".csv"))
          .filter(Files::isRegularFile)
          .forEach(
              entry ->
                  found.put(
                      entry.toAbsolutePath().normalize().toString(),
                      shown.replaceAll("/+$", "") + "/" + entry.getFileName()));
    } catch (IOException e) {
      throw new FaultsException(
          "--events " + shown + ": the folder cannot be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new FaultsException("--events " + shown + ": the folder holds no *.csv file");
    }
    return found;
  }

  private static Map<String, String> matches(Argument argument) {
    String shown = argument.shown();
    try {
      MatchResult result = FileSystems.match(argument.path(), EmptyMatchTreatment.ALLOW);
      if (result.status() == MatchResult.Status.OK && !result.metadata().isEmpty()) {
        Map<String, String> found = new TreeMap<>();
        for (MatchResult.Metadata file : result.metadata()) {
          String resource = file.resourceId().toString();
          found.put(
              resource, file.resourceId().isDirectory() ? shown : besides(argument, resource));
        }
        return found;
      }
    } catch (FileNotFoundException e) {
      // No such file: said below, as for a pattern without a match.
    } catch (IOException | IllegalArgumentException e) {
      throw new FaultsException("--events " + shown + ": cannot be listed: " + e.getMessage());
    }
    throw new FaultsException("--events " + shown + ": no such file, folder or match");
  }

  /** The file's name in the words of the pattern: the pattern's folder and the file's own name. */
  private static String besides(Argument argument, String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    int slash = argument.shown().lastIndexOf('/');
    boolean patternInFolder =
        slash >= 0 && argument.shown().substring(0, slash).matches(".*[*?\\[{].*");
    return patternInFolder ? resource : argument.shown().substring(0, slash + 1) + name;
  }

  /**
   * Reads a whole file.
   *
   * @throws FaultsException when it cannot be read or is larger than {@link #SIZE_LIMIT}
   */
  public static byte[] read(String resource, String shown) {
    byte[] bytes = head(resource, shown, (int) SIZE_LIMIT + 1);
    if (bytes.length > SIZE_LIMIT) {
      throw new FaultsException(
          shown + ": larger than " + (SIZE_LIMIT >> 20) + " MiB, the limit of a curated file");
    }
    return bytes;
  }

  /**
   * Reads the first bytes of a file, or all when there are fewer.
   *
   * @throws FaultsException when it cannot be read
   */
  public static byte[] head(String resource, String shown, int limit) {
    ResourceId id = FileSystems.matchNewResource(resource, false);
    try (InputStream in = Channels.newInputStream(FileSystems.open(id))) {
      return in.readNBytes(limit);
    } catch (IOException e) {
      throw new FaultsException(shown + ": cannot be read: " + e.getMessage());
    }
  }
}
