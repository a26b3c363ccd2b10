package io.guanxi.model;

import java.io.Serializable;

/**
 * What one event did to one relation.
 *
 * @param coding the event's coding with its table score I0
 * @param p0 the score the event met, in points
 * @param impact the impact I, in points (Tsinghua method, {@code docs/method.md} §2)
 */
public record Contribution(WeightedCoding coding, double p0, double impact)
    implements Serializable {}
