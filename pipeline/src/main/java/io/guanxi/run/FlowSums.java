package io.guanxi.run;

import io.guanxi.model.Decimals;
import io.guanxi.model.Dyad;
import io.guanxi.text.FaultsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The flows of a feed's run, read back as sums of Goldstein values by pair, theme and month. */
public final class FlowSums {
  private FlowSums() {}

  /**
   * Reads the tables of flows; both directions of a pair count together. A month that the feed
   * covers and in which a pair has no event of a theme is zero.
   *
   * @param folder the run's folder
   * @param shown how messages name it
   * @param canonical gives a pair its configured name; gives other pairs back as they are
   * @return net sums by pair, theme and month
   * @throws FaultsException when the folder is not that of a feed's run
   */
  public static SortedMap<String, SortedMap<String, NavigableMap<YearMonth, Double>>> read(
      Path folder, String shown, UnaryOperator<String> canonical) {
    Path flows = folder.resolve(RunTable.FLOWS.fileName());
    if (!Files.isRegularFile(flows)) {
      throw new FaultsException(
          shown, "has no " + RunTable.FLOWS.fileName() + "; a run of a feed is needed");
    }
    SortedMap<String, SortedMap<String, NavigableMap<YearMonth, Double>>> sums = new TreeMap<>();
    SortedMap<String, NavigableMap<YearMonth, Double>> covered = new TreeMap<>();
    RunRows.forEach(
        flows,
        shown + "/" + flows.getFileName(),
        RunTable.FLOWS,
        row ->
            covered
                .computeIfAbsent(pair(row, canonical), pair -> new TreeMap<>())
                .put(row.month("month"), 0.0));
    Path themes = folder.resolve(RunTable.FLOWS_BY_THEME.fileName());
    RunRows.forEach(
        themes,
        shown + "/" + themes.getFileName(),
        RunTable.FLOWS_BY_THEME,
        row -> {
          String pair = pair(row, canonical);
          sums.computeIfAbsent(pair, p -> new TreeMap<>())
              .computeIfAbsent(
                  row.text("theme"),
                  theme -> new TreeMap<>(covered.getOrDefault(pair, new TreeMap<>())))
              .merge(
                  row.month("month"),
                  row.decimal("positive").doubleValue() + row.decimal("negative").doubleValue(),
                  (one, other) -> Decimals.withoutNoise(one + other));
        });
    return sums;
  }

  private static String pair(TableRow row, UnaryOperator<String> canonical) {
    String id = row.text("source") + "-" + row.text("target");
    String configured = canonical.apply(id);
    return configured.equals(id) && row.text("source").compareTo(row.text("target")) > 0
        ? Dyad.parse(id).map(dyad -> dyad.reversed().id()).orElse(id)
        : configured;
  }
}
