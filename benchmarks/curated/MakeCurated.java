import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes curated events of many pairs, {@code events.csv}, and a copy of the configuration in which
 * the pairs stand, {@code config}; {@code weights.csv} holds the codebook's table scores for tools
 * that do not read it. The same arguments give the same bytes.
 */
public final class MakeCurated {
  private static final Pattern TYPE =
      Pattern.compile(
          "\"code\" : \"([^\"]+)\".*?\"sign\" : \"([a-z]+)\".*?\"i0\" : (-?[0-9.]+)", Pattern.DOTALL);
  private static final int FIRST_YEAR = 1970;
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,i0,title_en,title_zh,title_ko,citation,coder,status,note\n";

  private MakeCurated() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> options =
        new TreeMap<>(Map.of("rows", "1000000", "pairs", "10000", "years", "50", "seed", "1"));
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
    }
    Path home = Path.of(options.get("home"));
    Path folder = Files.createDirectories(Path.of(options.get("output")));
    List<String> pairs = pairs(home, Integer.parseInt(options.get("pairs")));
    copy(home.resolve("config"), folder.resolve("config"));
    // What is compared with knows no dead band.
    Path scheme = folder.resolve("config/schemes/tsinghua.json");
    Files.writeString(scheme, Files.readString(scheme).replaceFirst(" *\"dead_band\": [0-9.]+,\n", ""));
    Files.writeString(folder.resolve("config/dyads.json"), dyads(pairs));
    List<String[]> types = types(home);
    StringBuilder weights = new StringBuilder("event_type,i0\n");
    types.forEach(type -> weights.append(type[0]).append(',').append(type[2]).append('\n'));
    Files.writeString(folder.resolve("weights.csv"), weights);
    SplittableRandom random = new SplittableRandom(Long.parseLong(options.get("seed")));
    long rows = Long.parseLong(options.get("rows"));
    int days = (int) (365.25 * Integer.parseInt(options.get("years")));
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("events.csv"))) {
      out.write(HEADER);
      for (long row = 0; row < rows; row++) {
        out.write(row(row, pairs.get((int) (row % pairs.size())), types, days, random));
      }
    }
  }

  private static String row(
      long row, String pair, List<String[]> types, int days, SplittableRandom random) {
    String[] type = types.get(random.nextInt(types.size()));
    boolean positive = type[1].equals("positive");
    boolean turned = random.nextBoolean();
    LocalDate day = LocalDate.of(FIRST_YEAR, 1, 1).plusDays(random.nextInt(days));
    String first = pair.substring(0, 3);
    String second = pair.substring(4);
    return "e" + row + "," + day + "," + (turned ? second : first) + "," + (turned ? first : second)
        + "," + pair + "," + type[0] + "," + (positive ? "ECON-COOP" : "TRADE-FRICTION")
        + ",,Ministers meet on matter " + random.nextInt(100_000) + ",部长会晤,장관 회담"
        + ",\"Gazette, " + day + "\",coder,coded,\n";
  }

  private static List<String> pairs(Path home, int wanted) throws IOException {
    List<String> countries =
        Files.readAllLines(home.resolve("config/countries.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, 3))
            .toList();
    List<String> pairs = new ArrayList<>(List.of("CHN-KOR", "USA-KOR"));
    for (int i = 0; i < countries.size(); i++) {
      for (int j = i + 1; j < countries.size() && pairs.size() < wanted; j++) {
        String pair = countries.get(i) + "-" + countries.get(j);
        if (!pair.equals("CHN-KOR") && !pair.equals("KOR-USA")) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static List<String[]> types(Path home) throws IOException {
    String codebook = Files.readString(home.resolve("config/codebooks/tsinghua.json"));
    Matcher type = TYPE.matcher(codebook.substring(codebook.indexOf("\"types\" :")));
    List<String[]> types = new ArrayList<>();
    while (type.find()) {
      types.add(new String[] {type.group(1), type.group(2), type.group(3)});
    }
    return types;
  }

  private static String dyads(List<String> pairs) {
    StringBuilder text = new StringBuilder("{\"$schema\": \"dyads.schema.json\", \"dyads\": [\n");
    for (int i = 0; i < pairs.size(); i++) {
      String pair = pairs.get(i);
      text.append(i == 0 ? "" : ",\n")
          .append("{\"id\": \"").append(pair).append("\", \"names\": {\"en\": \"").append(pair)
          .append("\", \"zh\": \"").append(pair).append("\", \"ko\": \"").append(pair)
          .append("\"}, \"initial\": {\"month\": \"").append(FIRST_YEAR - 1)
          .append("-12\", \"score\": 0.0, \"basis\": \"assumed\", \"source\": \"generated\"}}");
    }
    return text.append("\n]}\n").toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
