package io.guanxi.model;

import java.io.Serializable;

/**
 * One thing's name or title in the three languages of the readers.
 *
 * @param en English
 * @param zh Chinese
 * @param ko Korean
 */
public record LocalizedNames(String en, String zh, String ko) implements Serializable {}
