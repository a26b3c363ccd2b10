package io.guanxi.cli;

import picocli.CommandLine.IVersionProvider;

/** The tool's version, from the jar's manifest. */
public final class Version implements IVersionProvider {
  /** The version, {@code development} when run from classes. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"guanxi " + text()};
  }
}
