package io.guanxi.scheme;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.FeedCode;
import io.guanxi.model.LocalizedNames;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the flows of a machine-coded feed become table scores. No recipe is calibrated.
 *
 * @param id the file's name without {@code .json}
 * @param path the file's path below the configuration folder
 * @param names what it is called
 * @param about what its values rest on
 * @param duplicates which rows tell of the same event
 * @param points points of I0 for one point of a code's value
 * @param factors by code or root code, what the points are multiplied with
 * @param floor codes with a smaller absolute value count nothing, points of the codebook
 * @param volume what every month of the feed is scaled to; null for no scaling
 * @param deadBand the band within which a month moves nothing; null for none
 * @param ceiling points of I0 of one sign that a month may have
 * @param sha256 hash of the file
 */
public record Recipe(
    String id,
    String path,
    LocalizedNames names,
    String about,
    DuplicatePolicy duplicates,
    double points,
    SortedMap<String, Double> factors,
    double floor,
    @Nullable Volume volume,
    @Nullable DeadBand deadBand,
    double ceiling,
    String sha256)
    implements Serializable {
  /**
   * What a month of the feed is scaled to.
   *
   * @param rows number of rows, at least 1
   */
  public record Volume(long rows) implements Serializable {}

  /**
   * What a month usually has.
   *
   * @param months over so many earlier months of the feed the median is taken
   * @param least with fewer of them, a month moves nothing
   * @param width the band reaches to (1 + width) times the median
   */
  public record DeadBand(int months, int least, double width) implements Serializable {}

  /** What has to be said wherever scores of a feed are shown. */
  public static final LocalizedNames UNCALIBRATED =
      new LocalizedNames(
          "Uncalibrated: the recipe that turns a machine-coded feed into scores was fitted to nothing.",
          "未校准：把机器编码数据源换算为分值的配方没有拟合过任何数据。",
          "보정되지 않음: 기계 코딩 피드를 점수로 바꾸는 레시피는 어떤 자료에도 맞추지 않았다.");

  /** The schema, below the configuration folder. */
  private static final String SCHEMA = "recipes/recipe.schema.json";

  /** The factor of a code: its own, else its root's, else 1. */
  public double factor(FeedCode code) {
    return factors.getOrDefault(code.code(), factors.getOrDefault(code.root(), 1.0));
  }

  /**
   * Reads {@code recipes/<id>.json}.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @param id name of the recipe, or the path of a file
   * @param codes the codes of the feed's codebook, which factors may name
   * @throws FaultsException with every fault: no such file, what the schema does not allow, factors
   *     of codes that do not exist
   */
  public static Recipe load(
      Path folder, String shownFolder, String id, Collection<FeedCode> codes) {
    Selection.Chosen chosen = Selection.choose(folder, shownFolder, "recipe", id);
    String where = chosen.shown();
    Recipe recipe =
        CheckedJson.read(chosen.file(), where, SCHEMA).as(Recipe.class, chosen.id(), chosen.path());
    List<String> faults = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    codes.forEach(code -> known.addAll(List.of(code.code(), code.root())));
    for (String code : recipe.factors().keySet()) {
      if (!known.contains(code)) {
        faults.add(Fault.of("event code", code).in(where).unknown(known) + " at /factors");
      }
    }
    DeadBand band = recipe.deadBand();
    if (band != null && band.least() > band.months()) {
      faults.add(
          Fault.at(
              where,
              "least "
                  + band.least()
                  + " is more than months "
                  + band.months()
                  + " at /dead_band"));
    }
    FaultsException.throwIfAny(faults);
    return recipe;
  }
}
