package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guanxi.report.Language;
import io.guanxi.report.figure.Figures;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code guanxi forecast evaluate} as a user meets it. */
class ForecastEvaluateTest {
  @TempDir private Path temp;

  private Guanxi.Result evaluate(String series, String... more) throws IOException {
    Path file = Files.writeString(temp.resolve("s.csv"), series);
    List<String> all =
        new ArrayList<>(List.of("forecast", "evaluate", "--series", file.toString()));
    all.addAll(List.of(more));
    return Guanxi.run(ProjectFiles.root(), all.toArray(String[]::new));
  }

  private static String series(int months) {
    StringBuilder rows = new StringBuilder("dyad,month,score\n");
    IntStream.range(0, months)
        .forEach(
            i ->
                rows.append("CHN-KOR,")
                    .append(1990 + i / 12)
                    .append(i % 12 < 9 ? "-0" : "-")
                    .append(i % 12 + 1)
                    .append(',')
                    .append(Math.rint(30 + 10 * Math.sin(i / 7.0) + i % 5) / 10)
                    .append('\n'));
    return rows.toString();
  }

  @Test
  void writesWhatTheSchemaSaysTheSameEachTime() throws IOException {
    Path json = temp.resolve("a.json");
    String[] arguments = {
      "--origins", "1996-01/1999-12", "--horizon", "1,12", "--json", json.toString()
    };

    Guanxi.Result first = evaluate(series(120), arguments);
    String written = Files.readString(json);
    Guanxi.Result second = evaluate(series(120), arguments);

    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("12 months ahead, 36 forecasts of every model", "mix");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.readString(json)).isEqualTo(written);
    assertThat(OutputSchema.faults("forecast-evaluation.schema.json", json)).isEmpty();
  }

  @Test
  void skillAndReliabilityAreDrawn() throws IOException {
    assumeTrue(Figures.canDraw(Language.EN));
    Path figure = temp.resolve("skill.svg");

    Guanxi.Result result =
        evaluate(
            series(120),
            "--origins",
            "1996-01/1999-12",
            "--horizon",
            "1,12",
            "--figure",
            figure.toString());

    assertThat(result.code()).as(result.err()).isZero();
    String drawn = Files.readString(figure);
    assertThat(drawn)
        .contains("Did the probabilities come true?", ">12 months<", ">analogs<", ">own-past<");
    // Ten bars, each with its outline, of six models at two horizons.
    assertThat(drawn.split("<rect ", -1).length - 1).isGreaterThan(6 * 2 * 10);
  }

  @Test
  void aGateThatFailsIsOne() throws IOException {
    Guanxi.Result result =
        evaluate(
            series(120),
            "--origins",
            "1996-01/1999-12",
            "--horizon",
            "1",
            "--model",
            "no-change",
            "--must-beat",
            "own-past");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("FAIL: no-change is not better than own-past 1 months ahead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--origins|1999-12/1996-01|2|--origins '1999-12/1996-01' ends before it begins",
        "--horizon|0|2|--horizon '0' is not a number of months from 1 to 120",
        "--horizon|100|4|--origins 1996-01/1999-12, --horizon 100: no month that every model foresaw from there has a score to compare with",
        "--model|mx|2|--model 'mx' is not one of no-change, own-past, damped-trend, ets, arima, analogs, mix (did you mean 'mix'?)",
        "--dyad|CHN-USA|2|--dyad 'CHN-USA' is not one of CHN-KOR",
        "--must-beat|nothing|2|--must-beat 'nothing' is not among the models scored: no-change, own-past, damped-trend, ets, arima, analogs, mix",
        "--must-beat|own-pas|2|--must-beat 'own-pas' is not among the models scored: no-change, own-past, damped-trend, ets, arima, analogs, mix (did you mean 'own-past'?)",
        "--foreign|none.csv|2|--foreign none.csv: no such file",
        "--origins|2020-01/2021-01|4|--origins 2020-01/2021-01, --horizon 1: no month that every model foresaw from there has a score to compare with",
      })
  void aFaultNamesWhatIsAllowed(String option, String value, int code, String message)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(option, value));
    if (!option.equals("--origins")) {
      arguments.addAll(List.of("--origins", "1996-01/1999-12"));
    }
    if (!option.equals("--horizon")) {
      arguments.addAll(List.of("--horizon", "1"));
    }

    Guanxi.Result result = evaluate(series(120), arguments.toArray(String[]::new));

    assertThat(result.err()).isEqualTo("guanxi: " + message + "\n");
    assertThat(result.code()).isEqualTo(code);
  }

  @Test
  void faultsOfTheSeriesAreTold() throws IOException {
    String[] arguments = {"--origins", "1996-01/1999-12"};

    Guanxi.Result gap = evaluate(series(120).replaceFirst("CHN-KOR,1995-03.*\n", ""), arguments);
    assertThat(gap.err())
        .isEqualTo(
            "guanxi: CHN-KOR: 1995-03 is missing between 1990-01 and 1999-12; a forecast needs"
                + " every month and fills none in\n");
    assertThat(gap.code()).isEqualTo(2);

    Guanxi.Result twice = evaluate(series(120) + "CHN-KOR,1995-03,1.0\n", arguments);
    assertThat(twice.err()).contains("CHN-KOR 1995-03 stands twice");
    assertThat(twice.code()).isEqualTo(2);

    Guanxi.Result outside = evaluate(series(120) + "CHN-KOR,2000-01,9.5\n", arguments);
    assertThat(outside.err())
        .startsWith("guanxi: ")
        .endsWith("s.csv: row 121: CHN-KOR 2000-01: score '9.5' leaves the scale -9 … 9\n");
    assertThat(outside.code()).isEqualTo(2);

    Guanxi.Result still =
        evaluate(series(120).replaceAll("(?m),[0-9.]+$", ",3.0"), "--origins", "1996-01/1998-11");
    assertThat(still.err())
        .isEqualTo(
            "guanxi: CHN-KOR: the score never moves; there is nothing to tell models apart by\n");
    assertThat(still.code()).isEqualTo(4);

    Guanxi.Result few = evaluate(series(20), "--origins", "1990-01/1999-12", "--horizon", "1");
    assertThat(few.err()).contains("; CHN-KOR: own-past has no forecast from 19 origins");
    assertThat(few.code()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m,1996-01,1996-02,CHN-KOR,3,1.2|row 1: quantile '1.2' is not between 0 and 1",
        "m,1996-01,1996-01,CHN-KOR,3,|row 1: target_month '1996-01' is not after origin '1996-01'",
        "m,1996-13,1996-01,CHN-KOR,3,|row 1: origin '1996-13' is not a month as YYYY-MM",
        "m,1996-01,1996-02,CHN-KOR,x,|row 1: value 'x' is not a number",
        "m,1996-01,1996-02,KOR,3,|row 1: dyad 'KOR' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB",
      })
  void faultsOfForecastsOfOthersAreTold(String row, String message) throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("f.csv"), "model,origin,target_month,dyad,value,quantile\n" + row + "\n");

    Guanxi.Result result =
        evaluate(series(120), "--origins", "1996-01/1999-12", "--foreign", file.toString());

    assertThat(result.err()).isEqualTo("guanxi: " + file + ": " + message + "\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void quantilesThatCrossAndNamesOfOursAreRefused() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("f.csv"),
            """
            model,origin,target_month,dyad,value,quantile
            mix,1996-01,1996-02,CHN-KOR,3,0.1
            mix,1996-01,1996-02,CHN-KOR,2,0.5
            """);

    Guanxi.Result result =
        evaluate(series(120), "--origins", "1996-01/1999-12", "--foreign", file.toString());

    assertThat(result.err())
        .isEqualTo(
            "guanxi: forecasts of others: mix CHN-KOR from 1996-01 for 1996-02: the quantiles cross:"
                + " 0.1 is 3.0 and 0.5 is 2.0\n"
                + "guanxi: forecasts of others: the model 'mix' has the name of one of ours\n");
    assertThat(result.code()).isEqualTo(2);
  }
}
