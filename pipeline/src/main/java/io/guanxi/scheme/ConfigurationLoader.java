package io.guanxi.scheme;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Theme;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return load(folder, shownFolder, Selection.USUAL);
  }

  /**
   * Reads the folder with other files than the usual ones.
   *
   * @param selection the scheme, and the codebook in place of the scheme's
   */
  public static Configuration load(Path folder, String shownFolder, Selection selection) {
    selection.requireThere(folder, shownFolder);
    return new ConfigurationLoader(folder, shownFolder).load(selection);
  }

  /**
   * Reads the folder with another codebook than the scheme's.
   *
   * @param codebook name or path of a codebook file; null for the scheme's
   */
  public static Configuration load(Path folder, String shownFolder, @Nullable String codebook) {
    return load(
        folder,
        shownFolder,
        new Selection(Optional.empty(), Optional.ofNullable(codebook), Optional.empty()));
  }

  private Configuration load(Selection selection) {
    String schemeName = selection.scheme().orElse(DEFAULT_SCHEME);
    Selection.Chosen its = Selection.choose(folder, shownFolder, "scheme", schemeName);
    CheckedJson schemeFile = document(its, "schemes/scheme.schema.json");
    Scheme scheme = schemeFile == null ? null : schemeFile.as(Scheme.class, its.id(), its.path());
    String codebookOfScheme = scheme == null ? DEFAULT_SCHEME : scheme.codebook();
    String codebookName = selection.codebook().orElse(codebookOfScheme);
    Selection.Chosen book = Selection.choose(folder, shownFolder, "codebook", codebookName);
    CheckedJson codebookFile = document(book, "codebooks/codebook.schema.json");
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
    faults.addAll(scheme.levels().faults(its.shown(), n));
    CodebookFile types = codebookFile.as(CodebookFile.class);
    Codebook codebook = new Codebook(book.id(), book.shown(), types.types(book.shown(), n, faults));
    boolean isUsual = schemeName.equals(DEFAULT_SCHEME) && codebookName.equals(codebookOfScheme);
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
            types.said(isUsual ? published.statement() : other(its.id(), book.id())),
            hashes);
    FaultsException.throwIfAny(faults);
    return configuration;
  }

  /** What has to be said of a scheme or codebook of which the published figures do not speak. */
  private static LocalizedNames other(String scheme, String codebook) {
    return new LocalizedNames(
        "Scheme '"
            + scheme
            + "' with codebook '"
            + codebook
            + "': not the pair that was fitted to published figures; what is said of that fit does not hold for these scores, and meeting a figure validates nothing.",
        "量表“" + scheme + "”与赋值表“" + codebook + "”：并非拟合过已公布数值的那一组；有关该拟合的说明不适用于这些分值，与已公布数值相符也不构成验证。",
        "척도 '"
            + scheme
            + "', 점수표 '"
            + codebook
            + "': 공표된 수치에 맞춘 조합이 아님. 그 적합에 관한 설명은 이 점수에 해당하지 않으며, 공표된 수치와 일치해도 검증이 되지 않음.");
  }

  /** Reads and checks one file; null, with the faults noted, when it cannot be used. */
  private @Nullable CheckedJson document(String path, String schemaName) {
    return document(
        new Selection.Chosen("", path, folder.resolve(path), shownFolder + "/" + path), schemaName);
  }

  private @Nullable CheckedJson document(Selection.Chosen file, String schemaName) {
    try {
      CheckedJson read = CheckedJson.read(file.file(), file.shown(), schemaName);
      hashes.put(file.path(), read.sha256());
      return read;
    } catch (FaultsException e) {
      faults.addAll(e.faults());
    }
    return null;
  }
}
