package io.guanxi.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Dyad;
import io.guanxi.scheme.TradeSource;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class TradeFileTest {
  private static final Dyad DYAD = Dyad.parse("CHN-KOR").orElseThrow();
  private static final TradeSource PLAIN =
      new TradeSource("trade.csv", "month", "exports", "imports", "", "", "");

  @TempDir private Path temporary;

  @Test
  void readsTheBundledFile() {
    TradeSeries trade =
        TradeFile.read(ProjectFiles.home().resolve("data/trade/china-rok.csv"), DYAD, PLAIN).get(0);

    assertThat(trade.reporter()).isEqualTo("CHN");
    assertThat(trade.source()).isEqualTo("IMF, via eventdb-validity-audit (CC BY 4.0)");
    assertThat(trade.flows()).hasSize(78);
    assertThat(trade.flows().firstEntry())
        .isEqualTo(
            Map.entry(YearMonth.of(2019, 1), new TradeSeries.Flow(9823.4 / 1e3, 14863.4 / 1e3)));
  }

  @Test
  void agreesWithTheSharedSeriesToATenthOfAMillion() throws IOException {
    TradeSeries trade =
        TradeFile.read(ProjectFiles.home().resolve("data/trade/china-rok.csv"), DYAD, PLAIN).get(0);
    TradeSource other =
        new TradeSource(
            "shared",
            "month",
            "china_exports_to_korea_musd",
            "china_imports_from_korea_musd",
            "CHN",
            "million USD",
            "IMF");
    TradeSeries shared =
        TradeFile.read(
                ProjectFiles.shared(
                    "data/trade/china_reported_trade_with_KOR_monthly_2002-2025_musd.csv"),
                DYAD,
                other)
            .get(0);

    trade
        .flows()
        .forEach(
            (month, flow) -> {
              TradeSeries.Flow there = shared.flows().get(month);
              assertThat(there).isNotNull();
              if (there != null) {
                assertThat(flow.exports()).isCloseTo(there.exports(), within(0.0000501));
                assertThat(flow.imports()).isCloseTo(there.imports(), within(0.0000501));
              }
            });
  }

  @Test
  void readsAFileOfAnotherReporterArrangementAndUnit() {
    TradeSource kosis =
        new TradeSource("kosis.csv", "Date", "Exports", "Imports", "KOR", "thousand USD", "KOSIS");
    TradeSeries trade =
        TradeFile.read(
                ProjectFiles.shared("data/trade/kosis_korea-china_monthly_2001-2019_kusd.csv"),
                DYAD,
                kosis)
            .get(0);

    assertThat(trade.reporter()).isEqualTo("KOR");
    assertThat(trade.flows().firstEntry())
        .isEqualTo(Map.entry(YearMonth.of(2001, 1), new TradeSeries.Flow(1.239083, 0.999763)));
  }

  @Test
  void readsBothReportersAndTotalsOfPeriods() {
    List<TradeSeries> both =
        TradeFile.read(ProjectFiles.home().resolve("data/trade/china-rok.csv"), DYAD, PLAIN);

    assertThat(both).extracting(TradeSeries::reporter).containsExactly("CHN", "KOR");
    TradeSeries korea = both.get(1);
    assertThat(korea.flows().keySet()).hasSize(12).allMatch(month -> month.getYear() == 2019);
    assertThat(korea.totals())
        .extracting(total -> total.period().shown())
        .containsExactly(
            "2022-01 – 2022-05",
            "2022-01 – 2022-12",
            "2023-01",
            "2023-01 – 2023-05",
            "2023-01 – 2023-12");
    assertThat(korea.totals().get(1).flow().balance()).isCloseTo(1.2, within(1e-9));
    assertThat(korea.totals().get(4).flow().balance()).isCloseTo(-18.0, within(1e-9));
    assertThat(korea.totals().get(0).flow().imports()).isNaN();
  }

  @Test
  void namesMissingColumnsWithLookAlikes() {
    assertRefused(
        "month,export,imports,unit\n2019-01,1,2,USD\n",
        "trade.csv: column 'exports' is missing; there are month, export, imports, unit"
            + " (did you mean 'export'?); other names stand under 'columns' in dyads.json\n"
            + "trade.csv: column 'reporter' is missing; there are month, export, imports, unit; name a"
            + " column or give the reporter in dyads.json\n"
            + "trade.csv: column 'source' is missing; there are month, export, imports, unit; name a"
            + " column or give the source in dyads.json");
  }

  @Test
  void namesEveryFaultOfEveryRow() {
    assertRefused(
        """
        month,reporter,unit,exports,imports,source
        2019-13,CHN,million USD,1,2,IMF
        2019-01,JPN,million USd,x,-2,IMF
        2019-02,CHN,million USD,1,2,IMF
        2019-02,CHN,million USD,1,2,IMF
        2020,CHN,million USD,1,,IMF
        2020,CHN,million USD,1,,IMF
        2021,CHN,million USD,,,IMF
        """,
        "trade.csv: row 1: month '2019-13' is neither YYYY-MM or YYYY.MM nor, of a total, YYYY or YYYY-MM/YYYY-MM\n"
            + "trade.csv: row 2: reporter 'JPN' is neither CHN nor KOR\n"
            + "trade.csv: row 2: unit 'million USd' is not one of USD, thousand USD, million"
            + " USD, billion USD (did you mean 'million USD'?)\n"
            + "trade.csv: row 2: exports 'x' is not an amount; a missing month is a missing row\n"
            + "trade.csv: row 2: imports '-2' is not an amount; a missing month is a missing row\n"
            + "trade.csv: row 4: month 2019-02 stands twice\n"
            + "trade.csv: row 6: period 2020 stands twice\n"
            + "trade.csv: row 7: exports '' is not an amount; a missing month is a missing row\n"
            + "trade.csv: row 7: imports '' is not an amount; a missing month is a missing row");
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused("month,reporter,unit,exports,imports,source\n", "trade.csv: holds no row");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(
            () -> {
              Path file = Files.writeString(temporary.resolve("trade.csv"), text);
              TradeFile.read(file, DYAD, PLAIN);
            })
        .isInstanceOf(FaultsException.class)
        .satisfies(
            fault ->
                assertThat(String.join("\n", ((FaultsException) fault).faults()))
                    .isEqualTo(message));
  }
}
