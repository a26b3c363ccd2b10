package io.guanxi.pipeline;

import io.guanxi.source.curated.CuratedRow;
import java.io.Serializable;
import java.util.List;

/**
 * A row on its way from reading to parsing, with the header of its file.
 *
 * @param columns the header
 * @param row the row
 */
record SheetRow(List<String> columns, CuratedRow row) implements Serializable {}
