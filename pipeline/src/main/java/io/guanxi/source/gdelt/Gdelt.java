package io.guanxi.source.gdelt;

import io.guanxi.model.CodeStyle;
import io.guanxi.scheme.Countries;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import java.util.List;
import java.util.Map;

/**
 * The columns of GDELT's event files: tabs, no header, no quoting.
 *
 * <p>Source: GDELT Event Codebook V2.0 (2015) and the list of columns of GDELT 1.0. Both begin
 * alike: GLOBALEVENTID, SQLDATE, … Actor1CountryCode (7), Actor2CountryCode (17), EventCode (26),
 * GoldsteinScale (30), counted from 0.
 */
public final class Gdelt {
  private static final FeedFormat.Columns COLUMNS =
      new FeedFormat.Columns(1, 7, 17, 26, 30, FeedFormat.Columns.NO_COLUMN, 0, 5, 15);

  /** GDELT 1.0: 57 columns until 2013-03, then 58 with SOURCEURL; a file may have both. */
  public static final FeedFormat VERSION_1 = format("gdelt1", List.of(57, 58));

  /** GDELT 2.0: 61 columns. */
  public static final FeedFormat VERSION_2 = format("gdelt2", List.of(61));

  private Gdelt() {}

  private static FeedFormat format(String name, List<Integer> widths) {
    return new FeedFormat(
        name,
        widths,
        Map.of(),
        false,
        COLUMNS,
        DateStyle.BASIC,
        Countries.Kind.CAMEO,
        List.of(),
        true,
        CodeStyle.AS_WRITTEN,
        '.',
        "cameo",
        "gdelt",
        "gdelt",
        "",
        null);
  }
}
