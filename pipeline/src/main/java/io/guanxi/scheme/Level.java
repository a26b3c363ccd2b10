package io.guanxi.scheme;

import io.guanxi.model.LocalizedNames;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One of the scale's levels, like {@code good}, 3 … 6.
 *
 * @param code the word in tables
 * @param names what it is called
 * @param from lower bound in points
 * @param to upper bound in points
 */
public record Level(String code, LocalizedNames names, BigDecimal from, BigDecimal to)
    implements Serializable {}
