package io.guanxi.pipeline;

import io.guanxi.run.Folder;
import io.guanxi.run.Mirror;
import io.guanxi.run.Publication;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where workers leave what they write until the driver takes it into the run's folder: that folder
 * itself, or, when Beam's option {@code --tempLocation} is given, a folder of its own below that
 * place, which may be on any file system that Beam knows. Workers that do not share the driver's
 * disk need it; where the results go to another file system, they leave it there.
 */
final class Exchange implements AutoCloseable {
  private final Path run;
  private final @Nullable String place;

  private Exchange(Path run, @Nullable String place) {
    this.run = run;
    this.place = place;
  }

  /**
   * The exchange of a run.
   *
   * @param output where the results go
   * @param run the run's folder, on the driver's disk
   * @throws FaultsException when the place is on a file system that is not known, or nothing can be
   *     written there: a run of an hour would end so
   */
  static Exchange of(PipelineOptions options, Folder output, Path run) {
    Mirror mirror = output.mirror();
    String temporary = options.getTempLocation();
    if (temporary == null || temporary.isEmpty()) {
      if (mirror == null || InProcess.isRunner(options)) {
        return new Exchange(run, null);
      }
      temporary = mirror.store().address();
    }
    String place =
        temporary.replaceAll("/+$", "") + "/" + Publication.ASIDE + UUID.randomUUID() + "/";
    try {
      new BeamFolder(place).tryWriting();
    } catch (IOException | IllegalArgumentException e) {
      throw new FaultsException("--tempLocation " + temporary + ": " + e.getMessage());
    }
    return new Exchange(run, place);
  }

  /** The folder to write to, as Beam's file systems name it. */
  String folder() {
    return place == null ? run.toString() : place;
  }

  /**
   * What is told when it could not be written to.
   *
   * @throws FaultsException when it is a place of its own
   */
  IOException fault(IOException e) {
    if (place != null) {
      throw new FaultsException("--tempLocation " + place + ": " + e.getMessage());
    }
    return e;
  }

  /**
   * Brings everything that was written into the run's folder, but for one file.
   *
   * @param last name of the file that is written when all others are; it is no part of the run
   * @return the text of that file
   * @throws FaultsException when it is not there: then the workers have other disks than the driver
   */
  String take(String last) throws IOException {
    BeamFolder written = new BeamFolder(folder());
    Set<String> names = written.list(place == null ? last : "").keySet();
    if (!names.contains(last)) {
      throw new FaultsException(
          "the workers have left nothing "
              + (place == null
                  ? "on this machine's disk: they have others. Name a place that all of them reach,"
                      + " for example: -- --tempLocation=s3://BUCKET/tmp"
                  : "at " + place));
    }
    String text = "";
    for (String name : names) {
      try (InputStream in = written.get(name)) {
        if (name.equals(last)) {
          text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } else {
          try (OutputStream out =
              Channels.newOutputStream(TableParts.create(run.toString(), name))) {
            in.transferTo(out);
          }
        }
      }
    }
    written.delete(List.of(last));
    return text;
  }

  /** Takes away what lies in a place of its own. */
  @Override
  public void close() throws IOException {
    if (place != null) {
      BeamFolder written = new BeamFolder(place);
      written.delete(written.list("").keySet());
      if (!place.contains("://")) {
        Publication.delete(Path.of(place));
      }
    }
  }
}
