package io.guanxi.run;

import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An output folder of another file system and its local copy, which all commands work on. The local
 * copy has the same layout; what is published there follows the other, and kept runs, which never
 * change, are brought over once.
 *
 * <p>A run is whole or not at all: its files are sent first, and then the one small file of {@link
 * RunHistory} that publishes it. Who reads follows these, so that no one takes for a run what was
 * being sent when the program was ended; the next run takes that away when it is a day old.
 *
 * @param folder the local copy
 * @param address the other, as the user gave it
 * @param store its files
 */
public record Mirror(Path folder, String address, Store store) {
  /** A run that is being sent is no older. */
  private static final Duration SENT_WITHIN = Duration.ofDays(1);

  private static final String VINTAGES = Vintages.FOLDER + "/";
  private static final String PUBLISHED = VINTAGES + RunHistory.FOLDER + "/";
  private static final String READINGS = VINTAGES + Readings.FOLDER + "/";
  private static final String PART = ".part";
  private static final Pattern LEFT =
      Pattern.compile("(vintages/[0-9a-f]{12}|\\.guanxi-[^/]+)/.*", Pattern.DOTALL);

  /** The local copy of a folder in this one. */
  Mirror in(String name) {
    return new Mirror(folder.resolve(name), address + "/" + name, new Below(store, name + "/"));
  }

  /**
   * Brings over what is published, and the last run; puts its files where people look.
   *
   * @return whether there is one
   * @throws FaultsException when the other file system cannot be read, or the run is kept there no
   *     longer
   */
  public boolean pullLast() {
    AtomicBoolean isThere = new AtomicBoolean();
    at(
        () -> {
          published();
          String last = RunHistory.last(folder.resolve(VINTAGES));
          if (last != null) {
            bring(last);
            if (!Files.isDirectory(folder.resolve(VINTAGES + last))) {
              throw new FaultsException(
                  address + "/" + VINTAGES + last,
                  "is kept no longer, and was published last; make the run again, or name another");
            }
            isThere.set(true);
          }
        });
    Publication.restore(folder);
    return isThere.get();
  }

  /**
   * Brings over what is published, and all runs.
   *
   * @throws FaultsException when the other file system cannot be read
   */
  public void pullAll() {
    at(
        () -> {
          published();
          for (RunHistory.Published run : RunHistory.read(folder.resolve(VINTAGES), address)) {
            bring(run.id());
          }
        });
  }

  /** Brings over what says which readings are kept, without these. */
  void pullIndexes() {
    at(
        () -> {
          for (String name : store.list(READINGS).keySet()) {
            if (name.endsWith("/" + Readings.INDEX)) {
              take(name, folder.resolve(name));
            }
          }
        });
  }

  /** Brings over files that never change, unless they are there. */
  void bring(Collection<String> names) {
    at(
        () -> {
          for (String name : names) {
            if (!Files.exists(folder.resolve(name)) && !store.list(name).isEmpty()) {
              take(name, folder.resolve(name));
            }
          }
        });
  }

  /** Brings over what is published, without the runs. */
  void pullPublished() {
    at(this::published);
  }

  /**
   * Brings over a folder that holds no runs, as one of configuration files; the copy is gone when
   * the program ends.
   *
   * @throws FaultsException when it cannot be read, or holds no file
   */
  public static Folder copy(Store store, String address, String parameter) {
    CleanUp cleanUp = new CleanUp();
    cleanUp.begin();
    try {
      Path copy = cleanUp.makeAside(Path.of(System.getProperty("java.io.tmpdir")));
      Mirror mirror = new Mirror(copy, address, store);
      SortedMap<String, Instant> files = store.list("");
      if (files.isEmpty()) {
        throw new FaultsException(parameter + " " + address, "no such folder");
      }
      for (String name : files.keySet()) {
        mirror.take(name, copy.resolve(name));
      }
      return new Folder(copy, address);
    } catch (IOException e) {
      throw new FaultsException(parameter + " " + address, "cannot be reached: " + e.getMessage());
    }
  }

  /**
   * Sends a run that stands published in the local copy, and then publishes it.
   *
   * @param now the time; what is a day older is taken away if no run is whole there
   * @throws FaultsException when it cannot be written; then it is not published there
   */
  void push(String id, Instant now) {
    at(
        () -> {
          SortedMap<String, Instant> there = store.list("");
          List<String> published = starting(PUBLISHED, there);
          clear(there, published, id, now.minus(SENT_WITHIN));
          String run = VINTAGES + id + "/";
          if (!there.containsKey(run + Vintage.SUMS)) {
            List<String> names = below(run);
            names.remove(run + Vintage.SUMS);
            names.add(run + Vintage.SUMS); // last: where it is, all is
            for (String name : names) {
              send(name);
            }
          }
          for (String name : below(PUBLISHED)) {
            if (!there.containsKey(name)) {
              send(name);
            }
          }
          if (!published.isEmpty() && !published.get(published.size() - 1).contains(id)) {
            List<String> others = starting(Publication.REPORT + "/", there);
            others.addAll(Publication.VERDICTS);
            store.delete(others); // they say something of the run before
          }
        });
  }

