package io.guanxi.explain;

import io.guanxi.model.WeightedCoding;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.AsOf;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads once more the event files that a run was made from, as they were then. */
public final class RunEvents {
  private RunEvents() {}

  /**
   * The codings that the run took, of all dyads: rows that the run rejected, those coded after its
   * day of {@code --as-of} or left out by its {@code --only-verified}, and duplicates that it
   * dropped are left out here too.
   *
   * @param run names the files with their hashes
   * @param places where a file may lie, given the name that the manifest has for it; the place
   *     whose bytes are those of the run is taken
   * @param effective the configuration of the run, with what its command line changed
   * @param configured the configuration as it stood in its files
   * @throws FaultsException with every file that is gone or has changed since the run
   */
  public static List<WeightedCoding> read(
      Run run,
      Function<String, List<Path>> places,
      Configuration effective,
      Configuration configured) {
    LocalDate day = run.manifest().asOf();
    AsOf asOf = day == null ? null : new AsOf(day);
    Intake intake =
        new Intake(effective, configured, asOf).onlyVerified(run.manifest().onlyVerified());
    List<String> faults = new ArrayList<>();
    List<WeightedCoding> sound = new ArrayList<>();
    for (RunManifest.Input input : run.manifest().inputs()) {
      byte[] bytes = bytes(input, places.apply(input.file()), run.shown(), faults);
      if (bytes != null) {
        sound.addAll(intake.read(input.rows(bytes), input.file()).sound());
      }
    }
    FaultsException.throwIfAny(faults);
    return Duplicates.among(sound).distinct();
  }

  private static byte @Nullable [] bytes(
      RunManifest.Input input, List<Path> places, String run, List<String> faults) {
    String fault = input.file() + ": no such file; the run in " + run + " was made from it";
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        try {
          byte[] bytes = Files.readAllBytes(place);
          if (Hashes.sha256(bytes).equals(input.hash())) {
            return bytes;
          }
          fault =
              input.file()
                  + ": has changed since the run in "
                  + run
                  + "; run 'guanxi score' again, then explain";
        } catch (IOException e) {
          fault = input.file() + ": cannot be read: " + e.getMessage();
        }
      }
    }
    faults.add(fault);
    return null;
  }
}
