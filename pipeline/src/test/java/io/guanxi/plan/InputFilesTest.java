package io.guanxi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.pipeline.BeamStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file is read once, under one name, however often and in whatever way it was named. */
class InputFilesTest {
  private static final String TEXT = "event_id,date,source,target,dyad,event_type,theme\n";

  @TempDir private Path temporary;

  @Test
  void aFileThatIsNamedTwiceKeepsTheNameThatSortsFirst() throws IOException {
    Path file = Files.writeString(temporary.resolve("a.csv"), TEXT);

    assertThat(shown(argument(file, "x/../a.csv"), argument(file, "a.csv")))
        .containsExactly("a.csv");
    assertThat(shown(argument(file, "a.csv"), argument(file, "x/../a.csv")))
        .containsExactly("a.csv");
  }

  @Test
  void aFileThatIsNamedByPathFolderAndPatternIsReadOnce() throws IOException {
    Path file = Files.writeString(temporary.resolve("a.csv"), TEXT);
    Path detour = temporary.resolve(".").resolve("a.csv");
    List<EventsArgument> arguments =
        new ArrayList<>(
            List.of(
                argument(file, "3.csv"),
                argument(detour, "4.csv"),
                argument(temporary, "2/"),
                argument(temporary.resolve("*.csv"), "1/*.csv")));

    for (int i = 0; i < arguments.size(); i++) {
      Collections.rotate(arguments, 1);
      assertThat(new InputFiles(new BeamStore(), null).plan(arguments).curated())
          .extracting(InputFile::shown)
          .as("%s", arguments)
          .containsExactly("1/a.csv");
    }
  }

  @Test
  void filesStandInTheOrderOfTheirShownNames() throws IOException {
    Path a = Files.writeString(temporary.resolve("a.csv"), TEXT);
    Path b = Files.writeString(temporary.resolve("b.csv"), TEXT);

    assertThat(shown(argument(a, "z.csv"), argument(b, "y.csv"))).containsExactly("y.csv", "z.csv");
    assertThat(shown(argument(temporary, "folder")))
        .containsExactly("folder/a.csv", "folder/b.csv");
  }

  private static EventsArgument argument(Path path, String shown) {
    return new EventsArgument(null, path.toString(), shown, "");
  }

  private static List<String> shown(EventsArgument... arguments) {
    return new InputFiles(new BeamStore(), null)
        .plan(List.of(arguments)).curated().stream().map(InputFile::shown).toList();
  }
}
