package io.guanxi.model;

/** Where a number of the codebook comes from. */
public enum Origin {
  /** Stated in a published text that was read. */
  PUBLISHED,
  /** Computed from published monthly series. */
  ESTIMATED,
  /** Our own judgement; nothing published constrains it. */
  ASSUMED,
  /** What the order of the codebook gives before any fit; kept where a fit has no evidence. */
  PRIOR
}
