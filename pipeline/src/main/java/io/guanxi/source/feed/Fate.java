package io.guanxi.source.feed;

/** Names of the counts of a feed; every row read has exactly one of these fates. */
public final class Fate {
  /** Rows that do not name two different known countries. */
  public static final String NOT_APPLICABLE = "not_applicable";

  /** Part of {@link #NOT_APPLICABLE}: a country is named that is not in the table. */
  public static final String UNKNOWN_COUNTRY = "not_applicable.unknown_country";

  /** Part of {@link #NOT_APPLICABLE}: source and target are the same country. */
  public static final String SAME_COUNTRY = "not_applicable.same_country";

  /** Rows that are not UTF-8 and were read as ISO-8859-1; a part of the rows read. */
  public static final String LATIN1 = "read.latin1";

  /** Part of the duplicates: rows that have another day than the row they repeat. */
  public static final String OTHER_DAY = "duplicate.other_day";

  private Fate() {}
}
