package io.guanxi.scheme;

import io.guanxi.model.Theme;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration folder: every file is checked by its schema, then the files against each
 * other; all faults are reported at once.
 */
public final class ConfigurationLoader {
  /** The scheme that is read unless another is named. */
  public static final String DEFAULT_SCHEME = "tsinghua";

  private final Path folder;
  private final String shownFolder;
  private final List<String> faults = new ArrayList<>();
  private final SortedMap<String, String> hashes = new TreeMap<>();

  private ConfigurationLoader(Path folder, String shownFolder) {
    this.folder = folder;
    this.shownFolder = shownFolder;
  }

  /**
   * Reads the folder.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @throws FaultsException with every fault found: unreadable files, invalid JSON, unknown or
   *     missing keys, values out of range, references to codes that do not exist
   */
  public static Configuration load(Path folder, String shownFolder) {
    return load(folder, shownFolder, null);
  }

  /**
   * Reads the folder with another codebook than the scheme's.
   *
   * @param codebook name of a codebook file, without {@code .json}; null for the scheme's
   */
  public static Configuration load(Path folder, String shownFolder, @Nullable String codebook) {
    return new ConfigurationLoader(folder, shownFolder).load(codebook);
  }

  private Configuration load(@Nullable String given) {
    String schemePath = "schemes/" + DEFAULT_SCHEME + ".json";
    CheckedJson schemeFile = document(schemePath, "schemes/scheme.schema.json");
    Scheme scheme =
        schemeFile == null ? null : schemeFile.as(Scheme.class, DEFAULT_SCHEME, schemePath);
    String codebookId = given != null ? given : scheme == null ? DEFAULT_SCHEME : scheme.codebook();
    String codebookPath = "codebooks/" + codebookId + ".json";
    CheckedJson codebookFile = document(codebookPath, "codebooks/codebook.schema.json");
    CheckedJson dyadsFile = document("dyads.json", "dyads.schema.json");
    CheckedJson themesFile = document("themes.json", "themes.schema.json");
    CheckedJson figuresFile = document("published/figures.json", "published/figures.schema.json");
    if (scheme == null
        || codebookFile == null
        || dyadsFile == null
        || themesFile == null
        || figuresFile == null) {
      throw new FaultsException(faults);
    }
    int n = scheme.n();
    faults.addAll(scheme.levels().faults(shown(schemePath), n));
    Codebook codebook =
        new Codebook(
            codebookId,
            codebookFile.shown(),
            codebookFile.as(CodebookFile.class).types(codebookFile.shown(), n, faults));
    Map<String, DyadProfile> dyads =
        dyadsFile.as(DyadsFile.class).profiles(dyadsFile.shown(), n, faults);
    Map<String, Theme> themes =
        themesFile.as(ThemesFile.class).byCode(themesFile.shown(), dyads.keySet(), faults);
    FiguresFile published = figuresFile.as(FiguresFile.class);
    Configuration configuration =
        new Configuration(
            scheme,
            codebook,
            dyads,
            themes,
            published.figures(figuresFile.shown(), dyads, themes, scheme.levels(), faults),
            published.seriesBar(figuresFile.shown(), dyads.keySet(), faults),
            published.statement(),
            hashes);
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return configuration;
  }

  private String shown(String path) {
    return shownFolder + "/" + path;
  }

  /** Reads and checks one file; null, with the faults noted, when it cannot be used. */
  private @Nullable CheckedJson document(String path, String schemaName) {
    try {
      CheckedJson read = CheckedJson.read(folder.resolve(path), shown(path), schemaName);
      hashes.put(path, read.sha256());
      return read;
    } catch (FaultsException e) {
      faults.addAll(e.faults());
    }
    return null;
  }
}
