package io.guanxi.pipeline;

import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.score.DyadMonths;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Brings the codings of each dyad together and lays them out by month; the dyad is the key. */
final class GroupMonths extends PTransform<PCollection<WeightedCoding>, PCollection<DyadMonths>> {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, DyadProfile> profiles;

  private GroupMonths(Map<String, DyadProfile> profiles) {
    this.profiles = new HashMap<>(profiles);
  }

  static GroupMonths of(Map<String, DyadProfile> profiles) {
    return new GroupMonths(profiles);
  }

  @Override
  public PCollection<DyadMonths> expand(PCollection<WeightedCoding> codings) {
    return codings
        .apply(
            "ByDyad",
            WithKeys.<String, WeightedCoding>of(coding -> coding.coding().dyad().id())
                .withKeyType(TypeDescriptors.strings()))
        .apply("Group", GroupByKey.create())
        .apply("LayOut", ParDo.of(new LayOut(profiles)))
        .setCoder(SerializableCoder.of(DyadMonths.class));
  }

  private static final class LayOut extends DoFn<KV<String, Iterable<WeightedCoding>>, DyadMonths> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, DyadProfile> profiles;

    LayOut(Map<String, DyadProfile> profiles) {
      this.profiles = new HashMap<>(profiles);
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<WeightedCoding>> dyad, OutputReceiver<DyadMonths> months) {
      DyadProfile profile = Objects.requireNonNull(profiles.get(dyad.getKey()));
      months.output(DyadMonths.of(profile, dyad.getValue()));
    }
  }
}
