package io.guanxi.scheme;

import io.guanxi.model.EventType;
import java.io.Serializable;
import java.util.Map;

/**
 * The event table.
 *
 * @param id the file's name without {@code .json}
 * @param path the file, as the user knows it
 * @param types event types by code, in the order of the file
 */
public record Codebook(String id, String path, Map<String, EventType> types)
    implements Serializable {}
