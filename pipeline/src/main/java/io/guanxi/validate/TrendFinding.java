package io.guanxi.validate;

import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.PublishedFigure;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the displayed scores of a run say to a claim on their course.
 *
 * @param months the months of the claim's period that the run has, rising
 * @param wanting how many of the period it has not
 * @param got what is found in those that are there
 * @param refutedBy a month that refutes the claim, the first one; null when none does
 * @param isUnknown whether nothing can be said, since the month that it is about is not there
 */
record TrendFinding(
    List<ScoreRow> months,
    int wanting,
    CheckMessage got,
    @Nullable ScoreRow refutedBy,
    boolean isUnknown) {
  private static final Comparator<ScoreRow> BY_SCORE = Comparator.comparing(ScoreRow::displayed);

  static TrendFinding of(PublishedFigure figure, List<ScoreRow> scores) {
    List<ScoreRow> months =
        scores.stream()
            .filter(row -> row.dyad().equals(figure.dyad().id()))
            .filter(row -> !row.month().isBefore(figure.from()))
            .filter(row -> !row.month().isAfter(figure.to()))
            .sorted(Comparator.comparing(ScoreRow::month))
            .toList();
    int wanting = (int) ChronoUnit.MONTHS.between(figure.from(), figure.to()) + 1 - months.size();
    if (months.isEmpty()) {
      return new TrendFinding(months, wanting, CheckMessage.NONE, null, true);
    }
    ScoreRow last = months.get(months.size() - 1);
    boolean hasEnd = last.month().equals(figure.to());
    return switch (figure.kind()) {
      case LOWEST_SINCE -> {
        ScoreRow lowest = months.stream().min(BY_SCORE).orElseThrow();
        yield new TrendFinding(
            months,
            wanting,
            extreme(CheckMessage.Kind.LOWEST, lowest),
            lowest.displayed().compareTo(last.displayed()) < 0 ? lowest : null,
            !hasEnd);
      }
      case STAYS_BELOW -> {
        BigDecimal value = Objects.requireNonNull(figure.value());
        yield new TrendFinding(
            months,
            wanting,
            extreme(CheckMessage.Kind.HIGHEST, months.stream().max(BY_SCORE).orElseThrow()),
            months.stream()
                .filter(row -> row.displayed().compareTo(value) >= 0)
                .findFirst()
                .orElse(null),
            false);
      }
      case RISES -> {
        ScoreRow first = months.get(0);
        BigDecimal change = last.displayed().subtract(first.displayed());
        yield new TrendFinding(
            months,
            wanting,
            CheckMessage.of(
                CheckMessage.Kind.VALUE, (change.signum() > 0 ? "+" : "") + change.toPlainString()),
            hasEnd && change.signum() <= 0 ? last : null,
            !first.month().equals(figure.from()));
      }
      default -> throw new IllegalArgumentException(figure.kind() + " says nothing of a course");
    };
  }

  private static CheckMessage extreme(CheckMessage.Kind kind, ScoreRow row) {
    return CheckMessage.of(kind, row.displayed().toPlainString(), row.month());
  }
}
