package io.guanxi.source.curated;

import io.guanxi.model.Location;
import io.guanxi.model.RejectReason;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One row of a curated file, cut out of its text and not yet understood.
 *
 * @param location the file and the line on which the row begins
 * @param raw the row as it stands in the file, without its line end
 * @param fault why the row could not be cut out soundly; null when it could
 */
public record CuratedRow(Location location, String raw, @Nullable RejectReason fault)
    implements Serializable {}
