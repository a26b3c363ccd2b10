package io.guanxi.plan;

import java.io.Serializable;

/**
 * Where that is kept which was read of a piece of a file.
 *
 * @param begin offset of the piece in its file
 * @param pack name of the file that it is kept in, with others
 * @param offset where it begins there
 * @param length how many bytes it has
 * @param crc their CRC-32C
 */
public record ReadPart(long begin, String pack, long offset, int length, int crc)
    implements Serializable {}
