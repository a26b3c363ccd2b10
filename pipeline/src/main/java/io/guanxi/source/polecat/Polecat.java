package io.guanxi.source.polecat;

import io.guanxi.model.CodeStyle;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.scheme.Countries;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import java.util.List;
import java.util.Map;

/**
 * The columns of POLECAT event files: 40, tabs, a header, no quoting; missing is {@code None} or an
 * empty cell; some editions are ISO-8859-1. The header decides where the columns stand; {@code
 * Intensity} is {@code Event Intensity} in some.
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
          Map.of(
              Role.DATE, List.of("Event Date"),
              Role.SOURCE, List.of("Actor Country"),
              Role.TARGET, List.of("Recipient Country"),
              Role.CODE, List.of("Event Type"),
              Role.INTENSITY, List.of("Intensity", "Event Intensity"),
              Role.ID, List.of("Event ID"),
              Role.SOURCE_ACTOR, List.of("Actor Name"),
              Role.TARGET_ACTOR, List.of("Recipient Name")),
          true,
          new FeedFormat.Columns(1, 8, 16, 2, 4, FeedFormat.Columns.NO_COLUMN, 0, 7, 15),
          DateStyle.ISO_OR_AMERICAN,
          Countries.Kind.ISO3_OR_NAME,
          List.of("None"),
          false,
          CodeStyle.AS_WRITTEN,
          '.',
          "plover",
          "",
          "polecat",
          "",
          null);

  private Polecat() {}
}
