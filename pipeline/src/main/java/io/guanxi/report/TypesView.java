package io.guanxi.report;

import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.report.Document.Column;
import io.guanxi.report.Document.Rows;
import io.guanxi.scheme.Codebook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The event types of a codebook. The JSON is the same in every language; {@code
 * docs/schemas/types.schema.json} describes it.
 */
public record TypesView(Codebook codebook, Language language) implements View {
  private static final int SCHEMA_VERSION = 1;

  private record Whole(int schemaVersion, String codebook, List<Type> types) {}

  private record Type(
      String code,
      LocalizedNames names,
      String sign,
      BigDecimal i0,
      BigDecimal lowest,
      BigDecimal highest,
      String origin,
      String source) {}

  @Override
  public Object json() {
    return new Whole(
        SCHEMA_VERSION,
        codebook.path(),
        codebook.types().values().stream()
            .map(
                type ->
                    new Type(
                        type.code(),
                        type.names(),
                        type.sign().label(),
                        points(type.i0Micros()),
                        points(type.lowestMicros()),
                        points(type.highestMicros()),
                        type.origin().name().toLowerCase(Locale.ROOT),
                        type.source()))
            .toList());
  }

  private static BigDecimal points(long micros) {
    return new BigDecimal(Micropoints.toText(micros));
  }

  @Override
  public Document document() {
    Messages messages = new Messages(language);
    Rows rows =
        new Rows(
            List.of(
                Column.left(messages.get("page.code")),
                Column.left(messages.get("explain.type")),
                Column.left(messages.get("agreement.attribute.sign")),
                Column.right("I0"),
                Column.right(messages.get("page.range")),
                Column.left(messages.get("page.origin"))));
    for (EventType type : codebook.types().values()) {
      rows.add(
          type.code(),
          language.of(type.names()),
          messages.get("agreement.sign." + type.sign().label()),
          Micropoints.toText(type.i0Micros()),
          Micropoints.toText(type.lowestMicros())
              + " … "
              + Micropoints.toText(type.highestMicros()),
          messages.get("page.origin." + type.origin().name().toLowerCase(Locale.ROOT)));
    }
    return new Document()
        .title(messages.get("types.title", codebook.path()))
        .add(rows.table().atEdge());
  }
}
