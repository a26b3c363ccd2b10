package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Spark, in this process and with executors in processes of their own. */
@EnabledIfSystemProperty(
    named = "guanxi.spark",
    matches = "true",
    disabledReason = "Spark is in the jar only when it is built by mvn -Pspark verify")
class SparkRunnerIT extends OtherRunner {
  @TempDir private Path spark;

  SparkRunnerIT() {
    super("SparkRunner", "--sparkMaster=local[N]");
  }

  @Test
  void executorsOfTheirOwnGiveTheSameBytes() throws Exception {
    // Spark starts them with what lies in its own folder: here the jar alone, which has all of it.
    Path jar = ProjectFiles.root().resolve(Shell.JAR);
    Files.createSymbolicLink(
        Files.createDirectory(spark.resolve("jars")).resolve("guanxi.jar"), jar);

    assertSameBytes(
        List.of("SPARK_HOME=" + spark, "SPARK_SCALA_VERSION=2.12"),
        "--sparkMaster=local-cluster[2,1,1024]");
  }

  @Test
  void aRunnerThatNeedsMoreThanTheJarHasIsTold() throws Exception {
    List<String> arguments =
        List.of(
            "score",
            "--output",
            spark.resolve("out").toString(),
            "--runner",
            "SparkStructuredStreamingRunner");

    assertThat(Shell.run(spark, Shell.product(List.of(), arguments)))
        .isEqualTo(
            new Shell.Result(
                2,
                "",
                "guanxi: --runner SparkStructuredStreamingRunner: needs"
                    + " org/apache/spark/sql/SparkSession, which is not in the jar\n"));
  }
}