  /**
   * Sends files of the local copy.
   *
   * @throws FaultsException when they cannot be written
   */
  void send(Collection<String> names) {
    try {
      for (String name : names) {
        send(name);
      }
    } catch (IOException e) {
      throw unreached(e);
    }
  }

  /**
   * Sends what a run leaves to the next, and takes away what that does not need.
   *
   * @throws FaultsException when it cannot be written
   */
  void push(Readings.@Nullable Kept kept) {
    if (kept != null) {
      at(() -> send(kept));
    }
  }

  private void send(Readings.Kept kept) throws IOException {
    String place = Readings.below(kept.name());
    List<String> there = starting(place, store.list(place));
    for (String pack : kept.packs()) {
      if (!there.contains(place + pack)) {
        send(place + pack);
      }
    }
    send(place + Readings.INDEX);
    there.removeIf(
        name ->
            name.equals(place + Readings.INDEX)
                || kept.packs().contains(name.substring(place.length())));
    store.delete(there);
  }

  private void published() throws IOException {
    SortedMap<String, Instant> there = store.list(PUBLISHED);
    for (String name : below(PUBLISHED)) {
      if (!there.containsKey(name)) {
        Files.delete(folder.resolve(name));
      }
    }
    for (String name : there.keySet()) {
      if (!Files.exists(folder.resolve(name))) {
        take(name, folder.resolve(name));
      }
    }
    Files.deleteIfExists(folder.resolve(Vintages.NAMES));
    if (!store.list(Vintages.NAMES).isEmpty()) {
      take(Vintages.NAMES, folder.resolve(Vintages.NAMES));
    }
  }

  private void bring(String id) throws IOException {
    String run = VINTAGES + id + "/";
    Path place = folder.resolve(run);
    if (Files.isDirectory(place)) {
      return;
    }
    Path aside = folder.resolve(VINTAGES + "." + id + PART);
    Publication.delete(aside);
    for (String name : store.list(run).keySet()) {
      take(name, aside.resolve(name.substring(run.length())));
    }
    if (!Files.exists(aside)) {
      return; // kept no longer
    }
    Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away what runs left that were ended: what they sent, and what workers left for them. */
  private void clear(
      SortedMap<String, Instant> files, List<String> published, String sent, Instant since)
      throws IOException {
    Set<String> stay = new HashSet<>(Set.of(VINTAGES + sent));
    published.forEach(
        name -> stay.add(VINTAGES + RunHistory.id(name.substring(PUBLISHED.length()))));
    files.forEach(
        (name, time) -> {
          if (time.isAfter(since)) {
            stay.add(left(name));
          }
        });
    store.delete(
        files.keySet().stream()
            .filter(name -> !left(name).isEmpty() && !stay.contains(left(name)))
            .toList());
  }

  private static List<String> starting(String prefix, SortedMap<String, Instant> files) {
    return new ArrayList<>(
        files.keySet().stream().filter(each -> each.startsWith(prefix)).toList());
  }

  /** The folder that a file was left in, if it is one of a run that may have been ended. */
  private static String left(String name) {
    Matcher left = LEFT.matcher(name);
    return left.matches() ? left.group(1) : "";
  }

  private List<String> below(String prefix) throws IOException {
    Path start = folder.resolve(prefix);
    if (!Files.isDirectory(start)) {
      return new ArrayList<>();
    }
    try (Stream<Path> files = Files.walk(start)) {
      List<String> names = new ArrayList<>();
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .forEach(names::add);
      return names;
    }
  }

  private void send(String name) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name));
        OutputStream out = store.put(name)) {
      in.transferTo(out);
    }
  }

  private void take(String name, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    Path aside = to.resolveSibling("." + to.getFileName() + PART);
    try (InputStream in = store.get(name)) {
      Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void at(RunHistory.Change change) {
    try {
      RunHistory.alone(Files.createDirectories(folder.resolve(VINTAGES)), change);
    } catch (IOException e) {
      throw unreached(e);
    }
  }

  private FaultsException unreached(IOException e) {
    return new FaultsException(address, "cannot be reached: " + e.getMessage());
  }

  /** The files below a folder of a store. */
  private record Below(Store store, String prefix) implements Store {
    @Override
    public String address() {
      return store.address() + prefix;
    }

    @Override
    public SortedMap<String, Instant> list(String more) throws IOException {
      SortedMap<String, Instant> files = new TreeMap<>();
      store
          .list(prefix + more)
          .forEach((name, time) -> files.put(name.substring(prefix.length()), time));
      return files;
    }

    @Override
    public InputStream get(String name) throws IOException {
      return store.get(prefix + name);
    }

    @Override
    public OutputStream put(String name) throws IOException {
      return store.put(prefix + name);
    }

    @Override
    public void delete(Collection<String> names) throws IOException {
      store.delete(names.stream().map(name -> prefix + name).toList());
    }
  }
}
