package io.guanxi.model;

import java.io.Serializable;

/**
 * One event code of a feed's codebook.
 *
 * @param code the code as feeds write it, for example CAMEO {@code 0231}
 * @param names what it is called
 * @param root the code it falls under, for example {@code 02}
 * @param theme the theme its flows are summed under
 * @param quad which of the four kinds it is of
 * @param valueMicros its value on the Goldstein scale (−10 … 10), millionths of a point
 */
public record FeedCode(
    String code, LocalizedNames names, String root, String theme, Quad quad, long valueMicros)
    implements Serializable {}
