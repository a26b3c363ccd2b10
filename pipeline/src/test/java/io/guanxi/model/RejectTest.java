package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanxi.text.FaultsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How faults become rejects, how these are cut and in which order they stand. */
class RejectTest {
  private static final Location SECOND_LINE = new Location("curated", "a.csv", 2);

  @Test
  void aRejectNamesTheFirstReasonAndEveryMessage() {
    Faults faults = new Faults();
    faults.add(RejectReason.BAD_DATE, "the date is bad");
    faults.add(RejectReason.BAD_DYAD, "the dyad is bad");

    assertThat(faults.reject(SECOND_LINE, "raw"))
        .isEqualTo(
            new Reject(
                SECOND_LINE, RejectReason.BAD_DATE, "the date is bad; the dyad is bad", "raw"));
  }

  @Test
  void aSoundRowCannotBeRejected() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Faults().reject(SECOND_LINE, "raw"))
        .withMessage("a sound row cannot be rejected: a.csv:2");
  }

  @Test
  void keepsARawRowOfTenThousandCharacters() {
    String raw = "x".repeat(10_000);

    assertThat(Reject.of(SECOND_LINE, RejectReason.ROW_TOO_LONG, "", raw).raw()).isEqualTo(raw);
  }

  @Test
  void cutsALongerRawRowAndSaysHowLongItWas() {
    String raw = "x".repeat(10_001);

    assertThat(Reject.of(SECOND_LINE, RejectReason.ROW_TOO_LONG, "", raw).raw())
        .isEqualTo("x".repeat(10_000) + "… (10001 characters)");
  }

  @Test
  void aRowThatWasCutIsNotCutAgainOnItsWayBetweenWorkers()
      throws IOException, ClassNotFoundException {
    Reject reject = Reject.of(SECOND_LINE, RejectReason.ROW_TOO_LONG, "m", "x".repeat(20_000));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(reject);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(reject);
    }
  }

  @Test
  void standsInTheOrderOfFileLineReasonMessageAndRaw() {
    List<Reject> inOrder =
        List.of(
            reject("a.csv", 2, RejectReason.BAD_DATE, "m", "r"),
            reject("a.csv", 10, RejectReason.COLUMN_COUNT, "m", "r"),
            reject("a.csv", 10, RejectReason.BAD_DATE, "m", "r"),
            reject("a.csv", 10, RejectReason.BAD_DATE, "n", "r"),
            reject("a.csv", 10, RejectReason.BAD_DATE, "n", "s"),
            reject("b.csv", 1, RejectReason.BAD_DATE, "m", "r"));

    List<Reject> shuffled =
        new ArrayList<>(List.of(inOrder.get(5), inOrder.get(3), inOrder.get(1)));
    shuffled.addAll(List.of(inOrder.get(4), inOrder.get(0), inOrder.get(2)));

    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(inOrder);
  }

  @Test
  void faultsOfTheUserAreOneSentenceALine() {
    FaultsException faults = new FaultsException(List.of("one is wrong", "two is wrong"));

    assertThat(faults).hasMessage("one is wrong\ntwo is wrong");
    assertThat(faults.faults()).containsExactly("one is wrong", "two is wrong");
  }

  private static Reject reject(
      String file, long line, RejectReason reason, String message, String raw) {
    return new Reject(new Location("curated", file, line), reason, message, raw);
  }
}
