package io.guanxi.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.run.Folder;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workers write comes to the driver, and nothing of it stays behind. */
class ExchangeTest {
  @TempDir private Path folder;
  private Path run = Path.of("");
  private final PipelineOptions options = PipelineOptionsFactory.create();

  @BeforeEach
  void makeRun() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
  }

  private Exchange through(String place) {
    options.setTempLocation(place);
    return Exchange.of(options, new Folder(run, "run"), run);
  }

  private static void write(Exchange exchange, String name) throws IOException {
    TableParts.write(exchange.folder(), name, name.getBytes(UTF_8));
  }

  @Test
  void filesOfAllFoldersComeThroughAPlaceThatIsEmptyAfterwards() throws IOException {
    Path place = folder.resolve("a place");
    try (Exchange exchange = through(place + "//")) {
      write(exchange, "scores.csv.part000001");
      write(exchange, "events/1-china-rok.csv");
      write(exchange, "said.txt");
      assertThat(run).isEmptyDirectory();

      assertThat(exchange.take("said.txt")).isEqualTo("said.txt");
    }

    assertThat(run.resolve("said.txt")).doesNotExist();
    assertThat(run.resolve("scores.csv.part000001")).hasContent("scores.csv.part000001");
    assertThat(run.resolve("events/1-china-rok.csv")).hasContent("events/1-china-rok.csv");
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void runsAtOnceDoNotMeet() throws IOException {
    try (Exchange one = through(folder.toString());
        Exchange other = through(folder.toString())) {
      write(other, "scores.csv");
      write(one, "said.txt");

      one.take("said.txt");

      assertThat(run).isEmptyDirectory();
    }
  }

  @Test
  void withoutAPlaceTheRunsFolderIsWrittenTo() throws IOException {
    try (Exchange exchange = through("")) {
      write(exchange, "scores.csv");
      write(exchange, "said.txt");

      assertThat(exchange.take("said.txt")).isEqualTo("said.txt");
    }

    assertThat(run.toFile().list()).containsExactly("scores.csv");
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    try (Exchange exchange = Exchange.of(options, new Folder(run, "run"), run)) {
      assertThatThrownBy(() -> exchange.take("said.txt"))
          .isInstanceOf(FaultsException.class)
          .hasMessage(
              "the workers have left nothing on this machine's disk: they have others. Name a place"
                  + " that all of them reach, for example: -- --tempLocation=s3://BUCKET/tmp");
    }
    try (Exchange exchange = through(folder.resolve("p").toString())) {
      assertThatThrownBy(() -> exchange.take("said.txt"))
          .isInstanceOf(FaultsException.class)
          .hasMessageStartingWith(
              "the workers have left nothing at " + folder.resolve("p/.guanxi-"));
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsRefusedBeforeAnythingRuns() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> through(file.toString()))
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("--tempLocation " + file + ": ");
  }

  @Test
  void aPlaceOfAnUnknownFileSystemIsRefused() {
    assertThatThrownBy(() -> through("nowhere://bucket/tmp"))
        .isInstanceOf(FaultsException.class)
        .hasMessage("--tempLocation nowhere://bucket/tmp: No filesystem found for scheme nowhere");
  }
}
