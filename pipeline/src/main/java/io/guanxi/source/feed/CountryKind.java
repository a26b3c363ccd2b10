package io.guanxi.source.feed;

/** How a feed writes countries. */
public enum CountryKind {
  /** ISO 3166-1 alpha-3. */
  ISO3,
  /** Actor codes of CAMEO, as in GDELT: mostly ISO alpha-3, with some of its own. */
  CAMEO,
  /** Numbers of the Correlates of War project. */
  COW,
  /** English names. */
  NAME,
  /** ISO 3166-1 alpha-3 or English names, as in POLECAT. */
  ISO3_OR_NAME
}
