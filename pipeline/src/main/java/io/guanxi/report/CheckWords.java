package io.guanxi.report;

import io.guanxi.model.LocalizedNames;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.Levels;
import io.guanxi.validate.Check;
import io.guanxi.validate.CheckMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the checks of a validation say in one language, the same in every view.
 *
 * @param levels names of levels
 * @param words the language
 */
record CheckWords(Levels levels, Words words) {
  String unit(String unit) {
    return unit.isEmpty() ? "" : words.get("unit." + unit);
  }

  /** All reasons and remarks of a check; empty when there are none. */
  String reasons(Check check) {
    return check.reasons().stream()
        .map(this::of)
        .collect(Collectors.joining(words.get("check.separator")));
  }

  /** Verdict, and all that the table's row says of a check. */
  String sentence(Check check) {
    List<String> parts = new ArrayList<>();
    if (!check.period().isEmpty()) {
      parts.add(check.period() + ", n " + check.n());
    }
    if (!check.expected().isNone()) {
      parts.add(
          words.get("validate.expected") + " " + of(check.expected()) + " " + unit(check.unit()));
    }
    if (!check.got().isNone()) {
      parts.add(words.get("validate.got") + " " + of(check.got()));
    }
    if (!check.tolerance().isEmpty()) {
      parts.add(words.get("validate.tolerance") + " " + check.tolerance());
    }
    if (!check.reasons().isEmpty()) {
      parts.add(reasons(check));
    }
    return check.verdict() + ": " + String.join(words.get("check.separator"), parts);
  }

  /** One sentence; empty when nothing is said. */
  String of(CheckMessage phrase) {
    List<String> values = new ArrayList<>(phrase.values());
    switch (phrase.kind()) {
      case NONE -> {
        return "";
      }
      case VALUE -> {
        return values.get(0);
      }
      case LEVEL -> {
        return level(values.get(0), values.get(1));
      }
      case DIFFERS -> values.set(1, unit(values.get(1)));
      default -> {}
    }
    return words.get("check." + phrase.kind().label(), values.toArray());
  }

  private String level(String code, String part) {
    LocalizedNames names =
        levels.all().stream()
            .filter(level -> level.code().equals(code))
            .map(Level::names)
            .findFirst()
            .orElse(new LocalizedNames(code, code, code));
    Language language = words.language();
    for (LevelPart each : LevelPart.values()) {
      if (each.label().equals(part)) {
        LocalizedNames third = Objects.requireNonNull(levels.partNames().get(each));
        return words.get("level", language.of(names), language.of(third));
      }
    }
    return language.of(names);
  }
}
