package io.guanxi.source.curated;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import io.guanxi.testkit.CodingBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exact duplicates are dropped, conflicting ones refused, whatever their order. */
class DuplicatesTest {
  @Test
  void nothingIsADuplicateOfNothing() {
    assertThat(Duplicates.among(List.of()))
        .isEqualTo(new Duplicates(List.of(), List.of(), List.of()));
  }

  @Test
  void differentEventsStandAlone() {
    WeightedCoding one = weighed(coding("E1").at("a.csv", 2));
    WeightedCoding two = weighed(coding("E2").at("a.csv", 3));

    assertThat(Duplicates.among(List.of(one, two)))
        .isEqualTo(new Duplicates(List.of(one, two), List.of(), List.of()));
  }

  @Test
  void anEventMayHaveOneCodingForEachDyad() {
    WeightedCoding one = weighed(coding("E1").dyad("CHN-KOR").at("a.csv", 2));
    WeightedCoding two = weighed(coding("E1").dyad("USA-KOR").at("b.csv", 2));

    assertThat(Duplicates.among(List.of(two, one)))
        .isEqualTo(new Duplicates(List.of(one, two), List.of(), List.of()));
  }

  @Test
  void ofEqualCodingsTheFirstByFileAndLineStays() {
    WeightedCoding first = weighed(coding("E1").at("a.csv", 9));
    WeightedCoding second = weighed(coding("E1").at("a.csv", 10));
    WeightedCoding third = weighed(coding("E1").at("b.csv", 2));

    assertThat(Duplicates.among(List.of(third, second, first)))
        .isEqualTo(new Duplicates(List.of(first), List.of(second, third), List.of()));
  }

  @Test
  void twoCodingsOfOneEventForOneDyadAreBothRefused() {
    WeightedCoding one = weighed(coding("E1").at("a.csv", 2));
    WeightedCoding two = weighed(coding("E1").note("a remark").at("b.csv", 7));

    assertThat(Duplicates.among(List.of(two, one)))
        .isEqualTo(
            new Duplicates(
                List.of(),
                List.of(),
                List.of(
                    conflict(
                        one,
                        "event_id 'E1' is coded differently at b.csv:7: one event has one coding"
                            + " for CHN-KOR"),
                    conflict(
                        two,
                        "event_id 'E1' is coded differently at a.csv:2: one event has one coding"
                            + " for CHN-KOR"))));
  }

  @Test
  void twoDatesOfOneEventAreBothRefusedAlsoAcrossDyads() {
    WeightedCoding one = weighed(coding("E1").on("2022-03-10").at("a.csv", 2));
    WeightedCoding two = weighed(coding("E1").on("2022-03").dyad("USA-KOR").at("a.csv", 3));

    assertThat(Duplicates.among(List.of(one, two)))
        .isEqualTo(
            new Duplicates(
                List.of(),
                List.of(),
                List.of(
                    conflict(
                        one,
                        "event_id 'E1' is coded differently at a.csv:3: one event has one date,"
                            + " here 2022-03-10, there 2022-03"),
                    conflict(
                        two,
                        "event_id 'E1' is coded differently at a.csv:2: one event has one date,"
                            + " here 2022-03, there 2022-03-10"))));
  }

  @Test
  void everyRepeatOfAConflictingCodingIsRefused() {
    WeightedCoding one = weighed(coding("E1").at("a.csv", 2));
    WeightedCoding repeat = weighed(coding("E1").at("a.csv", 3));
    WeightedCoding other = weighed(coding("E1").i0("0.5").at("a.csv", 4));

    Duplicates found = Duplicates.among(List.of(one, repeat, other));

    assertThat(found.distinct()).isEmpty();
    assertThat(found.dropped()).isEmpty();
    assertThat(found.rejects())
        .extracting(reject -> reject.location().line() + " " + reject.message())
        .containsExactly(
            "2 event_id 'E1' is coded differently at a.csv:4: one event has one coding for CHN-KOR",
            "3 event_id 'E1' is coded differently at a.csv:4: one event has one coding for CHN-KOR",
            "4 event_id 'E1' is coded differently at a.csv:2: one event has one coding for"
                + " CHN-KOR");
  }

