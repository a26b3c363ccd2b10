package io.guanxi.plan;

import io.guanxi.model.Decimals;
import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.EventDate;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Sampling;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.SeriesFile;
import io.guanxi.source.curated.AsOf;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the texts of a request mean, each for itself; what means nothing is noted as a fault. */
final class RequestValues {
  private final RunRequest request;
  private final List<String> faults;

  /**
   * @param faults takes in what is wrong with the texts
   */
  RequestValues(RunRequest request, List<String> faults) {
    this.request = request;
    this.faults = faults;
  }

  /** The starts of {@code --initials}, each as {@code --initial} would have it. */
  List<String> startsOfFile(Configuration configuration) {
    String file = request.initialsFile();
    if (file == null) {
      return List.of();
    }
    List<String> starts = new ArrayList<>();
    try {
      for (MonthlySeries series : SeriesFile.read(Path.of(file), file, configuration).series()) {
        int months = series.scores().size();
        if (months > 1) {
          faults.add(
              "--initials "
                  + file
                  + ": "
                  + series.dyad()
                  + " has "
                  + months
                  + " months; a start is one");
        } else {
          series
              .scores()
              .forEach(
                  (month, score) ->
                      starts.add(series.dyad() + "=" + month + ":" + Decimals.shortest(score)));
        }
      }
    } catch (FaultsException e) {
      e.faults().forEach(fault -> faults.add("--initials " + fault));
    }
    return starts;
  }

  /** The last day of coding that is taken; null for any. */
  @Nullable AsOf asOf() {
    String text = request.asOf();
    LocalDate day = text == null ? null : EventDate.day(text).orElse(null);
    if (text != null && day == null) {
      faults.add(Fault.of("--as-of", text).not("a day as YYYY-MM-DD"));
    }
    return day == null ? null : new AsOf(day);
  }

  /** The configuration with the rule for P0 that was asked for. */
  Configuration withRule(Configuration configuration) {
    String text = request.p0();
    P0Rule rule = text == null ? null : P0Rule.of(text).orElse(null);
    if (text != null && rule == null) {
      faults.add(Fault.of("--p0", text).notOneOf(P0Rule.labels()));
    }
    return rule == null ? configuration : configuration.withP0(rule);
  }

  /** Which rows of a feed tell of the same event; null for what its recipe says. */
  @Nullable DuplicatePolicy policy() {
    String text = request.duplicates();
    DuplicatePolicy policy = text == null ? null : DuplicatePolicy.of(text).orElse(null);
    if (text != null && policy == null) {
      faults.add(
          Fault.of("--duplicates", text)
              .notOneOf(
                  Arrays.stream(DuplicatePolicy.values()).map(DuplicatePolicy::name).toList()));
    }
    return policy;
  }

  /** How replicates are drawn; null when no bands are asked for, or when faults were noted. */
  @Nullable Sampling sampling() {
    String seed = request.seed();
    Long start = seed == null ? Long.valueOf(Sampling.DEFAULT_SEED) : whole(seed);
    if (seed != null && start == null) {
      faults.add(Fault.of("--seed", seed).not("a whole number of at most 64 bits"));
    }
    String uncertainty = request.uncertainty();
    if (uncertainty == null) {
      if (seed != null) {
        faults.add(
            Fault.of("--seed", seed).that("is for --uncertainty; without it nothing is drawn"));
      }
      return null;
    }
    Long replicates = whole(uncertainty);
    if (replicates == null || replicates < 1 || replicates > Sampling.MOST_REPLICATES) {
      faults.add(
          Fault.of("--uncertainty", uncertainty)
              .not("a whole number of replicates from 1 to " + Sampling.MOST_REPLICATES));
      return null;
    }
    return start == null ? null : new Sampling(replicates.intValue(), start);
  }

  private static @Nullable Long whole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
