package io.guanxi.pipeline;

import java.io.Serializable;

/**
 * A planned input file.
 *
 * @param resource how Beam's file systems name it
 * @param shown how the user named it; stands in outputs
 * @param bytes its size
 * @param sha256 its hash when the run was planned
 */
public record EventFile(String resource, String shown, long bytes, String sha256)
    implements Serializable {}
