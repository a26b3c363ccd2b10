package io.guanxi.testkit;

import io.guanxi.model.Dyad;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Months;
import io.guanxi.model.Origin;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.Scheme;
import io.guanxi.scheme.SeriesBar;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.score.SeriesScorer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small configuration that no change of the bundled one touches, and values made with it. */
public final class Samples {
  /** Levels and thirds of METHOD §1. */
  private static final Map<LevelPart, LocalizedNames> PARTS =
      Map.of(
          LevelPart.LOW, new LocalizedNames("low", "低等", "하"),
          LevelPart.MIDDLE, new LocalizedNames("middle", "中等", "중"),
          LevelPart.HIGH, new LocalizedNames("high", "高等", "상"));

  private Samples() {}

  /** The six levels of METHOD §1. */
  public static Levels levels(Levels.Boundary boundary) {
    return new Levels(
        List.of(
            level("confrontation", "对抗", "대항", -9),
            level("tension", "紧张", "긴장", -6),
            level("discord", "不和", "불화", -3),
            level("ordinary", "普通", "보통", 0),
            level("good", "良好", "양호", 3),
            level("friendly", "友好", "우호", 6)),
        boundary,
        PARTS);
  }

  /** N = 9, one decimal. */
  public static Scheme scheme(P0Rule rule) {
    return new Scheme(
        "tsinghua", 9, rule, 0, levels(Levels.Boundary.LOWER_INCLUSIVE), 1, "tsinghua");
  }

  /** CHN-KOR from a start of the test's choice. */
  public static DyadProfile profile(String month, double score) {
    return new DyadProfile(
        new Dyad("CHN", "KOR"),
        new LocalizedNames("China–South Korea", "中韩关系", "한중관계"),
        YearMonth.parse(month),
        score,
        DyadProfile.Basis.PUBLISHED,
        "a journal");
  }

  /** CHN-KOR from 2022-02 at 4.3, USA-KOR from 2021-12 at an assumed 7.0; no published figures. */
  public static Configuration configuration() {
    return configuration(List.of());
  }

  /** The same with published figures. */
  public static Configuration configuration(List<PublishedFigure> figures) {
    Map<String, EventType> types = new LinkedHashMap<>();
    put(types, "VISIT-HOS", Sign.POSITIVE, 300_000, 0, 1_000_000);
    put(types, "AGREE-ECON", Sign.POSITIVE, 90_000, 0, 500_000);
    put(types, "PROTEST", Sign.NEGATIVE, -120_000, -600_000, 0);
    put(types, "TARIFF", Sign.NEGATIVE, -450_000, -1_000_000, 0);
    Map<String, DyadProfile> dyads = new LinkedHashMap<>();
    dyads.put("CHN-KOR", profile("2022-02", 4.3));
    dyads.put(
        "USA-KOR",
        new DyadProfile(
            new Dyad("USA", "KOR"),
            new LocalizedNames("United States–South Korea", "美韩关系", "한미관계"),
            YearMonth.of(2021, 12),
            7.0,
            DyadProfile.Basis.ASSUMED,
            "treaty allies"));
    Map<String, Theme> themes = new LinkedHashMap<>();
    put(themes, "INTERNAL-AFFAIRS", "internal affairs", "干涉中国内政", "내정 간섭", Sign.NEGATIVE, true);
    put(themes, "TRADE-FRICTION", "trade friction", "经贸摩擦", "통상 마찰", Sign.NEGATIVE, false);
    put(themes, "ECON-COOP", "economic cooperation", "经贸合作", "경제 협력", Sign.POSITIVE, false);
    put(themes, "HIGH-LEVEL", "high-level contacts", "高层互动", "고위급 교류", Sign.POSITIVE, false);
    return new Configuration(
        scheme(P0Rule.MONTH_START),
        new Codebook("tsinghua", "config/codebooks/tsinghua.json", types),
        dyads,
        themes,
        figures,
        new SeriesBar(
            new BigDecimal("0.1"),
            true,
            new BigDecimal("90"),
            Map.of("CHN-KOR", new Months(YearMonth.of(2019, 1), YearMonth.of(2025, 4)))),
        new LocalizedNames("A reconstruction, not a validation.", "是重建，不是验证。", "재구성이며 검증이 아님."),
        new TreeMap<>());
  }

  /** Scores codings of one dyad. */
  public static DyadScores score(P0Rule rule, DyadProfile profile, List<WeightedCoding> codings) {
    return SeriesScorer.score(scheme(rule), DyadMonths.of(profile, codings));
  }

  private static Level level(String code, String zh, String ko, int from) {
    return new Level(
        code,
        new LocalizedNames(code, zh, ko),
        BigDecimal.valueOf(from),
        BigDecimal.valueOf(from + 3));
  }

  private static void put(
      Map<String, EventType> types, String code, Sign sign, long i0, long lowest, long highest) {
    types.put(
        code,
        new EventType(
            code,
            new LocalizedNames(code, code, code),
            sign,
            i0,
            lowest,
            highest,
            Origin.ASSUMED,
            "made for tests"));
  }

  private static void put(
      Map<String, Theme> themes,
      String code,
      String en,
      String zh,
      String ko,
      Sign sign,
      boolean onlyChinaKorea) {
    themes.put(
        code,
        new Theme(
            code,
            new LocalizedNames(en, zh, ko),
            Set.of(sign),
            onlyChinaKorea ? Set.of("CHN-KOR") : Set.of(),
            true));
  }
}
