package io.guanxi.model;

/** How a file writes event codes. */
public enum CodeStyle {
  /** As the codebook does. */
  AS_WRITTEN,
  /** As numbers: a spreadsheet took the leading zeros, so that 10 is 010. */
  ZERO_PADDED,
  /** By the codebook's English names, in any case; of codes of one name the longest is meant. */
  NAMES
}
