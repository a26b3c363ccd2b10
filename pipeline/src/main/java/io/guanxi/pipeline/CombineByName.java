package io.guanxi.pipeline;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.values.KV;

/** One number for each name, made of all numbers of that name; the order does not matter. */
final class CombineByName
    extends CombineFn<KV<String, Long>, Map<String, Long>, Map<String, Long>> {
  private static final long serialVersionUID = 1L;

  static final Coder<KV<String, Long>> CODER = KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private static final Coder<Map<String, Long>> ALL =
      MapCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private final SerializableBiFunction<Long, Long, Long> both;

  /**
   * A combination.
   *
   * @param both the number for two of the same name
   */
  CombineByName(SerializableBiFunction<Long, Long, Long> both) {
    this.both = both;
  }

  @Override
  public Map<String, Long> createAccumulator() {
    return new TreeMap<>();
  }

  @Override
  public Map<String, Long> addInput(Map<String, Long> numbers, KV<String, Long> one) {
    numbers.merge(one.getKey(), one.getValue(), both);
    return numbers;
  }

  @Override
  public Map<String, Long> mergeAccumulators(Iterable<Map<String, Long>> parts) {
    Map<String, Long> numbers = createAccumulator();
    parts.forEach(part -> part.forEach((name, number) -> numbers.merge(name, number, both)));
    return numbers;
  }

  @Override
  public Map<String, Long> extractOutput(Map<String, Long> numbers) {
    return numbers;
  }

  @Override
  public Coder<Map<String, Long>> getAccumulatorCoder(
      CoderRegistry registry, Coder<KV<String, Long>> input) {
    return ALL;
  }

  @Override
  public Coder<Map<String, Long>> getDefaultOutputCoder(
      CoderRegistry registry, Coder<KV<String, Long>> input) {
    return ALL;
  }
}
