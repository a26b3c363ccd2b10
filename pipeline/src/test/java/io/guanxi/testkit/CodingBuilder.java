package io.guanxi.testkit;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventDate;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Location;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.Verification;
import io.guanxi.model.WeightedCoding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Builds a coding that differs from a plain sound one only in what a test names. */
public final class CodingBuilder {
  private final String eventId;
  private String date = "2022-03-10";
  private String dyad = "CHN-KOR";
  private String type = "VISIT-HOS";
  private String theme = "HIGH-LEVEL";
  private @Nullable String i0;
  private LocalizedNames titles = new LocalizedNames("", "", "");
  private Status status = Status.CODED;
  private @Nullable Verification verification;
  private String note = "";
  private String file = "events.csv";
  private long line = 2;

  private CodingBuilder(String eventId) {
    this.eventId = eventId;
  }

  /** A visit on 2022-03-10, CHN-KOR, sound and without an override. */
  public static CodingBuilder coding(String eventId) {
    return new CodingBuilder(eventId);
  }

  public CodingBuilder on(String day) {
    this.date = day;
    return this;
  }

  public CodingBuilder dyad(String id) {
    this.dyad = id;
    return this;
  }

  public CodingBuilder type(String code) {
    this.type = code;
    return this;
  }

  public CodingBuilder theme(String code) {
    this.theme = code;
    return this;
  }

  public CodingBuilder i0(String points) {
    this.i0 = points;
    return this;
  }

  public CodingBuilder titles(String en, String zh, String ko) {
    this.titles = new LocalizedNames(en, zh, ko);
    return this;
  }

  public CodingBuilder status(Status given) {
    this.status = given;
    return this;
  }

  public CodingBuilder verified(Verification how) {
    this.verification = how;
    return this;
  }

  public CodingBuilder note(String text) {
    this.note = text;
    return this;
  }

  public CodingBuilder at(String name, long number) {
    this.file = name;
    this.line = number;
    return this;
  }

  public Coding build() {
    return new Coding(
        eventId,
        EventDate.parse(date),
        "CHN",
        "KOR",
        Dyad.parse(dyad).orElseThrow(),
        type,
        theme,
        i0 == null ? null : micros(i0),
        titles,
        "Xinhua",
        "test",
        status,
        verification,
        note);
  }

  /** The coding in a row whose raw text is {@code raw of <event id>}. */
  public CodedRow row() {
    return new CodedRow(new Location("curated", file, line), "raw of " + eventId, build());
  }

  /** The coding with a table score in points; a score of 0 or more is a positive event's. */
  public WeightedCoding weighing(String points) {
    long weight = micros(points);
    return weighing(weight < 0 ? Sign.NEGATIVE : Sign.POSITIVE, weight);
  }

  public WeightedCoding weighing(Sign sign, long weight) {
    return new WeightedCoding(row(), sign, weight);
  }

  private static long micros(String points) {
    return Micropoints.of(new BigDecimal(points));
  }
}
