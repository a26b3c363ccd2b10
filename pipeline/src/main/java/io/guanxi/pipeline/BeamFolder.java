package io.guanxi.pipeline;

import io.guanxi.run.Store;
import io.guanxi.text.FaultsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A folder of any file system that Beam knows.
 *
 * @param address the folder, with {@code /} at its end
 */
public record BeamFolder(String address) implements Store {
  private static final String TRIAL = "trial.txt";

  /** Names it as its file system does, so that names in it can be cut from those of its files. */
  public BeamFolder {
    address = FileSystems.matchNewResource(address, true).toString();
  }

  /**
   * The folder at an address.
   *
   * @param parameter the parameter that named it, for the message: {@code --output}
   * @param beamArguments options that say how to reach it, such as {@code --awsRegion=…}
   * @throws FaultsException when no file system is known that has such addresses
   */
  public static BeamFolder at(String address, String parameter, List<String> beamArguments) {
    // Beam knows a file of this machine by its path alone.
    String folder = address.replaceAll("/+$", "").replaceFirst("^file:/+", "/") + "/";
    if (folder.matches(".*[*?\\[\\]{}].*")) {
      throw new FaultsException(
          parameter + " " + address, "is a pattern; the address of one folder is needed");
    }
    BeamStore.reach(beamArguments);
    try {
      return new BeamFolder(folder);
    } catch (IllegalArgumentException e) {
      throw new FaultsException(parameter + " " + address, BeamStore.cannot("reached", address, e));
    }
  }

  @Override
  public SortedMap<String, Instant> list(String name) throws IOException {
    boolean all = name.isEmpty() || name.endsWith("/");
    String folder = address + name;
    if (all && isHadoop()) { // whose '/**' leaves out what stands in the folder itself
      folder = folder.substring(0, folder.length() - 1);
    }
    String spec = folder + (all ? "**" : "");
    SortedMap<String, Instant> files = new TreeMap<>();
    for (MatchResult.Metadata file : reached(() -> BeamStore.match(spec))) {
      String path = path(file.resourceId().toString());
      if (!file.resourceId().isDirectory() // some stores have entries for folders too
          && path.startsWith(path(address + name))) {
        files.put(
            path.substring(path(address).length()),
            Instant.ofEpochMilli(file.lastModifiedMillis()));
      }
    }
    return files;
  }

  private boolean isHadoop() {
    return FileSystems.matchNewResource(address, true).getClass().getName().contains(".hdfs.");
  }

  /** An address without its server, which Hadoop also gives where the user has left it out. */
  private static String path(String address) {
    return address.replaceFirst("^[\\w.+-]+:(//[^/]*)?", "");
  }

  @Override
  public InputStream get(String name) throws IOException {
    return Channels.newInputStream(StoreChannel.open(address + name));
  }

  @Override
  public OutputStream put(String name) throws IOException {
    return Channels.newOutputStream(
        reached(() -> FileSystems.create(file(name), "application/octet-stream")));
  }

  @Override
  public void delete(Collection<String> names) throws IOException {
    List<ResourceId> files = names.stream().map(this::file).toList();
    reached(
        () -> {
          FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
          return files;
        });
  }

  /**
   * Writes a file and deletes it.
   *
   * @throws IOException when that cannot be done
   */
  void tryWriting() throws IOException {
    put(TRIAL).close();
    delete(List.of(TRIAL));
  }

  /** What is asked of a file system. */
  private interface Asked<T> {
    T get() throws IOException;
  }

  /** Some file systems say by exceptions of their own that they are not reached. */
  private static <T> T reached(Asked<T> asked) throws IOException {
    try {
      return asked.get();
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IOException(BeamStore.plain(e), e);
    }
  }

  private ResourceId file(String name) {
    return FileSystems.matchNewResource(address + name, false);
  }
}
