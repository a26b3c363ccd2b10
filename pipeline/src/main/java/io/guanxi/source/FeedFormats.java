package io.guanxi.source;

import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.gdelt.Gdelt;
import io.guanxi.source.icews.Icews;
import io.guanxi.source.polecat.Polecat;
import java.util.List;
import java.util.Optional;

/** The formats of machine-coded feeds. A new one is registered here, and only here. */
public final class FeedFormats {
  private static final List<FeedFormat> ALL =
      List.of(Gdelt.VERSION_1, Gdelt.VERSION_2, Icews.FORMAT, Polecat.FORMAT);

  private FeedFormats() {}

  /** All formats, in the order in which they are shown. */
  public static List<FeedFormat> all() {
    return ALL;
  }

  /** The format of this name. */
  public static Optional<FeedFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }
}
