package io.guanxi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Random;

/** The arrows between packages, and the one package that knows each library. */
@AnalyzeClasses(packages = "io.guanxi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS_POINT_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("io.guanxi.cli..")
          .layer("pipeline")
          .definedBy("io.guanxi.pipeline..")
          .layer("report")
          .definedBy("io.guanxi.report..")
          .layer("validate")
          .definedBy("io.guanxi.validate..")
          .layer("doctor")
          .definedBy("io.guanxi.doctor..")
          .layer("agreement")
          .definedBy("io.guanxi.agreement..")
          .layer("explain")
          .definedBy("io.guanxi.explain..")
          .layer("table")
          .definedBy("io.guanxi.table..")
          .layer("score")
          .definedBy("io.guanxi.score..")
          .layer("series")
          .definedBy("io.guanxi.series..")
          .layer("source")
          .definedBy("io.guanxi.source..")
          .layer("scheme")
          .definedBy("io.guanxi.scheme..")
          .layer("model")
          .definedBy("io.guanxi.model..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("validate")
          .mayOnlyBeAccessedByLayers("cli", "report", "agreement")
          .whereLayer("doctor")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("agreement")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("explain")
          .mayOnlyBeAccessedByLayers("cli", "report", "agreement", "doctor")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("cli", "pipeline", "report", "validate", "explain")
          .whereLayer("series")
          .mayOnlyBeAccessedByLayers("cli", "report", "validate", "agreement", "table")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("cli", "pipeline", "agreement", "doctor", "explain", "table")
          .whereLayer("score")
          .mayOnlyBeAccessedByLayers(
              "cli", "pipeline", "report", "validate", "agreement", "doctor", "explain", "table")
          .whereLayer("scheme")
          .mayOnlyBeAccessedByLayers(
              "cli",
              "pipeline",
              "report",
              "validate",
              "agreement",
              "doctor",
              "explain",
              "table",
              "score",
              "series");

  @ArchTest
  static final ArchRule THE_MODEL_IMPORTS_NOTHING_OF_THE_REST =
      noClasses()
          .that()
          .resideInAPackage("io.guanxi.model..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.guanxi..").and(not(resideInAPackage("io.guanxi.model.."))));

  @ArchTest
  static final ArchRule EVERY_CLASS_HAS_A_KNOWN_PLACE =
      classes()
          .should()
          .resideInAnyPackage(
              "io.guanxi.cli",
              "io.guanxi.pipeline",
              "io.guanxi.report",
              "io.guanxi.report.figure",
              "io.guanxi.report.page",
              "io.guanxi.validate",
              "io.guanxi.agreement",
              "io.guanxi.doctor",
              "io.guanxi.explain",
              "io.guanxi.table",
              "io.guanxi.score",
              "io.guanxi.series",
              "io.guanxi.source",
              "io.guanxi.source.*",
              "io.guanxi.scheme",
              "io.guanxi.model");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.guanxi.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SOURCE_FORMATS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.guanxi.source.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("io.guanxi.source.."), resideInAPackage("io.guanxi.source.feed.."));

  @ArchTest
  static final ArchRule ONLY_SCHEME_KNOWS_JSON =
      onlyIn("io.guanxi.scheme", "com.fasterxml.jackson..", "com.networknt..", "tools.jackson..");

  @ArchTest
  static final ArchRule ONLY_PIPELINE_KNOWS_BEAM =
      onlyIn("io.guanxi.pipeline", "org.apache.beam..");

  @ArchTest
  static final ArchRule ONLY_REPORT_KNOWS_TABLESAW =
      onlyIn("io.guanxi.report..", "tech.tablesaw..");

  @ArchTest
  static final ArchRule ONLY_FIGURES_KNOW_CHARTS =
      onlyIn("io.guanxi.report.figure", "org.jfree..", "org.apache.batik..");

  @ArchTest static final ArchRule ONLY_CLI_KNOWS_PICOCLI = onlyIn("io.guanxi.cli", "picocli..");

  @ArchTest
  static final ArchRule ONLY_MODEL_GUESSES_ENCODINGS =
      onlyIn("io.guanxi.model", "org.mozilla.universalchardet..");

  @ArchTest
  static final ArchRule ONLY_TABLE_SCHEME_AND_CURATED_KNOW_CSV =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.guanxi.table", "io.guanxi.scheme", "io.guanxi.source.curated")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.commons.csv..");

  @ArchTest
  static final ArchRule NOTHING_BUT_THE_MANIFEST_READS_THE_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.guanxi.pipeline.Publication")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(YearMonth.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class);

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_LOCALE =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  private static ArchRule onlyIn(String owner, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