  @Test
  void aConflictOnOneDyadLeavesTheOtherDyadsCodingAlone() {
    WeightedCoding one = weighed(coding("E1").at("a.csv", 2));
    WeightedCoding two = weighed(coding("E1").note("a remark").at("a.csv", 3));
    WeightedCoding elsewhere = weighed(coding("E1").dyad("USA-KOR").at("a.csv", 4));

    Duplicates found = Duplicates.among(List.of(one, two, elsewhere));

    assertThat(found.distinct()).containsExactly(elsewhere);
    assertThat(found.rejects()).hasSize(2);
  }

  @Test
  void theResultDoesNotDependOnTheOrder() {
    List<WeightedCoding> codings =
        new ArrayList<>(
            List.of(
                weighed(coding("E1").at("a.csv", 2)),
                weighed(coding("E1").at("a.csv", 3)),
                weighed(coding("E1").dyad("USA-KOR").at("a.csv", 4)),
                weighed(coding("E2").at("a.csv", 5)),
                weighed(coding("E2").note("x").at("b.csv", 2)),
                weighed(coding("E2").note("y").at("b.csv", 3)),
                weighed(coding("E2").note("x").at("b.csv", 4)),
                weighed(coding("E3").on("2022-04").at("b.csv", 5)),
                weighed(coding("E3").dyad("USA-KOR").at("b.csv", 6)),
                weighed(coding("E4").at("b.csv", 7))));
    Duplicates expected = Duplicates.among(codings);
    assertThat(expected.distinct()).hasSize(3);
    assertThat(expected.dropped()).hasSize(1);
    assertThat(expected.rejects()).hasSize(6);

    Random random = new Random(20260107);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(codings, random);
      assertThat(Duplicates.among(codings)).isEqualTo(expected);
    }
  }

  @Test
  void fortyThousandCodingsOfOneEventAreSortedOutInSeconds() {
    List<WeightedCoding> codings = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      codings.add(weighed(coding("E1").note("n" + i).at("a.csv", i + 2)));
    }

    Duplicates found =
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> Duplicates.among(codings));

    assertThat(found.distinct()).isEmpty();
    assertThat(found.dropped()).isEmpty();
    assertThat(found.rejects()).hasSize(40_000);
    assertThat(found.rejects().get(0).message())
        .isEqualTo(
            "event_id 'E1' is coded differently at a.csv:3: one event has one coding for CHN-KOR");
    assertThat(found.rejects().subList(1, 40_000))
        .allMatch(reject -> reject.message().contains(" coded differently at a.csv:2: "));
  }

  @Test
  void fortyThousandDatesOfOneEventAreSortedOutInSeconds() {
    List<WeightedCoding> codings = new ArrayList<>();
    LocalDate first = LocalDate.of(2022, 3, 1);
    for (int i = 0; i < 40_000; i++) {
      String dyad = i % 2 == 0 ? "CHN-KOR" : "USA-KOR";
      String day = first.plusDays(i).toString();
      codings.add(weighed(coding("E1").on(day).dyad(dyad).at("a.csv", i + 2)));
    }

    Duplicates found =
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> Duplicates.among(codings));

    assertThat(found.rejects()).hasSize(40_000);
  }

  @Test
  void fortyThousandRepeatsOfOneCodingAreSortedOutInSeconds() {
    List<WeightedCoding> codings = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      codings.add(weighed(coding("E1").at("a.csv", i + 2)));
    }

    Duplicates found =
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> Duplicates.among(codings));

    assertThat(found.distinct()).containsExactly(codings.get(0));
    assertThat(found.dropped()).isEqualTo(codings.subList(1, 40_000));
  }

  private static WeightedCoding weighed(CodingBuilder builder) {
    return builder.weighing("0.3");
  }

  private static Reject conflict(WeightedCoding coding, String message) {
    return new Reject(
        coding.row().location(), RejectReason.CONFLICTING_DUPLICATE, message, coding.row().raw());
  }
}
