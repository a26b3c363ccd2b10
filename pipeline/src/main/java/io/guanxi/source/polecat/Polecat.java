package io.guanxi.source.polecat;

import io.guanxi.source.feed.CountryKind;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import java.util.List;

/**
 * The columns of POLECAT event files: 40, tabs, a header, no quoting; missing is {@code None} or an
 * empty cell; some editions are ISO-8859-1. The fifth column is headed {@code Intensity} or {@code
 * Event Intensity}; it stands in the same place.
 *
 * <p>The event code is the PLOVER type. Several countries in one cell, parted by semicolons, are no
 * one country: such rows are not applicable, and their cells are listed among unknown names.
 *
 * <p>Source: Halterman et al., POLECAT, doi:10.7910/DVN/AJGVIT, list of columns. No real rows were
 * at hand.
 */
public final class Polecat {
  /** The format. */
  public static final FeedFormat FORMAT =
      new FeedFormat(
          "polecat",
          List.of(40),
          List.of("Event ID", "Event Date", "Event Type", "Actor Country", "Recipient Country"),
          true,
          new FeedFormat.Columns(1, 8, 16, 2, 4, 0, 7, 15),
          DateStyle.ISO_OR_AMERICAN,
          CountryKind.ISO3_OR_NAME,
          List.of("None"),
          false,
          "plover",
          "",
          "polecat",
          "",
          null);

  private Polecat() {}
}
