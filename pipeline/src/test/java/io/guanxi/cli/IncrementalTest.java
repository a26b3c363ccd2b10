package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that read only what is new write the same as runs that read all. */
class IncrementalTest {
  private static final List<String> COUNTRIES = List.of("CHN", "KOR", "USA", "JPN", "EUR", "XXQ");
  private static final Pattern TAKEN =
      Pattern.compile("taken over from the last run: (\\d+) files; read: (\\d+)");

  @TempDir private Path folder;
  private Path input = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void begin() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void filesComeChangeAndGo(int seed) throws IOException {
    Random random = new Random(seed);
    int made = 0;
    int takenInAll = 0;
    for (int step = 0; step < 8; step++) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        write("f" + made++, random);
      }
      List<Path> files = files(input);
      Path any = files.get(random.nextInt(files.size()));
      switch (random.nextInt(4)) {
        case 0 -> Files.delete(any);
        case 1 -> write(any.getFileName().toString().replaceAll("\\..*", ""), random);
        case 2 ->
            Files.move(any, input.resolve("z" + made + any.getFileName())); // the same content
        default -> {}
      }
      write("last", random);

      takenInAll += taken(score()).get(0);
      assertSameAsAFullRun();
    }
    assertThat(takenInAll).isGreaterThan(10);
  }

  @Test
  void onlyWhatIsNewIsRead() throws IOException {
    write("a", new Random(1));
    write("b", new Random(2));
    assertThat(taken(score())).containsExactly(0, 2);
    List<Path> packs = packs();
    write("c", new Random(3));
    assertThat(taken(score())).containsExactly(2, 1);
    assertThat(taken(score())).containsExactly(3, 0);
    assertThat(packs()).containsAll(packs).hasSizeGreaterThan(packs.size());

    Files.delete(files(input).get(2));
    assertThat(taken(score())).containsExactly(2, 0);
    assertThat(packs()).as("what nothing needs is taken away").isEqualTo(packs);
  }

  @Test
  void aFileWithItsOldSizeAndTimeIsReadWhenItsBytesAreOthers() throws IOException {
    Path file = Files.writeString(input.resolve("a.csv"), row(1, "CHN", "KOR", "1.0") + "\n");
    score();
    var time = Files.getLastModifiedTime(file);
    Files.writeString(file, row(1, "CHN", "KOR", "9.0") + "\n");
    Files.setLastModifiedTime(file, time);

    assertThat(taken(score())).containsExactly(0, 1);
    assertSameAsAFullRun();
  }

  @Test
  void aDamagedPartIsReadAgainAndSaidToBe() throws IOException {
    write("a", new Random(1));
    write("b", new Random(2));
    score();
    Path pack = packs().get(0);
    byte[] bytes = Files.readAllBytes(pack);
    bytes[bytes.length - 3] ^= 1; // in the part of one of the two
    Files.write(pack, bytes);

    Guanxi.Result result = score();
    assertThat(taken(result)).containsExactly(1, 1);
    assertThat(result.out())
        .containsPattern("what was kept of .*/in/[ab]\\..* is damaged: the file was read again");
    assertSameAsAFullRun();
    assertThat(score().out()).as("mended").doesNotContain("damaged");
  }

  @Test
  void withoutThePacksAllIsReadAgain() throws IOException {
    write("a", new Random(1));
    score();
    Files.delete(packs().get(0));

    assertThat(score().out()).contains("is damaged: the file was read again");
    assertSameAsAFullRun();
  }

  @Test
  void aDamagedIndexIsSaidToBe() throws IOException {
    write("a", new Random(1));
    score();
    Path index = packs().get(0).resolveSibling("index");
    byte[] bytes = Files.readAllBytes(index);
    bytes[bytes.length / 2] ^= 1;
    Files.write(index, bytes);

    Guanxi.Result result = score();
    assertThat(taken(result)).containsExactly(0, 1);
    assertThat(result.out()).contains("what the last run has left is damaged, or of another");
    assertThat(taken(score())).containsExactly(1, 0);
  }

  @Test
  void anotherPolicyOrOtherPairsReadAnew() throws IOException {
    write("a", new Random(1));
    score();

    Guanxi.Result result = score("--duplicates", "STORY");
    assertThat(taken(result)).containsExactly(0, 1);
    assertSameAsAFullRun("--duplicates", "STORY");
    assertThat(taken(score("--dyad", "CHN-KOR"))).containsExactly(0, 1);
    assertSameAsAFullRun("--dyad", "CHN-KOR");
    assertThat(taken(score("--dyad", "CHN-KOR"))).containsExactly(1, 0);
    assertThat(taken(score("--duplicates", "STORY"))).as("kept beside it").containsExactly(1, 0);
  }

  @Test
  void whatIsKeptGoesWhereTheRunsAre() throws IOException {
    write("a", new Random(1));
    Path there = folder.resolve("there");
    assertThat(taken(run(Path.of("file:" + there), true))).containsExactly(0, 1);
    write("b", new Random(2));

    assertThat(taken(run(Path.of("file:" + there), true))).containsExactly(1, 1);
    output = there;
    assertThat(packs()).isNotEmpty();
    assertThat(packs().get(0).resolveSibling("index")).exists();
    List<Path> needed = packs();
    Files.delete(files(input).get(1));
    assertThat(taken(run(Path.of("file:" + there), true))).containsExactly(1, 0);
    assertThat(packs()).hasSizeLessThan(needed.size());
  }

  @Test
  void curatedEventsAreRefused() throws IOException {
    Guanxi.Result result = Guanxi.score(ProjectFiles.root(), output, "--incremental");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--incremental: is for machine-coded feeds; ");
  }

  private void write(String name, Random random) throws IOException {
    try (Stream<Path> old = Files.list(input)) {
      for (Path each :
          old.filter(f -> f.getFileName().toString().startsWith(name + ".")).toList()) {
        Files.delete(each);
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> Files.write(input.resolve(name + ".csv"), rows(random));
      case 1 -> {
        try (OutputStream out =
            new GZIPOutputStream(Files.newOutputStream(input.resolve(name + ".csv.gz")))) {
          out.write(rows(random));
        }
      }
      default -> {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
          for (int i = random.nextInt(2); i >= 0; i--) {
            out.putNextEntry(new ZipEntry("part" + i + ".csv"));
            out.write(rows(random));
          }
        }
        Files.write(input.resolve(name + ".csv.zip"), zip.toByteArray());
      }
    }
  }

  /** Ids come from few, so that some repeat those of other files; every tenth row is bad. */
  private static byte[] rows(Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 5 + random.nextInt(20); i > 0; i--) {
      String source = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
      String target = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
      rows.add(
          random.nextInt(10) == 0
              ? "bad\trow"
              : row(random.nextInt(200), source, target, "1." + i));
    }
    return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String row(int id, String source, String target, String value) {
    String day = "2018" + String.format("%02d", 1 + id % 5) + "11";
    return FeedRows.gdelt(58, id, day, source, target, "040", value).toString();
  }

  private Guanxi.Result score(String... more) {
    return run(output, true, more);
  }

  private Guanxi.Result run(Path to, boolean incremental, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--events", "gdelt1:" + input + "/*", "--max-rejects", "1000"));
    if (!List.of(more).contains("--dyad")) {
      arguments.addAll(List.of("--dyad", "ALL"));
    }
    arguments.addAll(List.of(more));
    if (incremental) {
      arguments.add("--incremental");
    }
    Guanxi.Result result = Guanxi.score(ProjectFiles.root(), to, arguments.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private static List<Integer> taken(Guanxi.Result result) {
    Matcher taken = TAKEN.matcher(result.out());
    assertThat(taken.find()).as(result.out()).isTrue();
    return List.of(Integer.valueOf(taken.group(1)), Integer.valueOf(taken.group(2)));
  }

  /** All that is published but the time. */
  private void assertSameAsAFullRun(String... more) throws IOException {
    Path full = folder.resolve("full");
    run(full, false, more);
    assertThat(contents(output)).isEqualTo(contents(full));
  }

  private static Map<String, String> contents(Path run) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(run)) {
      contents.put(
          file.getFileName().toString(),
          Files.readString(file).replaceFirst("\"created\" : \"[^\"]*\"", ""));
    }
    return contents;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.walk(output.resolve("vintages/readings"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }
}
