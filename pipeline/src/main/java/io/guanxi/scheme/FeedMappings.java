package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.CodeStyle;
import io.guanxi.model.FeedMapping;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.model.MappedDays;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads mapping files, which describe delimited files of events ({@code docs/formats.md}). */
public final class FeedMappings {
  private static final String SCHEMA = "mappings/mapping.schema.json";
  private static final String SUFFIX = ".json";

  /** All but the code's name, which is a code with {@code "codes": "names"} here. */
  private static final Set<Role> MAPPED_ROLES = EnumSet.complementOf(EnumSet.of(Role.CODE_NAME));

  private FeedMappings() {}

  /**
   * Reads a mapping.
   *
   * @param file the mapping file
   * @param shown how messages name it
   * @throws FaultsException with every fault found: an unreadable file, what the schema does not
   *     allow, an unknown encoding, a date pattern that is none, columns named where numbers are
   *     needed or the other way round
   */
  public static FeedMapping load(Path file, String shown) {
    List<String> faults = new ArrayList<>();
    FeedMapping mapping = of(CheckedJson.read(file, shown, SCHEMA), shown, faults);
    FaultsException.throwIfAny(faults);
    return mapping;
  }

  private static FeedMapping of(CheckedJson read, String shown, List<String> faults) {
    JsonNode node = read.node();
    boolean header = node.get("header").booleanValue();
    int width = node.path("width").asInt(0);
    if (header == node.has("width")) {
      faults.add(
          shown
              + (header
                  ? ": 'width' is only for files without a header"
                  : ": without a header 'width' must say how many columns a row has"));
    }
    Map<Role, String> columns = new EnumMap<>(Role.class);
    for (Role role : MAPPED_ROLES) {
      String key = role.name().toLowerCase(Locale.ROOT);
      JsonNode column = node.get("columns").path(key);
      if (column.isMissingNode()) {
        continue;
      }
      if (header != column.isTextual()) {
        faults.add(
            Fault.at(
                shown,
                "column "
                    + key
                    + " is "
                    + column
                    + "; "
                    + (header
                        ? "with a header it must be a name"
                        : "without a header it is a number")));
      } else if (!header && column.intValue() > width && width > 0) {
        faults.add(Fault.at(shown, "column " + key + " is " + column + "; the width is " + width));
      }
      columns.put(role, column.asText());
    }
    String encoding = node.path("encoding").asText("UTF-8");
    if (!isCharset(encoding)) {
      faults.add(
          Fault.of("encoding", encoding).in(shown).unknown(Charset.availableCharsets().keySet()));
    }
    String pattern = node.path("date_pattern").asText("");
    MappedDays days = new MappedDays(pattern, node.path("month_names").asText("en"));
    boolean oneCell = columns.containsKey(Role.DATE);
    if (oneCell == columns.containsKey(Role.YEAR)
        || columns.containsKey(Role.YEAR) != columns.containsKey(Role.MONTH)
        || (columns.containsKey(Role.DAY) && !columns.containsKey(Role.YEAR))) {
      faults.add(
          Fault.at(shown, "columns must have either date, or year and month and perhaps day"));
    } else if (oneCell != node.has("date_pattern")) {
      faults.add(
          shown
              + (oneCell
                  ? ": date_pattern must say how the column date is written"
                  : ": date_pattern is only for a column date"));
    } else if (oneCell && !days.isSound()) {
      faults.add(
          Fault.at(
              shown,
              "date_pattern '"
                  + pattern
                  + "' does not tell a day or a month in the letters of java.time, as yyyy-MM-dd does"));
    }
    List<String> missing = new ArrayList<>();
    node.path("missing").forEach(text -> missing.add(text.asText()));
    Path name = Path.of(shown).getFileName();
    String id = name == null ? shown : name.toString();
    return new FeedMapping(
        id.endsWith(SUFFIX) ? id.substring(0, id.length() - SUFFIX.length()) : id,
        node.get("delimiter").asText().charAt(0),
        node.path("quoting").asText("none").equals("rfc4180"),
        encoding,
        header,
        width,
        columns,
        days,
        node.get("countries").asText(),
        missing,
        CodeStyle.valueOf(
            node.path("codes").asText("as-written").toUpperCase(Locale.ROOT).replace('-', '_')),
        node.path("decimal").asText(".").charAt(0),
        node.get("codebook").asText(),
        node.path("edition").asText(""),
        node.get("recipe").asText(),
        read.sha256());
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
