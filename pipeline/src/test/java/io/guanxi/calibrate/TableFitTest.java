package io.guanxi.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.EventType;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.CodebookOrder;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.testkit.ProjectFiles;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What fitting an ordered event table gives back of months that were made from a known one. */
class TableFitTest {
  private static final Codebook ORDERED =
      ConfigurationLoader.load(ProjectFiles.config(), "config", "tsinghua-priors").codebook();

  private static final List<String> USED =
      List.of("SUMMIT-HEAD", "MEET-HEAD", "VISIT-MIN", "CORE-MIN", "PROTEST-MIN", "SANCTION-MIN");

  private final TableFit fit = new TableFit(ORDERED, "CHN-KOR");

  private static EventType type(String code) {
    return Objects.requireNonNull(ORDERED.types().get(code));
  }

  private static int place(String type) {
    return List.copyOf(ORDERED.types().keySet()).indexOf(type);
  }

  /** A month a type in turn, with the step that a table makes of it. */
  private static List<MonthRow> months(double factor, int n) {
    List<MonthRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String type = USED.get(i % USED.size());
      double i0 = type(type).i0Micros() / 1e6;
      rows.add(
          new MonthRow(
              "CHN-KOR",
              YearMonth.of(2015, 1).plusMonths(i),
              0,
              factor * i0,
              new TreeMap<>(Map.of(type, 1.0))));
    }
    return rows;
  }

  private static TableFit.Evidence evidence(List<MonthRow> rows, PublishedShare... shares) {
    return new TableFit.Evidence(rows, List.of(shares));
  }

  @Test
  void monthsOfThePriorsGiveThePriorsBack() {
    double[] table = fit.fit(evidence(months(1, 120)), 0.01, 0);

    for (int i = 0; i < table.length; i++) {
      assertThat(table[i]).isCloseTo(fit.priors()[i], within(0.0011));
    }
  }

  @Test
  void monthsThatMovedHalfAsMuchHalveTheirTypes() {
    double[] table = fit.fit(evidence(months(0.5, 600)), 0.0001, 0);

    for (String type : USED) {
      assertThat(table[place(type)])
          .as(type)
          .isCloseTo(0.5 * fit.priors()[place(type)], within(0.006));
    }
  }

  /** Steps below the band were not published; what the others say is not made smaller by them. */
  @Test
  void monthsThatTheDeadBandHeldBackAreNoEvidenceOfSmallScores() {
    List<MonthRow> rows = new ArrayList<>();
    for (MonthRow row : months(1, 600)) {
      double step = Math.abs(row.step()) < 0.1 ? 0 : row.step();
      rows.add(new MonthRow(row.dyad(), row.month(), row.start(), step, row.reach()));
    }
    double[] through = fit.fit(evidence(rows), 0.001, 0.1);
    double[] without = fit.fit(evidence(rows), 0.001, 0);

    int visit = place("VISIT-MIN");
    assertThat(fit.priors()[visit]).isLessThan(0.1);
    assertThat(through[visit]).isGreaterThan(0.7 * fit.priors()[visit]);
    assertThat(without[visit]).isLessThan(0.5 * fit.priors()[visit]);
  }

  @Test
  void aPublishedShareMovesItsThemesTypes() {
    PublishedShare share =
        new PublishedShare(
            YearMonth.of(2015, 1),
            YearMonth.of(2015, 12),
            60,
            new TreeMap<>(Map.of("CORE-MIN", 10)),
            new TreeMap<>(Map.of("CORE-MIN", 10, "SANCTION-MIN", 10)));
    double before = percent(share, fit.byType(fit.priors()));

    double[] table = fit.fit(evidence(months(1, 12), share), 0.001, 0);

    assertThat(before).isLessThan(35);
    assertThat(percent(share, fit.byType(table))).isBetween(49.0, 61.0);
    assertThat(Math.abs(table[place("CORE-MIN")]))
        .isLessThanOrEqualTo(Math.abs(table[place("SANCTION-MIN")]));
  }

  private static double percent(PublishedShare share, Map<String, Double> table) {
    return 100 * sum(share.part(), table) / sum(share.whole(), table);
  }

  private static double sum(Map<String, Integer> codings, Map<String, Double> table) {
    return codings.entrySet().stream()
        .mapToDouble(each -> each.getValue() * Math.abs(table.getOrDefault(each.getKey(), 0.0)))
        .sum();
  }

  @Test
  void aClassOfWhichNoMonthHasATypeKeepsItsPriors() {
    double[] table = fit.fit(evidence(months(0.5, 600)), 0.0001, 0);

    for (String type : List.of("REL-CUT", "REL-DOWN", "REL-EST")) {
      assertThat(table[place(type)]).as(type).isEqualTo(fit.priors()[place(type)]);
    }
  }

  /** Protests that moved the score ten times as much as sanctions are an order broken. */
  @Test
  void noTypeWeighsMoreThanAGraverOneWhateverTheMonthsSay() {
    List<MonthRow> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      boolean protest = i % 2 == 0;
      rows.add(
          new MonthRow(
              "CHN-KOR",
              YearMonth.of(2010, 1).plusMonths(i),
              0,
              protest ? -0.5 : -0.05,
              new TreeMap<>(Map.of(protest ? "PROTEST-MIN" : "SANCTION-MIN", 1.0))));
    }
    double[] table = fit.fit(evidence(rows), 0.01, 0);

    assertThat(Math.abs(table[place("PROTEST-MIN")]))
        .isLessThanOrEqualTo(Math.abs(table[place("SANCTION-MIN")]));
    List<String> codes = List.copyOf(ORDERED.types().keySet());
    List<EventType> types = new ArrayList<>();
    for (int i = 0; i < table.length; i++) {
      EventType type = type(codes.get(i));
      types.add(
          new EventType(
              type.code(),
              type.names(),
              type.sign(),
              Math.round(table[i] * 1e6),
              0,
              0,
              type.origin(),
              type.source(),
              type.form()));
    }
    assertThat(CodebookOrder.faults("fitted", types)).isEmpty();
  }

  @Test
  void aCheckCountsDirectionOnlyWhereThereIsACoding() {
    List<MonthRow> rows =
        List.of(
            new MonthRow(
                "A", YearMonth.of(2020, 1), 0, -0.1, new TreeMap<>(Map.of("CORE-MIN", 1.0))),
            new MonthRow("A", YearMonth.of(2020, 2), 0, 0.1, new TreeMap<>()),
            new MonthRow(
                "A", YearMonth.of(2020, 3), 0, 0, new TreeMap<>(Map.of("VISIT-MIN", 1.0))));

    TableCheck check =
        TableCheck.of(
            "check", rows, new double[] {-0.06, 0, 0.04}, new double[] {0.05, 0.05, 0.05});

    assertThat(check)
        .isEqualTo(
            new TableCheck(
                "check",
                3,
                2,
                (0.04 + 0.1) / 3,
                0.2 / 3,
                check.r(),
                1,
                1,
                2,
                check.openLoop(),
                check.openLoopNoChange()));
    assertThat(check.openLoop()).isCloseTo((0.04 + 0.06 + 0.06) / 3, within(1e-12));
    assertThat(check.openLoopNoChange()).isCloseTo(0.1 / 3, within(1e-12));
  }
}
