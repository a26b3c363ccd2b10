package io.guanxi.sink;

import io.guanxi.run.Run;
import io.guanxi.text.FaultsException;
import java.util.Locale;

/** A place beside the run's own folder that takes the tables of runs, each run once. */
public interface Sink {
  /** How sinks are written on a command line. */
  String FORMS = "parquet:FOLDER, duckdb:FILE or jdbc:postgresql://HOST:PORT/DATABASE";

  /** How messages name it; never with a password. */
  String shown();

  /**
   * Looks, before a run is made, whether the sink can be reached.
   *
   * @throws FaultsException when it cannot
   */
  void check();

  /**
   * Writes a run's tables, in the place of those that it has of the same run.
   *
   * @throws FaultsException when that fails; a data base is then as it was
   */
  void write(Run run);

  /** Whether a text means a sink, be it a wrong one, and not another file or folder. */
  static boolean isMeant(String given) {
    return given.startsWith(ParquetSink.PREFIX)
        || given.startsWith(DuckDbSink.PREFIX)
        || given.startsWith("jdbc:")
        || isDuckDb(given);
  }

  private static boolean isDuckDb(String given) {
    return given.toLowerCase(Locale.ROOT).endsWith(".duckdb");
  }

  /**
   * The sink that was given.
   *
   * @param parameter the parameter that named it, for messages: {@code --sink}
   * @throws FaultsException when it is none, or when the jar was built without the drivers
   */
  static Sink of(String given, String parameter) {
    if (given.startsWith(ParquetSink.PREFIX)) {
      requireDriver("org.duckdb.DuckDBDriver", parameter + " " + given);
      return ParquetSink.of(given, parameter);
    }
    if (given.startsWith(DuckDbSink.PREFIX)) {
      requireDriver("org.duckdb.DuckDBDriver", parameter + " " + given);
      return DuckDbSink.of(given, parameter);
    }
    if (given.startsWith(PostgresSink.PREFIX)) {
      requireDriver("org.postgresql.Driver", parameter + " " + PostgresSink.PREFIX + "…");
      return PostgresSink.of(given, parameter, System.getenv());
    }
    if (given.contains(":")) {
      // Whatever it is, it may hold a password.
      throw new FaultsException(
          parameter + " " + given.substring(0, given.indexOf(':') + 1) + "…",
          "is no sink; " + FORMS + " is one");
    }
    String kind = isDuckDb(given) ? DuckDbSink.PREFIX : ParquetSink.PREFIX;
    throw new FaultsException(
        parameter + " " + given,
        "is no sink; " + FORMS + " is one. Did you mean '" + kind + given + "'?");
  }

  private static void requireDriver(String name, String where) {
    try {
      Class.forName(name, false, Sink.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new FaultsException(
          where,
          "this jar was built without the drivers of sinks; build it with 'mvn -Psinks package'");
    }
  }
}
