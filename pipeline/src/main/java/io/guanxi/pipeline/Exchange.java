package io.guanxi.pipeline;

import io.guanxi.run.Publication;
import io.guanxi.text.FaultsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where workers leave what they write until the driver takes it into the run's folder: that folder
 * itself, or, when Beam's option {@code --tempLocation} is given, a folder of its own below that
 * place, which may be on any file system that Beam knows. Workers that do not share the driver's
 * disk need it.
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
   * @param run the run's folder, on the driver's disk
   */
  static Exchange of(PipelineOptions options, Path run) {
    String temporary = options.getTempLocation();
    return new Exchange(
        run,
        temporary == null || temporary.isEmpty()
            ? null
            : temporary.replaceAll("/+$", "") + "/guanxi-" + UUID.randomUUID() + "/");
  }

  /** The folder to write to, as Beam's file systems name it. */
  String folder() {
    return place == null ? run.toString() : place;
  }

  /**
   * Brings everything that was written into the run's folder.
   *
   * @param last name of the file that is written when all others are
   * @throws FaultsException when it is not there: then the workers have other disks than the driver
   */
  void take(String last) throws IOException {
    if (place != null) {
      int begin = FileSystems.matchNewResource(place, true).toString().length();
      for (ResourceId file : files()) {
        Path local = run.resolve(file.toString().substring(begin));
        Files.createDirectories(local.getParent());
        try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
          Files.copy(in, local);
        }
      }
    }
    if (!Files.exists(run.resolve(last))) {
      throw new FaultsException(
          "the workers have left nothing "
              + (place == null
                  ? "on this machine's disk: they have others. Name a place that all of them reach,"
                      + " for example: -- --tempLocation=s3://BUCKET/tmp"
                  : "at " + place));
    }
  }

  /** Takes away what lies in a place of its own. */
  @Override
  public void close() throws IOException {
    if (place != null) {
      FileSystems.delete(files(), StandardMoveOptions.IGNORE_MISSING_FILES);
      if (!place.contains("://")) {
        Publication.delete(Path.of(place));
      }
    }
  }

  private List<ResourceId> files() throws IOException {
    try {
      return FileSystems.match(place + "**", EmptyMatchTreatment.ALLOW).metadata().stream()
          .map(MatchResult.Metadata::resourceId)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
