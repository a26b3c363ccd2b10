package io.guanxi.scheme;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.guanxi.model.Decimals;
import io.guanxi.text.FaultsException;
import io.guanxi.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON in and out: strict when read, the same bytes for the same content when written. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(BoundedParser.factory())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .propertyNamingStrategy(new Keys())
          .addModule(
              new SimpleModule()
                  .addSerializer(YearMonth.class, ToStringSerializer.instance)
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Double.class, new Shortest())
                  .addSerializer(double.class, new Shortest())
                  .addSerializer(new OptionalJson.Absent())
                  .addDeserializer(YearMonth.class, new Month())
                  .addDeserializer(Optional.class, new OptionalJson.Present(null)))
          .annotationIntrospector(new Introspector())
          .withConfigOverride(
              Optional.class,
              override -> override.setInclude(JsonInclude.Value.construct(NON_EMPTY, ALWAYS)))
          .build();

  private static final JsonMapper FOR_READERS =
      MAPPER
          .rebuild()
          .addModule(new SimpleModule("visible").addSerializer(String.class, new Shown()))
          .build();

  private static final int LONGEST = 16 << 20;

  private Json() {}

  /**
   * Reads a document; duplicate keys and trailing text are faults, and so is what no document
   * needs, see {@link BoundedParser}.
   *
   * @param where the file, for the message
   * @throws FaultsException when the text is not JSON, naming line and column
   */
  public static JsonNode read(String text, String where) {
    if (text.length() > LONGEST) {
      throw new FaultsException(
          where, "longer than " + (LONGEST >> 20) + " Mi characters, the limit of a JSON file");
    }
    try (JsonParser parser = new BoundedParser(MAPPER.createParser(text))) {
      @Nullable JsonNode node = MAPPER.reader().readTree(parser);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      throw new FaultsException(
          where,
          "not valid JSON at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": "
              + sentence(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Takes a document apart into a record. Keys that the record does not have are passed over; every
   * component that is not an {@link Optional} has to be there.
   *
   * @param where the file, for the message
   * @param hint what may be the matter, for the message
   * @throws FaultsException with all that is missing, or what is of another kind than the record
   *     says
   */
  public static <T> T bind(JsonNode document, Class<T> type, String where, String hint) {
    List<String> missing = new ArrayList<>();
    missing(document, MAPPER.constructType(type), "", missing);
    if (!missing.isEmpty()) {
      throw new FaultsException(
          missing.stream()
              .map(pointer -> where + ": nothing stands at " + pointer + "; " + hint)
              .toList());
    }
    return bound(document, type, MAPPER.reader(FAIL_ON_NULL_FOR_PRIMITIVES), where, "; " + hint);
  }

  /**
   * Takes a document apart that its schema allows. What it does not have is null in the record,
   * zero or false; constants of enumerations stand there in any case, with {@code -} or {@code _}.
   *
   * @param where the file, for the message
   * @throws FaultsException when a number is too large for the record
   */
  static <T> T bindChecked(JsonNode document, Class<T> type, String where) {
    return bound(document, type, MAPPER.reader(), where, "");
  }

  private static <T> T bound(
      JsonNode document, Class<T> type, ObjectReader reader, String where, String hint) {
    try {
      return reader.without(FAIL_ON_UNKNOWN_PROPERTIES).readValue(document, type);
    } catch (JsonMappingException e) {
      String pointer =
          e.getPath().stream()
              .map(
                  each ->
                      "/" + (each.getFieldName() == null ? each.getIndex() : each.getFieldName()))
              .collect(Collectors.joining());
      throw new FaultsException(
          where, "what stands at " + pointer + " is of another kind than it should be" + hint);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Reads a document into a record, see {@link #bind}.
   *
   * @throws FaultsException also when the text is not JSON
   */
  public static <T> T readAs(String text, Class<T> type, String where, String hint) {
    return bind(read(text, where), type, where, hint);
  }

  /** Notes the places where a record has a component and a document has nothing. */
  private static void missing(JsonNode node, JavaType type, String pointer, List<String> missing) {
    if (type.isRecordType()) {
      for (RecordComponent component : type.getRawClass().getRecordComponents()) {
        String place = pointer + "/" + new Keys().translate(component.getName());
        JsonNode there = node.path(place.substring(pointer.length() + 1));
        boolean isOptional = component.getType() == Optional.class;
        if (there.isMissingNode() || (there.isNull() && !isOptional)) {
          if (!isOptional) {
            missing.add(place);
          }
        } else if (!isOptional) {
          missing(there, MAPPER.constructType(component.getGenericType()), place, missing);
        }
      }
    } else if (type.isCollectionLikeType()) {
      for (int i = 0; i < node.size(); i++) {
        missing(node.path(i), type.getContentType(), pointer + "/" + i, missing);
      }
    }
  }

  /** The components of a record as texts by their keys, a list with more than one or none. */
  public static Map<String, List<String>> texts(Object document) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    MAPPER
        .<JsonNode>valueToTree(document)
        .properties()
        .forEach(
            entry -> {
              List<String> values = new ArrayList<>();
              if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(value.asText()));
              } else {
                values.add(entry.getValue().asText());
              }
              texts.put(entry.getKey(), values);
            });
    return texts;
  }

  /** Jackson's message without what speaks of Jackson. */
  private static String sentence(JsonProcessingException fault) {
    String text = fault.getOriginalMessage();
    return text.startsWith("Trailing token")
        ? "text follows the end of the document"
        : text.replaceFirst("(?s) *\\([^()]*\\[Source:.*", "");
  }

  /** Keys in snake case; the underscore after a component named like a Java keyword is dropped. */
  private static final class Keys extends PropertyNamingStrategies.SnakeCaseStrategy {
    private static final long serialVersionUID = 1;

    @Override
    public String translate(String component) {
      return super.translate(component.replaceFirst("_$", ""));
    }
  }

  /** On a component that is a record: its components stand in the place of the whole. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.FIELD)
  public @interface Inline {}

  private static final class Introspector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
      return member.hasAnnotation(Inline.class)
          ? NameTransformer.NOP
          : super.findUnwrappingNameTransformer(member);
    }

    @Override
    public void findEnumAliases(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[][] aliases) {
      for (int i = 0; i < constants.length; i++) {
        aliases[i] = new String[] {constants[i].name().replace('_', '-')};
      }
    }
  }

  private static final class Shortest extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1;

    Shortest() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      if (value.isNaN()) {
        generator.writeNull();
      } else {
        generator.writeNumber(Decimals.shortest(value));
      }
    }
  }

  private static final class Month extends StdDeserializer<YearMonth> {
    private static final long serialVersionUID = 1;

    Month() {
      super(YearMonth.class);
    }

    @Override
    public YearMonth deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        return YearMonth.parse(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, YearMonth.class, "not a month as YYYY-MM");
      }
    }
  }

  private static final class Shown extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1;

    Shown() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(VisibleText.text(value));
    }
  }

  /**
   * Writes a record, or a map, indented by two blanks, a line feed at the end. Records may hold
   * records, maps, lists, texts, numbers, booleans, months and days. Keys are the names of the
   * components in snake case, in their order, or those of the map in its order. A component that is
   * null is written as {@code null}, one that is an empty {@link Optional} has no key, and one that
   * is {@link Inline} puts its own keys in its place. Decimals are written in full, without an
   * exponent; of a double the shortest decimal that reads back as the same, not a number as {@code
   * null}. Characters that would do something to a terminal are escaped.
   */
  public static String write(Object document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return VisibleText.text(MAPPER.writer(printer).writeValueAsString(document)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON document", e);
    }
  }

  /**
   * Writes the same in one line that may stand in a {@code script} element of an HTML page: no text
   * in it can end the element or be taken for markup, and no character ends a line of JavaScript.
   * Texts are those that a reader may see, {@link VisibleText}.
   */
  public static String writeForHtml(Object document) {
    try {
      return FOR_READERS
          .writeValueAsString(document)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON document", e);
    }
  }
}
