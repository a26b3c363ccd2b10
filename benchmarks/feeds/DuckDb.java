import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** DuckDB over the same files. Arguments: ALL or PAIRS, the file to write, the files to read. */
public final class DuckDb {
  private DuckDb() {}

  public static void main(String[] args) throws Exception {
    String pairs =
        args[0].equals("ALL")
            ? ""
            : " AND (source, target) IN (('CHN','KOR'),('KOR','CHN'),('USA','KOR'),('KOR','USA'))";
    String files =
        Arrays.stream(args).skip(2).map(file -> "'" + file + "'").collect(Collectors.joining(","));
    String columns =
        IntStream.range(0, 58)
            .mapToObj(
                i ->
                    switch (i) {
                      case 1 -> "'day': 'INTEGER'";
                      case 7 -> "'source': 'VARCHAR'";
                      case 17 -> "'target': 'VARCHAR'";
                      case 30 -> "'goldstein': 'DOUBLE'";
                      default -> "'c" + i + "': 'VARCHAR'";
                    })
            .collect(Collectors.joining(", "));
    Files.deleteIfExists(Path.of(args[1]));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT source, target, printf('%04d-%02d', day // 10000, day // 100 % 100) AS month,"
              + " count(*) AS events,"
              + " round(sum(greatest(goldstein, 0)) * 10)::BIGINT AS positive,"
              + " round(sum(least(goldstein, 0)) * 10)::BIGINT AS negative"
              + " FROM read_csv([" + files + "], delim = '\t', header = false, quote = '', escape = '',"
              + " auto_detect = false, ignore_errors = true, columns = {" + columns + "})"
              + " WHERE source <> '' AND target <> '' AND source <> target" + pairs
              + " GROUP BY source, target, day // 10000, day // 100 % 100)"
              + " TO '" + args[1] + "' (HEADER false, DELIMITER ',')");
    }
  }
}
