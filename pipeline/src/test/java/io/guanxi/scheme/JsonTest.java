package io.guanxi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
