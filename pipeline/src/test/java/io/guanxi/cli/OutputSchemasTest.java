package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands write as JSON is as {@code docs/schemas} says, key by key. */
class OutputSchemasTest {
  private static final Path GOLDEN = ProjectFiles.resource("golden");

  @TempDir private Path folder;

  @Test
  void everyJsonOutputIsAsItsSchemaSays() throws IOException {
    String run = folder.resolve("run").toString();
    assertThat(Guanxi.score(GOLDEN, Path.of(run)).err()).isNotNull();
    String a = GOLDEN.resolve("data/events/5-coded-on.csv").toString();
    String b =
        Files.writeString(
                folder.resolve("b.csv"),
                Files.readString(Path.of(a)).replaceFirst("(?m)^\\d{8}[^\\n]*\\n", ""))
            .toString();

    check("explanation", "explain", "CHN-KOR", "2022-05", "--run", run);
    check("explanation", "explain", "CHN-KOR", "2022-06", "--run", run, "--lang", "ko");
    check("agreement", "agreement", a, a);
    check("agreement", "agreement", a, b, "--min-kappa", "0.7", "--output", run);
    check("doctor", "doctor", "--output", run);
    check("runs", "runs", "--output", run);
    check("types", "types");
    check("themes", "themes");
    assertThat(OutputSchema.faults("manifest.schema.json", Path.of(run).resolve("manifest.json")))
        .isEmpty();
  }

  private void check(String schema, String... command) throws IOException {
    String[] all = Arrays.copyOf(command, command.length + 2);
    all[command.length] = "--format";
    all[command.length + 1] = "json";
    Path json = Files.writeString(folder.resolve("out.json"), Guanxi.run(GOLDEN, all).out());
    assertThat(json).isNotEmptyFile();
    assertThat(OutputSchema.faults(schema + ".schema.json", json)).isEmpty();
  }
}
