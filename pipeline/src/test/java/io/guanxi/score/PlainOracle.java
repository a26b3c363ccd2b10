package io.guanxi.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * METHOD §2 and §3 written down once more, plainly: reads CSV text, scores one dyad in decimal
 * arithmetic, one event at a time. Shares nothing with the product but the method.
 */
final class PlainOracle {
  private static final MathContext PRECISE = new MathContext(40);
  private static final BigDecimal N = BigDecimal.valueOf(9);

  private PlainOracle() {}

  /** Scores by month; {@code table} gives the table score of an event type. */
  static SortedMap<String, BigDecimal> score(
      List<String> files,
      String dyad,
      String initialMonth,
      String initialScore,
      Map<String, String> table,
      boolean running) {
    String turned = dyad.substring(4) + "-" + dyad.substring(0, 3);
    Set<List<String>> events = new LinkedHashSet<>();
    String last = initialMonth;
    for (String file : files) {
      List<List<String>> rows = csv(file);
      List<String> head = rows.remove(0);
      for (List<String> row : rows) {
        String pair = row.get(head.indexOf("dyad"));
        if (pair.equals(dyad) || pair.equals(turned)) {
          String date = row.get(head.indexOf("date"));
          String month = date.substring(0, 7);
          last = month.compareTo(last) > 0 ? month : last;
          String own = row.get(head.indexOf("i0"));
          String i0 = own.isEmpty() ? table.get(row.get(head.indexOf("event_type"))) : own;
          if (!row.get(head.indexOf("status")).equals("retracted")) {
            String when = date.length() == 7 ? date + "-99" : date;
            events.add(List.of(month, when + " " + row.get(head.indexOf("event_id")), i0));
          }
        }
      }
    }
    SortedMap<String, BigDecimal> scores = new TreeMap<>();
    BigDecimal score = new BigDecimal(initialScore);
    for (String month = next(initialMonth); month.compareTo(last) <= 0; month = next(month)) {
      BigDecimal start = score;
      SortedMap<String, BigDecimal> ordered = new TreeMap<>();
      for (List<String> event : events) {
        if (event.get(0).equals(month)) {
          ordered.put(event.get(1), new BigDecimal(event.get(2)));
        }
      }
      for (BigDecimal i0 : ordered.values()) {
        BigDecimal met = running ? score : start;
        BigDecimal room = i0.signum() >= 0 ? N.subtract(met) : N.add(met);
        score = score.add(room.multiply(i0).divide(N, PRECISE));
      }
      scores.put(month, score);
    }
    return scores;
  }

  private static String next(String month) {
    int months =
        Integer.parseInt(month.substring(0, 4)) * 12 + Integer.parseInt(month.substring(5));
    String of = String.valueOf(months % 12 + 1);
    return months / 12 + "-" + (of.length() == 1 ? "0" + of : of);
  }

  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c :
        (text.replaceFirst("^\uFEFF", "").replaceAll("\r\n?", "\n").strip() + "\n").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
        if (quoted && cell.length() > 0) {
          cell.append(c);
        }
      } else if (quoted || (c != ',' && c != '\n')) {
        cell.append(c);
      } else {
        row.add(cell.toString().strip());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    rows.removeIf(cells -> cells.size() == 1 && cells.get(0).isEmpty());
    return rows;
  }
}
