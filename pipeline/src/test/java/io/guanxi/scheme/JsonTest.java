package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
        .isEqualTo("{\"title\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 관계\"}");
  }
}
