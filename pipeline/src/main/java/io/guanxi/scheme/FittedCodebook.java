package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Map;

/** A codebook with other table scores, as a file. */
public final class FittedCodebook {
  private FittedCodebook() {}

  /**
   * The text of a codebook file with fitted table scores, of origin {@code estimated}. A type that
   * no month of the fit has keeps the origin {@code prior}: its value follows from its family's,
   * class's and level's factors. A range is a third to three times the value.
   *
   * @param codebook the file with the priors
   * @param shown how messages name it
   * @param scores table score by event type, points
   * @param months how many months of the fit have each type
   * @param fitted what the scores were fitted to, in words
   * @param about what the table is and rests on
   * @throws FaultsException when the file cannot be read
   */
  public static String text(
      Path codebook,
      String shown,
      Map<String, Double> scores,
      Map<String, Integer> months,
      String fitted,
      String about) {
    JsonNode document =
        CheckedJson.read(codebook, shown, "codebooks/codebook.schema.json").node().deepCopy();
    ((ObjectNode) document).put("about", about);
    for (JsonNode each : document.get("types")) {
      ObjectNode type = (ObjectNode) each;
      String code = type.get("code").asText();
      BigDecimal score = points(scores.getOrDefault(code, 0.0));
      boolean positive = score.signum() >= 0;
      BigDecimal third = score.divide(BigDecimal.valueOf(3), 3, RoundingMode.HALF_UP);
      BigDecimal triple = score.multiply(BigDecimal.valueOf(3));
      type.put("i0", score);
      ArrayNode range = type.putArray("range");
      range.add(positive ? third : triple).add(positive ? triple : third);
      int evidence = months.getOrDefault(code, 0);
      type.put("origin", evidence > 0 ? "estimated" : "prior");
      type.put(
          "source",
          evidence > 0
              ? fitted + "; months with this type: " + evidence
              : "no month of the fit has it; from the factors of its family, class, level and bearing");
    }
    return Json.write(document);
  }

  private static BigDecimal points(double score) {
    return BigDecimal.valueOf(score).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}
