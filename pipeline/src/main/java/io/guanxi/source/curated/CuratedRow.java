package io.guanxi.source.curated;

import io.guanxi.model.Location;
import io.guanxi.model.RejectReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a curated file, cut out of its bytes and not yet understood.
 *
 * @param location the file and the line on which the row begins
 * @param raw the row as it stands in the file, without its line end
 * @param cells its cells without quotation marks and blanks around them; empty with a fault
 * @param fault why the row could not be cut out soundly; null when it could
 */
record CuratedRow(
    Location location, String raw, List<String> cells, @Nullable RejectReason fault) {}
