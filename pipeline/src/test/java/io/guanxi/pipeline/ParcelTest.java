package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.source.FeedFormats;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedVocabulary;
import io.guanxi.testkit.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

/** What a function of Beam carries arrives whole, near and far. */
class ParcelTest {
  private static final List<String> WORDS = List.of("중국", "한국");

  @Test
  void givesTheValueItselfWhereItWasMade() {
    ArrayList<String> words = new ArrayList<>(WORDS);
    Parcel<ArrayList<String>> parcel = Parcel.of(words);

    assertThat(parcel.open()).isSameAs(words);
    assertThat(SerializableUtils.clone(parcel).open()).isSameAs(words);
  }

  @Test
  void givesAnEqualValueElsewhere() {
    assertThat(Parcel.of(new ArrayList<>(WORDS)).unpack()).isEqualTo(WORDS);
  }

  @Test
  void carriesTheOrderOfAScan() {
    FeedFormat format = FeedFormats.named("gdelt1").orElseThrow();
    Countries countries = Countries.load(ProjectFiles.config(), "config");
    Countries.Kind kind = format.countries();
    FeedCodebook codebook = FeedCodebook.load(ProjectFiles.config(), "config", format.codebook());
    FeedVocabulary vocabulary =
        new FeedVocabulary(
            countries.writings(kind),
            countries.none(kind),
            countries.former(kind),
            codebook.codes(format.edition()),
            false);
    FeedSelection selection = FeedSelection.of(List.of(new Dyad("CHN", "KOR")), vocabulary);
    ScanFeed.Order order =
        new ScanFeed.Order(format, vocabulary, selection, DuplicatePolicy.STORY, 8, 2);

    ScanFeed.Order arrived = Parcel.of(order).unpack();

    assertThat(arrived).usingRecursiveComparison().isEqualTo(order);
  }
}
