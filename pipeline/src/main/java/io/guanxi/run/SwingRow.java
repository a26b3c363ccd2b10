package io.guanxi.run;

import java.math.BigDecimal;

/**
 * A row of {@code tornado.csv} as far as it is read back.
 *
 * @param dyad id of the dyad
 * @param eventType code of the event type
 * @param events codings that count with its table value
 * @param lowest lowest I0 of its range, points
 * @param highest highest I0 of its range, points
 * @param atLowest final score with the lowest I0, points; not a number when it leaves the scale
 * @param atHighest final score with the highest I0, points; not a number when it leaves the scale
 */
public record SwingRow(
    String dyad,
    String eventType,
    int events,
    BigDecimal lowest,
    BigDecimal highest,
    double atLowest,
    double atHighest) {}
