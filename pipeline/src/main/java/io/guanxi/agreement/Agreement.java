package io.guanxi.agreement;

import io.guanxi.model.Sign;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two coders' files of the same events, compared with each other. Events are matched by their id
 * and dyad; what only one coder has does not enter κ.
 *
 * @param a the first coder's file, on which effects are computed
 * @param b the second coder's file
 * @param common number of events and dyads that both have
 * @param dyads ids of the dyads of these, in order
 * @param period first and last month of these by the first coder's dates, as FROM/TO; empty without
 *     any
 * @param graded κ by attribute
 * @param disagreements events that both have and code differently, the largest effect on the last
 *     score first, undefined ones before
 * @param onlyA events that only the first coder has, in the order of dyad, date and id
 * @param onlyB events that only the second coder has, likewise
 * @param scores where the two files lead each dyad, in the order of the configuration
 */
public record Agreement(
    CodedFile a,
    CodedFile b,
    int common,
    List<String> dyads,
    String period,
    List<AttributeAgreement> graded,
    List<Disagreement> disagreements,
    List<UnmatchedEvent> onlyA,
    List<UnmatchedEvent> onlyB,
    List<FinalScores> scores) {

  /** One event's bearing on one dyad. */
  private record Item(String dyad, String eventId) {
    static Item of(WeightedCoding coding) {
      return new Item(coding.coding().dyad().id(), coding.coding().eventId());
    }
  }

  private static final Comparator<WeightedCoding> BY_TIME =
      Comparator.<WeightedCoding, String>comparing(each -> each.coding().dyad().id())
          .thenComparing(each -> each.coding().date())
          .thenComparing(each -> each.coding().eventId());

  /**
   * Compares two files.
   *
   * @param configuration the configuration that both files were checked against
   * @throws FaultsException when the first file's score leaves the scale, so that no effect can be
   *     computed
   */
  public static Agreement of(Configuration configuration, CodedFile a, CodedFile b) {
    Map<Item, WeightedCoding> byItemA = byItem(a.codings());
    Map<Item, WeightedCoding> byItemB = byItem(b.codings());
    Map<String, DyadEffects> effects = new LinkedHashMap<>();
    List<FinalScores> scores = new ArrayList<>();
    for (DyadProfile profile : configuration.dyads().values()) {
      String id = profile.dyad().id();
      List<WeightedCoding> ofA = ofDyad(a.codings(), id);
      List<WeightedCoding> ofB = ofDyad(b.codings(), id);
      if (!ofA.isEmpty() || !ofB.isEmpty()) {
        YearMonth last = lastMonth(profile, a, b);
        DyadEffects scorer = scorer(configuration, profile, ofA, last, a.file());
        effects.put(id, scorer);
        List<WeightedCoding> merged =
            ofA.stream().map(each -> byItemB.getOrDefault(Item.of(each), each)).toList();
        scores.add(
            new FinalScores(
                profile,
                last,
                scorer.lastScore(),
                scorer.lastScore(ofB),
                scorer.lastScore(merged)));
      }
    }

    List<WeightedCoding> common =
        a.codings().stream()
            .filter(each -> byItemB.containsKey(Item.of(each)))
            .sorted(BY_TIME)
            .toList();
    List<Disagreement> disagreements = new ArrayList<>();
    Map<Attribute, List<Kappa.Pair>> pairs = new TreeMap<>();
    Attribute.GRADED.forEach(attribute -> pairs.put(attribute, new ArrayList<>()));
    for (WeightedCoding ofA : common) {
      WeightedCoding ofB = byItemB.getOrDefault(Item.of(ofA), ofA);
      pairs.forEach(
          (attribute, list) -> list.add(new Kappa.Pair(attribute.of(ofA), attribute.of(ofB))));
      Set<Attribute> different = EnumSet.noneOf(Attribute.class);
      for (Attribute attribute : Attribute.values()) {
        if (!attribute.of(ofA).equals(attribute.of(ofB))) {
          different.add(attribute);
        }
      }
      if (!different.isEmpty()) {
        Effect effect = effects(effects, ofA).of(ofA, ofB);
        disagreements.add(new Disagreement(ofA, ofB, different, effect));
      }
    }
    disagreements.sort(Comparator.comparingDouble(each -> -magnitude(each.effect())));

    List<AttributeAgreement> graded = new ArrayList<>();
    pairs.forEach(
        (attribute, list) ->
            graded.add(
                new AttributeAgreement(
                    attribute, Kappa.of(list), classes(list, codes(attribute, configuration)))));
    return new Agreement(
        a,
        b,
        common.size(),
        common.stream().map(each -> each.coding().dyad().id()).distinct().toList(),
        period(common),
        List.copyOf(graded),
        List.copyOf(disagreements),
        alone(a.codings(), byItemB)
            .map(each -> new UnmatchedEvent(each, effects(effects, each).of(each, null)))
            .toList(),
        alone(b.codings(), byItemA)
            .map(each -> new UnmatchedEvent(each, effects(effects, each).of(null, each)))
            .toList(),
        List.copyOf(scores));
  }

  /** The κ of an attribute. */
  public Kappa kappa(Attribute attribute) {
    return graded.stream()
        .filter(each -> each.attribute() == attribute)
        .map(AttributeAgreement::overall)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no κ for " + attribute));
  }

  private static Map<Item, WeightedCoding> byItem(List<WeightedCoding> codings) {
    Map<Item, WeightedCoding> byItem = new LinkedHashMap<>();
    codings.forEach(each -> byItem.put(Item.of(each), each));
    return byItem;
  }

  private static Stream<WeightedCoding> alone(
      List<WeightedCoding> codings, Map<Item, WeightedCoding> others) {
    return codings.stream().filter(each -> !others.containsKey(Item.of(each))).sorted(BY_TIME);
  }

  private static List<WeightedCoding> ofDyad(List<WeightedCoding> codings, String dyad) {
    return codings.stream().filter(each -> each.coding().dyad().id().equals(dyad)).toList();
  }

  private static String period(List<WeightedCoding> codings) {
    List<YearMonth> months =
        codings.stream().map(each -> each.coding().date().month()).sorted().toList();
    return months.isEmpty() ? "" : months.get(0) + "/" + months.get(months.size() - 1);
  }

  private static YearMonth lastMonth(DyadProfile profile, CodedFile a, CodedFile b) {
    return Stream.concat(a.codings().stream(), b.codings().stream())
        .filter(each -> each.coding().dyad().equals(profile.dyad()))
        .map(each -> each.coding().date().month())
        .max(Comparator.naturalOrder())
        .orElse(profile.initialMonth());
  }

  private static DyadEffects scorer(
      Configuration configuration,
      DyadProfile profile,
      List<WeightedCoding> codings,
      YearMonth last,
      String file) {
    try {
      return new DyadEffects(configuration.scheme(), profile, codings, last);
    } catch (FaultsException e) {
      throw new FaultsException(e.faults().stream().map(fault -> file + ": " + fault).toList());
    }
  }

  private static DyadEffects effects(Map<String, DyadEffects> effects, WeightedCoding coding) {
    DyadEffects found = effects.get(coding.coding().dyad().id());
    if (found == null) {
      throw new IllegalStateException("no series of " + coding.coding().dyad());
    }
    return found;
  }

  private static List<ClassAgreement> classes(List<Kappa.Pair> pairs, Collection<String> codes) {
    List<ClassAgreement> classes = new ArrayList<>();
    for (String code : codes) {
      long byA = pairs.stream().filter(pair -> pair.a().equals(code)).count();
      long byB = pairs.stream().filter(pair -> pair.b().equals(code)).count();
      long byBoth =
          pairs.stream().filter(pair -> pair.a().equals(code) && pair.b().equals(code)).count();
      if (byA + byB > 0) {
        classes.add(new ClassAgreement(code, byA, byB, byBoth, Kappa.ofClass(pairs, code)));
      }
    }
    return List.copyOf(classes);
  }

  private static Collection<String> codes(Attribute attribute, Configuration configuration) {
    return switch (attribute) {
      case SIGN -> Arrays.stream(Sign.values()).map(Sign::label).toList();
      case TYPE -> configuration.codebook().types().keySet();
      case THEME -> configuration.themes().keySet();
      default -> throw new IllegalArgumentException("no classes: " + attribute);
    };
  }

  private static double magnitude(Effect effect) {
    return effect.last().isDefined() ? Math.abs(effect.last().value()) : Double.POSITIVE_INFINITY;
  }
}
