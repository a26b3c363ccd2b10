package io.guanxi.scheme;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.SimpleType;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.guanxi.model.Decimals;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON in and out: strict when read, the same bytes for the same content when written. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .propertyNamingStrategy(new Keys())
          .addModule(
              new SimpleModule()
                  .addSerializer(YearMonth.class, ToStringSerializer.instance)
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Double.class, new Shortest())
                  .addSerializer(double.class, new Shortest())
                  .addSerializer(new Absent()))
          .annotationIntrospector(new InlineIntrospector())
          .withConfigOverride(
              Optional.class,
              override -> override.setInclude(JsonInclude.Value.construct(NON_EMPTY, ALWAYS)))
          .build();

  private Json() {}

  /**
   * Reads a document; duplicate keys and trailing text are faults.
   *
   * @param where the file, for the message
   * @throws FaultsException when the text is not JSON, naming line and column
   */
  public static JsonNode read(String text, String where) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FaultsException(
          where
              + ": not valid JSON at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": "
              + sentence(e));
    }
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

  private static final class InlineIntrospector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
      return member.hasAnnotation(Inline.class)
          ? NameTransformer.NOP
          : super.findUnwrappingNameTransformer(member);
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

  /** An {@link Optional} that is empty leaves no key. */
  private static final class Absent extends StdSerializer<Optional<?>> {
    private static final long serialVersionUID = 1;

    Absent() {
      super(SimpleType.constructUnsafe(Optional.class));
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
      return value.isEmpty();
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.orElse(null), generator);
    }
  }

  /**
   * Writes a record, or a map, indented by two blanks, a line feed at the end. Records may hold
   * records, maps, lists, texts, numbers, booleans, months and days. Keys are the names of the
   * components in snake case, in their order, or those of the map in its order. A component that is
   * null is written as {@code null}, one that is an empty {@link Optional} has no key, and one that
   * is {@link Inline} puts its own keys in its place. Decimals are written in full, without an
   * exponent; of a double the shortest decimal that reads back as the same, not a number as {@code
   * null}.
   */
  public static String write(Object document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON document", e);
    }
  }

  /**
   * Writes the same in one line that may stand in a {@code script} element of an HTML page: no text
   * in it can end the element or be taken for markup, and no character ends a line of JavaScript.
   */
  public static String writeForHtml(Object document) {
    try {
      return MAPPER
          .writeValueAsString(document)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON document", e);
    }
  }
}
