package io.guanxi.testkit;

import io.guanxi.model.Dyad;
import io.guanxi.model.Sign;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.PublishedFigure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a published figure that differs from a plain one only in what a test names. */
public final class FigureBuilder {
  private final PublishedFigure.Kind kind;
  private final YearMonth from;
  private final YearMonth to;
  private String id = "f";
  private String dyad = "CHN-KOR";
  private @Nullable BigDecimal value = BigDecimal.ONE;
  private @Nullable String level;
  private @Nullable LevelPart part;
  private String unit = "";
  private @Nullable BigDecimal tolerance = BigDecimal.ONE;
  private boolean gating = true;
  private @Nullable Sign sign;
  private Set<String> themes = Set.of();
  private boolean except;
  private boolean fitted;

  private FigureBuilder(PublishedFigure.Kind kind, String from, String to) {
    this.kind = kind;
    this.from = YearMonth.parse(from);
    this.to = YearMonth.parse(to);
  }

  /** A figure of CHN-KOR: 1, give or take 1, gating, fitted to nothing. */
  public static FigureBuilder figure(PublishedFigure.Kind kind, String from, String to) {
    return new FigureBuilder(kind, from, to);
  }

  public FigureBuilder id(String name) {
    this.id = name;
    return this;
  }

  public FigureBuilder dyad(String name) {
    this.dyad = name;
    return this;
  }

  public FigureBuilder value(@Nullable String number) {
    this.value = number == null ? null : new BigDecimal(number);
    return this;
  }

  public FigureBuilder level(@Nullable String code, @Nullable LevelPart third) {
    this.level = code;
    this.part = third;
    return this;
  }

  public FigureBuilder tolerance(@Nullable String number, String ofUnit) {
    this.tolerance = number == null ? null : new BigDecimal(number);
    this.unit = ofUnit;
    return this;
  }

  public FigureBuilder gating(boolean gates) {
    this.gating = gates;
    return this;
  }

  public FigureBuilder themes(@Nullable Sign ofSign, Set<String> codes) {
    this.sign = ofSign;
    this.themes = codes;
    return this;
  }

  /** All themes but the named ones, or these. */
  public FigureBuilder except(boolean allOthers) {
    this.except = allOthers;
    return this;
  }

  public FigureBuilder fitted(boolean wasFitted) {
    this.fitted = wasFitted;
    return this;
  }

  public PublishedFigure build() {
    return new PublishedFigure(
        id,
        Dyad.parse(dyad).orElseThrow(),
        kind,
        from,
        to,
        value,
        level,
        part,
        unit,
        tolerance,
        gating,
        sign,
        themes,
        except,
        fitted,
        "a journal",
        "");
  }
}
