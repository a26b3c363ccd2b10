package io.guanxi.source.curated;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Dyad;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.testkit.CodingBuilder;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configuration has to say of one coding. */
class CodingRulesTest {
  private static final Configuration CONFIGURATION = Samples.configuration();
  private static final CodingRules RULES = new CodingRules(CONFIGURATION, CONFIGURATION);

  @Test
  void aSoundCodingCountsWithTheCodebooksTableScore() {
    CodingBuilder given = coding("E1");

    assertThat(RULES.check(given.row()))
        .isEqualTo(new Outcome.Good<>(new WeightedCoding(given.row(), Sign.POSITIVE, 300_000)));
  }

  @Test
  void anOverrideTakesThePlaceOfTheTableScore() {
    assertThat(accepted(coding("E1").i0("0.45")).i0Micros()).isEqualTo(450_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "0.000001", "1.000000"})
  void anOverrideMayReachTheEndsOfTheRange(String i0) {
    assertThat(accepted(coding("E1").i0(i0)).coding()).isEqualTo(coding("E1").i0(i0).build());
  }

  @Test
  void anOverrideOfZeroKeepsTheSignOfItsType() {
    CodingBuilder given = coding("E1").type("PROTEST").theme("TRADE-FRICTION").i0("0");

    assertThat(accepted(given).sign()).isEqualTo(Sign.NEGATIVE);
    assertThat(accepted(given).i0Micros()).isZero();
  }

  @Test
  void eitherOrderOfTheDyadIsTheConfiguredOne() {
    WeightedCoding turned = accepted(coding("E1").dyad("KOR-CHN"));

    assertThat(turned.coding().dyad()).isEqualTo(new Dyad("CHN", "KOR"));
    assertThat(turned).isEqualTo(accepted(coding("E1").dyad("CHN-KOR")));
  }

  @Test
  void disputedAndRetractedCodingsAreCheckedByTheSameRules() {
    for (Status status : Status.values()) {
      assertThat(accepted(coding("E1").status(status)).coding().status()).isEqualTo(status);
      assertThat(rejected(coding("E1").status(status).type("X")).reason())
          .isEqualTo(RejectReason.UNKNOWN_EVENT_TYPE);
    }
  }

