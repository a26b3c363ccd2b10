package io.guanxi.pipeline;

import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import java.io.Serializable;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * A fallible stage: applies a function whose outcome is a value or a reject, and gives both.
 *
 * @param <A> what goes in
 * @param <B> what comes out
 */
final class MapOutcomes<A, B extends Serializable>
    extends PTransform<PCollection<A>, WithFailures.Result<PCollection<B>, Reject>> {
  private static final long serialVersionUID = 1L;

  private final SerializableFunction<A, Outcome<B>> function;
  private final Class<B> type;

  private MapOutcomes(SerializableFunction<A, Outcome<B>> function, Class<B> type) {
    this.function = function;
    this.type = type;
  }

  static <A, B extends Serializable> MapOutcomes<A, B> of(
      SerializableFunction<A, Outcome<B>> function, Class<B> type) {
    return new MapOutcomes<>(function, type);
  }

  @Override
  public WithFailures.Result<PCollection<B>, Reject> expand(PCollection<A> input) {
    TupleTag<B> good = new TupleTag<>("good");
    TupleTag<Reject> bad = new TupleTag<>("rejects");
    PCollectionTuple outputs =
        input.apply(
            "Map", ParDo.of(new Apply<>(function, bad)).withOutputTags(good, TupleTagList.of(bad)));
    return WithFailures.Result.of(
        outputs.get(good).setCoder(SerializableCoder.of(type)),
        outputs.get(bad).setCoder(SerializableCoder.of(Reject.class)));
  }

  private static final class Apply<A, B> extends DoFn<A, B> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<A, Outcome<B>> function;
    private final TupleTag<Reject> bad;

    Apply(SerializableFunction<A, Outcome<B>> function, TupleTag<Reject> bad) {
      this.function = function;
      this.bad = bad;
    }

    @ProcessElement
    public void process(@Element A element, MultiOutputReceiver outputs, OutputReceiver<B> good) {
      Outcome<B> outcome = function.apply(element);
      if (outcome instanceof Outcome.Good<B> success) {
        good.output(success.value());
      } else if (outcome instanceof Outcome.Bad<B> failure) {
        outputs.get(bad).output(failure.reject());
      }
    }
  }
}
