package io.guanxi.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.report.Language;
import io.guanxi.text.FaultsException;
import org.junit.jupiter.api.Test;

class TypefaceTest {
  @Test
  void refusesATextThatTheFontCannotDisplay() {
    Pictures.requireFont(Language.KO);
    Typeface type = Typeface.of(Language.KO);

    assertThatThrownBy(() -> type.width("한국 \uE123"))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "figures: the font "
                + type.family()
                + " cannot display '\uE123' in '한국 \uE123'; for language ko these are known to"
                + " suit: Noto Sans CJK KR, Noto Sans KR, Source Han Sans K, Apple SD Gothic Neo,"
                + " Malgun Gothic, NanumGothic; install one of them, on Debian and Ubuntu with"
                + " 'apt-get install fonts-noto-cjk'");
  }

  @Test
  void breaksLinesBetweenWordsAndIdeographsButNotWithinNumbers() {
    Pictures.requireFont(Language.ZH);
    Typeface type = Typeface.of(Language.ZH);

    assertThat(type.lines("impact (−0.075)", type.width("impact (−0.0"), Typeface.TEXT))
        .containsExactly("impact", "(−0.075)");
    assertThat(type.lines("中韩关系分值", type.width("中韩关系"), Typeface.TEXT))
        .containsExactly("中韩关系", "分值");
    assertThat(type.lines("中韩关系分值变动", type.width("中韩关"), Typeface.TEXT, 2))
        .containsExactly("中韩关", "系分…");
  }

  @Test
  void breaksAWordThatIsWiderThanTheRoom() {
    Pictures.requireFont(Language.EN);
    Typeface type = Typeface.of(Language.EN);

    assertThat(type.lines("a xxxxx b", type.width("xxx"), Typeface.TEXT))
        .containsExactly("a", "xxx", "xx", "b");
    assertThat(type.lines("x".repeat(200), type.width("xxx"), Typeface.TEXT, 2))
        .hasSize(2)
        .allMatch(line -> type.width(line) <= type.width("xxx"));
  }

  @Test
  void textsOfFilesAreShownAsFarAsTheFontGoes() {
    Pictures.requireFont(Language.EN);
    Typeface type = Typeface.of(Language.EN);

    assertThat(type.displayable("Protest 韩国 \uE123\u200D\uE124 end"))
        .isEqualTo("Protest 韩国 [?] end");
    assertThat(type.displayable("x".repeat(1_000_000))).hasSize(400);
  }
}
