import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same scores in plain Java, one thread, nothing checked. Arguments: weights, events, the file to write. */
public final class PlainCurated {
  private PlainCurated() {}

  public static void main(String[] args) throws IOException {
    Map<String, Double> weights = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String[] cells = line.split(",");
      if (!cells[1].equals("i0")) {
        weights.put(cells[0], Double.valueOf(cells[1]));
      }
    }
    Map<String, Map<Integer, double[]>> pairs = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    int last = 0;
    try (BufferedReader in = Files.newBufferedReader(Path.of(args[1]))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> cells = cells(line);
        if (!seen.add(cells.get(0))) {
          continue;
        }
        String date = cells.get(1);
        int month = Integer.parseInt(date.substring(0, 4)) * 12 + Integer.parseInt(date.substring(5, 7)) - 1;
        last = Math.max(last, month);
        double weight = weights.get(cells.get(5));
        double[] sums =
            pairs.computeIfAbsent(cells.get(4), p -> new HashMap<>()).computeIfAbsent(month, m -> new double[3]);
        sums[weight < 0 ? 1 : 0] += weight;
        sums[2]++;
      }
    }
    double[] none = new double[3];
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]))) {
      for (Map.Entry<String, Map<Integer, double[]>> pair : pairs.entrySet()) {
        double score = 0;
        for (int month = 1970 * 12; month <= last; month++) {
          double[] sums = pair.getValue().getOrDefault(month, none);
          double change = ((9 - score) * sums[0] + (9 + score) * sums[1]) / 9;
          score += change;
          int number = month % 12 + 1;
          out.write(pair.getKey() + "," + month / 12 + (number < 10 ? "-0" : "-") + number + "," + score + ","
              + Math.round(score * 10) / 10.0 + "," + change + "," + sums[0] + "," + sums[1] + "," + (int) sums[2] + "\n");
        }
      }
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int begin = 0;
    boolean quoted = false;
    for (int i = 0; i <= line.length(); i++) {
      if (i < line.length() && line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (i == line.length() || (line.charAt(i) == ',' && !quoted)) {
        cells.add(line.substring(begin, i));
        begin = i + 1;
      }
    }
    return cells;
  }
}
