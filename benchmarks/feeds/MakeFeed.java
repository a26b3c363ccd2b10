import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes files shaped like GDELT 1.0: 58 columns, some 368 bytes a row, a file a day. The same
 * arguments give the same bytes.
 *
 * <p>Events lie in two years, whatever the size, so that the number of pairs and months hardly
 * grows with it. Three rows in five lack the country of an actor. Actors are skewed. Beside the
 * data, {@code expected.csv} holds the sums of the sound rows (of each event id once) and {@code
 * facts.csv} what was planted.
 *
 * <p>Bad rows bear the actors {@value #BAD_SOURCE} and {@value #BAD_TARGET}, which no sound row
 * bears: a tool that takes some of them for rows shows them there and nowhere else.
 */
public final class MakeFeed {
  static final String BAD_SOURCE = "NRU";
  static final String BAD_TARGET = "TUV";

  /** Actor codes of regions: no countries. */
  private static final List<String> REGIONS = List.of("EUR", "AFR", "WST", "MEA");

  private static final List<String> BAD_KINDS =
      List.of("short", "long", "number", "date", "code", "nul", "utf8");

  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
  private static final int DAYS = 731;
  private static final long FILE_BYTES = 51_500_000;
  private static final double BOTH_COUNTRIES = 0.40;
  private static final double SAME_COUNTRY = 0.22;
  private static final double NEW_STORY = 0.18;
  private static final double SKEW = 0.64;

  /** So many rows at the begin of a file are told for the first time; some of them are told again in the next file. */
  private static final int TOLD = 1_000;

  private final Path folder;
  private final long bytes;
  private final String packing;
  private final long seed;
  private final double bad;
  private final double duplicates;
  private final byte[][] countries;
  private final byte[][] countryNames;
  private final double[] countryWeights;
  private final byte[][] codes;
  private final int[] tenths;
  private final double[] codeWeights;
  private final byte[][] places;
  private final byte[][] words;
  private final byte[][] types;

  private MakeFeed(Map<String, String> options, Path home) throws IOException {
    folder = Path.of(options.get("output"));
    bytes = size(options.get("size"));
    packing = options.get("packing");
    seed = Long.parseLong(options.get("seed"));
    bad = Double.parseDouble(options.get("bad"));
    duplicates = Double.parseDouble(options.get("duplicates"));

    List<String> isoCodes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String row : Files.readAllLines(home.resolve("config/countries.csv"))) {
      Matcher cells = Pattern.compile("([A-Z]{3}),([^,\"]+),,(\\d+),.*").matcher(row);
      if (cells.matches() && !cells.group(1).equals(BAD_SOURCE) && !cells.group(1).equals(BAD_TARGET)) {
        isoCodes.add(cells.group(1));
        names.add(cells.group(2).toUpperCase(java.util.Locale.ROOT));
      }
    }
    SplittableRandom order = new SplittableRandom(seed);
    int[] shuffled = new int[isoCodes.size()];
    for (int i = 0; i < shuffled.length; i++) {
      int j = order.nextInt(i + 1);
      shuffled[i] = shuffled[j];
      shuffled[j] = i;
    }
    // The pair of the two-pair task is among the frequent actors, as in the news.
    List<Integer> ranked = new ArrayList<>();
    for (String first : List.of("USA", "CHN", "KOR")) {
      ranked.add(isoCodes.indexOf(first));
    }
    for (int each : shuffled) {
      if (!ranked.contains(each)) {
        ranked.add(each);
      }
    }
    countries = new byte[ranked.size()][];
    countryNames = new byte[ranked.size()][];
    double[] weights = new double[ranked.size()];
    for (int i = 0; i < countries.length; i++) {
      countries[i] = ascii(isoCodes.get(ranked.get(i)));
      countryNames[i] = ascii(names.get(ranked.get(i)));
      weights[i] = 1 / Math.pow(i + 2.0, SKEW);
    }
    countryWeights = cumulative(weights);

    Map<String, Integer> values = new TreeMap<>();
    Pattern line = Pattern.compile("\\{\"code\": \"(\\d{3,4})\".*\"value\": ([-.\\d]+),.*");
    for (String row : Files.readAllLines(home.resolve("config/codebooks/cameo.json"))) {
      Matcher cells = line.matcher(row.strip());
      if (cells.lookingAt()) {
        values.put(cells.group(1), (int) Math.round(Double.parseDouble(cells.group(2)) * 10));
      }
    }
    values.put("016", -20);
    values.put("022", 32);
    values.put("164", -70);
    List<String> frequent =
        List.of("010", "042", "040", "043", "051", "020", "036", "190", "173", "111", "112", "193",
            "046", "070", "057", "120", "141", "060", "172", "180");
    codes = new byte[values.size()][];
    tenths = new int[values.size()];
    double[] codeWeight = new double[values.size()];
    int at = 0;
    for (Map.Entry<String, Integer> value : values.entrySet()) {
      codes[at] = ascii(value.getKey());
      tenths[at] = value.getValue();
      int rank = frequent.indexOf(value.getKey());
      codeWeight[at++] = rank < 0 ? 0.08 : 6.0 / (rank + 1) + 0.5;
    }
    codeWeights = cumulative(codeWeight);

    SplittableRandom random = new SplittableRandom(seed + 1);
    words = new byte[4000][];
    for (int i = 0; i < words.length; i++) {
      byte[] word = new byte[3 + random.nextInt(7)];
      for (int j = 0; j < word.length; j++) {
        word[j] = (byte) ("aeiouaeiounrstlkmdbgph".charAt(random.nextInt(22)));
      }
      words[i] = word;
    }
    places = new byte[3000][];
    for (int i = 0; i < places.length; i++) {
      StringBuilder place = new StringBuilder();
      String city = capital(random);
      String country = new String(countryNames[random.nextInt(countries.length)], StandardCharsets.US_ASCII);
      if (random.nextInt(50) == 0) {
        city = "São " + city;
      }
      boolean detailed = random.nextInt(10) < 7;
      place.append(detailed ? "4\t" + city + ", " + capital(random) + ", " : "1\t").append(country);
      String fips = "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26));
      place.append('\t').append(fips).append('\t').append(fips);
      if (detailed) {
        place.append(String.format(java.util.Locale.ROOT, "%02d", random.nextInt(60)));
      }
      place.append('\t').append(decimal(random.nextInt(1_600_000) - 700_000, 4));
      place.append('\t').append(decimal(random.nextInt(3_600_000) - 1_800_000, 4));
      place.append('\t').append(detailed ? "-" + (100_000 + random.nextInt(3_000_000)) : fips);
      places[i] = place.toString().getBytes(StandardCharsets.UTF_8);
    }
    types = new byte[][] {ascii(""), ascii("GOV"), ascii("MIL"), ascii("COP"), ascii("MED"),
        ascii("BUS"), ascii("LEG"), ascii("CVL"), ascii("OPP"), ascii("JUD")};
  }

  private String capital(SplittableRandom random) {
    String word = new String(words[random.nextInt(words.length)], StandardCharsets.US_ASCII);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options =
        new TreeMap<>(Map.of("size", "2G", "packing", "plain", "seed", "1", "bad", "0.001",
            "duplicates", "0", "output", "data", "home", "."));
    for (int i = 0; i + 1 < args.length; i += 2) {
      String name = args[i].replaceFirst("^--", "");
      if (!options.containsKey(name)) {
        throw new IllegalArgumentException("unknown option " + args[i] + "; known: " + options);
      }
      options.put(name, args[i + 1]);
    }
    new MakeFeed(options, Path.of(options.get("home"))).make();
  }

  private void make() throws Exception {
    Files.createDirectories(folder);
    int files = (int) Math.max(1, Math.round((double) bytes / FILE_BYTES));
    long each = bytes / files;
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));
    Facts all = new Facts(countries.length);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      int number = i;
      tasks.add(() -> {
        Facts facts = new OneFile(number, files, each).write();
        synchronized (all) {
          all.add(facts);
        }
        return null;
      });
    }
    try {
      for (Future<Void> file : threads.invokeAll(tasks)) {
        file.get();
      }
    } finally {
      threads.shutdown();
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("expected.csv")))) {
      out.write(ascii("source,target,month,events,positive_tenths,negative_tenths\n"));
      for (String row : all.rows(countries)) {
        out.write(ascii(row + "\n"));
      }
    }
    StringBuilder facts = new StringBuilder("fact,count\n");
    all.counts.forEach((fact, count) -> facts.append(fact).append(',').append(count).append('\n'));
    facts.append("cells,").append(all.cells()).append('\n').append("files,").append(files).append('\n');
    Files.writeString(folder.resolve("facts.csv"), facts);
    System.out.print(facts);
  }

  /** Sums of sound rows, and counts of what was planted. */
  private static final class Facts {
    private static final int MONTHS = 48;
    private final int countries;
    private final long[] events;
    private final long[] positive;
    private final long[] negative;
    private final Map<String, Long> counts = new TreeMap<>();

    Facts(int countries) {
      this.countries = countries;
      events = new long[countries * countries * MONTHS];
      positive = new long[events.length];
      negative = new long[events.length];
    }

    void count(String fact) {
      counts.merge(fact, 1L, Long::sum);
    }

    synchronized void add(Facts other) {
      for (int i = 0; i < events.length; i++) {
        events[i] += other.events[i];
        positive[i] += other.positive[i];
        negative[i] += other.negative[i];
      }
      other.counts.forEach((fact, count) -> counts.merge(fact, count, Long::sum));
    }

    void event(int source, int target, int month, int tenths) {
      int at = (source * countries + target) * MONTHS + month;
      events[at]++;
      positive[at] += Math.max(0, tenths);
      negative[at] += Math.min(0, tenths);
    }

    long cells() {
      return Arrays.stream(events).filter(count -> count > 0).count();
    }

    List<String> rows(byte[][] codes) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < events.length; i++) {
        if (events[i] > 0) {
          int month = i % MONTHS;
          int pair = i / MONTHS;
          LocalDate day = FIRST_DAY.minusMonths(24).plusMonths(month);
          rows.add(new String(codes[pair / countries], StandardCharsets.US_ASCII) + ","
              + new String(codes[pair % countries], StandardCharsets.US_ASCII) + ","
              + day.toString().substring(0, 7) + "," + events[i] + "," + positive[i] + "," + negative[i]);
        }
      }
      Collections.sort(rows);
      return rows;
    }
  }

  /** One day's file. */
  private final class OneFile {
    private final int number;
    private final int files;
    private final LocalDate day;
    private final long target;
    private final SplittableRandom random;
    private final Facts facts = new Facts(countries.length);
    private final byte[] row = new byte[8192];
    private final byte[] url = new byte[512];
    private int urlEnd;
    private final int[] storyPlaces = new int[2];
    private int storyTone;
    private int storyToneEnd;
    private int end;

    OneFile(int number, int files, long target) {
      this.number = number;
      this.files = files;
      this.day = FIRST_DAY.plusDays((long) number * DAYS / files);
      this.target = target;
      this.random = new SplittableRandom(seed * 1_000_003 + number);
      story();
    }

    Facts write() throws IOException {
      String name = day.toString().replace("-", "") + ".export.CSV";
      String suffix = packing.equals("gz") ? ".gz" : packing.equals("zip") ? ".zip" : "";
      // Two files of one day can only come of sizes beyond any year's feed.
      Path file = folder.resolve(name + suffix);
      try (OutputStream raw = Files.newOutputStream(file); OutputStream out = packed(raw, name)) {
        byte[] buffer = new byte[1 << 20];
        int used = 0;
        long written = 0;
        List<byte[]> before = duplicates > 0 && number > 0 ? new OneFile(number - 1, files, target).told() : List.of();
        long id = firstId();
        while (written < target) {
          if (!before.isEmpty() && id >= firstId() + TOLD && random.nextDouble() < duplicates) {
            again(before.get(random.nextInt(before.size())));
          } else {
            row(id);
          }
          id++;
          if (used + end > buffer.length) {
            out.write(buffer, 0, used);
            used = 0;
          }
          System.arraycopy(row, 0, buffer, used, end);
          used += end;
          written += end;
        }
        out.write(buffer, 0, used);
      }
      return facts;
    }

    private long firstId() {
      return 500_000_000L + number * 1_000_000L;
    }

    /** The sound rows of two countries among the first of the file, none of which is a repeated one. */
    private List<byte[]> told() {
      List<byte[]> told = new ArrayList<>();
      for (int i = 0; i < TOLD; i++) {
        long sound = facts.counts.getOrDefault("scored", 0L);
        row(firstId() + i);
        if (facts.counts.getOrDefault("scored", 0L) > sound) {
          told.add(Arrays.copyOf(row, end));
        }
      }
      return told;
    }

    /** A row of the file before, once more. */
    private void again(byte[] repeated) {
      System.arraycopy(repeated, 0, row, 0, repeated.length);
      end = repeated.length;
      facts.count("rows");
      facts.count("repeated");
    }

    private OutputStream packed(OutputStream raw, String name) throws IOException {
      if (packing.equals("gz")) {
        return new GZIPOutputStream(raw, 1 << 16);
      }
      if (packing.equals("zip")) {
        ZipOutputStream zip = new ZipOutputStream(raw);
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        return zip;
      }
      return raw;
    }

    private void row(long id) {
      if (random.nextDouble() < NEW_STORY) {
        story();
      }
      end = 0;
      facts.count("rows");
      String fault = random.nextDouble() < bad ? BAD_KINDS.get(random.nextInt(BAD_KINDS.size())) : "";
      int draw = random.nextInt(100);
      LocalDate date =
          draw < 80 ? day
              : draw < 90 ? day.minusDays(1 + random.nextInt(7))
              : draw < 95 ? day.minusDays(28 + random.nextInt(4))
              : day.minusDays(365);
      int year = date.getYear();
      int month = date.getMonthValue();
      number(id);
      tab();
      if (fault.equals("date")) {
        put(ascii(random.nextBoolean() ? "20160231" : "2016O101"));
      } else {
        number(year * 10_000L + month * 100 + date.getDayOfMonth());
      }
      tab();
      number(year * 100L + month);
      tab();
      number(year);
      tab();
      number(year);
      put('.');
      padded((month * 30 + date.getDayOfMonth()) * 10_000 / 396, 4);
      tab();

      int first = -1;
      int second = -1;
      boolean region = false;
      double kind = random.nextDouble();
      if (kind < BOTH_COUNTRIES) {
        first = pick(countryWeights);
        second = random.nextDouble() < SAME_COUNTRY ? first : pick(countryWeights);
        region = random.nextInt(100) == 0;
      } else if (kind < BOTH_COUNTRIES + 0.30) {
        first = pick(countryWeights);
      } else if (kind < BOTH_COUNTRIES + 0.45) {
        second = pick(countryWeights);
      }
      if (fault.isEmpty()) {
        actor(first, null);
        actor(second, region ? ascii(REGIONS.get(random.nextInt(REGIONS.size()))) : null);
      } else {
        actor(-1, ascii(BAD_SOURCE));
        actor(-1, ascii(BAD_TARGET));
      }
      int code = pick(codeWeights);
      put((byte) ('0' + random.nextInt(2)));
      tab();
      put(fault.equals("code") ? ascii("999") : codes[code]);
      tab();
      put(codes[code], 0, 3);
      tab();
      put(codes[code], 0, 2);
      tab();
      int root = (codes[code][0] - '0') * 10 + codes[code][1] - '0';
      put((byte) (root <= 5 ? '1' : root <= 8 ? '2' : root <= 13 ? '3' : '4'));
      tab();
      if (fault.equals("number")) {
        put(ascii(random.nextBoolean() ? "3,4" : "n/a"));
      } else {
        tenths(tenths[code]);
      }
      tab();
      number(1 + random.nextInt(20));
      tab();
      number(1 + random.nextInt(3));
      tab();
      number(1 + random.nextInt(20));
      tab();
      if (storyTone < 0) {
        put('-');
      }
      number(Math.abs(storyTone) / 100_000);
      put('.');
      padded(Math.abs(storyTone) % 100_000, 5);
      padded(storyToneEnd, 9);
      tab();
      place(first >= 0);
      int shortEnd = end - 1;
      place(second >= 0);
      place(random.nextInt(20) > 0);
      number(day.getYear() * 10_000L + day.getMonthValue() * 100 + day.getDayOfMonth());
      tab();
      url(fault);
      if (fault.equals("short")) {
        end = shortEnd;
      }
      if (fault.equals("long")) {
        tab();
        put('1');
        tab();
      }
      put('\n');

      if (!fault.isEmpty()) {
        facts.count("bad " + fault);
      } else if (first < 0 || second < 0 || region) {
        facts.count("without two countries");
      } else if (first == second) {
        facts.count("a country with itself");
      } else {
        facts.count("scored");
        int months = (year - FIRST_DAY.getYear() + 2) * 12 + month - 1;
        facts.event(first, second, months, tenths[code]);
      }
    }

    private void actor(int country, byte[] only) {
      byte[] type = types[random.nextInt(3) == 0 ? random.nextInt(types.length) : 0];
      byte[] code = only != null ? only : country >= 0 ? countries[country] : null;
      if (code == null && random.nextInt(3) == 0) {
        // No actor at all.
        for (int i = 0; i < 10; i++) {
          tab();
        }
        return;
      }
      byte[] shownType = code == null && type.length == 0 ? types[1] : type;
      if (code != null) {
        put(code);
      }
      put(shownType);
      tab();
      put(country >= 0 ? countryNames[country] : code != null ? code : ascii("POLICE OFFICER"));
      tab();
      if (code != null) {
        put(code);
      }
      tab();
      tab();
      tab();
      tab();
      tab();
      put(shownType);
      tab();
      tab();
      tab();
    }

    private void place(boolean known) {
      if (known) {
        put(places[storyPlaces[random.nextInt(4) == 0 ? 1 : 0]]);
      } else {
        put(ascii("0\t\t\t\t\t\t"));
      }
      tab();
    }

    private void url(String fault) {
      put(url, 0, urlEnd);
      if (fault.equals("nul")) {
        put((byte) 0);
      }
      if (fault.equals("utf8")) {
        put((byte) 0xC3);
        put((byte) 0x28);
      }
    }

    /** A new article: the rows that tell of it share its address, tone and places. */
    private void story() {
      end = 0;
      put(ascii(random.nextBoolean() ? "https://www." : "http://"));
      put(words[random.nextInt(words.length)]);
      put(words[random.nextInt(words.length)]);
      put(ascii(".com/news/"));
      int parts = 5 + random.nextInt(8);
      for (int i = 0; i < parts; i++) {
        if (i > 0) {
          put('-');
        }
        put(words[random.nextInt(words.length)]);
      }
      put('-');
      padded(random.nextInt(100_000_000), 8);
      System.arraycopy(row, 0, url, 0, end);
      urlEnd = end;
      storyPlaces[0] = random.nextInt(places.length);
      storyPlaces[1] = random.nextInt(places.length);
      storyTone = random.nextInt(2_000_000) - 1_300_000;
      storyToneEnd = random.nextInt(1_000_000_000);
    }

    private int pick(double[] cumulative) {
      int at = Arrays.binarySearch(cumulative, random.nextDouble());
      return at >= 0 ? at : -at - 1;
    }

    private void tenths(int value) {
      if (value < 0) {
        put('-');
      }
      number(Math.abs(value) / 10);
      if (value % 10 != 0) {
        put('.');
        number(Math.abs(value) % 10);
      }
    }

    private void number(long value) {
      int from = end;
      long rest = value;
      do {
        put((byte) ('0' + rest % 10));
        rest /= 10;
      } while (rest > 0);
      for (int i = from, j = end - 1; i < j; i++, j--) {
        byte swap = row[i];
        row[i] = row[j];
        row[j] = swap;
      }
    }

    private void padded(int value, int digits) {
      int rest = value;
      for (int i = digits - 1; i >= 0; i--) {
        row[end + i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      end += digits;
    }

    private void tab() {
      row[end++] = '\t';
    }

    private void put(char letter) {
      row[end++] = (byte) letter;
    }

    private void put(byte letter) {
      row[end++] = letter;
    }

    private void put(byte[] text) {
      put(text, 0, text.length);
    }

    private void put(byte[] text, int from, int to) {
      System.arraycopy(text, from, row, end, to - from);
      end += to - from;
    }
  }

  private static double[] cumulative(double[] weights) {
    double[] sums = new double[weights.length];
    double total = Arrays.stream(weights).sum();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum / total;
    }
    sums[weights.length - 1] = 1;
    return sums;
  }

  private static String decimal(int value, int digits) {
    int unit = (int) Math.pow(10, digits);
    String text = Math.abs(value) / unit + "."
        + String.format(java.util.Locale.ROOT, "%0" + digits + "d", Math.abs(value) % unit);
    return value < 0 ? "-" + text : text;
  }

  private static long size(String text) {
    long unit = switch (text.charAt(text.length() - 1)) {
      case 'k', 'K' -> 1_000L;
      case 'm', 'M' -> 1_000_000L;
      case 'g', 'G' -> 1_000_000_000L;
      default -> 1L;
    };
    return unit * Long.parseLong(unit == 1 ? text : text.substring(0, text.length() - 1));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
