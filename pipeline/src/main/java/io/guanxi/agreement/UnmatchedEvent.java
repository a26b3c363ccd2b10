package io.guanxi.agreement;

import io.guanxi.model.WeightedCoding;

/**
 * An event that only one coder has.
 *
 * @param coding what he says
 * @param effect of taking the event out of the first coder's file, or of adding it to that
 */
public record UnmatchedEvent(WeightedCoding coding, Effect effect) {}
