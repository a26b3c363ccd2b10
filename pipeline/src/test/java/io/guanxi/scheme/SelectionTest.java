package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
  private static final Path CONFIG = ProjectFiles.config();

  @TempDir private Path folder;

  private static Selection scheme(Path file) {
    return new Selection(Optional.of(file.toString()), Optional.empty(), Optional.empty());
  }

  private static Selection codebook(String given) {
    return new Selection(Optional.empty(), Optional.of(given), Optional.empty());
  }

  private Path edited(String file, String from, String to) throws IOException {
    String text = Files.readString(CONFIG.resolve(file));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("mine.json"), text.replace(from, to));
  }

  private static Configuration load(Selection selection) {
    return ConfigurationLoader.load(CONFIG, "config", selection);
  }

  @Test
  void aNameIsAFileOfItsKindInTheFolder() {
    Configuration loaded = load(codebook("tsinghua-priors"));
    assertThat(loaded.codebook().id()).isEqualTo("tsinghua-priors");
    assertThat(loaded.codebook().path()).isEqualTo("config/codebooks/tsinghua-priors.json");
    assertThat(loaded.hashes())
        .containsKey("codebooks/tsinghua-priors.json")
        .doesNotContainKey("codebooks/tsinghua.json");
  }

  @Test
  void aPathIsAFileAnywhereAndItsHashStandsApart() throws IOException {
    Path mine = edited("schemes/tsinghua.json", "\"decimals\": 1", "\"decimals\": 2");
    Configuration loaded = load(scheme(mine));
    assertThat(loaded.scheme().id()).isEqualTo("mine");
    assertThat(loaded.scheme().decimals()).isEqualTo(2);
    assertThat(loaded.hashes())
        .containsEntry("schemes/named/mine.json", Hashes.sha256(mine))
        .doesNotContainKey("schemes/tsinghua.json");
    assertThat(loaded.statement().en())
        .isEqualTo(
            "Scheme 'mine' with codebook 'tsinghua': not the pair that was fitted to published figures; what is said of that fit does not hold for these scores, and meeting a figure validates nothing.");
  }

  @Test
  void theUsualFilesByNameAreTheUsualFiles() {
    Selection named =
        new Selection(Optional.of("tsinghua"), Optional.of("tsinghua"), Optional.empty());
    assertThat(load(named)).isEqualTo(load(Selection.USUAL));
  }

  @Test
  void aByteCopyOfAFileInTheFolderIsCalledByItsName() throws IOException {
    Path copy = folder.resolve("copy.json");
    Files.copy(CONFIG.resolve("schemes/tsinghua.json"), copy);
    assertThat(scheme(copy).byName(CONFIG).scheme()).contains("tsinghua");
    assertThat(codebook(copy.toString()).byName(CONFIG)).isEqualTo(codebook(copy.toString()));
    assertThat(codebook("tsinghua").byName(CONFIG)).isEqualTo(codebook("tsinghua"));
  }

  @Test
  void aKeptRunHasItsOwnCopyOfAPath() {
    assertThat(codebook("some/where/ours.json").keptIn(Path.of("kept")))
        .isEqualTo(codebook("kept/codebooks/named/ours.json"));
    assertThat(codebook("tsinghua").keptIn(Path.of("kept"))).isEqualTo(codebook("tsinghua"));
  }

  @Test
  void whereAFileOfARunLies() {
    Selection named = codebook("some/where/tsinghua.json");
    assertThat(named.file(CONFIG, "codebooks/named/tsinghua.json"))
        .isEqualTo(Path.of("some/where/tsinghua.json"));
    assertThat(named.file(CONFIG, "codebooks/tsinghua.json"))
        .isEqualTo(CONFIG.resolve("codebooks/tsinghua.json"));
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertFault(
        codebook("tsingua"),
        "--codebook 'tsingua' is not in config/codebooks; there are cameo, plover, tsinghua, tsinghua-priors (did you mean 'tsinghua'?)");
    assertFault(codebook("no/such.json"), "--codebook no/such.json: no such file");
    assertFault(
        codebook(""),
        "--codebook '' is not in config/codebooks; there are cameo, plover, tsinghua, tsinghua-priors");
    assertFault(codebook(folder + "/"), folder + "/: is a folder; a file is needed");
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    assertFault(
        codebook("cameo"),
        "config/codebooks/cameo.json: is of the kind 'codebook of feeds', not 'codebook of curated events'");
    Path codebook = CONFIG.resolve("codebooks/tsinghua.json");
    assertFault(
        scheme(codebook), codebook + ": is of the kind 'codebook of curated events', not 'scheme'");
  }

  @Test
  void aFileThatIsFaultyInItselfIsNamedAsItWasGiven() throws IOException {
    Path mine = edited("schemes/tsinghua.json", "\"decimals\"", "\"decimal\"");
    assertFault(
        scheme(mine),
        mine + ": key 'decimal' is unknown (did you mean 'decimals'?)",
        mine + ": key 'decimals' is missing");
  }

  private static void assertFault(Selection selection, String... faults) {
    assertThatThrownBy(() -> load(selection))
        .isInstanceOfSatisfying(
            FaultsException.class, e -> assertThat(e.faults()).containsExactlyInAnyOrder(faults));
  }
}