  @Test
  void refusesADyadThatIsNotConfiguredAndSaysHowItCanBe() {
    assertThat(rejected(coding("E1").dyad("KOR-JPN")))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.UNKNOWN_DYAD,
                "dyad 'KOR-JPN' is not configured and has no --initial ('guanxi dyad add JPN-KOR"
                    + " --initial YYYY-MM:SCORE' configures it)"));
  }

  @Test
  void refusesAnUnknownEventTypeWithAHint() {
    assertThat(rejected(coding("E1").type("VIST-HOS")))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.UNKNOWN_EVENT_TYPE,
                "config/codebooks/tsinghua.json: event type 'VIST-HOS' is unknown"
                    + " (did you mean 'VISIT-HOS'?)"));
  }

  @Test
  void refusesAnUnknownEventTypeWithoutAHintWhenNothingIsNear() {
    assertThat(rejected(coding("E1").type("EARTHQUAKE")).message())
        .isEqualTo("config/codebooks/tsinghua.json: event type 'EARTHQUAKE' is unknown");
  }

  @Test
  void refusesAnUnknownThemeWithAHint() {
    assertThat(rejected(coding("E1").theme("high-level")))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.UNKNOWN_THEME,
                "theme 'high-level' is unknown (did you mean 'HIGH-LEVEL'?)"));
  }

  @Test
  void refusesAThemeOfTheOtherSign() {
    assertThat(rejected(coding("E1").theme("TRADE-FRICTION")))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.THEME_NOT_ALLOWED,
                "theme 'TRADE-FRICTION' is not for positive events of CHN-KOR"));
  }

  @Test
  void refusesAThemeOfAnotherDyad() {
    assertThat(rejected(coding("E1").dyad("KOR-USA").type("PROTEST").theme("INTERNAL-AFFAIRS")))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.THEME_NOT_ALLOWED,
                "theme 'INTERNAL-AFFAIRS' is not for negative events of USA-KOR"));
  }

  @ParameterizedTest
  @CsvSource({
    "VISIT-HOS, HIGH-LEVEL, 1.000001, 0 … 1",
    "VISIT-HOS, HIGH-LEVEL, -0.3, 0 … 1",
    "PROTEST, TRADE-FRICTION, 0.12, -0.6 … 0",
    "PROTEST, TRADE-FRICTION, -0.600001, -0.6 … 0",
  })
  void refusesAnOverrideOutsideTheTypesRange(String type, String theme, String i0, String range) {
    assertThat(rejected(coding("E1").type(type).theme(theme).i0(i0)))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.I0_OUT_OF_RANGE,
                "i0 " + i0 + " is out of range: " + type + " allows " + range));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022-02-28", "2022-02", "2019-01-01"})
  void refusesAnEventInOrBeforeTheInitialMonth(String date) {
    assertThat(rejected(coding("E1").on(date)))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.BEFORE_INITIAL_MONTH,
                "date '"
                    + date
                    + "' is not after 2022-02, the month at whose end the initial score of CHN-KOR"
                    + " stands"));
  }

  @Test
  void acceptsTheFirstDayAfterTheInitialMonth() {
    assertThat(accepted(coding("E1").on("2022-03-01")).coding().eventId()).isEqualTo("E1");
    assertThat(accepted(coding("E1").on("2022-03")).coding().eventId()).isEqualTo("E1");
  }

  @Test
  void aLaterInitialOfTheCommandLineRejectsNothingThatTheConfigurationScores() {
    CodingRules rules = new CodingRules(withInitial("2023-06"), CONFIGURATION);

    assertThat(rules.check(coding("E1").on("2022-03-01").row())).isInstanceOf(Outcome.Good.class);
    assertThat(rejected(rules, coding("E1").on("2022-02-28")).message())
        .isEqualTo(
            "date '2022-02-28' is not after 2022-02, the month at whose end the initial score of"
                + " CHN-KOR stands");
  }

  @Test
  void anEarlierInitialOfTheCommandLineOpensTheMonthsBetween() {
    CodingRules rules = new CodingRules(withInitial("2020-12"), CONFIGURATION);

    assertThat(rules.check(coding("E1").on("2021-01-01").row())).isInstanceOf(Outcome.Good.class);
    assertThat(rejected(rules, coding("E1").on("2020-12-31")).message())
        .isEqualTo(
            "date '2020-12-31' is not after 2020-12, the month at whose end the initial score of"
                + " CHN-KOR stands");
  }

  @Test
  void aDyadOfTheCommandLineAloneHasItsOwnStart() {
    DyadProfile given =
        new DyadProfile(
            new Dyad("CHN", "JPN"),
            Samples.configuration().statement(),
            YearMonth.of(2020, 6),
            -1.0,
            DyadProfile.Basis.GIVEN,
            DyadProfile.GIVEN_SOURCE);
    CodingRules rules = new CodingRules(CONFIGURATION.withDyads(List.of(given)), CONFIGURATION);

    assertThat(rules.check(coding("E1").dyad("JPN-CHN").on("2020-07-01").row()))
        .isInstanceOf(Outcome.Good.class);
    assertThat(rejected(rules, coding("E1").dyad("JPN-CHN").on("2020-06-30")).reason())
        .isEqualTo(RejectReason.BEFORE_INITIAL_MONTH);
  }

  @Test
  void namesEveryFaultOfTheRowAndTheFirstOneAsTheReason() {
    assertThat(
            rejected(coding("E1").on("2022-02-01").type("PROTEST").theme("HIGH-LEVEL").i0("-0.75")))
        .isEqualTo(
            reject(
                "E1",
                RejectReason.BEFORE_INITIAL_MONTH,
                "date '2022-02-01' is not after 2022-02, the month at whose end the initial score"
                    + " of CHN-KOR stands; theme 'HIGH-LEVEL' is not for negative events of"
                    + " CHN-KOR; i0 -0.75 is out of range: PROTEST allows -0.6 … 0"));
  }

  @Test
  void whatCannotBeKnownWithoutTypeOrDyadIsNotClaimed() {
    assertThat(rejected(coding("E1").dyad("DEU-FRA").type("EARTHQUAKE").i0("99")).message())
        .isEqualTo(
            "dyad 'DEU-FRA' is not configured and has no --initial ('guanxi dyad add DEU-FRA --initial YYYY-MM:SCORE' configures it);"
                + " config/codebooks/tsinghua.json: event type 'EARTHQUAKE' is unknown");
  }

  private static Configuration withInitial(String month) {
    DyadProfile configured = Samples.profile("2022-02", 4.3);
    return CONFIGURATION.withDyads(List.of(configured.startingAt(YearMonth.parse(month), 4.0)));
  }

  private static WeightedCoding accepted(CodingBuilder given) {
    Outcome<WeightedCoding> outcome = RULES.check(given.row());
    assertThat(outcome).isInstanceOf(Outcome.Good.class);
    return ((Outcome.Good<WeightedCoding>) outcome).value();
  }

  private static Reject rejected(CodingBuilder given) {
    return rejected(RULES, given);
  }

  private static Reject rejected(CodingRules rules, CodingBuilder given) {
    Outcome<WeightedCoding> outcome = rules.check(given.row());
    assertThat(outcome).isInstanceOf(Outcome.Bad.class);
    return ((Outcome.Bad<WeightedCoding>) outcome).reject();
  }

  private static Reject reject(String eventId, RejectReason reason, String message) {
    return new Reject(coding(eventId).row().location(), reason, message, "raw of " + eventId);
  }
}
