package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is written, and hashes. */
class JsonTest {
  @Test
  void writesTheSameBytesOnEverySystem() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("zh", "中韩关系");
    document.put("a", List.of("x", 1, true));
    document.put("m", Map.of("k", 0.5));
    document.put("empty", List.of());

    assertThat(Json.write(document))
        .isEqualTo(
            """
            {
              "zh" : "中韩关系",
              "a" : [
                "x",
                1,
                true
              ],
              "m" : {
                "k" : 0.5
              },
              "empty" : [ ]
            }
            """);
  }

  private record Inner(String i0Basis, Optional<String> remark) {}

  private record Outer(
      YearMonth lastMonth,
      Inner class_,
      @Nullable BigDecimal low95,
      BigDecimal p0,
      List<Inner> a) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-50000000",
        "-1e-50000000",
        "1e999999999",
        "1e99999999999",
        "1e331",
        "0.5e-331",
        "0e-50000000"
      })
  void aDecimalFarFromOneIsOutOfRange(String number) {
    assertRefused(
        "{\n \"i0\": " + number + "\n}", "2, column 8: the number " + number + " is out of range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-320", "-1.7976931348623157e308", "0.000001", "0e-10", "12345678901"})
  void everyDoubleIsRead(String number) {
    assertThat(Json.read("[" + number + "]", "f.json").get(0).decimalValue())
        .isEqualByComparingTo(number);
  }

  @Test
  void whatIsTooDeepOrTooLongIsRefusedInOneSentence() {
    assertRefused(
        "[".repeat(100_000), "1, column 102: lists and objects are nested deeper than 100");
    assertRefused("[" + "7".repeat(1_000) + "]", ": a number has more than 400 digits");
    assertRefused("[0." + "7".repeat(1_000) + "]", ": a number has more than 400 digits");
    assertRefused(
        "{\"a\": \"" + "x".repeat(1 << 20) + "\"}", ": a text has more than 100,000 characters");
    assertRefused("{\"" + "x".repeat(70_000) + "\": 1}", ": a key has more than 1,000 characters");
    assertThatThrownBy(() -> Json.read(" ".repeat((16 << 20) + 1), "f.json"))
        .hasMessage("f.json: longer than 16 Mi characters, the limit of a JSON file");
  }

  private static void assertRefused(String text, String end) {
    assertThatThrownBy(() -> Json.read(text, "f.json"))
        .isInstanceOf(FaultsException.class)
        .message()
        .startsWith("f.json: not valid JSON at line ")
        .endsWith(end)
        .hasSizeLessThan(150);
  }

  @Test
  void aRecordIsWrittenByItsComponents() {
    Inner said = new Inner("range", Optional.of("x"));
    Inner silent = new Inner("", Optional.empty());

    assertThat(
            Json.write(
                new Outer(
                    YearMonth.of(2022, 3), said, null, new BigDecimal("1E-7"), List.of(silent))))
        .isEqualTo(
            """
            {
              "last_month" : "2022-03",
              "class" : {
                "i0_basis" : "range",
                "remark" : "x"
              },
              "low95" : null,
              "p0" : 0.0000001,
              "a" : [
                {
                  "i0_basis" : ""
                }
              ]
            }
            """);
  }

  @Test
  void hashesTheUtf8BytesOfAText() {
    // NIST, FIPS 180-2 appendix B.1
    assertThat(Hashes.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Hashes.sha256("中")).isEqualTo(Hashes.sha256("中".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void writesForHtmlWhatCannotEndItsElement() {
    assertThat(Json.writeForHtml(Map.of("title", "</script><!-- & \u2028\u2029 관계")))
        .isEqualTo("{\"title\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\\\u2028\\\\u2029 관계\"}");
    assertThat(Json.writeForHtml(Map.of("title", "\u001b[2J\u202e\ufffe")))
        .isEqualTo("{\"title\":\"\\\\u001b[2J\\\\u202e\\\\ufffe\"}");
  }

  @Test
  void whatATerminalWouldDoIsEscapedAndReadsBackAsTheSame() {
    String text = "\u001b[2J\u202e\u009b\u2028\ufffe";
    String json = Json.write(Map.of("title", text));

    assertThat(json).isEqualTo("{\n  \"title\" : \"\\u001B[2J\\u202e\\u009b\\u2028\\ufffe\"\n}\n");
    assertThat(Json.read(json, "f.json").get("title").asText()).isEqualTo(text);
  }
}
