package io.guanxi.cli;

import io.guanxi.model.Months;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.MonthOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --from} and {@code --to}, which cut what is there to a window of months. */
final class WindowOptions {
  private static final YearMonth EARLIEST = YearMonth.of(1, 1);
  private static final YearMonth LATEST = YearMonth.of(9999, 12);

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM",
      description = "First month that is looked at. Default: the first there is.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM",
      description = "Last month that is looked at. Default: the last there is.")
  private @Nullable String to;

  /** The first month that was asked for; null when all are. */
  @Nullable YearMonth from() {
    return from == null ? null : YearMonth.parse(from);
  }

  /** The last month that was asked for; null when all are. */
  @Nullable YearMonth to() {
    return to == null ? null : YearMonth.parse(to);
  }

  /** The window; open ends lie beyond every series. */
  Months months() {
    return new Months(
        from == null ? EARLIEST : YearMonth.parse(from), to == null ? LATEST : YearMonth.parse(to));
  }

  /**
   * Asserts that the options are months in their order.
   *
   * @throws FaultsException with every fault
   */
  void check() {
    List<String> faults = new ArrayList<>();
    YearMonth first = MonthOption.read("--from", from, faults);
    YearMonth last = MonthOption.read("--to", to, faults);
    if (first != null && last != null && first.isAfter(last)) {
      faults.add(Fault.of("--from", first).that("is after --to '" + last + "'"));
    }
    FaultsException.throwIfAny(faults);
  }
}
