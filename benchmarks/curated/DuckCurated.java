import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The same scores in DuckDB. Arguments: weights, events, the file to write. */
public final class DuckCurated {
  private DuckCurated() {}

  public static void main(String[] args) throws Exception {
    Files.deleteIfExists(Path.of(args[2]));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute(
          "CREATE TABLE sums AS SELECT dyad, year(day) * 12 + month(day) - 1 AS month, sum(greatest(i0, 0)) AS positive,"
              + " sum(least(i0, 0)) AS negative, count(*) AS events, min(number) AS number FROM"
              + " (SELECT event_id, any_value(dyad) AS dyad, any_value(event_type) AS event_type, any_value(date) AS day,"
              + " min(substr(event_id, 2)::BIGINT) AS number FROM read_csv('" + args[1] + "', header = true,"
              + " types = {'date': 'DATE', 'i0': 'DOUBLE'}) GROUP BY event_id) JOIN"
              + " read_csv('" + args[0] + "', header = true) AS weights USING (event_type) GROUP BY ALL");
      sql.execute("CREATE TABLE pairs AS SELECT dyad, min(number) AS number FROM sums GROUP BY dyad");
      sql.execute(
          "CREATE TABLE months AS SELECT dyad, pairs.number, every.month, coalesce(positive, 0) AS positive,"
              + " coalesce(negative, 0) AS negative, coalesce(events, 0) AS events FROM pairs CROSS JOIN"
              + " (SELECT unnest(range(1970 * 12, (SELECT max(month) + 1 FROM sums))) AS month) AS every"
              + " LEFT JOIN sums USING (dyad, month)");
      sql.execute(
          "COPY (WITH RECURSIVE run AS (SELECT dyad, number, 1970 * 12 - 1 AS month, 0.0::DOUBLE AS score,"
              + " 0.0::DOUBLE AS change, 0.0::DOUBLE AS positive, 0.0::DOUBLE AS negative, 0::BIGINT AS events FROM pairs"
              + " UNION ALL SELECT run.dyad, run.number, m.month,"
              + " run.score + ((9 - run.score) * m.positive + (9 + run.score) * m.negative) / 9,"
              + " ((9 - run.score) * m.positive + (9 + run.score) * m.negative) / 9, m.positive, m.negative, m.events"
              + " FROM run JOIN months AS m ON m.dyad = run.dyad AND m.month = run.month + 1)"
              + " SELECT dyad, printf('%04d-%02d', month // 12, month % 12 + 1), score, round(score, 1), change, positive,"
              + " negative, events FROM run WHERE month >= 1970 * 12 ORDER BY number, month)"
              + " TO '" + args[2] + "' (HEADER false)");
    }
  }
}
