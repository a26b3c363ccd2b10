package io.guanxi.source.icews;

import io.guanxi.model.CodeStyle;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.scheme.Countries;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedFormat;
import java.util.List;
import java.util.Map;

/**
 * The columns of ICEWS event files: 20, tabs, a header, no quoting; missing is {@code NA} or an
 * empty cell; days are {@code 2018-06-01} or, in some years, {@code 6/1/2018}. The header decides
 * where the columns stand. The file of 2017 has no CAMEO codes: there the event text, which is the
 * code's name in the manual, tells the code.
 *
 * <p>Source: Boschee et al., ICEWS Coded Event Data, doi:10.7910/DVN/28075.
 */
public final class Icews {
  /** The format. A quarter of its rows tell a story again, so stories are what counts. */
  public static final FeedFormat FORMAT =
      new FeedFormat(
          "icews",
          List.of(20),
          Map.of(
              Role.DATE, List.of("Event Date"),
              Role.SOURCE, List.of("Source Country"),
              Role.TARGET, List.of("Target Country"),
              Role.CODE, List.of("CAMEO Code"),
              Role.CODE_NAME, List.of("Event Text"),
              Role.INTENSITY, List.of("Intensity"),
              Role.ID, List.of("Event ID"),
              Role.SOURCE_ACTOR, List.of("Source Name"),
              Role.TARGET_ACTOR, List.of("Target Name")),
          true,
          new FeedFormat.Columns(1, 4, 10, 6, 7, FeedFormat.Columns.NO_COLUMN, 0, 2, 8),
          DateStyle.ISO_OR_AMERICAN,
          Countries.Kind.NAME,
          List.of("NA"),
          true,
          CodeStyle.AS_WRITTEN,
          '.',
          "cameo",
          "",
          "icews",
          "",
          null);

  private Icews() {}
}
