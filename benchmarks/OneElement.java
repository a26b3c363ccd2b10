import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;

/** The least that Beam's direct runner can do: one element, one map. The floor of {@code startup.sh}. */
public final class OneElement {
  private OneElement() {}

  public static void main(String[] args) {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.of("one"))
        .apply(MapElements.into(TypeDescriptors.strings()).via((String text) -> text + "!"));
    pipeline.run().waitUntilFinish();
  }
}
