package io.guanxi.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One row of an event file: the bearing of one event on one pair of countries, as the coder wrote
 * it.
 *
 * @param eventId the real-world event; it may have one coding per dyad
 * @param date the event's day or month
 * @param source ISO alpha-3 code of the country that acted
 * @param target ISO alpha-3 code of the country acted upon
 * @param dyad the pair the coding bears on, as written (either order)
 * @param eventType code of the event type
 * @param theme code of the theme
 * @param i0Override table score in micropoints that replaces the codebook's, null where the coder
 *     gave none
 * @param titles the event's title in three languages; a title may be empty
 * @param citation where a reader can look the event up
 * @param coder who coded it
 * @param status what the coder says of it
 * @param verification how well it can be checked, null where the coder does not say
 * @param note remarks; the reason of an override stands here
 */
public record Coding(
    String eventId,
    EventDate date,
    String source,
    String target,
    Dyad dyad,
    String eventType,
    String theme,
    @Nullable Long i0Override,
    LocalizedNames titles,
    String citation,
    String coder,
    Status status,
    @Nullable Verification verification,
    String note)
    implements Serializable {

  /** A coding whose coder does not say how well it can be checked. */
  public Coding(
      String eventId,
      EventDate date,
      String source,
      String target,
      Dyad dyad,
      String eventType,
      String theme,
      @Nullable Long i0Override,
      LocalizedNames titles,
      String citation,
      String coder,
      Status status,
      String note) {
    this(
        eventId,
        date,
        source,
        target,
        dyad,
        eventType,
        theme,
        i0Override,
        titles,
        citation,
        coder,
        status,
        null,
        note);
  }

  /** The same coding on the dyad under its configured name. */
  public Coding withDyad(Dyad configured) {
    return new Coding(
        eventId,
        date,
        source,
        target,
        configured,
        eventType,
        theme,
        i0Override,
        titles,
        citation,
        coder,
        status,
        verification,
        note);
  }
}
