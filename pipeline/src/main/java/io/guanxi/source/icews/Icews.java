package io.guanxi.source.icews;

import io.guanxi.source.feed.CountryKind;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import java.util.List;

/**
 * The columns of ICEWS event files: 20, tabs, a header, no quoting; missing is {@code NA} or an
 * empty cell; days are {@code 2018-06-01} or, in some years, {@code 6/1/2018}.
 *
 * <p>Source: Boschee et al., ICEWS Coded Event Data, doi:10.7910/DVN/28075.
 */
public final class Icews {
  /** The format. A quarter of its rows tell a story again, so stories are what counts. */
  public static final FeedFormat FORMAT =
      new FeedFormat(
          "icews",
          List.of(20),
          List.of("Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Country"),
          true,
          new FeedFormat.Columns(1, 4, 10, 6, 7, 0, 2, 8),
          DateStyle.ISO_OR_AMERICAN,
          CountryKind.NAME,
          List.of("NA"),
          true,
          "cameo",
          "",
          "icews",
          "",
          null);

  private Icews() {}
}
