package io.guanxi.system;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** An embedded Flink. */
@EnabledIfSystemProperty(
    named = "guanxi.flink",
    matches = "true",
    disabledReason = "Flink is in the jar only when it is built by mvn -Pflink verify")
class FlinkRunnerIT extends OtherRunner {
  FlinkRunnerIT() {
    super("FlinkRunner", "--parallelism=N");
  }
}
