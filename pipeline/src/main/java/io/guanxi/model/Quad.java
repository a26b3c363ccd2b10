package io.guanxi.model;

import java.util.Locale;

/** The four kinds of events of machine-coded feeds (GDELT's QuadClass, in its order). */
public enum Quad {
  /** Words of cooperation: CAMEO roots 01 to 05. */
  VERBAL_COOPERATION,
  /** Deeds of cooperation: CAMEO roots 06 to 08. */
  MATERIAL_COOPERATION,
  /** Words of conflict: CAMEO roots 09 to 13. */
  VERBAL_CONFLICT,
  /** Deeds of conflict: CAMEO roots 14 to 20. */
  MATERIAL_CONFLICT;

  /** The word used in tables and codebooks, for example {@code verbal_cooperation}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
