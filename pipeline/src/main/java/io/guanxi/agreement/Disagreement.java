package io.guanxi.agreement;

import io.guanxi.model.WeightedCoding;
import java.util.Set;

/**
 * An event that both coders have and code differently.
 *
 * @param a what the first coder says
 * @param b what the second coder says
 * @param attributes in what they differ, in the order of {@link Attribute}
 * @param effect of taking the second coder's coding of this event
 */
public record Disagreement(
    WeightedCoding a, WeightedCoding b, Set<Attribute> attributes, Effect effect) {}
